package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;

/// Whether the partners of a cell are partners of each other.
final class Clustering implements Measure {

  @Override
  public About about() {
    return new About(
        "clustering",
        "Clustering",
        "Whether the partners of a cell are partners of each other.",
        "Binary: the share of pairs of a cell's partners that are connected, whatever the direction."
            + " Onnela: the same with each triangle counted as the geometric mean of its weights,"
            + " which are divided by the largest of all. Barrat: each triangle counted by the mean of"
            + " the cell's two weights in it, divided by strength times (degree - 1). Fagiolo:"
            + " directed triangles of all kinds among those that the degrees in and out allow; its"
            + " weighted form takes cube roots of weights divided by the largest. A cell with fewer"
            + " than two partners counts 0. Transitivity is the share of paths of two steps that are"
            + " closed.",
        "Random graphs with the same number of partners of every cell, for the binary mean and the"
            + " transitivity; with the same numbers in and out, for Fagiolo's.",
        "Watts & Strogatz 1998, doi:10.1038/30918; Onnela et al. 2005,"
            + " doi:10.1103/PhysRevE.71.065103; Barrat et al. 2004, doi:10.1073/pnas.0400087101;"
            + " Fagiolo 2007, doi:10.1103/PhysRevE.76.026107");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Adjacency undirected = graph.undirected(options.layer());
    Adjacency directed = graph.layer(options.layer());
    double[] binary = binary(undirected);
    double[] onnela = onnela(undirected);
    double[] barrat = barrat(undirected);
    double[] fagiolo = fagiolo(directed.binary());
    double[] fagioloWeighted = fagiolo(scaledRoots(directed));
    List<Null> nulls =
        Ensemble.rewired(
            undirected,
            options,
            2,
            progress.part(0, 0.5),
            random -> new double[] {Statistics.mean(binary(random)), transitivity(random)});
    Null directedNull =
        Ensemble.rewired(
                directed,
                options,
                1,
                progress.part(0.5, 1),
                random -> new double[] {Statistics.mean(fagiolo(random.binary()))})
            .getFirst();
    return List.of(
        Rows.ofCells("clustering", "Clustering of each cell", graph)
            .numbers("clustering", "Share of pairs of partners that are connected.", binary)
            .numbers("onnela", "By geometric means of weights.", onnela)
            .numbers("barrat", "By the cell's weights in each triangle.", barrat)
            .numbers("fagiolo", "By directed triangles.", fagiolo)
            .numbers("fagiolo_weighted", "By directed triangles and weights.", fagioloWeighted)
            .table(),
        new Quantities("clustering_summary", "Clustering of the whole")
            .add("mean", Statistics.mean(binary), nulls.get(0), "Mean of the binary coefficient.")
            .add(
                "transitivity",
                transitivity(undirected),
                nulls.get(1),
                "Share of paths of two steps that are closed.")
            .add("mean_onnela", Statistics.mean(onnela), "Mean of Onnela's coefficient.")
            .add("mean_barrat", Statistics.mean(barrat), "Mean of Barrat's coefficient.")
            .add(
                "mean_fagiolo",
                Statistics.mean(fagiolo),
                directedNull,
                "Mean of Fagiolo's coefficient.")
            .add(
                "mean_fagiolo_weighted",
                Statistics.mean(fagioloWeighted),
                "Mean of Fagiolo's weighted coefficient.")
            .table());
  }

  /// `[cell]`, share of pairs of neighbours that are neighbours.
  static double[] binary(Adjacency undirected) {
    double[] triangles = Triangles.products(undirected.binary());
    double[] share = new double[undirected.size()];
    Arrays.setAll(
        share,
        cell -> {
          double degree = undirected.outDegree(cell);
          return degree < 2 ? 0 : triangles[cell] / (degree * (degree - 1));
        });
    return share;
  }

  /// Share of paths of two steps whose ends are neighbours; 0 where there are none.
  static double transitivity(Adjacency undirected) {
    double closed = Arrays.stream(Triangles.products(undirected.binary())).sum();
    double all = 0;
    for (int cell = 0; cell < undirected.size(); cell++) {
      double degree = undirected.outDegree(cell);
      all += degree * (degree - 1);
    }
    return all == 0 ? 0 : closed / all;
  }

  private static Adjacency scaledRoots(Adjacency adjacency) {
    double largest = Arrays.stream(adjacency.outWeight).max().orElse(1);
    return Triangles.mapped(adjacency, weight -> Math.cbrt(weight / largest));
  }

  private static double[] onnela(Adjacency undirected) {
    double[] triangles = Triangles.products(scaledRoots(undirected));
    double[] result = new double[undirected.size()];
    Arrays.setAll(
        result,
        cell -> {
          double degree = undirected.outDegree(cell);
          return degree < 2 ? 0 : triangles[cell] / (degree * (degree - 1));
        });
    return result;
  }

  private static double[] barrat(Adjacency undirected) {
    double[] triangles = Triangles.weightedByFirst(undirected);
    double[] result = new double[undirected.size()];
    Arrays.setAll(
        result,
        cell -> {
          double degree = undirected.outDegree(cell);
          return degree < 2 ? 0 : triangles[cell] / (undirected.outStrength(cell) * (degree - 1));
        });
    return result;
  }

  private static double[] fagiolo(Adjacency values) {
    double[] triangles = Triangles.products(sumsOfDirections(values));
    double[] result = new double[values.size()];
    Arrays.setAll(
        result,
        cell -> {
          double total = values.outDegree(cell) + values.inDegree(cell);
          double possible = 2 * (total * (total - 1) - 2 * answered(values, cell));
          return possible > 0 ? triangles[cell] / possible : 0;
        });
    return result;
  }

  private static Adjacency sumsOfDirections(Adjacency values) {
    // A connection without direction is one each way.
    return values.isSymmetric() ? Triangles.mapped(values, v -> 2 * v) : values.undirected();
  }

  private static int answered(Adjacency adjacency, int cell) {
    int answered = 0;
    for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
      answered += adjacency.connects(adjacency.target[i], cell) ? 1 : 0;
    }
    return answered;
  }
}
