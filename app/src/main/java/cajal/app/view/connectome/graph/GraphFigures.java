package cajal.app.view.connectome.graph;

import cajal.app.session.CellPaint;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.session.connectome.ShownCircuit.Shown;
import cajal.app.view.part.FigureSource;
import cajal.connectome.Connectome;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitComparison;
import cajal.figure.CircuitFigure;
import cajal.figure.CircuitLook;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// What figures can be made of the graph: as it is shown, several side by side, weights in each.
final class GraphFigures {

  private GraphFigures() {}

  static List<FigureSource> of(
      ConnectomeSession session, Shown shown, CircuitLook look, Set<String> chosen) {
    Connectome connectome = session.shownProperty().get();
    CellPaint paint = session.paintProperty().get();
    if (connectome == null) {
      return List.of();
    }
    List<FigureSource> sources = new ArrayList<>();
    CircuitComparison comparison = shown.comparison();
    sources.add(
        new FigureSource(
            "Graph",
            false,
            (palette, window) ->
                CircuitFigure.of(
                    connectome,
                    shown.circuit(),
                    shown.places(),
                    look.in(palette).painted(GraphLook.fill(paint, palette)),
                    paint == null ? List.of() : paint.keys(palette))));
    if (comparison != null) {
      sources.addFirst(beside(shown, comparison, look));
      if (WeightsChart.figure(shown, chosen, look.palette()).isPresent()) {
        sources.add(
            new FigureSource(
                "Weights",
                false,
                (palette, window) -> WeightsChart.figure(shown, chosen, palette).orElseThrow()));
      }
    }
    return sources;
  }

  private static FigureSource beside(Shown shown, CircuitComparison all, CircuitLook look) {
    List<Circuit> circuits = new ArrayList<>();
    for (int i = 0; i < all.names().size(); i++) {
      circuits.add(all.only(i));
    }
    return new FigureSource(
        "Graphs side by side",
        false,
        (palette, window) ->
            CircuitFigure.beside(
                all.titles(),
                circuits,
                shown.places(),
                look.in(palette).lined(_ -> OptionalInt.empty())));
  }
}
