package cajal.kernel;

/// Superpositions of many equal spike trains that are no Poisson processes, one superposition for
/// each target, after Deger et al. (2012), doi:10.1007/s10827-011-0362-8. What counts is how many
/// trains are in which state, so the cost does not depend on their number.
///
/// @param memory `[number][connection]`, modified
/// @param first index of the first number that belongs to these trains
/// @param slots how many do
public record Trains(double[][] memory, int first, int slots) {

  // Each draw of a step has its own counter.
  private static long counter(long step, int draw) {
    return (step << 16) + draw;
  }

  private static int binomial(long stream, long step, int draw, double trials, double p) {
    return Draw.binomial(Draw.bits(stream, counter(step, draw)), (int) trials, p);
  }

  /// Puts trains of gamma intervals into their phases, as they are after a long time; there are as
  /// many phases as slots, and a train spikes when it leaves the last one.
  public void beginGamma(int k, long stream, double trains) {
    double left = Math.rint(trains);
    for (int i = 0; i < slots; i++) {
      double here = binomial(stream, -1, i, left, 1.0 / (slots - i));
      memory[first + i][k] = here;
      left -= here;
    }
  }

  /// Advances them by a step.
  ///
  /// @param mean number of spikes of one train in a step
  /// @return number of spikes
  public int gamma(int k, long stream, long step, double mean) {
    double p = Math.clamp(mean * slots, 0, 1);
    int spikes = 0;
    for (int i = slots - 1; i >= 0; i--) {
      int leaving = binomial(stream, step, i, memory[first + i][k], p);
      memory[first + i][k] -= leaving;
      if (i + 1 == slots) {
        spikes = leaving;
      } else {
        memory[first + i + 1][k] += leaving;
      }
    }
    memory[first][k] += spikes;
    return spikes;
  }

  /// Puts Poisson trains with a dead time into their states, as they are after a long time: the
  /// last slot counts those that may spike, each other one those that spiked in one of the last
  /// steps.
  ///
  /// @param mean number of spikes of one train in a step
  public void beginDeadTime(int k, long stream, double trains, double mean) {
    double left = Math.rint(trains);
    for (int i = 0; i + 1 < slots; i++) {
      double here = binomial(stream, -1, i, left, Math.clamp(mean / (1 - i * mean), 0, 1));
      memory[first + i][k] = here;
      left -= here;
    }
    memory[first + slots - 1][k] = left;
  }

  /// Advances them by a step.
  ///
  /// @param mean number of spikes of one train in a step
  /// @param factor by which the rate of those that may spike is multiplied
  /// @return number of spikes
  public int deadTime(int k, long stream, long step, double mean, double factor) {
    int dead = slots - 1;
    double[] free = memory[first + dead];
    double p = Math.clamp(factor * mean / (1 - dead * mean), 0, 1);
    if (dead == 0) {
      return binomial(stream, step, 0, free[k], p);
    }
    double[] now = memory[first + (int) (step % dead)];
    double ready = free[k] + now[k];
    int spikes = binomial(stream, step, 0, ready, p);
    now[k] = spikes;
    free[k] = ready - spikes;
    return spikes;
  }
}
