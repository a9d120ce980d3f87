package cajal.project;

import cajal.network.Cells;
import cajal.network.Distribution;
import cajal.network.DistributionText;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Positions;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.project.YamlText.Flag;
import cajal.project.YamlText.Lines;
import cajal.project.YamlText.Part;
import cajal.project.YamlText.Row;
import cajal.project.YamlText.Table;
import cajal.project.YamlText.Word;
import cajal.unit.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Writes a project as the text that {@link ProjectReader} reads.
final class ProjectWriter {

  private ProjectWriter() {}

  static String write(Project project) {
    YamlText text = new YamlText();
    text.entry(ProjectReader.VERSION_KEY, new Word(Integer.toString(ProjectReader.VERSION)));
    text.entry("title", new Word(project.title()));
    if (!project.description().isEmpty()) {
      text.entry("description", new Word(project.description()));
    }
    text.entry("seed", new Word(Long.toString(project.seed())));
    text.entry("dt", new Word(project.dt().toString()));
    text.entry("duration", new Word(project.duration().toString()));
    Network network = project.network();
    section(text, "populations", byName(network.populations(), ProjectWriter::population));
    section(text, "stimulators", byName(network.stimulators(), ProjectWriter::stimulator));
    section(text, "recorders", byName(network.recorders(), ProjectWriter::recorder));
    section(text, "projections", projections(network));
    section(text, "models", values(project.models(), Word::new));
    order(text, network);
    section(text, "layout", values(project.layout(), ProjectWriter::point));
    views(text, project.views());
    section(text, ProjectAnalyses.KEY, ProjectAnalyses.written(project.analyses()));
    return text.toString();
  }

  private static void section(YamlText text, String key, Map<String, Part> parts) {
    if (!parts.isEmpty()) {
      text.blankLine();
      text.entry(key, new Table(parts, false));
    }
  }

  private static <N extends Node> Map<String, Part> byName(
      List<N> nodes, Function<N, Part> writer) {
    Map<String, Part> parts = new LinkedHashMap<>();
    nodes.forEach(node -> parts.put(node.name(), writer.apply(node)));
    return parts;
  }

  private static <V> Map<String, Part> values(Map<String, V> map, Function<V, Part> writer) {
    Map<String, Part> parts = new LinkedHashMap<>();
    map.forEach((name, value) -> parts.put(name, writer.apply(value)));
    return parts;
  }

  private static Part population(Population population) {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("model", new Word(population.model()));
    switch (population.cells()) {
      case Cells.Anonymous _ -> {
        // Its size says it all.
      }
      case Cells.OfConnectome of -> {
        parts.put("connectome", new Word(of.dataset()));
        if (!of.chosen().isEmpty()) {
          parts.put("cells", words(of.chosen()));
        }
        if (!of.ablated().isEmpty()) {
          parts.put("ablated", words(of.ablated().stream().sorted().toList()));
        }
      }
      case Cells.Placed(Positions positions) ->
          parts.put("positions", ProjectPositions.written(positions));
    }
    parts.put("size", new Word(Integer.toString(population.size())));
    parameters(parts, "parameters", population.parameters());
    parameters(parts, "initial", population.initial());
    population.integration().ifPresent(method -> parts.put("integration", new Word(method)));
    return new Table(parts, false);
  }

  private static Part stimulator(Stimulator stimulator) {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("model", new Word(stimulator.model()));
    parameters(parts, "parameters", stimulator.parameters());
    return new Table(parts, false);
  }

  private static Part recorder(Recorder recorder) {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put(
        "records",
        recorder.variables().size() == 1
            ? new Word(recorder.variables().getFirst())
            : words(recorder.variables()));
    if (!recorder.interval().equals(ProjectReader.DEFAULT_INTERVAL)
        || !recorder.variables().equals(List.of(Recorder.SPIKES))) {
      parts.put("every", new Word(recorder.interval().toString()));
    }
    return new Table(parts, true);
  }

  private static void parameters(
      Map<String, Part> parts, String key, Map<String, Distribution> parameters) {
    if (!parameters.isEmpty()) {
      // A value with commas would need quotes inside braces.
      boolean inline =
          parameters.values().stream().allMatch(value -> value instanceof Distribution.Constant);
      parts.put(key, new Table(values(parameters, ProjectWriter::value), inline));
    }
  }

  private static Part value(Distribution value) {
    return value instanceof Distribution.Listed listed
        ? words(DistributionText.elements(listed))
        : new Word(DistributionText.format(value));
  }

  private static Map<String, Part> projections(Network network) {
    Set<String> populations = new TreeSet<>();
    network.populations().forEach(population -> populations.add(population.name()));
    Map<String, Part> parts = new LinkedHashMap<>();
    for (Projection projection : network.projections()) {
      boolean synaptic =
          populations.contains(projection.source()) && populations.contains(projection.target());
      parts.put(projection.name(), projection(projection, synaptic));
    }
    return parts;
  }

  private static Part projection(Projection projection, boolean synaptic) {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("from", new Word(projection.source()));
    parts.put("to", new Word(projection.target()));
    parts.put("rule", ProjectRuleWriter.rule(projection.rule()));
    if (!projection.synapse().equals(Projection.STATIC)) {
      parts.put("synapse", new Word(projection.synapse()));
    }
    projection.port().ifPresent(port -> parts.put("port", new Word(port)));
    projection.modulator().ifPresent(by -> parts.put("modulator", new Word(by)));
    projection.weight().ifPresent(weight -> parts.put("weight", value(weight)));
    if (projection.compactWeights()) {
      parts.put(ProjectionReader.COMPACT_WEIGHTS, new Flag(true));
    }
    // A delay says nothing about what a device does, so its default is not worth a line there.
    if (synaptic || !projection.delay().equals(ProjectionReader.DEFAULT_DELAY)) {
      parts.put("delay", value(projection.delay()));
    }
    parameters(parts, "parameters", projection.parameters());
    return new Table(parts, !synaptic);
  }

  // Written only where the order of drawing is not the order by kind that the file has.
  private static void order(YamlText text, Network network) {
    List<Node> byKind = new ArrayList<>(network.populations());
    byKind.addAll(network.stimulators());
    byKind.addAll(network.recorders());
    if (!byKind.equals(network.nodes())) {
      text.blankLine();
      text.entry("order", words(network.nodes().stream().map(Node::name).toList()));
    }
  }

  private static void views(YamlText text, List<Project.View> views) {
    if (!views.isEmpty()) {
      text.blankLine();
      text.entry("views", new Lines(views.stream().map(ProjectWriter::view).toList()));
    }
  }

  private static Part view(Project.View view) {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put(
        view.kind(), view.shows().isEmpty() ? new Word(ProjectReader.ALL) : words(view.shows()));
    if (!view.cells().isEmpty()) {
      parts.put("cells", words(view.cells()));
    }
    return new Table(parts, false);
  }

  private static Part point(Project.Point point) {
    return new Row(List.of(number(point.x()), number(point.y())));
  }

  static Part number(double value) {
    return new Word(Quantity.number(value).toString());
  }

  static Row words(List<String> words) {
    return new Row(words.stream().map(Word::new).toList());
  }
}
