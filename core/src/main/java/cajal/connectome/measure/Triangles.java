package cajal.connectome.measure;

import java.util.function.DoubleUnaryOperator;

/// Closed triangles through every cell, on which all clustering coefficients rest.
final class Triangles {

  private Triangles() {}

  /// `[cell]`, sum over ordered pairs of its neighbours that are neighbours of each other of the
  /// product of the three values.
  ///
  /// @param adjacency without direction
  static double[] products(Adjacency adjacency) {
    int size = adjacency.size();
    double[] value = new double[size];
    double[] sums = new double[size];
    for (int cell = 0; cell < size; cell++) {
      int start = adjacency.outStart[cell];
      int end = adjacency.outStart[cell + 1];
      for (int i = start; i < end; i++) {
        value[adjacency.target[i]] = adjacency.outWeight[i];
      }
      for (int i = start; i < end; i++) {
        sums[cell] += adjacency.outWeight[i] * closing(adjacency, adjacency.target[i], value);
      }
      for (int i = start; i < end; i++) {
        value[adjacency.target[i]] = 0;
      }
    }
    return sums;
  }

  private static double closing(Adjacency adjacency, int cell, double[] value) {
    double sum = 0;
    for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
      sum += adjacency.outWeight[i] * value[adjacency.target[i]];
    }
    return sum;
  }

  /// `[cell]`, sum over its neighbours of the value of the connection times the number of
  /// neighbours in common.
  static double[] weightedByFirst(Adjacency adjacency) {
    int size = adjacency.size();
    boolean[] near = new boolean[size];
    double[] sums = new double[size];
    for (int cell = 0; cell < size; cell++) {
      mark(adjacency, cell, near, true);
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        int other = adjacency.target[i];
        int common = 0;
        for (int j = adjacency.outStart[other]; j < adjacency.outStart[other + 1]; j++) {
          common += near[adjacency.target[j]] ? 1 : 0;
        }
        sums[cell] += adjacency.outWeight[i] * common;
      }
      mark(adjacency, cell, near, false);
    }
    return sums;
  }

  private static void mark(Adjacency adjacency, int cell, boolean[] near, boolean value) {
    for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
      near[adjacency.target[i]] = value;
    }
  }

  /// The same connections with other values.
  static Adjacency mapped(Adjacency adjacency, DoubleUnaryOperator value) {
    Edges edges = new Edges(adjacency.size());
    for (int cell = 0; cell < adjacency.size(); cell++) {
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        if (!adjacency.isSymmetric() || cell < adjacency.target[i]) {
          edges.add(cell, adjacency.target[i], value.applyAsDouble(adjacency.outWeight[i]));
        }
      }
    }
    return adjacency.isSymmetric() ? edges.symmetric() : edges.directed();
  }
}
