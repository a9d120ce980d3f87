package cajal.app.session.connectome;

import cajal.app.session.CellRef;
import cajal.app.session.Session;
import cajal.compile.ConnectomeCells;
import cajal.connectome.Connectomes;
import cajal.network.Cells;
import cajal.network.Population;
import cajal.problem.ProblemException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;

/// Keeps the selected cells of a connectome and the selected neurons of populations made of one the
/// same, in both directions.
final class SelectedCells {

  private final Session session;
  private final ObjectProperty<Set<String>> names;
  private boolean busy;

  SelectedCells(Session session, ObjectProperty<Set<String>> names) {
    this.session = session;
    this.names = names;
    names.subscribe(chosen -> once(() -> toNeurons(chosen)));
    session.selectedCellsProperty().subscribe(chosen -> once(() -> toNames(chosen)));
  }

  private void once(Runnable change) {
    if (!busy) {
      busy = true;
      try {
        change.run();
      } finally {
        busy = false;
      }
    }
  }

  private void toNeurons(Set<String> chosen) {
    Map<String, List<String>> populations = populations();
    if (populations.isEmpty()) {
      return;
    }
    Set<CellRef> neurons = new LinkedHashSet<>();
    for (CellRef neuron : session.selectedCellsProperty().get()) {
      if (!populations.containsKey(neuron.population())) {
        neurons.add(neuron);
      }
    }
    populations.forEach((population, cells) -> {
      for (int i = 0; i < cells.size(); i++) {
        if (chosen.contains(cells.get(i))) {
          neurons.add(new CellRef(population, i));
        }
      }
    });
    session.selectedCellsProperty().set(Collections.unmodifiableSet(neurons));
  }

  private void toNames(Set<CellRef> neurons) {
    Map<String, List<String>> populations = populations();
    if (populations.isEmpty()) {
      return;
    }
    Set<String> known =
        populations.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    Set<String> chosen = new LinkedHashSet<>();
    for (CellRef neuron : neurons) {
      List<String> cells = populations.getOrDefault(neuron.population(), List.of());
      if (neuron.index() < cells.size()) {
        chosen.add(cells.get(neuron.index()));
      }
    }
    // Muscles and the like are in no population; what is drawn has no say over them.
    names.get().stream().filter(name -> !known.contains(name)).forEach(chosen::add);
    names.set(Collections.unmodifiableSet(chosen));
  }

  /// Names of the neurons of each population that is made of a connectome.
  private Map<String, List<String>> populations() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Population population : session.project().network().populations()) {
      if (population.cells() instanceof Cells.OfConnectome cells) {
        found.put(population.name(), names(cells));
      }
    }
    return found;
  }

  // The run reports an unknown dataset; the selection stays usable.
  private static List<String> names(Cells.OfConnectome cells) {
    try {
      return ConnectomeCells.names(cells, Connectomes.load(cells.dataset()));
    } catch (ProblemException e) {
      return List.of();
    }
  }
}
