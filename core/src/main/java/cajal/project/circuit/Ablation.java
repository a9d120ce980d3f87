package cajal.project.circuit;

import cajal.compile.ConnectomeCells;
import cajal.connectome.Connectomes;
import cajal.network.Cells;
import cajal.network.Population;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Killing cells of a project's populations that come from a connectome, and bringing them back.
public final class Ablation {

  private Ablation() {}

  /// Names of all killed cells.
  public static Set<String> of(Project project) {
    Set<String> dead = new TreeSet<>();
    for (Population population : project.network().populations()) {
      if (population.cells() instanceof Cells.OfConnectome cells) {
        dead.addAll(cells.ablated());
      }
    }
    return dead;
  }

  /// The same project where nobody is killed.
  public static Project intact(Project project) {
    Project intact = project;
    for (Population population : project.network().populations()) {
      if (population.cells() instanceof Cells.OfConnectome cells) {
        intact = with(intact, population, cells.withAblated(Set.of()));
      }
    }
    return intact;
  }

  /// The same project where exactly these cells are killed, each in the population that has it.
  ///
  /// @throws ProblemException if no population has one of them, with the nearest
  public static Project with(Project project, Set<String> dead) {
    Project changed = project;
    Set<String> left = new LinkedHashSet<>(dead);
    List<String> known = new ArrayList<>();
    for (Population population : project.network().populations()) {
      if (population.cells() instanceof Cells.OfConnectome cells) {
        List<String> here = ConnectomeCells.names(cells, Connectomes.load(cells.dataset()));
        known.addAll(here);
        Set<String> own = new HashSet<>(dead);
        own.retainAll(new HashSet<>(here));
        here.forEach(left::remove);
        changed = with(changed, population, cells.withAblated(own));
      }
    }
    if (!left.isEmpty()) {
      throw new ProblemException(
          left.stream()
              .map(name ->
                  Problem.error(
                      null,
                      "No population of this project has the cell '" + name + "'.",
                      known.isEmpty()
                          ? "Only cells of a connectome can be ablated by name."
                          : Nearest.remedy(name, known)))
              .toList());
    }
    return changed;
  }

  private static Project with(Project project, Population population, Cells.OfConnectome cells) {
    return project.withNetwork(
        project
            .network()
            .replace(
                population.name(),
                node -> node instanceof Population p ? p.withCells(cells) : node));
  }
}
