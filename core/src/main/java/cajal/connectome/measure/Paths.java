package cajal.connectome.measure;

import cajal.connectome.Connectome.Cell;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Paths from one cell to another: the shortest, all that are as short, and the k best.
///
/// A connection is one step long, or, weighted, the inverse of its weight, so that strong ones are
/// short. Of two paths that are as long, the one with more contacts in all is better, then the one
/// whose cells come first in the connectome, so that the answer is the same on every run.
public final class Paths {

  // Sums of inverse weights in another order differ by rounding and are the same length.
  private static final double ROUNDING = 1e-12;

  private final Graph graph;
  private final Adjacency adjacency;
  private final boolean weighted;

  /// Paths along the connections of a layer.
  ///
  /// @param weighted whether strong connections are short
  public Paths(Graph graph, Layer layer, boolean weighted) {
    this.graph = graph;
    this.adjacency = graph.layer(layer);
    this.weighted = weighted;
  }

  /// A path.
  ///
  /// @param cells from the first to the last, both included
  /// @param weights `[step]`, weight of each connection
  /// @param length number of steps; weighted, the sum of inverse weights
  public record Path(List<Cell> cells, double[] weights, double length) {

    public Path {
      cells = List.copyOf(cells);
    }

    /// Number of connections.
    public int steps() {
      return weights.length;
    }

    /// All contacts along the path.
    public double contacts() {
      double sum = 0;
      for (double weight : weights) {
        sum += weight;
      }
      return sum;
    }

    /// Weight of the weakest connection; infinite where there is no step.
    public double weakest() {
      double least = Double.POSITIVE_INFINITY;
      for (double weight : weights) {
        least = Math.min(least, weight);
      }
      return least;
    }
  }

  private record Route(int[] cells, double length, double contacts) {}

  /// The shortest path; nothing where there is none.
  ///
  /// @throws ProblemException if a name is not in the graph, with the three nearest
  public Optional<Path> shortest(String from, String to) {
    List<Path> one = best(from, to, 1, Progress.NONE);
    return one.isEmpty() ? Optional.empty() : Optional.of(one.getFirst());
  }

  /// The best paths that meet no cell twice, in order; fewer where there are fewer.
  ///
  /// Yen 1971, doi:10.1287/mnsc.17.11.712.
  ///
  /// @throws ProblemException if a name is not in the graph, with the three nearest
  public List<Path> best(String from, String to, int count, Progress progress) {
    int start = number(from);
    int end = number(to);
    List<Route> found = new ArrayList<>();
    PriorityQueue<Route> candidates = new PriorityQueue<>(this::compare);
    Search search = new Search(end);
    Route first = search.route(new int[] {start}, List.of());
    if (first != null) {
      candidates.add(first);
    }
    while (found.size() < count && !candidates.isEmpty()) {
      progress.at((double) found.size() / count, "paths");
      Route best = candidates.remove();
      found.add(best);
      for (int spur = 0; spur < best.cells.length - 1 && found.size() < count; spur++) {
        progress.orStop();
        int[] root = Arrays.copyOf(best.cells, spur + 1);
        Route other = search.route(root, found);
        if (other != null && candidates.stream().noneMatch(c -> same(c, other))) {
          candidates.add(other);
        }
      }
    }
    return found.stream().map(this::path).toList();
  }

  /// All paths that are as short as the shortest, in order, or the best of them where there are
  /// more than `most`.
  ///
  /// @throws ProblemException if a name is not in the graph, with the three nearest
  public List<Path> allShortest(String from, String to, int most, Progress progress) {
    List<Path> found = new ArrayList<>();
    for (Path path : best(from, to, most, progress)) {
      if (found.isEmpty() || path.length() <= found.getFirst().length() * (1 + ROUNDING)) {
        found.add(path);
      }
    }
    return found;
  }

  /// Number of paths that are as short as the shortest.
  ///
  /// @throws ProblemException if a name is not in the graph, with the three nearest
  public double countShortest(String from, String to) {
    ShortestPaths paths = new ShortestPaths(adjacency, weighted);
    paths.from(number(from));
    paths.count();
    return paths.paths[number(to)];
  }

  /// Paths as a table: `rank`, `path`, `steps`, `length`, `contacts`, `weakest`, `weights`.
  public static Table table(List<Path> paths) {
    return new Rows("paths", "Paths")
        .texts(
            "path",
            "Cells from the first to the last.",
            paths.stream()
                .map(p -> p.cells().stream().map(Cell::name).collect(Collectors.joining(" → ")))
                .toList())
        .each("rank", "1 for the best.", row -> row + 1)
        .each("steps", "Number of connections.", row -> paths.get(row).steps())
        .each("length", "Steps; weighted, the sum of inverse weights.", r -> paths.get(r).length())
        .each("contacts", "All contacts along the path.", row -> paths.get(row).contacts())
        .each(
            "weakest",
            "Weight of the weakest connection.",
            row -> paths.get(row).steps() == 0 ? Double.NaN : paths.get(row).weakest())
        .texts(
            "weights",
            "Weight of each connection.",
            paths.stream()
                .map(p ->
                    Arrays.stream(p.weights())
                        .mapToObj(w -> w == Math.rint(w) ? "" + (long) w : "" + w)
                        .collect(Collectors.joining(", ")))
                .toList())
        .table();
  }

  private int number(String name) {
    int number = graph.names().indexOf(name);
    if (number < 0) {
      throw new ProblemException(
          Problem.error(
              null,
              "There is no cell '" + name + "' among these.",
              "The nearest are " + String.join(", ", Nearest.of(name, graph.names(), 3)) + "."));
    }
    return number;
  }

  private Path path(Route route) {
    List<Cell> cells = new ArrayList<>();
    double[] weights = new double[route.cells.length - 1];
    for (int i = 0; i < route.cells.length; i++) {
      cells.add(graph.cells().get(route.cells[i]));
      if (i > 0) {
        weights[i - 1] = adjacency.weight(route.cells[i - 1], route.cells[i]);
      }
    }
    return new Path(cells, weights, route.length);
  }

  private int compare(Route one, Route other) {
    double apart = one.length - other.length;
    if (Math.abs(apart) > ROUNDING * Math.max(one.length, other.length)) {
      return apart < 0 ? -1 : 1;
    }
    int byContacts = Double.compare(other.contacts, one.contacts);
    return byContacts != 0 ? byContacts : Arrays.compare(one.cells, other.cells);
  }

  private static boolean same(Route one, Route other) {
    return Arrays.equals(one.cells, other.cells);
  }

  /// Looks for the best way on to the end, past cells and connections that are barred.
  private final class Search {

    private final int end;
    private final double[] length = new double[adjacency.size()];
    private final double[] contacts = new double[adjacency.size()];
    private final boolean[] barred = new boolean[adjacency.size()];
    private final boolean[] settled = new boolean[adjacency.size()];

    Search(int end) {
      this.end = end;
    }

    /// The best path that begins like `root` and goes on otherwise than those found; null where
    /// there is none.
    @Nullable Route route(int[] root, List<Route> found) {
      Arrays.fill(barred, false);
      for (int cell : root) {
        barred[cell] = true;
      }
      int spur = root[root.length - 1];
      if (spur == end) {
        return root.length == 1 ? new Route(root, 0, 0) : null;
      }
      boolean[] used = new boolean[adjacency.size()];
      for (Route route : found) {
        if (route.cells.length > root.length
            && Arrays.equals(route.cells, 0, root.length, root, 0, root.length)) {
          used[route.cells[root.length]] = true;
        }
      }
      distances();
      int next = nearest(spur, used);
      if (next < 0) {
        return null;
      }
      List<Integer> cells = new ArrayList<>();
      for (int cell : root) {
        cells.add(cell);
      }
      while (next >= 0) {
        cells.add(next);
        next = next == end ? -1 : nearest(next, new boolean[adjacency.size()]);
      }
      return measured(cells.stream().mapToInt(c -> c).toArray());
    }

    /// Distances of all cells to the end, and the most contacts on a way as short.
    private void distances() {
      Arrays.fill(length, Double.POSITIVE_INFINITY);
      Arrays.fill(contacts, 0);
      Arrays.fill(settled, false);
      length[end] = 0;
      PriorityQueue<double[]> waiting =
          new PriorityQueue<>(
              Comparator.<double[]>comparingDouble(w -> w[0])
                  .thenComparing(Comparator.comparingDouble((double[] w) -> w[1]).reversed()));
      waiting.add(new double[] {0, 0, end});
      while (!waiting.isEmpty()) {
        int here = (int) waiting.remove()[2];
        if (settled[here]) {
          continue;
        }
        settled[here] = true;
        for (int i = adjacency.inStart[here]; i < adjacency.inStart[here + 1]; i++) {
          int before = adjacency.source[i];
          double weight = adjacency.inWeight[i];
          double there = length[here] + step(weight);
          double sum = contacts[here] + weight;
          if (!barred[before] && !settled[before] && better(there, sum, before)) {
            length[before] = there;
            contacts[before] = sum;
            waiting.add(new double[] {there, sum, before});
          }
        }
      }
    }

    private boolean better(double there, double sum, int cell) {
      double apart = there - length[cell];
      boolean equal = Math.abs(apart) <= ROUNDING * there;
      return equal ? sum > contacts[cell] : apart < 0;
    }

    /// Where the best way on leads first; negative where there is none.
    private int nearest(int cell, boolean[] used) {
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      double most = 0;
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        int next = adjacency.target[i];
        if (!barred[next] && !used[next] && length[next] < Double.POSITIVE_INFINITY) {
          double there = step(adjacency.outWeight[i]) + length[next];
          double sum = adjacency.outWeight[i] + contacts[next];
          boolean equal = Math.abs(there - least) <= ROUNDING * there;
          if (equal ? sum > most : there < least) {
            best = next;
            least = there;
            most = sum;
          }
        }
      }
      return best;
    }
  }

  private double step(double weight) {
    return weighted ? 1 / weight : 1;
  }

  private Route measured(int[] cells) {
    double length = 0;
    double contacts = 0;
    for (int i = 1; i < cells.length; i++) {
      double weight = adjacency.weight(cells[i - 1], cells[i]);
      length += step(weight);
      contacts += weight;
    }
    return new Route(cells, length, contacts);
  }
}
