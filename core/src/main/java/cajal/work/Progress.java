package cajal.work;

import java.util.concurrent.CancellationException;

/// The owner of long work, as the work sees it: told how far it has come, and able to stop it.
///
/// Safe to call from any thread; calls are cheap enough for every pass of an inner loop that takes
/// a millisecond or more.
public interface Progress {

  /// Nobody watches and nobody stops.
  Progress NONE =
      new Progress() {
        @Override
        public void at(double fraction, String what) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /// How far the work is.
  ///
  /// @param fraction done so far, 0 to 1; negative where it cannot be known
  /// @param what is being done, a few words in the user's terms
  void at(double fraction, String what);

  /// Whether the work is to stop.
  boolean isCancelled();

  /// Ends the work if it is to stop.
  ///
  /// @throws CancellationException if it is
  default void orStop() {
    if (isCancelled()) {
      throw new CancellationException();
    }
  }

  /// The progress of a part of the work, whose own 0 to 1 lies between two fractions of the whole.
  default Progress part(double from, double to) {
    Progress whole = this;
    return new Progress() {
      @Override
      public void at(double fraction, String what) {
        whole.at(fraction < 0 ? fraction : from + (to - from) * fraction, what);
      }

      @Override
      public boolean isCancelled() {
        return whole.isCancelled();
      }
    };
  }
}
