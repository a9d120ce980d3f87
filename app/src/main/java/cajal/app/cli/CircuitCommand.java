package cajal.app.cli;

import cajal.app.session.Version;
import cajal.connectome.CellNames;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.figure.ExportOptions;
import cajal.figure.ExportOptions.Provenance;
import cajal.figure.FigureExport;
import cajal.figure.Palette;
import cajal.file.AtomicFile;
import cajal.project.Project;
import cajal.project.ProjectFile;
import cajal.project.circuit.AblationComparison;
import cajal.project.circuit.CircuitNetwork;
import cajal.project.circuit.CircuitPlan;
import cajal.table.Table;
import cajal.table.TableText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a circuit of a connectome into a project that runs.
@Command(
    name = "circuit",
    description =
        "Makes cells of a connectome into a project: writes it with --project, else prints it.",
    mixinStandardHelpOptions = true)
final class CircuitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DATASET", description = "A connectome, such as cook2019_hermaphrodite.")
  private String dataset;

  @Mixin private CircuitOptions options;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "Folder of the project that is written.")
  private @Nullable Path project;

  @Option(
      names = "--compare",
      description =
          "Runs the project with and without its ablations and writes ablation.csv and ablation.svg"
              + " beside it.")
  private boolean compare;

  @Option(names = "--signs", description = "Prints the assumed sign of each cell as CSV instead.")
  private boolean signs;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  CircuitCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Connectome connectome = Connectomes.load(dataset);
    CircuitPlan plan = options.plan(connectome, CellNames.of(connectome));
    if (signs) {
      out.print(TableText.csv(plan.signs().table(plan.neurons())));
      out.flush();
      return Cli.DONE;
    }
    if (compare && project == null) {
      throw new BadArgument("--compare needs --project with the folder where results go.");
    }
    Project made = options.lasting(CircuitNetwork.of(plan));
    if (project == null) {
      out.print(ProjectFile.format(made));
      out.flush();
      return Cli.DONE;
    }
    try {
      write(made, project);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Cli.DONE;
  }

  private void write(Project made, Path folder) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Files.createDirectories(folder);
    ProjectFile.write(made, folder.resolve(ProjectFile.NAME));
    err.println("wrote " + folder.resolve(ProjectFile.NAME));
    if (compare) {
      AblationComparison comparison = AblationComparison.of(made, cajal.work.Progress.NONE);
      Table table = comparison.table();
      Path csv = folder.resolve(table.name() + ".csv");
      AtomicFile.write(csv, TableText.csv(table).getBytes(StandardCharsets.UTF_8));
      err.println("wrote " + csv);
      Path figure = folder.resolve(table.name() + ".svg");
      Provenance provenance =
          new Provenance(made.title(), Long.toString(made.seed()), Version.text(), "");
      FigureExport.write(comparison.figure(Palette.LIGHT), figure, ExportOptions.of(provenance));
      err.println("wrote " + figure);
    }
  }
}
