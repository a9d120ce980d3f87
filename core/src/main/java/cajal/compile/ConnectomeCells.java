package cajal.compile;

import cajal.connectome.Connectome;
import cajal.network.Cells;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Who the cells of a population are that come from a connectome.
public final class ConnectomeCells {

  private ConnectomeCells() {}

  /// Names of the cells, in the order of the population.
  ///
  /// @throws ProblemException if a chosen or ablated cell is not in the connectome, or not in the
  ///   population, or chosen twice
  public static List<String> names(Cells.OfConnectome of, Connectome connectome) {
    List<String> names =
        of.chosen().isEmpty()
            ? connectome.neurons().stream().map(Connectome.Cell::name).toList()
            : of.chosen();
    List<Problem> problems = new ArrayList<>();
    Set<String> here = new HashSet<>();
    for (String name : names) {
      if (!here.add(name)) {
        problems.add(
            Problem.error(null, "The cell '" + name + "' is chosen twice.", "Name it once."));
      }
    }
    for (String name : of.chosen()) {
      try {
        connectome.cell(name);
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    for (String name : of.ablated()) {
      if (!here.contains(name)) {
        problems.add(
            Problem.error(
                null,
                "The ablated cell '" + name + "' is not one of the cells of the population.",
                Findings.nearest(name, names)));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return names;
  }
}
