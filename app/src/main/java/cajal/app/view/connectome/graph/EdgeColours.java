package cajal.app.view.connectome.graph;

import cajal.app.session.connectome.Comparing;
import cajal.app.session.connectome.ShownCircuit.Shown;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitComparison;
import cajal.connectome.circuit.CircuitFates;
import cajal.connectome.compare.Development.Fate;
import cajal.figure.Palette;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/// What colours of connections mean where several connectomes are compared.
final class EdgeColours {

  private EdgeColours() {}

  /// Colour by meaning, in the order of the legend; empty where nothing is compared.
  static Map<String, Integer> legend(Comparing how, Shown shown, Palette palette) {
    CircuitComparison comparison = shown.comparison();
    Map<String, Integer> legend = new java.util.LinkedHashMap<>();
    if (comparison != null && how == Comparing.DIFFERENCE) {
      List<String> names = comparison.names();
      legend.put("only " + names.get(0), palette.excitatory());
      legend.put("only " + names.get(1), palette.inhibitory());
      legend.put("both, as wide as they differ", palette.muted());
    } else if (comparison != null && how == Comparing.FATE) {
      if (shown.fates() != null) {
        for (Fate fate : Fate.values()) {
          legend.put(fate.words(), colour(fate, palette));
        }
      }
    }
    return legend;
  }

  static Function<Circuit.Edge, OptionalInt> of(Comparing how, Shown shown, Palette palette) {
    CircuitComparison comparison = shown.comparison();
    if (comparison == null || how == Comparing.BESIDE || how == Comparing.NOTHING) {
      return _ -> OptionalInt.empty();
    }
    if (how == Comparing.DIFFERENCE) {
      return edge ->
          OptionalInt.of(
              switch (comparison.side(edge)) {
                case FIRST_ONLY -> palette.excitatory();
                case SECOND_ONLY -> palette.inhibitory();
                case BOTH -> palette.muted();
              });
    }
    CircuitFates fates = shown.fates();
    List<Circuit.Node> nodes = comparison.union().nodes();
    return fates == null
        ? _ -> OptionalInt.empty()
        : edge ->
            fates
                .of(edge, nodes)
                .map(fate -> OptionalInt.of(colour(fate, palette)))
                .orElseGet(OptionalInt::empty);
  }

  private static int colour(Fate fate, Palette palette) {
    return switch (fate) {
      case STABLE -> palette.ink();
      case VARIABLE -> palette.cycle(4);
      case STRENGTHENED -> palette.cycle(1);
      case WEAKENED -> palette.cycle(0);
      case LATE -> palette.cycle(3);
    };
  }
}
