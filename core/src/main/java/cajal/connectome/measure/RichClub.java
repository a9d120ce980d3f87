package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Whether cells with many partners are partners of each other more than their degrees explain.
final class RichClub implements Measure {

  private static final Setting SIGMAS =
      new Setting(
          "sigmas",
          1,
          0,
          10,
          "By how many standard deviations a club must exceed random graphs to be a rich club.");

  @Override
  public About about() {
    return new About(
        "rich_club",
        "Rich club",
        "Whether cells with many partners are partners of each other more than degrees explain.",
        "phi(k) is the share of pairs, among cells with more than k partners, that are connected,"
            + " whatever the direction. phi_norm is phi divided by its mean over random graphs, with"
            + " the standard error that follows from their spread. The club at k is a rich club"
            + " where phi exceeds that mean by the given number of standard deviations.",
        "Random graphs with the same number of partners of every cell (degree-preserving swaps).",
        "Colizza et al. 2006, doi:10.1038/nphys209; for the worm Towlson et al. 2013,"
            + " doi:10.1523/JNEUROSCI.3784-12.2013");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Setting> settings() {
    return List.of(SIGMAS);
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    Adjacency adjacency = graph.undirected(options.layer());
    double[] phi = coefficients(adjacency);
    List<Null> nulls =
        Ensemble.rewired(adjacency, options, phi.length, progress, RichClub::coefficients);
    int[] members = members(adjacency, phi.length);
    double sigmas = options.of(SIGMAS);
    double[] rich = new double[phi.length];
    double[] highest = new double[graph.size()];
    for (int k = 0; k < phi.length; k++) {
      Null expected = nulls.get(k);
      boolean isRich = expected.z(phi[k]) > sigmas;
      rich[k] = isRich ? 1 : 0;
      for (int cell = 0; isRich && cell < highest.length; cell++) {
        highest[cell] = adjacency.outDegree(cell) > k ? k + 1 : highest[cell];
      }
    }
    Rows clubs =
        new Rows("rich_club_curve", "Rich club coefficient by degree")
            .numbers(
                "k", "Degree that the members exceed.", IntStream.range(0, phi.length).toArray())
            .numbers("cells", "How many cells do.", members)
            .numbers("phi", "Share of pairs among them that are connected.", phi)
            .each(
                "phi_norm",
                "phi by its mean over random graphs.",
                k -> phi[k] / nulls.get(k).mean())
            .each(
                "phi_norm_sd",
                "Error of phi_norm: its value times the relative deviation of random graphs.",
                k -> phi[k] * nulls.get(k).sd() / Math.pow(nulls.get(k).mean(), 2));
    return List.of(
        Rows.ofCells("rich_club", "Rich club of each cell", graph)
            .each("partners", "Cells with which it has any contact.", adjacency::outDegree)
            .numbers(
                "highest_club",
                "Largest number of partners at which it belongs to a rich club: 44 says that all"
                    + " cells with at least 44 partners form one. 0 where it is in none.",
                highest)
            .table(),
        Null.columns(clubs, phi, nulls)
            .numbers("rich", "1 where phi exceeds random graphs by the deviations asked for.", rich)
            .table());
  }

  private static int[] members(Adjacency adjacency, int count) {
    int[] members = new int[count];
    for (int cell = 0; cell < adjacency.size(); cell++) {
      for (int k = 0; k < Math.min(count, adjacency.outDegree(cell)); k++) {
        members[k]++;
      }
    }
    return members;
  }

  /// phi at every degree below the largest; NaN where fewer than two cells exceed it.
  static double[] coefficients(Adjacency adjacency) {
    int largest = IntStream.range(0, adjacency.size()).map(adjacency::outDegree).max().orElse(0);
    int[] inside = new int[largest];
    for (int cell = 0; cell < adjacency.size(); cell++) {
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        int other = adjacency.target[i];
        if (cell < other) {
          inside[Math.min(adjacency.outDegree(cell), adjacency.outDegree(other)) - 1]++;
        }
      }
    }
    int[] members = members(adjacency, largest);
    double[] phi = new double[largest];
    Arrays.fill(phi, Double.NaN);
    double connected = 0;
    for (int k = largest - 1; k >= 0; k--) {
      // Both ends exceed k where the smaller degree is k + 1 or more.
      connected += inside[k];
      if (members[k] > 1) {
        phi[k] = 2 * connected / ((double) members[k] * (members[k] - 1));
      }
    }
    return phi;
  }
}
