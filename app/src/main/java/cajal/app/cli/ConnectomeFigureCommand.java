package cajal.app.cli;

import cajal.app.session.Version;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.connectome.circuit.CellSearch;
import cajal.connectome.circuit.CircuitText;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitView.Arrangement;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Members;
import cajal.connectome.exchange.ConnectomeFiles;
import cajal.connectome.exchange.ImportOptions;
import cajal.figure.ExportOptions;
import cajal.figure.Figure;
import cajal.figure.FigureExport;
import cajal.figure.Palette;
import cajal.problem.Nearest;
import cajal.work.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a figure of a connectome or of a circuit in it.
@Command(
    name = "connectome-figure",
    description = "Writes a figure of a connectome or of a circuit in it.",
    mixinStandardHelpOptions = true)
final class ConnectomeFigureCommand implements Callable<Integer> {

  private static final String ENDINGS = ".*\\.(svg|pdf|png)";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATASET|FILE",
      description =
          "A connectome that comes with Cajal, a file of one, or the text of a view (.circuit).")
  private String subject;

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      description = "What to draw: graph, matrix or body; else graph.")
  private String plot = "graph";

  @Option(
      names = "--circuit",
      paramLabel = "CELL,...",
      description = "Cells, classes, types or patterns to show; else all.")
  private @Nullable String circuit;

  @Option(names = "--partners", description = "Shows the partners of the circuit as well.")
  private boolean partners;

  @Option(names = "--members", description = "Shows the members of classes one by one.")
  private boolean members;

  @Option(names = "--chemical", paramLabel = "N", description = "Least weight of a synapse shown.")
  private @Nullable Double chemical;

  @Option(names = "--gap", paramLabel = "N", description = "Least weight of a gap junction shown.")
  private @Nullable Double gap;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description = "One of ${COMPLETION-CANDIDATES}; else layered for a circuit.")
  private @Nullable LayoutKind layout;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description =
          "Order of a matrix: type, class, ganglion, community, degree, transmitter, name or as in"
              + " the dataset; else type.")
  private String order = "type";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where to write; the ending svg, pdf or png chooses the format.")
  private Path out;

  @Option(
      names = "--width",
      paramLabel = "MM",
      description = "Width on paper in mm; else what suits the view.")
  private @Nullable Double widthMm;

  @Option(
      names = "--height",
      paramLabel = "MM",
      description = "Height on paper in mm; else what suits the view.")
  private @Nullable Double heightMm;

  @Option(names = "--dpi", paramLabel = "N", description = "Dots per inch of a PNG.")
  private int dpi = ExportOptions.DEFAULT_DPI;

  @Option(names = "--dark", description = "Light marks on a dark ground, for slides.")
  private boolean dark;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ConnectomeFigureCommand() {}

  @Override
  public Integer call() {
    if (!out.toString().toLowerCase(java.util.Locale.ROOT).matches(ENDINGS)) {
      throw new BadArgument(
          "--out needs a file that ends in .svg, .pdf or .png, not '" + out + "'.");
    }
    ConnectomePlot chosen = plot();
    CircuitView view = saved();
    Connectome connectome = connectome(view);
    view = view == null ? asked(connectome) : view;
    Figure figure =
        sized(
            chosen.of(
                connectome, new ConnectomePlot.Asked(filtered(view), order), Palette.of(dark)));
    FigureExport.write(
        figure,
        out,
        ExportOptions.of(
                new ExportOptions.Provenance(
                    figure.title(),
                    "",
                    Version.text(),
                    "cajal connectome-figure " + connectome.name() + " --view " + plot))
            .withDpi(dpi));
    spec.commandLine().getErr().println("wrote " + out);
    return Cli.DONE;
  }

  private Figure sized(Figure figure) {
    double width = widthMm == null ? figure.widthMm() : widthMm;
    double height = heightMm == null ? figure.heightMm() : heightMm;
    if (!(width >= 20 && width <= 1000 && height >= 20 && height <= 1000)) {
      throw new BadArgument("--width and --height must lie between 20 and 1000 mm.");
    }
    return figure.sized(width, height);
  }

  private ConnectomePlot plot() {
    List<String> words = ConnectomePlot.all().stream().map(ConnectomePlot::word).toList();
    return ConnectomePlot.all().stream()
        .filter(one -> one.word().equals(plot))
        .findFirst()
        .orElseThrow(() ->
            new BadArgument("There is no view '" + plot + "'. " + Nearest.remedy(plot, words)));
  }

  private @Nullable CircuitView saved() {
    if (!subject.endsWith(".circuit")) {
      return null;
    }
    try {
      return CircuitText.parse(Files.readString(Path.of(subject)), subject);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Connectome connectome(@Nullable CircuitView view) {
    String name = view == null ? subject : view.dataset();
    Path file = Path.of(name);
    return Files.isRegularFile(file) && !Connectomes.names().contains(name)
        ? ConnectomeFiles.read(file, ImportOptions.GUESS, Progress.NONE).connectome()
        : Connectomes.load(name);
  }

  private CircuitView asked(Connectome connectome) {
    if (circuit == null) {
      return CircuitView.whole(connectome.name());
    }
    CircuitView view = CircuitView.of(connectome.name(), new CellSearch(connectome).read(circuit));
    Members shown = view.members().withPartners(partners);
    return view.withMembers(members ? shown.withJoins(CircuitView.Joins.SPLIT) : shown);
  }

  private CircuitView filtered(CircuitView view) {
    CircuitView result = view;
    if (chemical != null) {
      result = result.withFilter(result.filter().withChemical(chemical));
    }
    if (gap != null) {
      result = result.withFilter(result.filter().withElectrical(gap));
    }
    return layout == null
        ? result
        : result.withArrangement(
            new Arrangement(layout, java.util.Map.of(), result.arrangement().turn()));
  }
}
