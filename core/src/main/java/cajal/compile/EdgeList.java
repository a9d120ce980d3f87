package cajal.compile;

import java.util.Arrays;

/// Edges of a graph in the order of their making.
final class EdgeList {

  private int[] ends = new int[64];
  private int size;

  void add(int from, int to) {
    if (2 * size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    ends[2 * size] = from;
    ends[2 * size + 1] = to;
    size++;
  }

  int size() {
    return size;
  }

  int from(int edge) {
    return ends[2 * edge];
  }

  int to(int edge) {
    return ends[2 * edge + 1];
  }

  /// Either end of an edge.
  ///
  /// @param index from 0 to twice the number of edges
  int end(int index) {
    return ends[index];
  }
}
