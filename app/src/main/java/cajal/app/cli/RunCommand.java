package cajal.app.cli;

import cajal.app.session.RunCatalogue;
import cajal.exchange.CatalogueEntries;
import cajal.network.Projection;
import cajal.problem.Nearest;
import cajal.problem.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  @Option(
      names = "--weights",
      paramLabel = "PROJECTION",
      description =
          "With --out: writes the final weights of a projection that learns to"
              + " weights-PROJECTION.csv. May be repeated.")
  private List<String> weights = new ArrayList<>();

  @Option(names = "--json", description = "Prints one JSON object and nothing else.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  RunCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Optional<Path> folder = Optional.ofNullable(this.out);
    if (folder.isEmpty() && !weights.isEmpty()) {
      throw new BadArgument("--weights needs a folder to write to, such as --out results.");
    }
    var read = ProjectRun.read(project, options);
    for (String projection : weights) {
      if (read.network().projection(projection).isEmpty()) {
        List<String> names = read.network().projections().stream().map(Projection::name).toList();
        throw new BadArgument(
            "--weights: there is no projection '"
                + projection
                + "'. "
                + Nearest.remedy(projection, names));
      }
    }
    try (ProjectRun done =
        ProjectRun.of(
            read,
            options,
            folder.map(RunFiles::prepare),
            Progress.ofPerson(spec.commandLine().getErr()))) {
      done.verified().ifPresent(spec.commandLine().getErr()::println);
      if (folder.isPresent()) {
        RunFiles.write(done, folder.get());
        weights.forEach(projection -> RunFiles.weights(done, projection, folder.get()));
        enter(folder.get());
      }
      if (done.interrupted()) {
        spec.commandLine()
            .getErr()
            .println("cajal: interrupted at " + done.summary().simulatedMs() + " ms.");
      }
      out.println(json ? done.summary().toJson() : done.summary().toText());
    }
    return Cli.DONE;
  }

  // A catalogue that cannot be written costs no run.
  private void enter(Path folder) {
    try {
      RunCatalogue.ofUser()
          .add(CatalogueEntries.of(folder, RunCatalogue.now(), cajal.work.Progress.NONE));
    } catch (IOException | ProblemException e) {
      spec.commandLine().getErr().println("cajal: not added to the catalogue: " + e.getMessage());
    }
  }
}
