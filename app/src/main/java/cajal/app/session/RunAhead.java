package cajal.app.session;

import cajal.project.Project;
import cajal.simulate.Run;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A run that nobody has asked for yet, built while the person looks, so that Start answers at
/// once.
final class RunAhead implements AutoCloseable {

  // Larger networks take seconds and much memory to build: only for somebody who asks.
  private static final long MOST_NEURONS = 20_000;

  private final RunStarter starter;
  private final RunFolders folders;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-run-ahead").factory());
  private @Nullable Preparation ready;

  RunAhead(RunStarter starter, RunFolders folders) {
    this.starter = starter;
    this.folders = folders;
  }

  /// Builds a run of a project unless it is there, or is too large to be built unasked.
  void prepare(Project project) {
    long neurons = project.network().populations().stream().mapToLong(p -> p.size()).sum();
    if (waiting(project).isPresent() || neurons == 0 || neurons > MOST_NEURONS) {
      return;
    }
    forget();
    Preparation next = new Preparation(project, run -> {});
    next.submit(background, starter, folders);
    ready = next;
  }

  /// Hands over the run of a project, finished or under way; a run of any other is given up.
  Optional<Preparation> take(Project project, Consumer<Run> firstRequest) {
    Optional<Preparation> fitting = waiting(project);
    if (fitting.isEmpty()) {
      forget();
    }
    ready = null;
    fitting.ifPresent(found -> found.then(firstRequest));
    return fitting;
  }

  // Where nodes stand and what is shown makes no difference to a run.
  private Optional<Preparation> waiting(Project project) {
    return Optional.ofNullable(ready)
        .filter(found ->
            found
                .project()
                .withLayout(project.layout())
                .withViews(project.views())
                .equals(project));
  }

  /// Gives up what waits.
  void forget() {
    if (ready != null) {
      ready.abandon(background);
      ready = null;
    }
  }

  @Override
  public void close() {
    forget();
    background.shutdown();
  }
}
