package cajal.project;

import cajal.network.Positions;
import cajal.problem.Problem.Place;
import cajal.project.YamlText.Lines;
import cajal.project.YamlText.Part;
import cajal.project.YamlText.Row;
import cajal.project.YamlText.Table;
import cajal.project.YamlText.Word;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Positions of a population in the file: `{grid: [20, 20], extent: [1 mm, 1 mm]}`, `{random: [1
/// mm, 1 mm]}` or `{points: [[0, 10], [5, 20]], in: um}`.
final class ProjectPositions {

  private static final List<String> KEYS = List.of("grid", "extent", "random", "points", "in");

  private final Findings findings;

  ProjectPositions(Findings findings) {
    this.findings = findings;
  }

  /// @param size of the population as the file gives it, 0 where it does not
  Optional<Positions> read(Yaml node, String name, int size) {
    Section section = new Section("the positions of " + name, node, findings, KEYS);
    if (section.has("grid")) {
      List<Integer> shape = new ArrayList<>();
      for (double count : numbers(section, section.at("grid").orElseThrow())) {
        shape.add((int) Math.max(1, Math.rint(count)));
      }
      return Optional.of(new Positions.Grid(shape, lengths(section, "extent")));
    }
    if (section.has("random")) {
      return Optional.of(new Positions.Scattered(size, lengths(section, "random")));
    }
    if (section.has("points")) {
      return Optional.of(points(section));
    }
    findings.error(
        section.place(),
        "The positions of " + name + " are neither a grid, nor random, nor points.",
        "Write '{grid: [20, 20], extent: [1 mm, 1 mm]}' or '{random: [1 mm, 1 mm]}'.");
    return Optional.empty();
  }

  private Positions points(Section section) {
    List<List<Double>> points = new ArrayList<>();
    Yaml node = section.at("points").orElseThrow();
    if (node instanceof Yaml.Items(Place _, List<Yaml> items)) {
      items.forEach(item -> points.add(numbers(section, item)));
    } else {
      findings.expected(node, "a list of points such as [[0, 10], [5, 20]]", "");
    }
    return new Positions.Listed(points, unit(section));
  }

  private Unit unit(Section section) {
    try {
      return Unit.parse(section.required("in", "the unit of the points"));
    } catch (IllegalArgumentException e) {
      findings.error(
          section.at("in").map(Yaml::place).orElse(section.place()),
          String.valueOf(e.getMessage()),
          "Write 'in: um'.");
      return Unit.parse("um");
    }
  }

  private List<Double> numbers(Section section, Yaml node) {
    if (node instanceof Yaml.Items(Place _, List<Yaml> items)) {
      return items.stream().map(item -> section.number(item, "a position", 0)).toList();
    }
    findings.expected(node, "a list of numbers", "");
    return List.of();
  }

  private List<Quantity> lengths(Section section, String key) {
    if (!section.has(key)) {
      section.required(key, "the size in each direction");
    }
    List<Quantity> lengths = new ArrayList<>();
    for (String text : section.texts(key)) {
      try {
        lengths.add(Quantity.parse(text));
      } catch (IllegalArgumentException e) {
        findings.error(
            section.at(key).map(Yaml::place).orElse(section.place()),
            String.valueOf(e.getMessage()),
            "Write '[1 mm, 1 mm]'.");
      }
    }
    return lengths;
  }

  /// As {@link #read} reads it.
  static Part written(Positions positions) {
    Map<String, Part> parts = new LinkedHashMap<>();
    switch (positions) {
      case Positions.Grid grid -> {
        parts.put("grid", row(grid.shape()));
        parts.put("extent", row(grid.extent()));
      }
      case Positions.Scattered scattered -> parts.put("random", row(scattered.extent()));
      case Positions.Listed listed -> {
        parts.put(
            "points", new Lines(listed.points().stream().map(ProjectPositions::point).toList()));
        parts.put("in", new Word(listed.unit().symbol()));
        return new Table(parts, false);
      }
    }
    return new Table(parts, true);
  }

  private static Row point(List<Double> point) {
    return new Row(point.stream().map(ProjectWriter::number).toList());
  }

  private static Row row(List<?> values) {
    return new Row(values.stream().map(value -> new Word(value.toString())).toList());
  }
}
