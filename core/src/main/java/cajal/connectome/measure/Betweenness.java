package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// On how many shortest paths every cell and every connection lies.
final class Betweenness implements Measure {

  private static final int PARTS = 16;

  @Override
  public About about() {
    return new About(
        "betweenness",
        "Betweenness",
        "On how many shortest paths between others a cell, or a connection, lies.",
        "Sum over ordered pairs of other cells of the share of their shortest paths that pass"
            + " through the cell, divided by (n - 1)(n - 2); for a connection over all ordered pairs,"
            + " divided by n(n - 1). Weighted, a connection is the inverse of its weight long.",
        "",
        "Freeman 1977, doi:10.2307/3033543; Brandes 2001, doi:10.1080/0022250X.2001.9990249");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    Adjacency adjacency = graph.layer(options.layer());
    int size = graph.size();
    AtomicInteger done = new AtomicInteger();
    // The parts are the same on any number of threads, and so is the order of their sums.
    Sums sums =
        IntStream.range(0, PARTS)
            .parallel()
            .mapToObj(part -> {
              Sums own = new Sums(new double[size], new double[adjacency.source.length]);
              ShortestPaths paths = new ShortestPaths(adjacency, options.weighted());
              double[] share = new double[size];
              for (int cell = part; cell < size; cell += PARTS) {
                progress.orStop();
                progress.at((double) done.incrementAndGet() / size, "paths");
                own.add(adjacency, paths, cell, share);
              }
              return own;
            })
            .toList()
            .stream()
            .reduce(new Sums(new double[size], new double[adjacency.source.length]), Sums::plus);
    double[] ofCell = sums.ofCell;
    double[] ofEntry = sums.ofEntry;
    double cellPairs = (size - 1.0) * (size - 2.0);
    return List.of(
        Rows.ofCells("betweenness", "Betweenness of cells", graph)
            .each(
                "betweenness",
                "Share of shortest paths between other cells that pass through this one.",
                cell -> cellPairs > 0 ? ofCell[cell] / cellPairs : 0)
            .numbers("paths_through", "The same as a count of ordered pairs.", ofCell)
            .table(),
        ofConnections(graph, adjacency, ofEntry));
  }

  /// Paths through every cell and along every connection.
  ///
  /// @param ofCell `[cell]`, modified
  /// @param ofEntry `[entry of the rows of sources]`, modified
  private record Sums(double[] ofCell, double[] ofEntry) {

    /// Adds the paths from one cell, those that share an end from the farthest backwards (Brandes).
    void add(Adjacency adjacency, ShortestPaths paths, int cell, double[] share) {
      paths.from(cell);
      paths.count();
      Arrays.fill(share, 0);
      for (int i = paths.reached - 1; i > 0; i--) {
        int here = paths.order[i];
        double each = (1 + share[here]) / paths.paths[here];
        for (int in = adjacency.inStart[here]; in < adjacency.inStart[here + 1]; in++) {
          if (paths.leads(in, here)) {
            int before = adjacency.source[in];
            double part = paths.paths[before] * each;
            share[before] += part;
            ofEntry[in] += part;
          }
        }
        ofCell[here] += share[here];
      }
    }

    Sums plus(Sums other) {
      for (int i = 0; i < ofCell.length; i++) {
        ofCell[i] += other.ofCell[i];
      }
      for (int i = 0; i < ofEntry.length; i++) {
        ofEntry[i] += other.ofEntry[i];
      }
      return this;
    }
  }

  private static Table ofConnections(Graph graph, Adjacency adjacency, double[] ofEntry) {
    double pairs = graph.size() * (graph.size() - 1.0);
    List<String> pre = new ArrayList<>();
    List<String> post = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int cell = 0; cell < graph.size(); cell++) {
      for (int in = adjacency.inStart[cell]; in < adjacency.inStart[cell + 1]; in++) {
        pre.add(graph.names().get(adjacency.source[in]));
        post.add(graph.names().get(cell));
        values.add(ofEntry[in] / pairs);
      }
    }
    return new Rows("betweenness_of_connections", "Betweenness of connections")
        .texts("pre", "Cell at which the connection begins.", pre)
        .texts("post", "Cell at which it ends.", post)
        .numbers(
            "betweenness",
            "Share of ordered pairs whose shortest paths take this connection.",
            values.stream().mapToDouble(v -> v).toArray())
        .descending("betweenness");
  }
}
