package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.List;

/// How many connections are answered by one in the opposite direction.
final class Reciprocity implements Measure {

  @Override
  public About about() {
    return new About(
        "reciprocity",
        "Reciprocity",
        "How many connections are answered by one in the opposite direction.",
        "Reciprocity is the share of connections whose reverse exists; rho sets it against the"
            + " density d of the graph, (r - d) / (1 - d); weighted reciprocity is the sum over"
            + " ordered pairs of the smaller of the two weights, divided by the sum of all weights.",
        "Random graphs with the same numbers of partners in and out of every cell; weights travel"
            + " with their connections.",
        "Garlaschelli & Loffredo 2004, doi:10.1103/PhysRevLett.93.268701; Squartini et al. 2013,"
            + " doi:10.1038/srep02729");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Adjacency adjacency = graph.layer(options.layer());
    double[] observed = shares(adjacency);
    List<Null> nulls =
        Ensemble.rewired(adjacency, options, observed.length, progress, Reciprocity::shares);
    double density =
        adjacency.target.length / ((double) graph.size() * Math.max(1, graph.size() - 1));
    int[] answered = answered(adjacency);
    return List.of(
        Rows.ofCells("reciprocity", "Reciprocity of each cell", graph)
            .numbers("answered", "Targets that connect back.", answered)
            .each("out_degree", "Targets.", adjacency::outDegree)
            .each(
                "reciprocity",
                "Share of targets that connect back.",
                cell -> (double) answered[cell] / adjacency.outDegree(cell))
            .table(),
        new Quantities("reciprocity_summary", "Reciprocity of the whole")
            .add(
                "reciprocity",
                observed[0],
                nulls.get(0),
                "Share of connections whose reverse exists.")
            .add(
                "rho",
                (observed[0] - density) / (1 - density),
                "The same against the density: 0 by chance, 1 all answered.")
            .add(
                "weighted_reciprocity",
                observed[1],
                nulls.get(1),
                "Share of the weight that is answered by as much.")
            .table());
  }

  private static int[] answered(Adjacency adjacency) {
    int[] answered = new int[adjacency.size()];
    for (int cell = 0; cell < answered.length; cell++) {
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        answered[cell] += adjacency.connects(adjacency.target[i], cell) ? 1 : 0;
      }
    }
    return answered;
  }

  private static double[] shares(Adjacency adjacency) {
    double answered = 0;
    double weight = 0;
    double total = 0;
    for (int cell = 0; cell < adjacency.size(); cell++) {
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        int back = adjacency.index(adjacency.target[i], cell);
        total += adjacency.outWeight[i];
        if (back >= 0) {
          answered++;
          weight += Math.min(adjacency.outWeight[i], adjacency.outWeight[back]);
        }
      }
    }
    return new double[] {answered / adjacency.target.length, weight / total};
  }
}
