package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Whether a connectome is clustered like a lattice and yet as short of paths as a random graph.
final class SmallWorld implements Measure {

  @Override
  public About about() {
    return new About(
        "small_world",
        "Small world",
        "Whether it is clustered like a lattice and yet has paths as short as a random graph.",
        "Of the largest component without directions and weights: C is the mean clustering, L the"
            + " mean path over pairs with a path. sigma = (C / C_random) / (L / L_random), above 1"
            + " for a small world; omega = L_random / L - C / C_lattice, near 0 for a small world,"
            + " towards 1 random, towards -1 a lattice.",
        "Random graphs with the same number of partners of every cell, and lattices: the same, with"
            + " swaps only where they shorten connections on a ring of cells in random order.",
        "Humphries & Gurney 2008, doi:10.1371/journal.pone.0002051; Telesford et al. 2011,"
            + " doi:10.1089/brain.2011.0038");
  }

  @Override
  public Kind kind() {
    return Kind.GLOBAL;
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Adjacency whole = graph.undirected(options.layer());
    int[] component = Components.weak(whole);
    int[] cells =
        IntStream.range(0, component.length).filter(cell -> component[cell] == 1).toArray();
    Adjacency largest = whole.among(cells);
    double[] observed = numbers(largest);
    List<Null> random =
        Ensemble.rewired(largest, options, 2, progress.part(0, 0.5), SmallWorld::numbers);
    Null lattice =
        Ensemble.drawn(
                options,
                1,
                progress.part(0.5, 1),
                draws ->
                    new double[] {
                      Statistics.mean(
                          Clustering.binary(Rewiring.of(largest, Rewiring.Aim.LATTICE, draws)))
                    })
            .getFirst();
    double clustering = observed[0];
    double path = observed[1];
    double randomClustering = random.get(0).mean();
    double randomPath = random.get(1).mean();
    return List.of(
        new Quantities("small_world", "Small world")
            .add("cells", cells.length, "Cells of the largest component.")
            .add(
                "clustering", clustering, random.get(0), "Mean clustering C, and in random graphs.")
            .add("path", path, random.get(1), "Mean path L, and in random graphs.")
            .add("clustering_lattice", clustering, lattice, "Mean clustering C, and in lattices.")
            .add(
                "sigma",
                clustering / randomClustering / (path / randomPath),
                "Above 1 for a small world.")
            .add(
                "omega",
                randomPath / path - clustering / lattice.mean(),
                "Near 0 for a small world, towards 1 random, towards -1 a lattice.")
            .table());
  }

  private static double[] numbers(Adjacency adjacency) {
    return new double[] {Statistics.mean(Clustering.binary(adjacency)), meanPath(adjacency)};
  }

  private static double meanPath(Adjacency adjacency) {
    ShortestPaths paths = new ShortestPaths(adjacency, false);
    double sum = 0;
    long pairs = 0;
    for (int cell = 0; cell < adjacency.size(); cell++) {
      paths.from(cell);
      sum += Arrays.stream(paths.order, 0, paths.reached).mapToDouble(i -> paths.distance[i]).sum();
      pairs += paths.reached - 1;
    }
    return pairs == 0 ? Double.NaN : sum / pairs;
  }
}
