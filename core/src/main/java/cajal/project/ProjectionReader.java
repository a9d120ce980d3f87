package cajal.project;

import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Projection;
import cajal.problem.Nearest;
import cajal.problem.Problem.Place;
import cajal.unit.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one projection with its connection rule.
final class ProjectionReader {

  static final String COMPACT_WEIGHTS = "compact_weights";
  static final List<String> KEYS =
      List.of(
          "from",
          "to",
          "rule",
          "synapse",
          "port",
          "weight",
          "delay",
          "parameters",
          "modulator",
          COMPACT_WEIGHTS);
  static final Distribution DEFAULT_DELAY = new Distribution.Constant(Quantity.ms(1));

  private final ValueReader values;
  private final Findings findings;
  private final Set<String> nodes;

  /// @param nodes names of all nodes of the network
  ProjectionReader(ValueReader values, Findings findings, Set<String> nodes) {
    this.values = values;
    this.findings = findings;
    this.nodes = nodes;
  }

  Projection projection(String name, Yaml node) {
    Section section = new Section("projection " + name, node, findings, KEYS);
    Optional<Distribution> delay = section.at("delay").flatMap(at -> values.value(at, "delay"));
    return new Projection(
        name,
        node(section, "from", "the node where signals come from"),
        node(section, "to", "the node where they arrive"),
        rule(section),
        section.text("synapse").orElse(Projection.STATIC),
        section.text("port"),
        section.at("weight").flatMap(at -> values.value(at, "weight")),
        delay.orElse(DEFAULT_DELAY),
        values.table(section.at("parameters"), "the parameters of " + section.name()),
        section.text("modulator"),
        section.flag(COMPACT_WEIGHTS, false));
  }

  private String node(Section section, String key, String what) {
    String name = section.required(key, what);
    if (!name.isEmpty() && !nodes.contains(name)) {
      findings.error(
          section.at(key).map(Yaml::place).orElse(section.place()),
          "There is no node '" + Findings.shown(name) + "'.",
          Nearest.remedy(name, nodes));
    }
    return name;
  }

  private ConnectionRule rule(Section section) {
    Optional<Yaml> at = section.at("rule");
    if (at.isEmpty()) {
      section.required("rule", "which neurons are joined");
      return new ConnectionRule.AllToAll(true);
    }
    Yaml node = at.get();
    if (node instanceof Yaml.Text(Place place, String word)) {
      // A rule without arguments may stand alone.
      Yaml nothing = new Yaml.Text(place, "");
      node = new Yaml.Entries(place, List.of(new Yaml.Entry(place, word, nothing)));
    }
    return new ProjectRuleReader(findings).rule(node, "the rule of " + section.name());
  }
}
