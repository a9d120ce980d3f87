package cajal.app.cli;

import cajal.connectome.CellNames;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.connectome.compare.Comparison;
import cajal.connectome.compare.Consensus;
import cajal.connectome.compare.Development;
import cajal.connectome.exchange.ConnectomeFiles;
import cajal.connectome.measure.Measure;
import cajal.connectome.morphology.Morphology;
import cajal.connectome.morphology.SwcFile;
import cajal.table.Table;
import cajal.work.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Looks into connectomes, measures, compares and converts them.
@Command(
    name = "connectome",
    description =
        "Looks into connectomes: what they hold, cells and partners, paths, measures, comparisons.",
    mixinStandardHelpOptions = true)
final class ConnectomeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|DATASET",
      description =
          "A file (CSV, matrix, GraphML, GEXF, JSON, NemaNode, SONATA, SWC) or a dataset by its name or"
              + " the beginning of it.")
  private @Nullable String name;

  @Mixin private ConnectomeArgument argument;
  @Mixin private MeasureOptions measuring;

  @Option(names = "--list", description = "Lists the datasets that come with Cajal.")
  private boolean list;

  @Option(
      names = "--summary",
      description = "Counts cells and connections; else done if nothing is asked.")
  private boolean summary;

  @Option(
      names = "--cell",
      paramLabel = "NAME",
      description = "Shows a cell or all of a class with their partners. May be repeated.")
  private List<String> cells = new ArrayList<>();

  @Option(
      names = "--path",
      arity = "2",
      paramLabel = "FROM TO",
      description = "Finds the shortest paths between two cells or classes; see --k and --by.")
  private List<String> path = new ArrayList<>();

  @Option(
      names = "--measure",
      split = ",",
      paramLabel = "NAME",
      description = "Takes measures, such as rich_club; see docs/measures.md.")
  private List<String> measures = new ArrayList<>();

  @Option(
      names = "--motifs",
      description = "Counts patterns of three and four cells: --measure motifs.")
  private boolean motifs;

  @Option(
      names = "--compare",
      arity = "1..2",
      paramLabel = "A B",
      description = "Compares two connectomes, or the one named before with one.")
  private List<String> compared = new ArrayList<>();

  @Option(
      names = "--consensus",
      arity = "2..*",
      paramLabel = "NAME",
      description = "Takes what several connectomes agree on as the connectome.")
  private List<String> agreeing = new ArrayList<>();

  @Option(
      names = "--least",
      paramLabel = "N",
      description = "Connectomes of a consensus that must have a connection; else more than half.")
  private int least;

  @Option(
      names = "--stages",
      description =
          "Shows which connections of the worm stay, vary and grow over its eight stages.")
  private boolean stages;

  @Option(names = "--by-class", description = "Stages by classes of cells, not by cells.")
  private boolean byClass;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Writes it as .csv (with the cells beside it), .graphml, .gexf or .json.")
  private @Nullable Path export;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Option(names = "--rows", paramLabel = "N", description = "Rows of a table in text; else 30.")
  private int rows = 30;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ConnectomeCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    ConnectomeReport report = new ConnectomeReport(Math.max(1, rows));
    try (ProgressLine line = ProgressLine.of(err)) {
      report(report, line);
    }
    out.print(json ? report.json() : report.text());
    out.flush();
    return Cli.DONE;
  }

  private void report(ConnectomeReport report, Progress progress) {
    if (list) {
      report.datasets(Connectomes.names().stream().map(Connectomes::about).toList());
      return;
    }
    if (name != null && name.toLowerCase(Locale.ROOT).endsWith(".swc")) {
      shape(report, Path.of(name));
      return;
    }
    boolean whole = name != null || !agreeing.isEmpty();
    if (!whole && compared.size() < 2 && !stages) {
      throw new BadArgument("Name a file or a dataset; --list shows the datasets.");
    }
    if (whole) {
      about(connectome(report, progress), report, progress);
    }
    if (!compared.isEmpty() && compared.size() + (name == null ? 0 : 1) != 2) {
      throw new BadArgument(
          "--compare needs two connectomes: the one named before and one, or two.");
    }
    if (!compared.isEmpty()) {
      List<String> two = new ArrayList<>(compared);
      if (name != null) {
        two.addFirst(name);
      }
      compare(report, read(two.getFirst(), progress), read(two.getLast(), progress));
    }
    if (stages) {
      develop(report);
    }
  }

  private Connectome read(String which, Progress progress) {
    return argument.read(which, progress).connectome();
  }

  private Connectome connectome(ConnectomeReport report, Progress progress) {
    if (!agreeing.isEmpty()) {
      if (name != null) {
        agreeing.addFirst(name);
      }
      List<Connectome> sources = agreeing.stream().map(each -> read(each, progress)).toList();
      Connectome consensus =
          Consensus.of(sources, least > 0 ? least : Consensus.majority(sources.size()));
      report.identity(consensus, "consensus");
      return consensus;
    }
    ConnectomeArgument.Given given = argument.read(String.valueOf(name), progress);
    PrintWriter err = spec.commandLine().getErr();
    given.notes().forEach(note -> err.println("note: " + note));
    report.identity(given.connectome(), given.format());
    report.notes(given.notes());
    return given.connectome();
  }

  private void about(Connectome connectome, ConnectomeReport report, Progress progress) {
    if (motifs) {
      measures.add("motifs");
    }
    boolean asked = !cells.isEmpty() || !path.isEmpty() || !measures.isEmpty() || export != null;
    if (summary || (!asked && compared.isEmpty() && !stages)) {
      report.summary(connectome);
    }
    if (!cells.isEmpty()) {
      CellNames names = CellNames.of(connectome);
      report.cells(connectome, cells.stream().flatMap(each -> names.find(each).stream()).toList());
    }
    if (!path.isEmpty()) {
      Table paths = measuring.paths(connectome, path.getFirst(), path.getLast(), progress);
      String heading =
          paths.rows() == 0
              ? "There is no path from " + path.getFirst() + " to " + path.getLast() + "."
              : "From " + path.getFirst() + " to " + path.getLast();
      report.tables("paths", heading, List.of(paths));
    }
    for (String measure : measures) {
      Measure found = MeasureOptions.named(measure);
      report.tables(
          found.about().name(),
          found.about().title() + " (" + measuring.words() + ")",
          measuring.measure(connectome, found, progress));
    }
    if (export != null) {
      write(connectome, report, export);
    }
  }

  private void compare(ConnectomeReport report, Connectome a, Connectome b) {
    Comparison comparison = Comparison.of(a, b);
    report.say("a", a.name());
    report.say("b", b.name());
    report.tables(
        "comparison",
        a.title() + " (a) and " + b.title() + " (b)",
        List.of(comparison.summary(), comparison.connections(), comparison.cells()));
  }

  private void develop(ConnectomeReport report) {
    Development development = Development.ofTheWorm(byClass);
    for (Development.Fate fate : Development.Fate.values()) {
      report.say(
          fate.words(),
          (double) development.courses().stream().filter(course -> course.fate() == fate).count());
    }
    report.say("caveat", development.stages().getFirst().about().caveats().getFirst());
    report.tables("stages", "Witvliet et al. 2021", List.of(development.table()));
  }

  private void write(Connectome connectome, ConnectomeReport report, Path file) {
    try {
      List<Path> written = ConnectomeFiles.write(connectome, file);
      report.say("exported", String.join(", ", written.stream().map(Path::toString).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void shape(ConnectomeReport report, Path file) {
    SwcFile swc = SwcFile.read(file);
    PrintWriter err = spec.commandLine().getErr();
    swc.problems().forEach(problem -> err.println("note: " + problem));
    Morphology shape = swc.morphology();
    report.say("cell", shape.cell());
    report.say("points", shape.points());
    report.say("trees", shape.roots());
    report.say("length_um", Math.rint(1000 * shape.lengthUm()) / 1000);
    report.notes(swc.problems());
  }
}
