package cajal.app.session;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.simulate.Run;
import java.nio.file.Path;

/// Makes runs of the engine.
final class EngineStarter implements RunStarter {

  @Override
  public Run start(Project project, Path folder, Progress progress) {
    throw new ProblemException(
        Problem.error(null, "This build has no engine.", "Use a build that has one."));
  }
}
