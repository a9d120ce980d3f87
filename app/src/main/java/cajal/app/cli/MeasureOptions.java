package cajal.app.cli;

import cajal.connectome.CellNames;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.measure.Graph;
import cajal.connectome.measure.Layer;
import cajal.connectome.measure.Measure;
import cajal.connectome.measure.Measures;
import cajal.connectome.measure.Options;
import cajal.connectome.measure.Paths;
import cajal.connectome.measure.Setting;
import cajal.problem.Nearest;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// How a connectome is measured.
final class MeasureOptions {

  /// What makes a path short.
  enum By {
    COUNT,
    WEIGHT
  }

  @Option(
      names = "--layer",
      paramLabel = "LAYER",
      description = "Connections that count: ${COMPLETION-CANDIDATES}; else both.")
  private Layer layer = Layer.BOTH;

  @Option(names = "--weighted", description = "Numbers of contacts count in measures.")
  private boolean weighted;

  @Option(
      names = "--all-cells",
      description = "Muscles and end organs count as well; else neurons alone.")
  private boolean allCells;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of random graphs; else 1.")
  private long seed = 1;

  @Option(
      names = "--rewirings",
      paramLabel = "N",
      description = "Random graphs that a measure is compared with; else 100.")
  private int rewirings = Options.DEFAULT.rewirings();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Tells a measure a setting, such as resolution=1.5. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--k", paramLabel = "N", description = "Number of paths; else 1.")
  private int paths = 1;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description =
          "What makes a path short: ${COMPLETION-CANDIDATES}; else count, the number of connections;"
              + " by weight, strong connections are short.")
  private By by = By.COUNT;

  Graph graph(Connectome connectome) {
    Graph graph = Graph.of(connectome);
    return allCells ? graph : graph.neurons();
  }

  /// @throws BadArgument if a setting is unknown or no number
  List<Table> measure(Connectome connectome, Measure measure, Progress progress) {
    if (rewirings < 0) {
      throw new BadArgument("--rewirings must not be below 0.");
    }
    Options options = new Options(layer, weighted, seed, rewirings, settings(measure));
    return measure.of(graph(connectome), options, progress);
  }

  private Map<String, Double> settings(Measure measure) {
    List<String> known = measure.settings().stream().map(Setting::name).toList();
    Map<String, Double> told = new LinkedHashMap<>();
    for (String setting : settings) {
      String[] pair = setting.split("=", 2);
      String key = pair[0].strip();
      if (!known.contains(key)) {
        throw new BadArgument(
            "The measure "
                + measure.about().name()
                + " has no setting '"
                + key
                + "'. "
                + (known.isEmpty() ? "It has none." : Nearest.remedy(key, known)));
      }
      try {
        told.put(key, Double.valueOf(pair.length == 2 ? pair[1].strip() : ""));
      } catch (NumberFormatException _) {
        throw new BadArgument("--set needs KEY=NUMBER, not '" + setting + "'.");
      }
    }
    return told;
  }

  /// A measure by its name, with `-` as good as `_`.
  static Measure named(String name) {
    return Measures.named(name.strip().toLowerCase(Locale.ROOT).replace('-', '_'));
  }

  /// The best paths between cells, or between any two members of classes.
  Table paths(Connectome connectome, String from, String to, Progress progress) {
    if (paths < 1) {
      throw new BadArgument("--k must be at least 1.");
    }
    CellNames names = CellNames.of(connectome);
    List<Cell> starts = names.find(from);
    List<Cell> ends = names.find(to);
    boolean neurons =
        Stream.concat(starts.stream(), ends.stream())
            .allMatch(cell -> cell.kind() == Connectome.Kind.NEURON);
    Graph graph = neurons ? graph(connectome) : Graph.of(connectome);
    Paths search = new Paths(graph, layer, by == By.WEIGHT);
    List<Paths.Path> found = new ArrayList<>();
    for (Cell start : starts) {
      for (Cell end : ends) {
        if (!start.equals(end)) {
          found.addAll(search.best(start.name(), end.name(), paths, progress));
        }
      }
    }
    found.sort(
        Comparator.comparingDouble(Paths.Path::length)
            .thenComparing(Comparator.comparingDouble(Paths.Path::contacts).reversed()));
    return Paths.table(found.subList(0, Math.min(paths, found.size())));
  }

  String words() {
    return layer.name().toLowerCase(Locale.ROOT)
        + (layer == Layer.BOTH ? " layers, " : " layer, ")
        + (allCells ? "all cells" : "neurons alone")
        + (weighted ? ", weighted" : "")
        + ", seed "
        + seed;
  }
}
