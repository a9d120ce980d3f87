package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;

/// How near a cell is to all others.
final class Closeness implements Measure {

  @Override
  public About about() {
    return new About(
        "closeness",
        "Closeness",
        "How near a cell is to all others.",
        "Of r other cells that reach the cell (or that it reaches), at mean distance L, among n:"
            + " closeness is r / (n - 1) / L. Harmonic closeness is the sum of inverse distances"
            + " divided by n - 1. Weighted, a connection is the inverse of its weight long.",
        "",
        "Freeman 1978, doi:10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994,"
            + " doi:10.1017/CBO9780511815478; Marchiori & Latora 2000,"
            + " doi:10.1016/S0378-4371(00)00311-3");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    Adjacency adjacency = graph.layer(options.layer());
    int size = graph.size();
    double[][] sum = new double[2][size];
    double[][] inverse = new double[2][size];
    int[][] count = new int[2][size];
    ShortestPaths paths = new ShortestPaths(adjacency, options.weighted());
    for (int cell = 0; cell < size; cell++) {
      progress.orStop();
      progress.at((double) cell / size, "paths");
      paths.from(cell);
      for (int i = 1; i < paths.reached; i++) {
        int there = paths.order[i];
        double distance = paths.distance[there];
        for (int end = 0; end < 2; end++) {
          int at = end == 0 ? cell : there;
          sum[end][at] += distance;
          inverse[end][at] += 1 / distance;
          count[end][at]++;
        }
      }
    }
    return List.of(
        Rows.ofCells("closeness", "Closeness of each cell", graph)
            .numbers("closeness_in", "By distances to this cell.", scaled(count[1], sum[1]))
            .numbers("closeness_out", "By distances from this cell.", scaled(count[0], sum[0]))
            .numbers("harmonic_in", "Mean inverse distance to this cell.", mean(inverse[1]))
            .numbers("harmonic_out", "Mean inverse distance from this cell.", mean(inverse[0]))
            .table());
  }

  private static double[] scaled(int[] count, double[] sum) {
    double[] result = new double[sum.length];
    Arrays.setAll(
        result,
        cell ->
            count[cell] == 0
                ? 0
                : (double) count[cell] / (sum.length - 1) * count[cell] / sum[cell]);
    return result;
  }

  private static double[] mean(double[] inverse) {
    return Arrays.stream(inverse).map(v -> v / Math.max(1, inverse.length - 1)).toArray();
  }
}
