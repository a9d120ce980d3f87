package cajal.kernel;

/// For how long neurons are refractory: a neuron keeps the step in which it is free again, which
/// need not be written until it fires once more. Steps are counted in 32 bits and begin anew with 0
/// after each {@link #TURN}.
public final class Refractory {

  /// Steps of a turn: 30 hours of simulated time in steps of 0.1 ms.
  public static final int TURN = 1 << 30;

  private Refractory() {}

  /// A step as refractory neurons count it. A neuron is refractory while what it keeps is above.
  public static int now(long step) {
    return (int) (step % TURN);
  }

  /// What a neuron keeps that has fired at the end of a step.
  ///
  /// @param steps for how many steps it is refractory, to be rounded
  public static int end(long step, double steps) {
    return now(step) + 1 + (int) Math.min(Math.rint(steps), TURN - 1);
  }

  /// Begins a turn for neurons `from` (inclusive) to `to` (exclusive).
  ///
  /// @param end what they keep, modified
  public static void turn(int[] end, int from, int to) {
    for (int i = from; i < to; i++) {
      end[i] = Math.max(0, end[i] - TURN);
    }
  }
}
