package cajal.app.view.connectome.graph;

import cajal.app.session.connectome.Comparing;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitComparison;
import cajal.figure.Palette;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What colours of connections mean where several connectomes are compared.
final class EdgeColours {

  private EdgeColours() {}

  /// Colour by meaning, in the order of the legend; empty where nothing is compared.
  static Map<String, Integer> legend(
      Comparing how, @Nullable CircuitComparison comparison, Palette palette) {
    Map<String, Integer> legend = new java.util.LinkedHashMap<>();
    if (comparison != null && how == Comparing.DIFFERENCE) {
      List<String> names = comparison.names();
      legend.put("only " + names.get(0), palette.excitatory());
      legend.put("only " + names.get(1), palette.inhibitory());
      legend.put("both, as wide as they differ", palette.muted());
    } else if (comparison != null && how == Comparing.FATE) {
      legend.put("stable", palette.ink());
      legend.put("variable", palette.cycle(4));
      legend.put("dynamic", palette.cycle(3));
    }
    return legend;
  }

  static Function<Circuit.Edge, OptionalInt> of(
      Comparing how, @Nullable CircuitComparison comparison, Palette palette) {
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
    return edge ->
        OptionalInt.of(
            switch (comparison.fate(edge)) {
              case STABLE -> palette.ink();
              case VARIABLE -> palette.cycle(4);
              case DYNAMIC -> palette.cycle(3);
            });
  }
}
