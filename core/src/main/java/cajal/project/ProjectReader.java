package cajal.project;

import cajal.connectome.Connectomes;
import cajal.model.Model;
import cajal.network.Cells;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Positions;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import cajal.problem.ProblemException;
import cajal.unit.Quantity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a project from its tree, telling all problems at once.
final class ProjectReader {

  /// The one version of the format so far.
  static final int VERSION = 1;

  static final String VERSION_KEY = "cajal";
  static final Quantity DEFAULT_INTERVAL = Quantity.ms(1);
  static final String ALL = "all";

  private static final List<String> KEYS =
      List.of(
          VERSION_KEY,
          "title",
          "description",
          "seed",
          "dt",
          "duration",
          "populations",
          "stimulators",
          "recorders",
          "projections",
          "models",
          "order",
          "layout",
          "views",
          ProjectAnalyses.KEY);
  private static final List<String> METHODS =
      Stream.of(
              Model.Method.EXACT,
              Model.Method.EXPONENTIAL_EULER,
              Model.Method.EULER,
              Model.Method.RK4)
          .map(Model.Method::id)
          .toList();

  private final Findings findings;
  private final ValueReader values;
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  private ProjectReader(@Nullable Path folder, Findings findings) {
    this.findings = findings;
    this.values = new ValueReader(folder, findings);
  }

  /// @throws ProblemException with all problems, if there are any
  static Project read(String text, String source, @Nullable Path folder) {
    Findings findings = new Findings();
    Yaml root = YamlParser.parse(text, source, findings);
    checkVersion(root);
    Project project = new ProjectReader(folder, findings).project(root);
    if (!findings.problems().isEmpty()) {
      throw new ProblemException(findings.problems());
    }
    return project;
  }

  // The keys of another version may mean anything, so nothing else is said about such a file.
  private static void checkVersion(Yaml root) {
    Optional<Yaml.Entry> version =
        root instanceof Yaml.Entries(Place _, List<Yaml.Entry> entries)
            ? entries.stream().filter(entry -> entry.key().equals(VERSION_KEY)).findFirst()
            : Optional.empty();
    if (version.isEmpty()) {
      throw new ProblemException(
          Problem.error(
              root.place(),
              "This is no project of Cajal: the line '"
                  + VERSION_KEY
                  + ": "
                  + VERSION
                  + "' is missing.",
              "A project file begins with it."));
    }
    Yaml value = version.get().value();
    if (value instanceof Yaml.Text(Place _, String text)
        && text.equals(Integer.toString(VERSION))) {
      return;
    }
    throw new ProblemException(
        Problem.error(
            value.place(),
            "Expected version " + VERSION + " of the project format, found " + value.kind() + ".",
            "A newer Cajal may read it; the file is left as it is."));
  }

  private Project project(Yaml root) {
    Section section = new Section("a project", root, findings, KEYS);
    each(section, "populations", this::population);
    each(section, "stimulators", this::stimulator);
    each(section, "recorders", this::recorder);
    return new Project(
        section.text("title").orElse("Untitled"),
        section.text("description").orElse(""),
        section.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1),
        section.time("dt", Quantity.ms(0.1)),
        section.time("duration", Quantity.ms(1000)),
        new Network(ordered(section), projections(section)),
        models(section),
        layout(section),
        views(section),
        ProjectAnalyses.read(table(section, ProjectAnalyses.KEY), findings));
  }

  private interface NodeReader {
    Node read(String name, Yaml node);
  }

  private void each(Section section, String key, NodeReader reader) {
    for (Yaml.Entry entry : table(section, key)) {
      if (nodes.containsKey(entry.key())) {
        findings.error(
            entry.place(),
            "A node '" + Findings.shown(entry.key()) + "' is here already.",
            "Populations, stimulators and recorders need names of their own.");
      }
      nodes.put(entry.key(), reader.read(entry.key(), entry.value()));
    }
  }

  private List<Yaml.Entry> table(Section section, String key) {
    return section.at(key).map(node -> Section.entries(node, key, findings)).orElse(List.of());
  }

  private Population population(String name, Yaml node) {
    Section section =
        new Section(
            "population " + name,
            node,
            findings,
            List.of(
                "model",
                "size",
                "connectome",
                "cells",
                "ablated",
                "positions",
                "parameters",
                "initial",
                "integration"));
    return new Population(
        name,
        section.required("model", "the name of its neuron model"),
        cells(section),
        values.table(section.at("parameters"), "the parameters of " + section.name()),
        values.table(section.at("initial"), "the initial values of " + section.name()),
        integration(section));
  }

  private Cells cells(Section section) {
    int size = (int) section.whole("size", 1, Integer.MAX_VALUE, 0);
    if (section.has("positions")) {
      Optional<Positions> positions =
          new ProjectPositions(findings)
              .read(section.at("positions").orElseThrow(), section.name(), size);
      if (positions.isPresent()) {
        return placed(section, positions.get(), size);
      }
    }
    Optional<String> dataset = section.text("connectome");
    if (dataset.isEmpty()) {
      if (!section.has("size")) {
        section.required("size", "the number of its neurons");
      }
      return new Cells.Anonymous(size);
    }
    List<String> chosen = section.texts("cells");
    int otherwise = chosen.isEmpty() ? 0 : chosen.size();
    return new Cells.OfConnectome(
        dataset.get(),
        section.has("size") ? size : otherwise > 0 ? otherwise : sizeOf(section, dataset.get()),
        chosen,
        Set.copyOf(section.texts("ablated")));
  }

  private Cells placed(Section section, Positions positions, int size) {
    if (positions.size() != size && (section.has("size") || positions.size() == 0)) {
      findings.error(
          section.place(),
          "The size of "
              + section.name()
              + " is "
              + size
              + ", but its positions are "
              + positions.size()
              + ".",
          "Give as many neurons as positions.");
    }
    return new Cells.Placed(positions);
  }

  private int sizeOf(Section section, String dataset) {
    try {
      return Connectomes.load(dataset).neurons().size();
    } catch (ProblemException e) {
      Problem problem = e.problems().getFirst();
      findings.error(
          section.at("connectome").map(Yaml::place).orElse(section.place()),
          problem.what(),
          problem.remedy());
      return 1;
    }
  }

  private Optional<String> integration(Section section) {
    Optional<String> method = section.text("integration");
    if (method.isPresent() && !METHODS.contains(method.get())) {
      findings.error(
          section.at("integration").map(Yaml::place).orElse(section.place()),
          "'" + Findings.shown(method.get()) + "' is no method of integration.",
          Nearest.remedy(method.get(), METHODS));
    }
    return method;
  }

  private Stimulator stimulator(String name, Yaml node) {
    Section section =
        new Section("stimulator " + name, node, findings, List.of("model", "parameters"));
    return new Stimulator(
        name,
        section.required("model", "the name of its model"),
        values.table(section.at("parameters"), "the parameters of " + section.name()));
  }

  private Recorder recorder(String name, Yaml node) {
    Section section = new Section("recorder " + name, node, findings, List.of("records", "every"));
    if (!section.has("records")) {
      section.required("records", "'spikes' or the variables whose traces it takes");
    }
    return new Recorder(name, section.texts("records"), section.time("every", DEFAULT_INTERVAL));
  }

  private List<Projection> projections(Section section) {
    ProjectionReader reader = new ProjectionReader(values, findings, Set.copyOf(nodes.keySet()));
    return table(section, "projections").stream()
        .map(entry -> reader.projection(entry.key(), entry.value()))
        .toList();
  }

  /// Nodes stand in the file by kind; `order` says in which order they were drawn, where that
  /// differs. Those that it does not name come last.
  private List<Node> ordered(Section section) {
    Map<String, Node> left = new LinkedHashMap<>(nodes);
    List<Node> ordered = new ArrayList<>();
    for (String name : section.texts("order")) {
      Node node = left.remove(name);
      if (node != null) {
        ordered.add(node);
      }
    }
    ordered.addAll(left.values());
    return ordered;
  }

  private Map<String, String> models(Section section) {
    Map<String, String> models = new LinkedHashMap<>();
    for (Yaml.Entry entry : table(section, "models")) {
      if (entry.value() instanceof Yaml.Text text) {
        models.put(entry.key(), text.value());
      } else {
        findings.expected(
            entry.value(),
            "the text of model '" + Findings.shown(entry.key()) + "'",
            "Put a '|' after the name and indent the text.");
      }
    }
    return models;
  }

  private Map<String, Project.Point> layout(Section section) {
    Map<String, Project.Point> layout = new LinkedHashMap<>();
    for (Yaml.Entry entry : table(section, "layout")) {
      if (entry.value() instanceof Yaml.Items(Place _, List<Yaml> ends) && ends.size() == 2) {
        layout.put(
            entry.key(),
            new Project.Point(
                section.number(ends.get(0), "x", 0), section.number(ends.get(1), "y", 0)));
      } else {
        findings.expected(entry.value(), "a place on the canvas such as [120, -40]", "");
      }
    }
    return layout;
  }

  private List<Project.View> views(Section section) {
    Optional<Yaml> node = section.at("views");
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof Yaml.Items(Place _, List<Yaml> items))) {
      findings.expected(node.get(), "a list of views such as '- raster: all'", "");
      return List.of();
    }
    List<Project.View> views = new ArrayList<>();
    for (Yaml item : items) {
      view(section, item).ifPresent(views::add);
    }
    return views;
  }

  private Optional<Project.View> view(Section section, Yaml item) {
    List<Yaml.Entry> entries = Section.entries(item, "a view", findings);
    List<Yaml.Entry> kinds = entries.stream().filter(e -> !e.key().equals("cells")).toList();
    if (kinds.size() != 1) {
      findings.expected(item, "a view such as 'raster: all' or 'traces: [V]'", "");
      return Optional.empty();
    }
    Yaml.Entry kind = kinds.getFirst();
    boolean all = kind.value() instanceof Yaml.Text(Place _, String text) && text.equals(ALL);
    List<String> cells =
        entries.stream()
            .filter(entry -> entry.key().equals("cells"))
            .findFirst()
            .map(entry -> section.texts(entry.value(), "the cells of a view"))
            .orElse(List.of());
    return Optional.of(
        new Project.View(
            kind.key(),
            all ? List.of() : section.texts(kind.value(), "what the view shows"),
            cells));
  }
}
