package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;
import cajal.work.Progress;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Groups of neurons that follow common latent trajectories, and states of the whole network, from
/// counts of spikes.
///
/// @param neurons which neurons are together
/// @param states which bins are in the same state
/// @param logMean `[neuron * bins + bin]`, posterior mean
/// @param logLikelihood whether the chains agree on the likelihood
/// @param clusters whether they agree on the number of clusters
/// @param chains every chain
public record Biclustering(
    Consensus neurons,
    Consensus states,
    double[] logMean,
    Convergence logLikelihood,
    Convergence clusters,
    List<ChainResult> chains) {

  public Biclustering {
    chains = List.copyOf(chains);
  }

  /// Runs independent chains and joins what they have drawn.
  ///
  /// @param chains how many, at least 1
  public static Biclustering of(
      Counts counts, BiclusterSettings settings, int chains, long seed, Progress progress) {
    RandomSequence random = RandomSequence.of(seed, "bi-clustering");
    List<ChainResult> results =
        IntStream.range(0, chains)
            .parallel()
            .mapToObj(chain ->
                BiclusterChain.run(
                    counts,
                    settings,
                    random.child(chain),
                    chain == 0 ? progress : progress.part(0, 0)))
            .toList();
    double[] mean = new double[counts.values().length];
    for (ChainResult result : results) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += result.logMean()[k] / chains;
      }
    }
    return new Biclustering(
        Consensus.of(results.stream().flatMap(result -> result.labels().stream()).toList()),
        Consensus.of(results.stream().flatMap(result -> result.sequences().stream()).toList()),
        mean,
        convergence(results, ChainResult::logLikelihood, settings),
        convergence(results, ChainResult::clusters, settings),
        results);
  }

  private static Convergence convergence(
      List<ChainResult> results,
      Function<ChainResult, double[]> trace,
      BiclusterSettings settings) {
    return Convergence.of(results.stream().map(trace).toList(), settings.dropped());
  }
}
