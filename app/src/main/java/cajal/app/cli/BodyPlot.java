package cajal.app.cli;

import cajal.connectome.Connectome;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitWiring;
import cajal.connectome.morphology.Morphologies;
import cajal.figure.BodyFigure;
import cajal.figure.BodyRaster;
import cajal.figure.BodyShape;
import cajal.figure.BodyTurn;
import cajal.figure.CircuitColours;
import cajal.figure.ConnectomeMap;
import cajal.figure.Figure;
import cajal.figure.Palette;
import cajal.figure.Panel;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// The neurons of a connectome in the body of the worm, seen from its side; those of a circuit
/// stand out.
final class BodyPlot implements ConnectomePlot {

  @Override
  public String word() {
    return "body";
  }

  @Override
  public Figure of(Connectome connectome, Asked asked, Palette palette) {
    BodyShape shape = BodyShape.of(connectome.neurons(), Morphologies.celegans());
    if (shape.size() == 0) {
      throw new BadArgument(
          "No neuron of " + connectome.name() + " has a place in the body; try --view graph.");
    }
    int[] rgb =
        shape.cells().stream().mapToInt(cell -> ConnectomeMap.colour(cell, palette)).toArray();
    BitSet chosen = new BitSet();
    if (!asked.view().members().input().isEmpty()) {
      Set<String> names =
          CircuitWiring.of(connectome).circuit(asked.view()).numbersOfCells().keySet();
      for (int i = 0; i < shape.size(); i++) {
        chosen.set(i, names.contains(shape.cells().get(i).name()));
      }
    }
    List<Panel.Key> keys =
        CircuitColours.types(
            type -> shape.cells().stream().anyMatch(cell -> CircuitView.type(cell).equals(type)),
            palette);
    return BodyFigure.of(
        shape,
        BodyTurn.SIDE,
        new BodyRaster.Look(rgb, new float[0], chosen),
        new BodyFigure.Words(connectome.title(), keys),
        palette);
  }
}
