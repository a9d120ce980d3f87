package cajal.connectome.measure;

import cajal.work.Progress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Groups that connect among each other more than with others, from many starts of one search.
///
/// @param best `[node]`, group in the start of the largest modularity, the largest group 0
/// @param modularity of it
/// @param consensus `[node]`, group in the consensus of all starts
/// @param consensusModularity of it
/// @param likeness mean normalised mutual information of starts with the best; 1 where all agree
public record Modules(
    int[] best, double modularity, int[] consensus, double consensusModularity, double likeness) {

  private static final int MOST_ROUNDS = 10;

  /// Share of starts below which two nodes are taken to have met by chance.
  private static final double CHANCE = 0.5;

  private static final int MOST_FOR_CONSENSUS = 5000;

  /// How groups are looked for.
  public enum Algorithm {
    /// Modularity by the Leiden algorithm (Traag, Waltman & van Eck 2019,
    /// doi:10.1038/s41598-019-41695-z).
    LEIDEN,
    /// Modularity by the Louvain algorithm (Blondel et al. 2008,
    /// doi:10.1088/1742-5468/2008/10/P10008).
    LOUVAIN,
    /// The constant Potts model by the Leiden algorithm: groups are denser inside than the
    /// resolution times the mean over all pairs (Traag, Van Dooren & Nesterov 2011,
    /// doi:10.1103/PhysRevE.84.016114).
    POTTS
  }

  /// A search.
  ///
  /// @param resolution above 1 for more and smaller groups
  /// @param starts at least 1
  public record Search(Algorithm algorithm, double resolution, int starts, long seed) {}

  /// Searches from many starts.
  ///
  /// The consensus is found in the graph of how often two nodes met over all starts, at least in
  /// half of them, again and again until all starts agree (Lancichinetti & Fortunato 2012,
  /// doi:10.1038/srep00336); beyond 5000 nodes it is the best start.
  ///
  /// @param adjacency without direction
  public static Modules of(Adjacency adjacency, Search search, Progress progress) {
    Partition[] starts = starts(adjacency, search, 0, progress.part(0, 0.5));
    Partition best = starts[0];
    double most = Double.NEGATIVE_INFINITY;
    for (Partition start : starts) {
      double quality = start.quality(adjacency, search);
      if (quality > most) {
        most = quality;
        best = start;
      }
    }
    Partition consensus = consensus(starts, search, best, progress.part(0.5, 1));
    double likeness =
        Arrays.stream(starts).mapToDouble(best::likeness).average().orElse(Double.NaN);
    return new Modules(
        best.of(),
        best.modularity(adjacency, search.resolution()),
        consensus.of(),
        consensus.modularity(adjacency, search.resolution()),
        likeness);
  }

  static Partition[] starts(Adjacency adjacency, Search search, int round, Progress progress) {
    Partition[] starts = new Partition[search.starts()];
    AtomicInteger done = new AtomicInteger();
    // The resolution belongs to contacts; how often nodes met is clear as it is.
    Search here =
        round == 0
            ? search
            : new Search(
                search.algorithm() == Algorithm.LOUVAIN ? Algorithm.LOUVAIN : Algorithm.LEIDEN,
                1,
                search.starts(),
                search.seed());
    IntStream.range(0, starts.length)
        .parallel()
        .forEach(i -> {
          progress.orStop();
          starts[i] =
              Partition.of(adjacency, here, new Draws(search.seed(), "communities " + round, i));
          progress.at((double) done.incrementAndGet() / starts.length, "communities");
        });
    return starts;
  }

  static Partition consensus(Partition[] first, Search search, Partition best, Progress progress) {
    int size = best.of().length;
    Partition[] starts = first;
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      if (agree(starts)) {
        return starts[0];
      }
      if (size > MOST_FOR_CONSENSUS) {
        return best;
      }
      starts = starts(together(starts, size, progress), search, round, progress);
    }
    return starts[0];
  }

  private static boolean agree(Partition[] starts) {
    return Arrays.stream(starts).allMatch(p -> Arrays.equals(p.of(), starts[0].of()));
  }

  /// How often two nodes are in one group, as a share of starts.
  private static Adjacency together(Partition[] starts, int size, Progress progress) {
    Edges edges = new Edges(size);
    for (int i = 0; i < size; i++) {
      progress.orStop();
      int[] count = new int[i];
      for (Partition start : starts) {
        int[] of = start.of();
        for (int j = 0; j < i; j++) {
          count[j] += of[i] == of[j] ? 1 : 0;
        }
      }
      for (int j = 0; j < i; j++) {
        if (count[j] >= CHANCE * starts.length) {
          edges.add(i, j, (double) count[j] / starts.length);
        }
      }
    }
    return edges.symmetric();
  }
}
