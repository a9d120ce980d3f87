package cajal.connectome.compare;

import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The connections of several connectomes by pair and kind, in the order in which they are first
/// met; gap junctions are the same in both directions.
///
/// @param sources the connectomes
/// @param connections by pair and kind
public record Aligned(List<Connectome> sources, List<Line> connections) {

  /// A connection over all sources.
  ///
  /// @param pair which cells, of which kind, as it is first met; its weight means nothing
  /// @param weights `[source]`; 0 where it does not exist
  public record Line(Connection pair, double[] weights) {

    /// Number of sources in which it exists.
    public int present() {
      int present = 0;
      for (double weight : weights) {
        present += weight > 0 ? 1 : 0;
      }
      return present;
    }
  }

  private record Key(String a, String b, ConnectionKind kind, String ligand, String receptor) {}

  public Aligned {
    sources = List.copyOf(sources);
    connections = List.copyOf(connections);
  }

  /// Cell by cell.
  public static Aligned of(List<Connectome> sources) {
    return of(sources, UnaryOperator.identity());
  }

  /// Class by class: `AVAL` and `AVAR` together as `AVA`; a cell without a class by its name.
  public static Aligned byClass(List<Connectome> sources) {
    Map<String, String> classes = new LinkedHashMap<>();
    for (Connectome source : sources) {
      for (Cell cell : source.cells()) {
        classes.putIfAbsent(
            cell.name(), cell.cellClass().isEmpty() ? cell.name() : cell.cellClass());
      }
    }
    return of(sources, name -> classes.getOrDefault(name, name));
  }

  private static Aligned of(List<Connectome> sources, UnaryOperator<String> name) {
    Map<Key, Line> lines = new LinkedHashMap<>();
    for (int source = 0; source < sources.size(); source++) {
      for (Connection c : sources.get(source).connections()) {
        String pre = name.apply(c.pre());
        String post = name.apply(c.post());
        boolean swap = c.electrical() && pre.compareTo(post) > 0;
        Key key = new Key(swap ? post : pre, swap ? pre : post, c.kind(), c.ligand(), c.receptor());
        lines.computeIfAbsent(
                    key,
                    _ ->
                        new Line(
                            new Connection(pre, post, c.kind(), 1, c.ligand(), c.receptor()),
                            new double[sources.size()]))
                .weights()[source] +=
            c.weight();
      }
    }
    return new Aligned(sources, List.copyOf(lines.values()));
  }

  /// The connections of one kind.
  List<Line> of(ConnectionKind kind) {
    return connections.stream().filter(line -> line.pair().kind() == kind).toList();
  }

  /// Kinds that occur, in the order of their declaration.
  List<ConnectionKind> kinds() {
    List<ConnectionKind> kinds = new ArrayList<>();
    for (ConnectionKind kind : ConnectionKind.values()) {
      if (connections.stream().anyMatch(line -> line.pair().kind() == kind)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
