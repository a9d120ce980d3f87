package cajal.app.cli;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitWiring;
import cajal.connectome.matrix.ConnectomeMatrix;
import cajal.connectome.matrix.MatrixOrder;
import cajal.figure.Figure;
import cajal.figure.MatrixFigure;
import cajal.figure.Palette;
import cajal.problem.Nearest;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The matrix of a connectome, as the window shows it: all neurons, or the cells of a circuit.
final class MatrixPlot implements ConnectomePlot {

  private static final String COMMUNITY = "community";

  @Override
  public String word() {
    return "matrix";
  }

  @Override
  public Figure of(Connectome connectome, Asked asked, Palette palette) {
    ConnectomeMatrix matrix =
        ConnectomeMatrix.of(connectome, order(connectome, cells(connectome, asked.view()), asked));
    return MatrixFigure.of(matrix, connectome.title(), palette);
  }

  private static int[] cells(Connectome connectome, CircuitView view) {
    if (view.members().input().isEmpty()) {
      int[] neurons = ConnectomeMatrix.neurons(connectome);
      return neurons.length > 0 ? neurons : IntStream.range(0, connectome.cells().size()).toArray();
    }
    Set<String> names = CircuitWiring.of(connectome).circuit(view).numbersOfCells().keySet();
    List<Cell> all = connectome.cells();
    return IntStream.range(0, all.size()).filter(i -> names.contains(all.get(i).name())).toArray();
  }

  private static MatrixOrder order(Connectome connectome, int[] cells, Asked asked) {
    if (asked.order().equals(COMMUNITY)) {
      return MatrixOrder.of(
          connectome,
          cells,
          MatrixOrder.communities(connectome, Progress.NONE).getFirst(),
          MatrixOrder.COMMUNITY);
    }
    return Arrays.stream(MatrixOrder.By.values())
        .filter(by -> by.title().equals(asked.order()))
        .findFirst()
        .map(by -> MatrixOrder.of(connectome, cells, by))
        .orElseThrow(() -> {
          List<String> titles = new ArrayList<>(List.of(COMMUNITY));
          Arrays.stream(MatrixOrder.By.values()).forEach(by -> titles.add(by.title()));
          return new BadArgument(
              "There is no order '"
                  + asked.order()
                  + "'. "
                  + Nearest.remedy(asked.order(), titles));
        });
  }
}
