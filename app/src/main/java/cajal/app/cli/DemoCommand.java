package cajal.app.cli;

import cajal.project.Project;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What is done in place of the window where there is no screen: the worm for two seconds.
@Command(
    name = "demo",
    description = "Runs the worm for 2 s and writes its figures and summaries.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private static final String TWO_SECONDS = "2s";

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "cajal-out",
      description = "Where to write; else ${DEFAULT-VALUE}.")
  private Path out;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  DemoCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter print = spec.commandLine().getOut();
    show("celegans-touch", List.of(ViewKind.CANVAS, ViewKind.HEATMAP, ViewKind.TRACES), print);
    // Graded neurons fire no spikes; the raster is of the same wiring with spiking cells.
    show("celegans-spiking", List.of(ViewKind.RASTER), print);
    print.println(
        "There is no screen here, so this was done without the window. To get the window, start cajal"
            + " from a desktop session, or over ssh -X, or on a virtual screen: xvfb-run -a ./cajal");
    return Cli.DONE;
  }

  private void show(String sample, List<ViewKind> views, PrintWriter print)
      throws InterruptedException {
    RunOptions options = RunOptions.lasting(TWO_SECONDS);
    Project project = ProjectRun.read(sample, options);
    Path folder = out.resolve(sample);
    try (ProjectRun done =
        ProjectRun.of(
            project,
            options,
            Optional.of(RunFiles.prepare(folder)),
            Progress.ofPerson(spec.commandLine().getErr()))) {
      RunFiles.write(done, folder);
      print.println(done.summary().toText());
      for (ViewKind view : views) {
        for (String ending : List.of("svg", "pdf", "png")) {
          Path file = folder.resolve(view + "." + ending);
          new FigureOptions().write(view, project, done.recording(), file);
          print.println("wrote " + file);
        }
      }
      print.println();
    }
  }
}
