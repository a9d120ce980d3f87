package cajal.kernel;

import java.util.Arrays;

/// How a variable is kept that decays exponentially and otherwise only grows by spikes that arrive:
/// not as its value but as what its value would have been at the beginning of a period of steps. So
/// it is read in every step and written only when something arrives, and once in a period.
///
/// At the beginning of step n the value is the kept number times {@link #level}. What arrives at
/// the end of step n is multiplied by {@link #growth} before it is added. Before that, what is kept
/// is multiplied by {@link #renewal}, which is 1 but for the last step of a period.
public final class Fading {

  /// Steps after which everything repeats: the longest period. Others are whole fractions of it.
  public static final int STEPS = 64;

  /// A variable that is kept as it is.
  public static final Fading NONE = new Fading(1);

  // A period is so short that no number comes near the limits of what a double can be.
  private static final double LEAST = 1e-100;

  private final double decay;
  private final double[] level = new double[STEPS];
  private final double[] growth = new double[STEPS];
  private final double[] renewal = new double[STEPS];

  private Fading(double decay) {
    this.decay = decay;
    // Each power is a product of two that are half as high, so that it is off by few roundings.
    double[] power = new double[STEPS + 1];
    power[0] = 1;
    power[1] = decay;
    for (int k = 2; k <= STEPS; k++) {
      power[k] = power[k / 2] * power[k - k / 2];
    }
    int period = STEPS;
    while (period > 1 && !(power[period] >= LEAST && power[period] <= 1)) {
      period /= 2;
    }
    for (int step = 0; step < STEPS; step++) {
      boolean last = (step + 1) % period == 0;
      level[step] = power[step % period];
      growth[step] = last ? 1 : 1 / power[step % period + 1];
      renewal[step] = last ? power[period] : 1;
    }
  }

  /// @param decay what is left of the variable after a step, 0 to 1
  public static Fading of(double decay) {
    return decay == 1 ? NONE : new Fading(decay);
  }

  /// For so many variables that are all kept as they are.
  public static Fading[] none(int variables) {
    Fading[] none = new Fading[variables];
    Arrays.fill(none, NONE);
    return none;
  }

  /// Notes how the variables of a kernel are kept.
  ///
  /// @param fading `[state variable]`, overwritten
  /// @param kernel prepared
  public static void set(Fading[] fading, NeuronKernel kernel) {
    Arrays.setAll(fading, v -> of(kernel.decay(v)));
  }

  /// By what the kept number is multiplied at the beginning of a step to be kept in another way.
  public double conversion(Fading other, long step) {
    return level(step) / other.level(step);
  }

  private static int at(long step) {
    return (int) (step % STEPS);
  }

  /// What is left of the variable after a step.
  public double decay() {
    return decay;
  }

  /// Value over what is kept, at the beginning of a step.
  public double level(long step) {
    return level[at(step)];
  }

  /// By what that is multiplied which arrives at the end of a step.
  public double growth(long step) {
    return growth[at(step)];
  }

  /// By what the kept number is multiplied at the end of a step, before anything is added to it.
  public double renewal(long step) {
    return renewal[at(step)];
  }

  /// {@link #level}, {@link #growth} and {@link #renewal} of {@link #STEPS} steps, one behind the
  /// other.
  public double[] table() {
    double[] table = new double[3 * STEPS];
    System.arraycopy(level, 0, table, 0, STEPS);
    System.arraycopy(growth, 0, table, STEPS, STEPS);
    System.arraycopy(renewal, 0, table, 2 * STEPS, STEPS);
    return table;
  }
}
