package cajal.analyse.bicluster.bayesian;

import java.util.List;

/// What one chain has left behind.
///
/// @param logLikelihood `[iteration]`
/// @param clusters `[iteration]`, number of clusters of neurons
/// @param states `[iteration]`, number of states that were visited
/// @param labels `[neuron]` of draws that were kept
/// @param sequences `[bin]` of the same draws
/// @param logMean `[neuron * bins + bin]`, mean over all iterations that were not dropped
public record ChainResult(
    double[] logLikelihood,
    double[] clusters,
    double[] states,
    List<int[]> labels,
    List<int[]> sequences,
    double[] logMean) {

  public ChainResult {
    labels = List.copyOf(labels);
    sequences = List.copyOf(sequences);
  }
}
