package cajal.analyse.dynamic;

import cajal.analyse.Diagnostics;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.analyse.Result;
import cajal.analyse.tensor.RankScan;
import cajal.connectome.exchange.GraphmlTables;
import cajal.connectome.measure.Modules;
import cajal.figure.ColourMap;
import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/// A dynamic connectome as tables and figures.
record ConnectomeFound(DynamicConnectome found, RankScan scan) implements Result {

  private List<Component> components() {
    return found.components();
  }

  @Override
  public List<Table> tables() {
    return List.of(communities(), members(), partitions(), timeline(), recordings(), pairs());
  }

  private Table communities() {
    List<double[]> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int r = 0; r < components().size(); r++) {
      List<Community> communities = components().get(r).communities();
      for (int k = 0; k < communities.size(); k++) {
        Community community = communities.get(k);
        rows.add(
            new double[] {
              r + 1, k + 1, community.members().length, community.affinity(), community.pValue()
            });
        names.add(
            String.join(
                " ",
                Arrays.stream(community.members())
                    .mapToObj(found.aligned().neurons()::get)
                    .toList()));
      }
    }
    return new Table(
        "communities",
        "Communities",
        List.of(
            numbers("component", "Number of the component.", rows, 0),
            numbers("community", "Its number in the component, strongest first.", rows, 1),
            numbers("neurons", "How many neurons it has.", rows, 2),
            numbers("affinity", "Mean affinity of its pairs in the component.", rows, 3),
            numbers("p_value", "How often shifted traces gave a community this strong.", rows, 4),
            new Column.Texts("members", "Its neurons.", names)));
  }

  private static Column numbers(String name, String description, List<double[]> rows, int at) {
    return new Column.Numbers(
        name, "", description, rows.stream().mapToDouble(row -> row[at]).toArray());
  }

  // For each neuron the community of each component.
  private Table members() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Texts("unit", "Name of the neuron.", found.aligned().neurons()));
    for (int r = 0; r < components().size(); r++) {
      double[] community = new double[found.aligned().neurons().size()];
      Arrays.fill(community, Double.NaN);
      List<Community> communities = components().get(r).communities();
      for (int k = 0; k < communities.size(); k++) {
        for (int i : communities.get(k).members()) {
          community[i] = k + 1;
        }
      }
      columns.add(
          new Column.Numbers(
              "component_" + (r + 1), "", "Number of its community in the component.", community));
    }
    return new Table("neurons", "Communities of neurons", columns);
  }

  // Every way to put neurons into communities, side by side.
  private Table partitions() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Texts("unit", "Name of the neuron.", found.aligned().neurons()));
    for (int r = 0; r < components().size(); r++) {
      columns.addAll(partitions(components().get(r), "component_" + (r + 1) + "_"));
    }
    return new Table("partitions", "Communities by every method", columns);
  }

  private static List<Column> partitions(Component component, String prefix) {
    List<Column> columns = new ArrayList<>();
    for (int level = 0; level < component.blocks().levels().size(); level++) {
      columns.add(
          numbered(
              prefix + "blocks_" + (level + 1),
              "Its block at this level, finest first.",
              component.blocks().levels().get(level)));
    }
    for (Modules.Algorithm algorithm : Modules.Algorithm.values()) {
      String name = algorithm.name().toLowerCase(Locale.ROOT);
      columns.add(
          numbered(
              prefix + name,
              "Its community in the consensus of all starts (" + name + ").",
              component.by(algorithm).consensus()));
    }
    return columns;
  }

  private static Column numbered(String name, String description, int[] labels) {
    return new Column.Numbers(
        name, "", description, Arrays.stream(labels).mapToDouble(label -> label + 1).toArray());
  }

  /// Each component as a graph, with all communities as attributes of its neurons.
  @Override
  public List<Attachment> attachments() {
    return IntStream.range(0, components().size())
        .mapToObj(
            r -> new Attachment("component_" + (r + 1) + ".graphml", graphml(components().get(r))))
        .toList();
  }

  private byte[] graphml(Component component) {
    List<Column> attributes = new ArrayList<>();
    attributes.add(new Column.Texts("unit", "Name of the neuron.", found.aligned().neurons()));
    attributes.addAll(partitions(component, ""));
    List<String> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    edges(component, from, to, affinity -> rows.add(new double[] {affinity}));
    return GraphmlTables.undirected(
        new Table("nodes", "", attributes),
        new Table(
            "edges",
            "",
            List.of(
                new Column.Texts("source", "One neuron.", from),
                new Column.Texts("target", "The other neuron.", to),
                numbers("affinity", "Affinity in the component.", rows, 0))));
  }

  private void edges(
      Component component, List<String> from, List<String> to, DoubleConsumer affinities) {
    double[][] affinity = component.affinity();
    for (int i = 0; i < affinity.length; i++) {
      for (int j = i + 1; j < affinity.length; j++) {
        if (affinity[i][j] > 0) {
          from.add(found.aligned().neurons().get(i));
          to.add(found.aligned().neurons().get(j));
          affinities.accept(affinity[i][j]);
        }
      }
    }
  }

  private double[] times() {
    double[] times = new double[components().getFirst().time().length];
    Arrays.setAll(times, bin -> found.aligned().startS() + (bin + 0.5) * found.binS());
    return times;
  }

  private Table timeline() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Numbers("time", "s", "Middle of the bin.", times()));
    for (int r = 0; r < components().size(); r++) {
      columns.add(
          new Column.Numbers(
              "component_" + (r + 1),
              "",
              "Course of the component, largest 1.",
              components().get(r).time()));
    }
    return new Table("timeline", "Courses of components", columns);
  }

  private Table recordings() {
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column.Texts("recording", "Title of the recording.", found.aligned().recordings()));
    for (int r = 0; r < components().size(); r++) {
      columns.add(
          new Column.Numbers(
              "component_" + (r + 1),
              "",
              "Strength of the component, largest 1.",
              components().get(r).recordings()));
    }
    return new Table("recordings", "Components in recordings", columns);
  }

  // An edge list that graph programs read.
  private Table pairs() {
    List<String> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (int r = 0; r < components().size(); r++) {
      int number = r + 1;
      edges(components().get(r), from, to, affinity -> rows.add(new double[] {number, affinity}));
    }
    return new Table(
        "pairs",
        "Affinities of pairs",
        List.of(
            numbers("component", "Number of the component.", rows, 0),
            new Column.Texts("source", "One neuron.", from),
            new Column.Texts("target", "The other neuron.", to),
            numbers("affinity", "Affinity in the component.", rows, 1)));
  }

  @Override
  public List<Plot> plots(Palette palette) {
    List<Panel> course = new ArrayList<>();
    List<Curve> curves = new ArrayList<>();
    for (int r = 0; r < components().size(); r++) {
      curves.add(new Curve("component " + (r + 1), times(), components().get(r).time()));
    }
    course.add(Panels.curves(curves, new Label("Time", "s"), Label.of("Course"), palette));
    double[][] strengths =
        components().stream().map(Component::recordings).toArray(double[][]::new);
    course.add(
        Panels.matrix(
            strengths,
            Panels.columnNames("Recording", found.aligned().recordings()),
            Panels.rowNames(
                "Component",
                IntStream.rangeClosed(1, strengths.length).mapToObj(Integer::toString).toList()),
            new Panel.ColourBar(ColourMap.VIRIDIS, 0, 1, "Strength", "")));
    List<Panel> matrices = new ArrayList<>();
    for (int r = 0; r < components().size(); r++) {
      matrices.add(matrix(components().get(r), r, palette));
    }
    return List.of(
        new Plot("timeline", Panels.figure("Components over time", palette, 2, course)),
        new Plot("matrices", Panels.figure("Affinities by community", palette, 2, matrices)));
  }

  private Panel matrix(Component component, int r, Palette palette) {
    int[] order = order(component);
    double[][] sorted = new double[order.length][order.length];
    for (int i = 0; i < order.length; i++) {
      for (int j = 0; j < order.length; j++) {
        sorted[i][j] = i == j ? Double.NaN : component.affinity()[order[i]][order[j]];
      }
    }
    List<String> names = Arrays.stream(order).mapToObj(found.aligned().neurons()::get).toList();
    int[] ranks = ranks(component);
    return Panels.bordered(
            Panels.matrix(
                sorted,
                Panels.columnNames("Neurons by community", names),
                Panels.rowNames("", names),
                Panels.scale(sorted, Label.of("Affinity"), palette)),
            Arrays.stream(order).map(i -> ranks[i]).toArray())
        .titled("Component " + (r + 1));
  }

  // Place of each neuron's community, the strongest first; those without one come last.
  private static int[] ranks(Component component) {
    int[] rank = new int[component.affinity().length];
    Arrays.fill(rank, component.communities().size());
    for (int k = 0; k < component.communities().size(); k++) {
      for (int i : component.communities().get(k).members()) {
        rank[i] = k;
      }
    }
    return rank;
  }

  private static int[] order(Component component) {
    int[] rank = ranks(component);
    return IntStream.range(0, rank.length)
        .boxed()
        .sorted((a, b) -> rank[a] != rank[b] ? Integer.compare(rank[a], rank[b]) : a - b)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "all %d recordings, %d neurons, %d samples of %.3g s"
            .formatted(
                found.aligned().recordings().size(),
                found.aligned().neurons().size(),
                found.aligned().samples(),
                found.aligned().stepS()));
    notes.add(
        "relative error %.4f, similarity of starts %.3f"
            .formatted(found.ensemble().best().error(), found.ensemble().congruence()));
    if (!scan.ranks().isEmpty()) {
      notes.add("the scan advises " + scan.advised() + " components: " + scan.reason());
    }
    for (int r = 0; r < components().size(); r++) {
      notes.add(
          "component %d: %s; modularity %.3f by Leiden and %.3f by Louvain"
              .formatted(
                  r + 1,
                  components().get(r).blocks().variant().words(),
                  modularity(r, Modules.Algorithm.LEIDEN),
                  modularity(r, Modules.Algorithm.LOUVAIN)));
    }
    return notes;
  }

  private double modularity(int r, Modules.Algorithm algorithm) {
    return components().get(r).by(algorithm).modularity();
  }

  @Override
  public Diagnostics diagnostics() {
    return new Diagnostics(
        found.ensemble().best().converged(), "relative error", found.ensemble().best().errors());
  }
}
