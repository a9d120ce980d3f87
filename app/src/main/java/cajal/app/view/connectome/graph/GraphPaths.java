package cajal.app.view.connectome.graph;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.CircuitGestures;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.measure.Graph;
import cajal.connectome.measure.Layer;
import cajal.connectome.measure.Paths;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;

/// Finds paths between two selected cells and shows them in place.
final class GraphPaths {

  private final Workspace workspace;
  private final ConnectomeSession session;
  private final CircuitGestures gestures;
  private final Runnable changed;
  private final AtomicInteger newest = new AtomicInteger();
  private Set<List<String>> steps = Set.of();

  /// @param changed called when other steps stand out
  GraphPaths(Workspace workspace, CircuitGestures gestures, Runnable changed) {
    this.workspace = workspace;
    session = workspace.connectome();
    this.gestures = gestures;
    this.changed = changed;
    session.selectionProperty().subscribe(chosen -> forget(chosen));
    session
        .shownProperty()
        .subscribe(shown -> {
          newest.incrementAndGet();
          forget(Set.of());
        });
  }

  // The steps stand out as long as what they were found for is selected.
  private void forget(Set<String> chosen) {
    boolean all = steps.stream().allMatch(chosen::containsAll);
    if (!steps.isEmpty() && (chosen.isEmpty() || !all)) {
      steps = Set.of();
      changed.run();
    }
  }

  /// Pairs of cells that follow each other on a path that was found.
  Set<List<String>> steps() {
    return steps;
  }

  /// Shows the best paths from the first to the second cell.
  void show(String from, String to, int most) {
    Connectome connectome = session.shownProperty().get();
    if (connectome == null) {
      return;
    }
    workspace.session().say("Looking for paths from " + from + " to " + to + "…");
    int request = newest.incrementAndGet();
    Thread.ofVirtual()
        .name("cajal-paths")
        .start(() -> {
          List<Paths.Path> paths =
              new Paths(Graph.of(connectome), Layer.BOTH, false)
                  .best(from, to, most, Progress.NONE);
          Platform.runLater(() -> {
            if (request == newest.get()) {
              arrive(from, to, paths);
            }
          });
        });
  }

  private void arrive(String from, String to, List<Paths.Path> paths) {
    if (paths.isEmpty()) {
      workspace.session().say("There is no path from " + from + " to " + to + ".");
      return;
    }
    Set<String> cells = new LinkedHashSet<>();
    Set<List<String>> pairs = new LinkedHashSet<>();
    for (Paths.Path path : paths) {
      List<String> names = path.cells().stream().map(Cell::name).toList();
      cells.addAll(names);
      for (int i = 1; i < names.size(); i++) {
        pairs.add(List.of(names.get(i - 1), names.get(i)));
      }
    }
    List<String> missing = new ArrayList<>(cells);
    missing.removeAll(session.circuit().get().circuit().numbersOfCells().keySet());
    if (!missing.isEmpty()) {
      gestures.add(missing);
    }
    steps = Set.copyOf(pairs);
    session.select(cells);
    changed.run();
    Paths.Path best = paths.getFirst();
    workspace
        .session()
        .say(
            String.join(" → ", best.cells().stream().map(Cell::name).toList())
                + ": "
                + best.steps()
                + (best.steps() == 1 ? " step" : " steps")
                + (paths.size() > 1 ? "; " + paths.size() + " paths shown" : ""));
  }
}
