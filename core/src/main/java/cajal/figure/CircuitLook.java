package cajal.figure;

import cajal.connectome.circuit.Circuit;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/// How a circuit is drawn.
///
/// @param pointsPerUnit scale for which labels are chosen
/// @param fill colour of a node, where something is painted on it
/// @param line colour of a connection, where it differs from that of its kind
/// @param light names of nodes that stand out; empty where all do
/// @param chosen names of nodes whose connections stand out; empty where those among all that stand
///   out do
/// @param ghosts names of nodes that are only proposed, drawn dashed
/// @param widest weight of the widest line; 0 for the largest of the circuit
/// @param treatment what is done to cells
public record CircuitLook(
    Palette palette,
    double pointsPerUnit,
    Function<Circuit.Node, OptionalInt> fill,
    Function<Circuit.Edge, OptionalInt> line,
    Set<String> light,
    Set<String> chosen,
    Set<String> ghosts,
    double widest,
    Treatment treatment) {

  /// What is done to cells, by their names: an ablated one is crossed out, a driven one wears a
  /// flash. A node of several cells of which only some are ablated is struck through once.
  public record Treatment(Set<String> ablated, Set<String> driven) {

    public static final Treatment NONE = new Treatment(Set.of(), Set.of());

    public Treatment {
      ablated = Set.copyOf(ablated);
      driven = Set.copyOf(driven);
    }
  }

  public CircuitLook {
    light = Set.copyOf(light);
    chosen = Set.copyOf(chosen);
    ghosts = Set.copyOf(ghosts);
  }

  /// Cells in the colours of their types.
  public static CircuitLook of(Palette palette, double pointsPerUnit) {
    return new CircuitLook(
        palette,
        pointsPerUnit,
        _ -> OptionalInt.empty(),
        _ -> OptionalInt.empty(),
        Set.of(),
        Set.of(),
        Set.of(),
        0,
        Treatment.NONE);
  }

  public CircuitLook painted(Function<Circuit.Node, OptionalInt> newFill) {
    return new CircuitLook(
        palette, pointsPerUnit, newFill, line, light, chosen, ghosts, widest, treatment);
  }

  public CircuitLook lined(Function<Circuit.Edge, OptionalInt> newLine) {
    return new CircuitLook(
        palette, pointsPerUnit, fill, newLine, light, chosen, ghosts, widest, treatment);
  }

  /// @param names of nodes that stand out
  /// @param touched names of nodes whose connections stand out
  public CircuitLook lit(Set<String> names, Set<String> touched) {
    return new CircuitLook(
        palette, pointsPerUnit, fill, line, names, touched, ghosts, widest, treatment);
  }

  public CircuitLook haunted(Set<String> names) {
    return new CircuitLook(
        palette, pointsPerUnit, fill, line, light, chosen, names, widest, treatment);
  }

  /// With labels for another scale.
  public CircuitLook scaled(double newPointsPerUnit) {
    return new CircuitLook(
        palette, newPointsPerUnit, fill, line, light, chosen, ghosts, widest, treatment);
  }

  /// With the widest line for a weight, so that several circuits can be compared.
  public CircuitLook widest(double weight) {
    return new CircuitLook(
        palette, pointsPerUnit, fill, line, light, chosen, ghosts, weight, treatment);
  }

  public CircuitLook treated(Treatment done) {
    return new CircuitLook(palette, pointsPerUnit, fill, line, light, chosen, ghosts, widest, done);
  }

  /// In other colours.
  public CircuitLook in(Palette colours) {
    return new CircuitLook(
        colours, pointsPerUnit, fill, line, light, chosen, ghosts, widest, treatment);
  }
}
