package cajal.app.view.connectome.graph;

import cajal.app.session.CellPaint;
import cajal.app.session.connectome.ShownCircuit.Shown;
import cajal.connectome.circuit.Circuit;
import cajal.figure.Palette;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which nodes and connections stand out, and in which colours.
final class GraphLook {

  private GraphLook() {}

  /// Colours of nodes by what is painted on their cells; several wear the colour of their mean, or
  /// of the class of most of them; those without a value stand back.
  static Function<Circuit.Node, OptionalInt> fill(@Nullable CellPaint paint, Palette palette) {
    if (paint == null) {
      return _ -> OptionalInt.empty();
    }
    int without = Palette.blend(palette.background(), palette.muted(), 0.35);
    return node -> {
      List<Double> values =
          node.cells().stream()
              .map(cell -> paint.values().get(cell.name()))
              .filter(Objects::nonNull)
              .toList();
      return OptionalInt.of(
          values.isEmpty() ? without : paint.rgb(paint.together(values), palette));
    };
  }

  // Selected nodes and their partners stand out; a single circuit that is all selected does not.
  static Set<String> lit(Circuit circuit, Set<String> chosen, Set<String> ghosts) {
    if (chosen.isEmpty() || chosen.size() == circuit.nodes().size()) {
      return Set.of();
    }
    Set<String> lit = new LinkedHashSet<>(chosen);
    List<Circuit.Node> nodes = circuit.nodes();
    for (Circuit.Edge edge : circuit.edges()) {
      String from = nodes.get(edge.from()).id();
      String to = nodes.get(edge.to()).id();
      if (chosen.contains(from)) {
        lit.add(to);
      }
      if (chosen.contains(to)) {
        lit.add(from);
      }
    }
    lit.addAll(ghosts);
    return lit;
  }

  /// Colours of connections: those on a path, else what a comparison says.
  ///
  /// @param steps pairs of cells that follow each other on a path
  static Function<Circuit.Edge, OptionalInt> lines(
      Shown shown,
      Function<Circuit.Edge, OptionalInt> compared,
      Set<List<String>> steps,
      Palette palette) {
    if (steps.isEmpty()) {
      return compared;
    }
    List<Circuit.Node> nodes = shown.circuit().nodes();
    return edge ->
        edge.from() < nodes.size()
                && edge.to() < nodes.size()
                && onPath(nodes.get(edge.from()), nodes.get(edge.to()), edge, steps)
            ? OptionalInt.of(palette.excitatory())
            : compared.apply(edge);
  }

  private static boolean onPath(
      Circuit.Node from, Circuit.Node to, Circuit.Edge edge, Set<List<String>> steps) {
    for (String first : from.cellNames()) {
      for (String second : to.cellNames()) {
        if (steps.contains(List.of(first, second))
            || (!edge.kind().directed() && steps.contains(List.of(second, first)))) {
          return true;
        }
      }
    }
    return false;
  }
}
