package cajal.connectome.measure;

import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Small graphs whose measures are known in closed form.
final class Drawn {

  private Drawn() {}

  static List<Cell> cells(int size) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      cells.add(new Cell("C" + i, "C", Kind.NEURON, "interneuron", Set.of(), Optional.empty()));
    }
    return cells;
  }

  /// A chemical layer alone.
  static Graph chemical(Adjacency adjacency) {
    int[] none = {};
    return new Graph(
        cells(adjacency.size()),
        adjacency,
        Adjacency.symmetric(adjacency.size(), none, none, new double[0]));
  }

  /// An electrical layer alone.
  static Graph electrical(Adjacency adjacency) {
    int[] none = {};
    return new Graph(
        cells(adjacency.size()),
        Adjacency.directed(adjacency.size(), none, none, new double[0]),
        adjacency);
  }

  static Adjacency directed(int size, int[]... connections) {
    Edges edges = new Edges(size);
    for (int[] c : connections) {
      edges.add(c[0], c[1], c.length > 2 ? c[2] : 1);
    }
    return edges.directed();
  }

  static Adjacency undirected(int size, int[]... connections) {
    Edges edges = new Edges(size);
    for (int[] c : connections) {
      edges.add(c[0], c[1], c.length > 2 ? c[2] : 1);
    }
    return edges.symmetric();
  }

  static Adjacency complete(int size) {
    Edges edges = new Edges(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        edges.add(i, j, 1);
      }
    }
    return edges.symmetric();
  }

  /// Each cell and the `reach` next to it on either side.
  static Adjacency ring(int size, int reach) {
    Edges edges = new Edges(size);
    for (int i = 0; i < size; i++) {
      for (int step = 1; step <= reach; step++) {
        edges.add(i, (i + step) % size, 1);
      }
    }
    return edges.symmetric();
  }

  /// Cell 0 and all others.
  static Adjacency star(int size) {
    Edges edges = new Edges(size);
    for (int i = 1; i < size; i++) {
      edges.add(0, i, 1);
    }
    return edges.symmetric();
  }

  static Adjacency petersen() {
    Edges edges = new Edges(10);
    for (int i = 0; i < 5; i++) {
      edges.add(i, (i + 1) % 5, 1);
      edges.add(i, i + 5, 1);
      edges.add(i + 5, (i + 2) % 5 + 5, 1);
    }
    return edges.symmetric();
  }

  /// Two complete graphs, joined by one connection between their first cells.
  static Adjacency twoCliques(int each) {
    Edges edges = new Edges(2 * each);
    for (int i = 0; i < each; i++) {
      for (int j = 0; j < i; j++) {
        edges.add(i, j, 1);
        edges.add(i + each, j + each, 1);
      }
    }
    edges.add(0, each, 1);
    return edges.symmetric();
  }

  /// Each ordered pair is connected with that probability, by 1 to 5 contacts.
  static Adjacency random(int size, double probability, long seed) {
    Draws draws = new Draws(seed, "test", 0);
    Edges edges = new Edges(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (i != j && draws.below(1000) < 1000 * probability) {
          edges.add(i, j, 1 + draws.below(5));
        }
      }
    }
    return edges.directed();
  }
}
