package cajal.connectome.measure;

import java.util.Arrays;

/// Connections that are being collected, one after the other.
final class Edges {

  private final int size;
  private int[] from = new int[64];
  private int[] to = new int[64];
  private double[] weight = new double[64];
  private int count;

  /// @param size number of cells
  Edges(int size) {
    this.size = size;
  }

  void add(int one, int other, double contacts) {
    if (count == from.length) {
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
      weight = Arrays.copyOf(weight, 2 * count);
    }
    from[count] = one;
    to[count] = other;
    weight[count++] = contacts;
  }

  /// Every entry of the rows: connections without direction twice.
  void addRows(Adjacency adjacency) {
    for (int cell = 0; cell < adjacency.size(); cell++) {
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        add(cell, adjacency.target[i], adjacency.outWeight[i]);
      }
    }
  }

  /// Connections without direction, each once.
  void addOnce(Adjacency adjacency) {
    for (int cell = 0; cell < adjacency.size(); cell++) {
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        if (cell < adjacency.target[i]) {
          add(cell, adjacency.target[i], adjacency.outWeight[i]);
        }
      }
    }
  }

  int count() {
    return count;
  }

  int from(int edge) {
    return from[edge];
  }

  int to(int edge) {
    return to[edge];
  }

  double weight(int edge) {
    return weight[edge];
  }

  Adjacency directed() {
    return Adjacency.directed(
        size, Arrays.copyOf(from, count), Arrays.copyOf(to, count), Arrays.copyOf(weight, count));
  }

  Adjacency symmetric() {
    return Adjacency.symmetric(
        size, Arrays.copyOf(from, count), Arrays.copyOf(to, count), Arrays.copyOf(weight, count));
  }
}
