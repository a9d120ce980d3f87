package cajal.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs a project and tells what came of it.
@Command(
    name = "run",
    description = "Runs a project and prints rates, speed and the hash of its spikes.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PROJECT", description = "A project file, a folder, or a sample.")
  private String project;

  @Mixin private RunOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Writes spikes.csv, traces.csv, run.json, the project and the recording there.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Prints one JSON object and nothing else.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  RunCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Optional<Path> folder = Optional.ofNullable(this.out);
    var read = ProjectRun.read(project, options);
    try (ProjectRun done =
        ProjectRun.of(
            read,
            options,
            folder.map(RunFiles::prepare),
            Progress.ofPerson(spec.commandLine().getErr()))) {
      folder.ifPresent(f -> RunFiles.write(done, f));
      out.println(json ? done.summary().toJson() : done.summary().toText());
    }
    return Cli.DONE;
  }
}
