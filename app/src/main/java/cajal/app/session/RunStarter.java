package cajal.app.session;

import cajal.project.Project;
import cajal.simulate.Run;
import java.nio.file.Path;

/// Turns a project into a run that holds at time zero; the seam between the window and the engine.
@FunctionalInterface
public interface RunStarter {

  /// Compiles the network and opens the recording; takes as long as that takes.
  ///
  /// @param folder an empty folder for the recording
  /// @param progress is told how far it has come, and says when to give up
  /// @throws cajal.problem.ProblemException if the project cannot be simulated
  Run start(Project project, Path folder, Progress progress);

  /// What it runs networks on.
  default RunBackend backend() {
    return new RunBackend();
  }

  /// How far a long piece of work has come.
  interface Progress {

    /// Reports what is being done now.
    ///
    /// @param fraction of the whole work, 0 to 1; negative when unknown
    void at(String stage, double fraction);

    /// Whether the person no longer wants the result.
    boolean cancelled();
  }
}
