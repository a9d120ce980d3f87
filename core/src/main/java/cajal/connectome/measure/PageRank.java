package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;

/// Where a walk along connections spends its time.
final class PageRank implements Measure {

  private static final int MOST_PASSES = 10_000;
  private static final double CHANGE = 1e-14;
  private static final Setting DAMPING =
      new Setting(
          "damping", 0.85, 0, 0.999, "Probability of going on along a connection at each step.");

  @Override
  public About about() {
    return new About(
        "pagerank",
        "PageRank",
        "Where a walk along connections spends its time.",
        "A walk goes on with the probability of damping, along a connection of the cell it is at"
            + " (weighted: in proportion to weights), and otherwise, or where there is none, to any"
            + " cell. PageRank is the share of time it spends at each; the shares add up to 1.",
        "",
        "Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Setting> settings() {
    return List.of(DAMPING);
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Adjacency adjacency = graph.layer(options.layer());
    return List.of(
        Rows.ofCells("pagerank", "PageRank of each cell", graph)
            .numbers(
                "pagerank",
                "Share of time that the walk spends at the cell.",
                shares(adjacency, options.weighted(), options.of(DAMPING), progress))
            .table());
  }

  private static double[] shares(
      Adjacency adjacency, boolean weighted, double damping, Progress progress) {
    int size = adjacency.size();
    double[] share = new double[size];
    double[] sent = new double[size];
    double[] next = new double[size];
    Arrays.fill(share, 1.0 / size);
    double change = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < MOST_PASSES && change > CHANGE; pass++) {
      progress.orStop();
      double stranded = 0;
      for (int cell = 0; cell < size; cell++) {
        double ways = weighted ? adjacency.outStrength(cell) : adjacency.outDegree(cell);
        sent[cell] = ways == 0 ? 0 : share[cell] / ways;
        stranded += ways == 0 ? share[cell] : 0;
      }
      Spectrum.received(adjacency, weighted, sent, next);
      change = 0;
      for (int cell = 0; cell < size; cell++) {
        double renewed = (1 - damping + damping * stranded) / size + damping * next[cell];
        change += Math.abs(renewed - share[cell]);
        share[cell] = renewed;
      }
    }
    return share;
  }
}
