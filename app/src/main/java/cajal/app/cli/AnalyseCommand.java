package cajal.app.cli;

import cajal.analyse.Analyses;
import cajal.analyse.AnalysesPage;
import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.InputFiles;
import cajal.analyse.Request;
import cajal.analyse.Result;
import cajal.analyse.ResultFiles;
import cajal.app.session.Version;
import cajal.figure.FigureExport;
import cajal.table.TableText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Analyses a recording, a matrix or a tensor.
@Command(
    name = "analyse",
    description =
        "Analyses recordings, matrices and tensors; without an input it tells about an analysis.",
    mixinStandardHelpOptions = true)
final class AnalyseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Name of an analysis.")
  private @Nullable String name;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "INPUT",
      description =
          "A recording, or a matrix or tensor as .npy or .csv; several recordings for some.")
  private List<Path> inputs = List.of();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes a parameter, such as bin=5ms.")
  private List<String> settings = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Writes every table as CSV, everything as result.json, and the figures.")
  private @Nullable Path out;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of random draws; else 1.")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "N", description = "Threads; else one per processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Prints everything as JSON.")
  private boolean json;

  @Option(
      names = "--figure",
      split = ",",
      paramLabel = "FORMAT",
      description = "Formats of the figures in DIR: ${COMPLETION-CANDIDATES}; else svg.")
  private List<FigureExport.Format> formats = List.of(FigureExport.Format.SVG);

  @Option(
      names = "--as",
      paramLabel = "KIND",
      description =
          "What a table or array is taken for: ${COMPLETION-CANDIDATES}; else whatever the analysis"
              + " takes, a matrix first.")
  private InputFiles.As as = InputFiles.As.FITTING;

  @Mixin private ReadingOptions how;

  @Option(names = "--list", description = "Lists all analyses.")
  private boolean list;

  @Option(names = "--markdown", description = "Prints the page of all analyses, docs/analyses.md.")
  private boolean markdown;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  AnalyseCommand() {}

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    if (markdown) {
      print.print(AnalysesPage.of(Analyses.all()));
    } else if (list || name == null) {
      list(print);
    } else if (inputs.isEmpty()) {
      print.print(AnalysesPage.help(Analyses.named(name)));
    } else {
      analyse(Analyses.named(name), print);
    }
    return Cli.DONE;
  }

  private static void list(PrintWriter print) {
    for (Card.Group group : Card.Group.values()) {
      List<Card> cards =
          Analyses.all().stream()
              .map(Analysis::card)
              .filter(card -> card.group() == group)
              .toList();
      if (!cards.isEmpty()) {
        print.println(group.title());
        cards.forEach(card -> print.printf("  %-26s %s%n", card.name(), card.help()));
        print.println();
      }
    }
  }

  private <P extends Record> void analyse(Analysis<P> analysis, PrintWriter print) {
    if (threads < 1) {
      throw new BadArgument("--threads must be at least 1, not " + threads + ".");
    }
    Request<P> request = Request.of(analysis).with(settings()).seeded(seed);
    Result result;
    PrintWriter err = spec.commandLine().getErr();
    try (ProgressLine line = ProgressLine.of(err)) {
      Input input = InputFiles.read(inputs, analysis.card(), as, how.options(), line.part(0, 0.2));
      result = request.run(input, threads, line.part(0.2, 1));
    }
    ResultFiles files =
        new ResultFiles(
            request,
            String.join(" ", inputs.stream().map(Path::toString).toList()),
            Version.text());
    if (out != null) {
      files.write(out, result, formats).forEach(file -> err.println("wrote " + file));
    }
    if (json) {
      print.print(files.text(result));
    } else if (out == null && !result.tables().isEmpty()) {
      print.print(TableText.csv(result.tables().getFirst()));
    }
    result.notes().forEach(note -> err.println("note: " + note));
    if (!result.diagnostics().converged()) {
      err.println("note: the computation ended before it converged");
    }
  }

  private Map<String, String> settings() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new BadArgument("--set needs KEY=VALUE, such as bin=5ms, not '" + setting + "'.");
      }
      texts.put(setting.substring(0, equals).strip(), setting.substring(equals + 1));
    }
    return texts;
  }
}
