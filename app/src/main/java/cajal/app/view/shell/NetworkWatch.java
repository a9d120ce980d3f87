package cajal.app.view.shell;

import cajal.app.session.Session;
import cajal.compile.NetworkCompiler;
import cajal.model.ModelSource;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/// Looks after every gesture whether the network could be simulated: on a worker, once the hand
/// rests, and only the newest network counts.
final class NetworkWatch {

  private static final Duration REST = Duration.millis(250);

  private final Session session;
  private final ReadOnlyObjectWrapper<List<Problem>> problems =
      new ReadOnlyObjectWrapper<>(List.of());
  private final AtomicInteger newest = new AtomicInteger();
  private final PauseTransition rest = new PauseTransition(REST);
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("cajal-check").factory());

  NetworkWatch(Session session) {
    this.session = session;
    rest.setOnFinished(event -> check());
    session.projectProperty().subscribe(project -> rest.playFromStart());
  }

  /// What is wrong with the network.
  ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
    return problems.getReadOnlyProperty();
  }

  private void check() {
    int request = newest.incrementAndGet();
    Project project = session.project();
    ModelSource models = session.models();
    worker.execute(() -> {
      if (request == newest.get()) {
        List<Problem> found = problems(project, models);
        Platform.runLater(() -> {
          if (request == newest.get()) {
            problems.set(found);
          }
        });
      }
    });
  }

  private static List<Problem> problems(Project project, ModelSource models) {
    try {
      return List.copyOf(NetworkCompiler.check(project.network(), models, project.dt().coherent()));
    } catch (ProblemException e) {
      return e.problems();
    }
  }
}
