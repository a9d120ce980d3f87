package cajal.app.session.connectome;

import cajal.work.Progress;
import java.util.concurrent.Executor;
import java.util.function.DoubleConsumer;

/// One piece of work on a worker, as it sees its owner: it tells how far it is on the window's
/// thread, until it is given up.
final class Ticket implements Progress {

  // Thirty times a second is as often as anybody looks.
  private static final long BETWEEN_NS = 33_000_000;

  private final Executor window;
  private final DoubleConsumer watcher;
  private volatile boolean given;
  private volatile long told;

  /// @param watcher is told the fraction that is done, negative where it cannot be known
  Ticket(Executor window, DoubleConsumer watcher) {
    this.window = window;
    this.watcher = watcher;
  }

  void giveUp() {
    given = true;
  }

  @Override
  public void at(double fraction, String what) {
    long now = System.nanoTime();
    if (now - told > BETWEEN_NS) {
      told = now;
      window.execute(() -> {
        if (!given) {
          watcher.accept(fraction);
        }
      });
    }
  }

  @Override
  public boolean isCancelled() {
    return given;
  }
}
