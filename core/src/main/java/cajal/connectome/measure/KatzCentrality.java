package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;

/// Cells are central that many walks end at, short ones counting more.
final class KatzCentrality implements Measure {

  private static final int MOST_PASSES = 100_000;
  private static final double CHANGE = 1e-14;
  private static final Setting ATTENUATION =
      new Setting(
          "attenuation",
          0.5,
          0.01,
          0.99,
          "By how much each further step counts less, as a share of the inverse eigenvalue.");

  @Override
  public About about() {
    return new About(
        "katz",
        "Katz centrality",
        "Cells are central that many walks end at, short ones counting more.",
        "x = 1 + a times the sum of x over those that connect to the cell, where a is the attenuation"
            + " divided by the largest eigenvalue (or the attenuation itself where nothing goes round"
            + " in a circle); x is scaled to length 1.",
        "",
        "Katz 1953, doi:10.1007/BF02289026");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Setting> settings() {
    return List.of(ATTENUATION);
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Adjacency adjacency = graph.layer(options.layer());
    double eigenvalue = Spectrum.of(adjacency, options.weighted(), progress).value();
    double factor = options.of(ATTENUATION) / (eigenvalue > 0 ? eigenvalue : 1);
    double[] value = new double[graph.size()];
    double[] next = new double[graph.size()];
    Arrays.fill(value, 1);
    double change = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < MOST_PASSES && change > CHANGE; pass++) {
      progress.orStop();
      Spectrum.received(adjacency, options.weighted(), value, next);
      change = 0;
      for (int cell = 0; cell < value.length; cell++) {
        double renewed = 1 + factor * next[cell];
        change = Math.max(change, Math.abs(renewed - value[cell]) / renewed);
        value[cell] = renewed;
      }
    }
    double norm = Math.sqrt(Arrays.stream(value).map(v -> v * v).sum());
    return List.of(
        Rows.ofCells("katz", "Katz centrality of each cell", graph)
            .each("katz", "Value in the vector of length 1.", cell -> value[cell] / norm)
            .table());
  }
}
