package cajal.connectome.measure;

import java.util.Arrays;

/// All shortest paths that begin at one cell, for one cell after the other: distances, the order in
/// which cells are reached, and in how many ways.
///
/// A connection is one step long, or, weighted, the inverse of its weight.
final class ShortestPaths {

  // Sums of the same inverse weights in another order differ by rounding and are the same length.
  private static final double ROUNDING = 1e-12;

  private final Adjacency adjacency;
  private final boolean weighted;

  /// `[cell]`; infinite where there is no path. Filled by {@link #from}.
  final double[] distance;

  /// Cells in the order in which they are reached, the first {@link #reached} of them.
  final int[] order;

  /// `[cell]`, number of shortest paths; filled by {@link #count}.
  final double[] paths;

  /// Number of cells that are reached, the first one among them.
  int reached;

  private final Heap heap;

  ShortestPaths(Adjacency adjacency, boolean weighted) {
    this.adjacency = adjacency;
    this.weighted = weighted;
    distance = new double[adjacency.size()];
    order = new int[adjacency.size()];
    paths = new double[adjacency.size()];
    heap = new Heap(weighted ? adjacency.size() : 0, distance);
  }

  /// Finds the distances of all cells from one.
  void from(int cell) {
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    distance[cell] = 0;
    if (weighted) {
      byLength(cell);
    } else {
      bySteps(cell);
    }
  }

  private void bySteps(int cell) {
    order[0] = cell;
    reached = 1;
    for (int head = 0; head < reached; head++) {
      int here = order[head];
      double next = distance[here] + 1;
      for (int i = adjacency.outStart[here]; i < adjacency.outStart[here + 1]; i++) {
        int there = adjacency.target[i];
        if (distance[there] == Double.POSITIVE_INFINITY) {
          distance[there] = next;
          order[reached++] = there;
        }
      }
    }
  }

  private void byLength(int cell) {
    reached = 0;
    heap.clear();
    heap.put(cell);
    while (!heap.isEmpty()) {
      int here = heap.take();
      order[reached++] = here;
      for (int i = adjacency.outStart[here]; i < adjacency.outStart[here + 1]; i++) {
        int there = adjacency.target[i];
        double length = distance[here] + 1 / adjacency.outWeight[i];
        if (length < distance[there]) {
          distance[there] = length;
          heap.put(there);
        }
      }
    }
  }

  /// Counts the shortest paths to every cell that was reached.
  void count() {
    Arrays.fill(paths, 0);
    paths[order[0]] = 1;
    for (int i = 1; i < reached; i++) {
      int here = order[i];
      double sum = 0;
      for (int in = adjacency.inStart[here]; in < adjacency.inStart[here + 1]; in++) {
        if (leads(in, here)) {
          sum += paths[adjacency.source[in]];
        }
      }
      paths[here] = sum;
    }
  }

  /// Whether an entry of the row of sources of a cell is the last step of a shortest path to it.
  boolean leads(int entry, int here) {
    double before = distance[adjacency.source[entry]];
    double end = distance[here];
    return weighted
        ? before < end && Math.abs(before + 1 / adjacency.inWeight[entry] - end) <= ROUNDING * end
        : before + 1 == end;
  }
}
