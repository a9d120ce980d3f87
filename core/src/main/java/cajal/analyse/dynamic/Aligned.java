package cajal.analyse.dynamic;

import java.util.List;

/// Traces of several recordings on one clock and with one list of neurons.
///
/// @param recordings names
/// @param neurons names
/// @param startS of the first sample, s
/// @param stepS between samples, s
/// @param traces `[recording][neuron][sample]`; an empty trace where a neuron was not recorded
public record Aligned(
    List<String> recordings,
    List<String> neurons,
    double startS,
    double stepS,
    double[][][] traces) {

  public Aligned {
    recordings = List.copyOf(recordings);
    neurons = List.copyOf(neurons);
  }

  /// Number of samples.
  public int samples() {
    int most = 0;
    for (double[][] recording : traces) {
      for (double[] trace : recording) {
        most = Math.max(most, trace.length);
      }
    }
    return most;
  }

  /// Whether a recording has a neuron.
  boolean has(int recording, int neuron) {
    return traces[recording][neuron].length > 0;
  }
}
