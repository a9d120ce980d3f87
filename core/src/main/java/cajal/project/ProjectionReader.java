package cajal.project;

import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Projection;
import cajal.problem.Nearest;
import cajal.problem.Problem.Place;
import cajal.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads one projection with its connection rule.
final class ProjectionReader {

  static final List<String> KEYS =
      List.of("from", "to", "rule", "synapse", "port", "weight", "delay", "parameters");
  static final List<String> RULES =
      List.of(
          "one_to_one",
          "all_to_all",
          "fixed_indegree",
          "fixed_outdegree",
          "fixed_total_number",
          "pairwise_bernoulli",
          "pairs",
          "cells",
          "connectome");
  static final Distribution DEFAULT_DELAY = new Distribution.Constant(Quantity.ms(1));

  private static final List<String> RULE_KEYS =
      List.of(
          "one_to_one",
          "all_to_all",
          "fixed_indegree",
          "fixed_outdegree",
          "fixed_total_number",
          "pairwise_bernoulli",
          "pairs",
          "cells",
          "connectome",
          "autapses",
          "multapses",
          "kind",
          "transmitter",
          "transmitter_not");
  private static final List<String> KINDS = List.of("chemical", "electrical");

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
        values.table(section.at("parameters"), "the parameters of " + section.name()));
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
    return arguments(new Section("the rule of " + section.name(), node, findings, RULE_KEYS));
  }

  private ConnectionRule arguments(Section rule) {
    List<String> named = RULES.stream().filter(rule::has).toList();
    if (named.size() != 1) {
      findings.error(
          rule.place(),
          "Expected one connection rule in " + rule.name() + ", found " + named.size() + ".",
          "Known here: " + String.join(", ", RULES) + ".");
      return new ConnectionRule.AllToAll(true);
    }
    boolean autapses = rule.flag("autapses", true);
    boolean multapses = rule.flag("multapses", true);
    return switch (named.getFirst()) {
      case "one_to_one" -> new ConnectionRule.OneToOne();
      case "all_to_all" -> new ConnectionRule.AllToAll(autapses);
      case "fixed_indegree" ->
          new ConnectionRule.FixedIndegree(count(rule, "fixed_indegree"), autapses, multapses);
      case "fixed_outdegree" ->
          new ConnectionRule.FixedOutdegree(count(rule, "fixed_outdegree"), autapses, multapses);
      case "fixed_total_number" ->
          new ConnectionRule.FixedTotalNumber(
              rule.whole("fixed_total_number", 0, Long.MAX_VALUE, 0), autapses, multapses);
      case "pairwise_bernoulli" -> new ConnectionRule.PairwiseBernoulli(chance(rule), autapses);
      case "pairs" -> new ConnectionRule.Explicit(pairs(rule));
      case "cells" -> new ConnectionRule.Chosen(rule.texts("cells"));
      default -> connectome(rule);
    };
  }

  private static int count(Section rule, String key) {
    return (int) rule.whole(key, 0, Integer.MAX_VALUE, 0);
  }

  private double chance(Section rule) {
    Yaml node = rule.at("pairwise_bernoulli").orElseThrow();
    double value = rule.number(node, "the probability of a connection", 0);
    if (!(value >= 0 && value <= 1)) {
      findings.expected(node, "a probability from 0 to 1", "");
    }
    return value;
  }

  private List<ConnectionRule.Pair> pairs(Section rule) {
    List<ConnectionRule.Pair> pairs = new ArrayList<>();
    Yaml node = rule.at("pairs").orElseThrow();
    if (!(node instanceof Yaml.Items(Place _, List<Yaml> items))) {
      findings.expected(node, "a list of pairs such as [AVAL, AVBL]", "");
      return pairs;
    }
    for (Yaml item : items) {
      if (item instanceof Yaml.Items(Place _, List<Yaml> ends)
          && (ends.size() == 2 || ends.size() == 3)
          && ends.get(0) instanceof Yaml.Text source
          && ends.get(1) instanceof Yaml.Text target) {
        double factor = ends.size() == 2 ? 1 : rule.number(ends.get(2), "the factor of a pair", 1);
        pairs.add(new ConnectionRule.Pair(source.value(), target.value(), factor));
      } else {
        findings.expected(
            item, "a pair such as [AVAL, AVBL] or, with a factor, [AVAL, AVBL, 2]", "");
      }
    }
    return pairs;
  }

  private ConnectionRule connectome(Section rule) {
    String kind = rule.required("kind", "chemical or electrical");
    if (!kind.isEmpty() && !KINDS.contains(kind)) {
      findings.error(
          rule.at("kind").map(Yaml::place).orElse(rule.place()),
          "'" + Findings.shown(kind) + "' is no kind of connection.",
          Nearest.remedy(kind, KINDS));
    }
    if (rule.has("transmitter") && rule.has("transmitter_not")) {
      findings.error(
          rule.place(),
          "The rule names transmitters to take and others to leave out.",
          "Keep one of 'transmitter' and 'transmitter_not'.");
    }
    boolean except = rule.has("transmitter_not");
    return new ConnectionRule.OfConnectome(
        rule.required("connectome", "the name of a connectome"),
        kind.equals("electrical") ? ConnectionRule.Kind.ELECTRICAL : ConnectionRule.Kind.CHEMICAL,
        Set.copyOf(rule.texts(except ? "transmitter_not" : "transmitter")),
        except);
  }

  /// The word for a kind of connection.
  static String word(ConnectionRule.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
