package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.List;

/// How near cells are to each other, so that those without a path count as infinitely far.
final class Efficiency implements Measure {

  @Override
  public About about() {
    return new About(
        "efficiency",
        "Efficiency",
        "How near cells are to each other, where no path counts as infinitely far.",
        "Global efficiency is the mean inverse distance over ordered pairs of cells; nodal efficiency"
            + " the mean over pairs that begin (or end) at the cell; local efficiency the global"
            + " efficiency of the graph among a cell's partners without the cell, 0 where there are"
            + " fewer than two. Weighted, a connection is the inverse of its weight long.",
        "Random graphs with the same numbers of partners in and out of every cell; weights travel"
            + " with their connections.",
        "Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    Adjacency adjacency = graph.layer(options.layer());
    boolean weighted = options.weighted();
    double[][] nodal = nodal(adjacency, weighted, progress.part(0, 0.05));
    double[] local = local(adjacency, weighted, progress.part(0.05, 0.1));
    List<Null> nulls =
        Ensemble.rewired(
            adjacency,
            options,
            2,
            progress.part(0.1, 1),
            random ->
                new double[] {
                  Statistics.mean(nodal(random, weighted, progress)[0]),
                  Statistics.mean(local(random, weighted, progress))
                });
    return List.of(
        Rows.ofCells("efficiency", "Efficiency of each cell", graph)
            .numbers("nodal_out", "Mean inverse distance to all others.", nodal[0])
            .numbers("nodal_in", "Mean inverse distance from all others.", nodal[1])
            .numbers("local", "Efficiency among its partners without it.", local)
            .table(),
        new Quantities("efficiency_summary", "Efficiency of the whole")
            .add(
                "global",
                Statistics.mean(nodal[0]),
                nulls.get(0),
                "Mean inverse distance over ordered pairs.")
            .add("local", Statistics.mean(local), nulls.get(1), "Mean of local efficiencies.")
            .table());
  }

  /// Mean inverse distances `[out, in][cell]`.
  private static double[][] nodal(Adjacency adjacency, boolean weighted, Progress progress) {
    int size = adjacency.size();
    double[][] nodal = new double[2][size];
    ShortestPaths paths = new ShortestPaths(adjacency, weighted);
    for (int cell = 0; cell < size; cell++) {
      progress.orStop();
      paths.from(cell);
      for (int i = 1; i < paths.reached; i++) {
        int there = paths.order[i];
        double near = 1 / paths.distance[there] / (size - 1);
        nodal[0][cell] += near;
        nodal[1][there] += near;
      }
    }
    return nodal;
  }

  private static double[] local(Adjacency adjacency, boolean weighted, Progress progress) {
    Adjacency undirected = adjacency.undirected();
    double[] local = new double[adjacency.size()];
    for (int cell = 0; cell < local.length; cell++) {
      progress.orStop();
      if (undirected.outDegree(cell) > 1) {
        Adjacency partners = adjacency.among(undirected.targets(cell));
        local[cell] = Statistics.mean(nodal(partners, weighted, progress)[0]);
      }
    }
    return local;
  }
}
