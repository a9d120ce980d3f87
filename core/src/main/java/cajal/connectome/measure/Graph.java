package cajal.connectome.measure;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A connectome as arrays: cells by number, and the connections among them in two layers.
///
/// Connections of a cell with itself are left out, as every measure here is about two cells or
/// more.
public final class Graph {

  private final List<Cell> cells;
  private final List<String> names;
  private final Adjacency chemical;
  private final Adjacency electrical;

  /// @param cells in the order of their numbers
  /// @param chemical with direction
  /// @param electrical without
  public Graph(List<Cell> cells, Adjacency chemical, Adjacency electrical) {
    this.cells = List.copyOf(cells);
    this.names = cells.stream().map(Cell::name).toList();
    this.chemical = chemical;
    this.electrical = electrical;
  }

  /// All cells of a connectome.
  public static Graph of(Connectome connectome) {
    Map<String, Integer> number = new HashMap<>();
    for (Cell cell : connectome.cells()) {
      number.put(cell.name(), number.size());
    }
    int size = connectome.cells().size();
    List<Connection> chemical = new ArrayList<>();
    List<Connection> electrical = new ArrayList<>();
    for (Connection connection : connectome.connections()) {
      if (number.containsKey(connection.pre()) && number.containsKey(connection.post())) {
        (connection.electrical() ? electrical : chemical).add(connection);
      }
    }
    return new Graph(
        connectome.cells(),
        Adjacency.directed(size, from(chemical, number), to(chemical, number), weights(chemical)),
        Adjacency.symmetric(
            size, from(electrical, number), to(electrical, number), weights(electrical)));
  }

  private static int[] from(List<Connection> connections, Map<String, Integer> number) {
    return connections.stream().mapToInt(c -> number.getOrDefault(c.pre(), -1)).toArray();
  }

  private static int[] to(List<Connection> connections, Map<String, Integer> number) {
    return connections.stream().mapToInt(c -> number.getOrDefault(c.post(), -1)).toArray();
  }

  private static double[] weights(List<Connection> connections) {
    return connections.stream().mapToDouble(Connection::weight).toArray();
  }

  /// The neurons alone, and the connections among them.
  public Graph neurons() {
    return among(
        IntStream.range(0, size()).filter(cell -> cells.get(cell).kind() == Kind.NEURON).toArray());
  }

  /// Some of the cells, numbered anew in the order given, and the connections among them.
  public Graph among(int[] chosen) {
    List<Cell> some = new ArrayList<>();
    for (int cell : chosen) {
      some.add(cells.get(cell));
    }
    return new Graph(some, chemical.among(chosen), electrical.among(chosen));
  }

  /// Number of cells.
  public int size() {
    return cells.size();
  }

  /// Cells in the order of their numbers.
  public List<Cell> cells() {
    return cells;
  }

  /// Names in the order of their numbers.
  public List<String> names() {
    return names;
  }

  /// The connections of a layer. Gap junctions stand in both directions, so that with chemical
  /// synapses they make a directed graph.
  public Adjacency layer(Layer layer) {
    return switch (layer) {
      case CHEMICAL -> chemical;
      case ELECTRICAL -> electrical;
      case BOTH -> {
        Edges edges = new Edges(size());
        edges.addRows(chemical);
        edges.addRows(electrical);
        yield edges.directed();
      }
    };
  }

  /// The connections of a layer without direction: the weight between two cells is the sum of all
  /// their contacts, each counted once.
  public Adjacency undirected(Layer layer) {
    return switch (layer) {
      case CHEMICAL -> chemical.undirected();
      case ELECTRICAL -> electrical;
      case BOTH -> {
        Edges edges = new Edges(size());
        edges.addRows(chemical);
        edges.addOnce(electrical);
        yield edges.symmetric();
      }
    };
  }
}
