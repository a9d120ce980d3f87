package cajal.app.cli;

import cajal.connectome.Connectome;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitWiring;
import cajal.connectome.circuit.Layouts;
import cajal.figure.CircuitFigure;
import cajal.figure.CircuitLook;
import cajal.figure.Figure;
import cajal.figure.Palette;
import cajal.work.Progress;

/// The graph of a connectome, as the window shows it.
final class GraphPlot implements ConnectomePlot {

  @Override
  public String word() {
    return "graph";
  }

  @Override
  public Figure of(Connectome connectome, Asked asked, Palette palette) {
    CircuitView view = asked.view();
    Circuit circuit = CircuitWiring.of(connectome).circuit(view);
    boolean placed =
        circuit.nodes().stream()
            .anyMatch(node -> view.arrangement().places().containsKey(node.id()));
    return CircuitFigure.of(
        connectome,
        circuit,
        placed
            ? Layouts.extended(circuit, view.arrangement())
            : Layouts.all(circuit, view.arrangement(), Progress.NONE),
        CircuitLook.of(palette, 1));
  }
}
