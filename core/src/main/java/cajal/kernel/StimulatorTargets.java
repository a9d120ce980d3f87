package cajal.kernel;

/// Whom a stimulator drives.
///
/// @param target `[connection]`, where the target neuron is in the column that is driven
/// @param weight `[connection]`
/// @param stream `[random call][connection]`, stream of the target, see {@link Draw#stream}
public record StimulatorTargets(int[] target, double[] weight, long[][] stream) {

  /// Targets whose streams descend from the key of a projection.
  ///
  /// @param streams how many random calls the stimulator makes, {@link StimulatorKernel#streams}
  public static StimulatorTargets of(int[] target, double[] weight, long key, int streams) {
    long[][] stream = new long[streams][target.length];
    for (int s = 0; s < streams; s++) {
      for (int k = 0; k < target.length; k++) {
        stream[s][k] = Draw.stream(key + s, target[k]);
      }
    }
    return new StimulatorTargets(target, weight, stream);
  }

  /// The same targets in a column where neuron 0 has another place.
  public StimulatorTargets shifted(int place) {
    return new StimulatorTargets(
        java.util.Arrays.stream(target).map(neuron -> place + neuron).toArray(), weight, stream);
  }

  /// The same targets with other weights.
  public StimulatorTargets withWeight(double[] changed) {
    return new StimulatorTargets(target, changed, stream);
  }
}
