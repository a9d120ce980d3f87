package cajal.kernel;

/// The classical Runge-Kutta method taken from outside, as the engine does for coupled neurons.
final class Stages {

  private static final double[] AHEAD = {0, 0.5, 0.5, 1};
  private static final double[] WEIGHTS = {1, 2, 2, 1};

  private Stages() {}

  static void advance(NeuronKernel kernel, NeuronColumns columns, long step) {
    double[][] state = columns.state();
    double dt = columns.dtMs();
    int size = columns.refractory().length;
    double[][] at = new double[state.length][size];
    double[][] slope = new double[state.length][size];
    double[][] sum = new double[state.length][size];
    for (int stage = 0; stage < 4; stage++) {
      for (int s = 0; s < state.length; s++) {
        for (int i = 0; i < size; i++) {
          at[s][i] = state[s][i] + AHEAD[stage] * dt * slope[s][i];
        }
      }
      kernel.derivatives(columns, at, slope, 0, size, step, (step + AHEAD[stage]) * dt);
      for (int s = 0; s < state.length; s++) {
        for (int i = 0; i < size; i++) {
          sum[s][i] += WEIGHTS[stage] * slope[s][i];
        }
      }
    }
    for (int s = 0; s < state.length; s++) {
      for (int i = 0; i < size; i++) {
        state[s][i] += dt / 6 * sum[s][i];
      }
    }
    kernel.finish(columns, 0, size, step, new Fired());
  }
}
