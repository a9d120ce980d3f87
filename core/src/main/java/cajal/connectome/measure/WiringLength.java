package cajal.connectome.measure;

import cajal.connectome.Connectome.Position;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How far apart connected cells lie, and how connections become rarer with distance.
final class WiringLength implements Measure {

  private static final Setting BINS =
      new Setting("bins", 20, 1, 1000, "Number of ranges of distance, as many pairs in each.");

  @Override
  public About about() {
    return new About(
        "wiring_length",
        "Wiring length",
        "How far apart connected cells lie, and how connections become rarer with distance.",
        "The straight distance between the centres of two cell bodies, for every pair of cells with"
            + " any contact; cells without a known position do not count. Weighted, every contact"
            + " counts, else every pair. The probability of a connection is the share of connected"
            + " pairs among all pairs in a range of distance.",
        "The same positions, dealt out to the cells at random.",
        "Chen, Hall & Chklovskii 2006, doi:10.1073/pnas.0506806103; Kaiser & Hilgetag 2006,"
            + " doi:10.1371/journal.pcbi.0020095");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Setting> settings() {
    return List.of(BINS);
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Adjacency contacts = graph.undirected(options.layer());
    Adjacency adjacency = options.weighted() ? contacts : contacts.binary();
    double[][] place = new double[graph.size()][];
    int[] placed =
        IntStream.range(0, graph.size())
            .filter(cell -> graph.cells().get(cell).position().isPresent())
            .toArray();
    for (int cell : placed) {
      place[cell] = coordinates(graph.cells().get(cell).position());
    }
    double total = total(adjacency.among(placed), placed, place);
    Adjacency among = adjacency.among(placed);
    Null expected =
        Ensemble.drawn(
                options,
                1,
                progress,
                draws -> {
                  int[] dealt = placed.clone();
                  draws.shuffle(dealt);
                  return new double[] {total(among, dealt, place)};
                })
            .getFirst();
    double[] perCell = new double[graph.size()];
    double[] weight = new double[graph.size()];
    Links links = links(graph, adjacency, place);
    for (int i = 0; i < links.one.length; i++) {
      for (int cell : new int[] {links.one[i], links.other[i]}) {
        perCell[cell] += links.weight[i] * links.lengthUm[i];
        weight[cell] += links.weight[i];
      }
    }
    Arrays.setAll(perCell, cell -> place[cell] == null ? Double.NaN : perCell[cell]);
    double[] mean = new double[graph.size()];
    Arrays.setAll(mean, cell -> weight[cell] > 0 ? perCell[cell] / weight[cell] : Double.NaN);
    double counted = Arrays.stream(links.weight).sum();
    return List.of(
        Rows.ofCells("wiring_length", "Wiring length of each cell", graph)
            .numbers(
                "total_um", "µm", "Sum of distances to the cells it has contact with.", perCell)
            .numbers("mean_um", "µm", "Mean of these distances.", mean)
            .table(),
        new Quantities("wiring_length_summary", "Wiring length of the whole")
            .add("placed_cells", placed.length, "Cells with a known position.")
            .add("connections", counted, "Pairs (weighted: contacts) that count.")
            .add("total_um", total, expected, "Sum of distances, µm.")
            .add("mean_um", total / counted, "Mean distance, µm.")
            .add(
                "weight_with_distance",
                Statistics.correlation(links.contacts(contacts), links.lengthUm),
                "Correlation of the number of contacts with distance, over connected pairs.")
            .table(),
        ofConnections(graph, links, contacts),
        byDistance(adjacency, placed, place, options));
  }

  private static double[] coordinates(Optional<Position> position) {
    Position at = position.orElseThrow();
    return new double[] {at.xUm(), at.yUm(), at.zUm()};
  }

  private static double distance(double[] a, double[] b) {
    double x = a[0] - b[0];
    double y = a[1] - b[1];
    double z = a[2] - b[2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /// Sum of distances where the i-th cell sits at the place of another.
  private static double total(Adjacency among, int[] sitsAt, double[][] place) {
    double sum = 0;
    for (int cell = 0; cell < among.size(); cell++) {
      for (int i = among.outStart[cell]; i < among.outStart[cell + 1]; i++) {
        if (cell < among.target[i]) {
          sum += among.outWeight[i] * distance(place[sitsAt[cell]], place[sitsAt[among.target[i]]]);
        }
      }
    }
    return sum;
  }

  /// Connected pairs of cells whose places are known.
  private record Links(int[] one, int[] other, double[] weight, double[] lengthUm) {

    double[] contacts(Adjacency contacts) {
      double[] of = new double[one.length];
      Arrays.setAll(of, i -> contacts.weight(one[i], other[i]));
      return of;
    }
  }

  private static Links links(Graph graph, Adjacency adjacency, double[][] place) {
    Edges edges = new Edges(graph.size());
    for (int cell = 0; cell < graph.size(); cell++) {
      for (int i = adjacency.outStart[cell]; i < adjacency.outStart[cell + 1]; i++) {
        int other = adjacency.target[i];
        if (cell < other && place[cell] != null && place[other] != null) {
          edges.add(cell, other, adjacency.outWeight[i]);
        }
      }
    }
    int count = edges.count();
    double[] length = new double[count];
    Arrays.setAll(length, i -> distance(place[edges.from(i)], place[edges.to(i)]));
    return new Links(
        IntStream.range(0, count).map(edges::from).toArray(),
        IntStream.range(0, count).map(edges::to).toArray(),
        IntStream.range(0, count).mapToDouble(edges::weight).toArray(),
        length);
  }

  private static Table ofConnections(Graph graph, Links links, Adjacency contacts) {
    List<String> names = graph.names();
    return new Rows("wiring_of_connections", "Length of each connection")
        .texts(
            "pre", "One of the two cells.", Arrays.stream(links.one).mapToObj(names::get).toList())
        .texts("post", "The other.", Arrays.stream(links.other).mapToObj(names::get).toList())
        .numbers("contacts", "Weight of all contacts between them.", links.contacts(contacts))
        .numbers("length_um", "µm", "Distance of their cell bodies.", links.lengthUm)
        .descending("length_um");
  }

  private static Table byDistance(
      Adjacency adjacency, int[] placed, double[][] place, Options options) {
    int all = placed.length * (placed.length - 1) / 2;
    double[] distances = new double[all];
    double[] ofConnected = new double[adjacency.connections()];
    int filled = 0;
    int linked = 0;
    for (int i = 0; i < placed.length; i++) {
      for (int j = 0; j < i; j++) {
        double apart = distance(place[placed[i]], place[placed[j]]);
        distances[filled++] = apart;
        if (adjacency.connects(placed[i], placed[j])) {
          ofConnected[linked++] = apart;
        }
      }
    }
    Arrays.sort(distances);
    Arrays.sort(ofConnected, 0, linked);
    int most = (int) Math.min(options.of(BINS), all);
    // Pairs as far apart as the farthest of a range belong to it, so a range may vanish.
    double[] upper =
        IntStream.rangeClosed(1, most)
            .mapToDouble(bin -> distances[(int) ((long) all * bin / most) - 1])
            .distinct()
            .toArray();
    int bins = upper.length;
    double[] count = new double[bins];
    double[] connected = new double[bins];
    double[] mean = new double[bins];
    int at = 0;
    int atLinked = 0;
    for (int bin = 0; bin < bins; bin++) {
      for (; at < all && distances[at] <= upper[bin]; at++) {
        mean[bin] += distances[at];
        count[bin]++;
      }
      for (; atLinked < linked && ofConnected[atLinked] <= upper[bin]; atLinked++) {
        connected[bin]++;
      }
      mean[bin] /= count[bin];
    }
    return new Rows("connection_by_distance", "Probability of a connection by distance")
        .numbers("up_to_um", "µm", "Largest distance in the range.", upper)
        .numbers("mean_um", "µm", "Mean distance in the range.", mean)
        .numbers("pairs", "Pairs of cells in the range.", count)
        .numbers("connected", "Those with any contact.", connected)
        .each("probability", "Share that is connected.", bin -> connected[bin] / count[bin])
        .table();
  }
}
