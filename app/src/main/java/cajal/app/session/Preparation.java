package cajal.app.session;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.simulate.Run;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// A run on its way: its network is being built in the background.
public final class Preparation implements RunStarter.Progress {

  /// What is being done, and how far it has come.
  ///
  /// @param title for a person; empty when nothing is being done
  /// @param fraction of the whole work, 0 to 1; negative when unknown
  public record Stage(String title, double fraction) {

    public static final Stage NONE = new Stage("", 0);
  }

  private final Project project;
  private Consumer<Run> firstRequest;
  private volatile CompletableFuture<Run> result = new CompletableFuture<>();
  private volatile Stage stage = new Stage("Building the network", -1);
  private volatile boolean cancelled;

  Preparation(Project project, Consumer<Run> firstRequest) {
    this.project = project;
    this.firstRequest = firstRequest;
  }

  void submit(Executor background, RunStarter starter, RunFolders folders) {
    result =
        CompletableFuture.supplyAsync(
            () -> {
              Run run = starter.start(project, folders.create(), this);
              if (cancelled) {
                run.close();
                throw new ProblemException(
                    Problem.warning(null, "The run was cancelled.", "Press Start to try again."));
              }
              return run;
            },
            background);
  }

  @Override
  public void at(String title, double fraction) {
    stage = new Stage(title, fraction);
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  void cancel() {
    cancelled = true;
  }

  /// Says what the run is to do first, where that was not known when its preparation began.
  void then(Consumer<Run> request) {
    firstRequest = request;
  }

  /// Gives up the run, and closes it where it is there already.
  ///
  /// @param background where closing may wait for the run's threads
  void abandon(Executor background) {
    cancelled = true;
    Runnable close =
        () -> {
          var _ = result.thenAccept(Run::close);
        };
    if (result.isDone()) {
      background.execute(close);
    } else {
      close.run();
    }
  }

  Project project() {
    return project;
  }

  Consumer<Run> firstRequest() {
    return firstRequest;
  }

  Stage stage() {
    return stage;
  }

  boolean isDone() {
    return result.isDone();
  }

  /// The run, once it is done.
  ///
  /// @throws ProblemException in a person's words, whatever went wrong
  Run result() {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw explained(e.getCause() == null ? e : e.getCause());
    }
  }

  private static ProblemException explained(Throwable cause) {
    return switch (cause) {
      case ProblemException problem -> problem;
      case OutOfMemoryError memory ->
          new ProblemException(
              Problem.error(
                  null,
                  "The network does not fit into memory.",
                  "Make its populations or its indegrees smaller, or give Java more memory."));
      case UncheckedIOException io ->
          new ProblemException(
              Problem.error(
                  null,
                  "The recording could not be written: " + io.getMessage() + ".",
                  "Make room on the disk or choose another folder."));
      default ->
          new ProblemException(
              Problem.error(
                  null,
                  "The run could not be prepared: " + cause + ".",
                  "This is a defect of Cajal; please report it with the project file."));
    };
  }
}
