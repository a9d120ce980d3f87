package cajal.kernel;

/// Whom a stimulator drives.
///
/// @param places where they are
/// @param weight `[connection]`
/// @param stream `[random call][connection]`, stream of the target, see {@link Draw#stream}
/// @param memory `[number][connection]`, what the stimulator keeps for a target; modified
/// @param seen `[variable][neuron]`, what it reads of the targets
public record StimulatorTargets(
    StimulatorPlaces places, double[] weight, long[][] stream, double[][] memory, double[][] seen) {

  /// Targets whose streams descend from the key of a projection, before the first step.
  ///
  /// @param seen `[variable][neuron]`, for {@link StimulatorKernel#reads}
  public static StimulatorTargets of(
      StimulatorKernel kernel,
      StimulatorColumns columns,
      int[] target,
      double[] weight,
      double[][] seen) {
    long[][] stream = new long[kernel.streams()][target.length];
    for (int s = 0; s < stream.length; s++) {
      for (int k = 0; k < target.length; k++) {
        stream[s][k] = Draw.stream(columns.key() + s, target[k]);
      }
    }
    return new StimulatorTargets(StimulatorPlaces.of(target), weight, stream, new double[0][], seen)
        .begun(kernel, columns);
  }

  /// The same targets with a memory as before the first step.
  public StimulatorTargets begun(StimulatorKernel kernel, StimulatorColumns columns) {
    double[][] fresh = new double[kernel.memory(columns)][weight.length];
    StimulatorTargets begun = new StimulatorTargets(places, weight, stream, fresh, seen);
    kernel.initialise(columns, begun);
    return begun;
  }

  /// The same targets in a column where neuron 0 has another place.
  public StimulatorTargets shifted(int to) {
    return new StimulatorTargets(places.shifted(to), weight, stream, memory, seen);
  }

  /// The same targets with other weights.
  public StimulatorTargets withWeight(double[] changed) {
    return new StimulatorTargets(places, changed, stream, memory, seen);
  }
}
