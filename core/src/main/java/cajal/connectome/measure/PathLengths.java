package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;

/// How far cells are from each other, over all ordered pairs at once.
final class PathLengths implements Measure {

  private static final int WEIGHTED_BINS = 50;

  @Override
  public About about() {
    return new About(
        "path_lengths",
        "Path lengths",
        "How many steps, or how far by strong connections, cells are from each other.",
        "The distance of an ordered pair is the smallest number of connections from one to the"
            + " other; weighted, the smallest sum of inverse weights. The mean path is the mean over"
            + " ordered pairs of different cells with a path, once over all such pairs and once"
            + " within the largest strongly connected component (which is how the published 3.48,"
            + " 4.52 and 2.87 of the worm are defined). Diameter and radius are the largest and the"
            + " smallest eccentricity within that component.",
        "",
        "Varshney et al. 2011, doi:10.1371/journal.pcbi.1001066");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    Adjacency adjacency = graph.layer(options.layer());
    int size = graph.size();
    int[] component = Components.strong(adjacency);
    int largest = (int) Arrays.stream(component).filter(c -> c == 1).count();
    ShortestPaths paths = new ShortestPaths(adjacency, options.weighted());
    Sums all = new Sums();
    Sums inside = new Sums();
    double[] mean = new double[size];
    double[] eccentricity = new double[size];
    double[] reach = new double[size];
    double[] received = new double[size];
    int[] receivedFrom = new int[size];
    double[][] distances = new double[size][];
    for (int cell = 0; cell < size; cell++) {
      progress.orStop();
      progress.at((double) cell / size, "paths");
      paths.from(cell);
      Sums own = new Sums();
      for (int i = 1; i < paths.reached; i++) {
        int there = paths.order[i];
        double distance = paths.distance[there];
        own.add(distance);
        received[there] += distance;
        receivedFrom[there]++;
        if (component[cell] == 1 && component[there] == 1) {
          inside.add(distance);
          eccentricity[cell] = Math.max(eccentricity[cell], distance);
        }
      }
      all.add(own);
      mean[cell] = own.mean();
      reach[cell] = own.count;
      eccentricity[cell] = component[cell] == 1 && largest > 1 ? eccentricity[cell] : Double.NaN;
      distances[cell] = reachedDistances(paths);
    }
    double[] finite = Arrays.stream(eccentricity).filter(e -> !Double.isNaN(e)).toArray();
    return List.of(
        Rows.ofCells("path_lengths", "Path lengths from and to each cell", graph)
            .numbers("mean_to_others", "Mean distance from this cell to those it reaches.", mean)
            .each(
                "mean_from_others",
                "Mean distance to this cell from those that reach it.",
                cell -> receivedFrom[cell] == 0 ? Double.NaN : received[cell] / receivedFrom[cell])
            .numbers("reaches", "How many other cells it reaches.", reach)
            .numbers("reached_by", "How many other cells reach it.", receivedFrom)
            .numbers(
                "eccentricity",
                "Distance of the farthest cell, within the largest strong component.",
                eccentricity)
            .table(),
        new Quantities("path_lengths_summary", "Path lengths in the whole")
            .add("mean_path", all.mean(), "Mean distance of ordered pairs with a path.")
            .add("pairs", (double) all.count, "Ordered pairs with a path.")
            .add(
                "mean_path_in_component",
                inside.mean(),
                "Mean distance within the largest strong component.")
            .add("component", largest, "Cells of that component.")
            .add(
                "diameter",
                Arrays.stream(finite).max().orElse(Double.NaN),
                "Largest distance in that component.")
            .add(
                "radius",
                Arrays.stream(finite).min().orElse(Double.NaN),
                "Smallest eccentricity in that component.")
            .table(),
        histogram(distances, options.weighted()));
  }

  private static final class Sums {

    private double sum;
    private long count;

    void add(double distance) {
      sum += distance;
      count++;
    }

    void add(Sums other) {
      sum += other.sum;
      count += other.count;
    }

    double mean() {
      return count == 0 ? Double.NaN : sum / count;
    }
  }

  private static double[] reachedDistances(ShortestPaths paths) {
    double[] found = new double[Math.max(0, paths.reached - 1)];
    Arrays.setAll(found, i -> paths.distance[paths.order[i + 1]]);
    return found;
  }

  private static Table histogram(double[][] distances, boolean weighted) {
    double largest = Arrays.stream(distances).flatMapToDouble(Arrays::stream).max().orElse(0);
    double width = weighted && largest > 0 ? largest / WEIGHTED_BINS : 1;
    int bins = weighted ? (largest > 0 ? WEIGHTED_BINS : 0) : (int) largest;
    double[] upper = new double[bins];
    double[] pairs = new double[bins];
    Arrays.setAll(upper, bin -> (bin + 1) * width);
    for (double[] row : distances) {
      for (double distance : row) {
        pairs[Math.clamp((int) Math.ceil(distance / width) - 1, 0, bins - 1)]++;
      }
    }
    return new Rows("path_length_histogram", "How many pairs lie how far apart")
        .numbers("distance", "Upper end of the bin; unweighted, the number of steps.", upper)
        .numbers("pairs", "Ordered pairs of different cells at that distance.", pairs)
        .table();
  }
}
