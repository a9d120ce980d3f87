package cajal.connectome.measure;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Whether cells connect to their like: of similar degree, of the same type, class or ganglion.
final class Assortativity implements Measure {

  @Override
  public About about() {
    return new About(
        "assortativity",
        "Assortativity",
        "Whether cells connect to their like: of similar degree, of the same type, class or ganglion.",
        "For degrees, the correlation over connections of the degree (weighted: the strength) at"
            + " their beginning with that at their end, in four ways in and out, and without"
            + " direction. For types, classes and ganglia, (sum of e_ii - sum of a_i b_i) / (1 - sum of a_i"
            + " b_i), where e_ij is the share of connections from type i to type j, a_i and b_j the"
            + " shares that begin and end there. A cell that is no neuron has its kind as type.",
        "Random graphs with the same numbers of partners in and out of every cell; weights travel"
            + " with their connections.",
        "Newman 2003, doi:10.1103/PhysRevE.67.026126; Foster et al. 2010,"
            + " doi:10.1073/pnas.0912671107");
  }

  @Override
  public Kind kind() {
    return Kind.GLOBAL;
  }

  private static final List<String> NAMES =
      List.of("out_in", "in_in", "out_out", "in_out", "undirected", "type", "class", "group");

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Adjacency adjacency = graph.layer(options.layer());
    boolean weighted = options.weighted();
    Labels types = Labels.of(graph, Assortativity::type);
    List<Labels> labels =
        List.of(types, Labels.of(graph, Cell::cellClass), Labels.of(graph, Cell::group));
    Function<Adjacency, double[]> numbers = a -> numbers(a, weighted, labels);
    double[] observed = numbers.apply(adjacency);
    List<Null> nulls = Ensemble.rewired(adjacency, options, observed.length, progress, numbers);
    Quantities quantities = new Quantities("assortativity", "Assortativity");
    String what = weighted ? "strength" : "degree";
    List<String> meanings =
        List.of(
            what + " out of the source with " + what + " into the target.",
            what + " into the source with " + what + " into the target.",
            what + " out of the source with " + what + " out of the target.",
            what + " into the source with " + what + " out of the target.",
            what + " of the one with " + what + " of the other, without direction.",
            "Share of connections within a type, beyond chance.",
            "Share of connections within a class, beyond chance.",
            "Share of connections within a ganglion or group, beyond chance.");
    for (int i = 0; i < observed.length; i++) {
      quantities.add(NAMES.get(i), observed[i], nulls.get(i), capital(meanings.get(i)));
    }
    return List.of(quantities.table(), mixing(adjacency, types));
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String type(Cell cell) {
    boolean typed = cell.kind() == Connectome.Kind.NEURON && !cell.type().isEmpty();
    return typed ? cell.type() : cell.kind().name().toLowerCase(Locale.ROOT);
  }

  /// Names that cells carry, and which cell carries which.
  private record Labels(List<String> names, int[] of) {

    static Labels of(Graph graph, Function<Cell, String> label) {
      Map<String, Integer> number = new HashMap<>();
      List<String> names = new ArrayList<>();
      int[] of = new int[graph.size()];
      for (int cell = 0; cell < of.length; cell++) {
        String name = label.apply(graph.cells().get(cell));
        Integer known = number.putIfAbsent(name, names.size());
        if (known == null) {
          names.add(name);
        }
        of[cell] = known == null ? names.size() - 1 : known;
      }
      return new Labels(names, of);
    }
  }

  private static double[] numbers(Adjacency adjacency, boolean weighted, List<Labels> labels) {
    int size = adjacency.size();
    double[] out = new double[size];
    double[] in = new double[size];
    Arrays.setAll(out, cell -> weighted ? adjacency.outStrength(cell) : adjacency.outDegree(cell));
    Arrays.setAll(in, cell -> weighted ? adjacency.inStrength(cell) : adjacency.inDegree(cell));
    Adjacency undirected = adjacency.undirected();
    double[] all = new double[size];
    Arrays.setAll(
        all, cell -> weighted ? undirected.outStrength(cell) : undirected.outDegree(cell));
    return new double[] {
      correlation(adjacency, out, in),
      correlation(adjacency, in, in),
      correlation(adjacency, out, out),
      correlation(adjacency, in, out),
      correlation(undirected, all, all),
      sameness(adjacency, labels.get(0)),
      sameness(adjacency, labels.get(1)),
      sameness(adjacency, labels.get(2))
    };
  }

  private static double correlation(Adjacency adjacency, double[] atSource, double[] atTarget) {
    int[] from = adjacency.origins();
    double[] x = new double[from.length];
    double[] y = new double[from.length];
    Arrays.setAll(x, i -> atSource[from[i]]);
    Arrays.setAll(y, i -> atTarget[adjacency.target[i]]);
    return Statistics.correlation(x, y);
  }

  private static double sameness(Adjacency adjacency, Labels labels) {
    int[] from = adjacency.origins();
    double[] begin = new double[labels.names.size()];
    double[] end = new double[labels.names.size()];
    double same = 0;
    for (int i = 0; i < from.length; i++) {
      int one = labels.of[from[i]];
      int other = labels.of[adjacency.target[i]];
      begin[one] += 1.0 / from.length;
      end[other] += 1.0 / from.length;
      same += one == other ? 1.0 / from.length : 0;
    }
    double chance = IntStream.range(0, begin.length).mapToDouble(i -> begin[i] * end[i]).sum();
    return chance < 1 ? (same - chance) / (1 - chance) : Double.NaN;
  }

  /// Connections and weight from each type to each, beside what independence would give.
  private static Table mixing(Adjacency adjacency, Labels types) {
    int count = types.names.size();
    int[] from = adjacency.origins();
    double[] connections = new double[count * count];
    double[] weight = new double[count * count];
    double[] begin = new double[count];
    double[] end = new double[count];
    for (int i = 0; i < from.length; i++) {
      int one = types.of[from[i]];
      int other = types.of[adjacency.target[i]];
      connections[one * count + other]++;
      weight[one * count + other] += adjacency.outWeight[i];
      begin[one]++;
      end[other]++;
    }
    return new Rows("mixing_of_types", "Connections from type to type")
        .texts(
            "from_type",
            "Type of the source.",
            IntStream.range(0, count * count).mapToObj(i -> types.names.get(i / count)).toList())
        .texts(
            "to_type",
            "Type of the target.",
            IntStream.range(0, count * count).mapToObj(i -> types.names.get(i % count)).toList())
        .numbers("connections", "Connections; without direction both ways.", connections)
        .numbers("weight", "Sum of their weights.", weight)
        .each(
            "expected",
            "Connections if targets were independent of sources.",
            i -> from.length == 0 ? 0 : begin[i / count] * end[i % count] / from.length)
        .table();
  }
}
