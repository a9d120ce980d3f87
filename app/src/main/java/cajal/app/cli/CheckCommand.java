package cajal.app.cli;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.project.ProjectFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what is wrong with a project without running it.
@Command(
    name = "check",
    description =
        "Prints every problem of a project with its place; exit status 1 if there is any.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PROJECT", description = "A project file, a folder, or a sample.")
  private String project;

  @Option(
      names = "--predict",
      description = "Prints connections, memory and time to build of each projection as well.")
  private boolean predict;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  CheckCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Path file = ProjectArgument.resolve(project);
    List<Problem> problems = problems(file);
    for (Problem problem : problems) {
      out.println((problem.isError() ? "error: " : "warning: ") + problem);
    }
    if (problems.isEmpty()) {
      out.println(file + ": no problems");
    }
    if (problems.stream().anyMatch(Problem::isError)) {
      return Cli.FAILED;
    }
    if (predict) {
      out.print(PredictionTable.of(ProjectFile.read(file)).text());
      out.flush();
    }
    return Cli.DONE;
  }

  private static List<Problem> problems(Path file) {
    try {
      Project read = ProjectFile.read(file);
      return ProjectRun.problems(read);
    } catch (ProblemException e) {
      return e.problems();
    }
  }
}
