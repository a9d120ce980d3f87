package cajal.project;

import cajal.network.ConnectionRule;
import cajal.network.Mask;
import cajal.network.Profile;
import cajal.problem.Nearest;
import cajal.problem.Problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads a connection rule, such as `{fixed_indegree: 100, autapses: no}`.
final class ProjectRuleReader {

  static final List<String> RULES =
      List.of(
          "one_to_one",
          "all_to_all",
          "fixed_indegree",
          "fixed_outdegree",
          "fixed_total_number",
          "pairwise_bernoulli",
          "symmetric_pairwise_bernoulli",
          "pairwise_poisson",
          "third_factor_bernoulli_with_pool",
          "distance",
          "small_world",
          "scale_free",
          "directed_scale_free",
          "low_rank",
          "block",
          "ensemble_to_ensemble",
          "pairs",
          "cells",
          "connectome");

  private static final List<String> ARGUMENTS =
      List.of(
          "autapses",
          "multapses",
          "primary",
          "pool_size",
          "pool_type",
          "mask",
          "periodic",
          "rewired",
          "delta_in",
          "delta_out",
          "gain",
          "sizes",
          "target_sizes",
          "density_in",
          "density_out",
          "kind",
          "transmitter",
          "transmitter_not",
          "presynaptic",
          "presynaptic_not",
          "normalised");

  static final String DRAWN = "random";
  static final String BLOCK = "block";

  private static final List<String> KEYS = joined(RULES, ARGUMENTS);
  private static final List<String> KINDS = List.of("chemical", "electrical");
  private static final List<String> POOLS = List.of(DRAWN, BLOCK);

  private final Findings findings;

  ProjectRuleReader(Findings findings) {
    this.findings = findings;
  }

  private static List<String> joined(List<String> a, List<String> b) {
    List<String> all = new ArrayList<>(a);
    all.addAll(b);
    return List.copyOf(all);
  }

  /// @param name what the rule is called in messages
  ConnectionRule rule(Yaml node, String name) {
    Section rule = new Section(name, node, findings, KEYS);
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
      case "pairwise_bernoulli" ->
          new ConnectionRule.PairwiseBernoulli(chance(rule, "pairwise_bernoulli"), autapses);
      case "symmetric_pairwise_bernoulli" ->
          new ConnectionRule.SymmetricBernoulli(chance(rule, "symmetric_pairwise_bernoulli"));
      case "pairwise_poisson" ->
          new ConnectionRule.PairwisePoisson(number(rule, "pairwise_poisson", 0), autapses);
      case "third_factor_bernoulli_with_pool" -> thirdFactor(rule);
      case "distance" -> spatial(rule, autapses);
      case "small_world" ->
          new ConnectionRule.SmallWorld(count(rule, "small_world"), chance(rule, "rewired"));
      case "scale_free" -> new ConnectionRule.ScaleFree(count(rule, "scale_free"));
      case "directed_scale_free" -> directedScaleFree(rule);
      case "low_rank" ->
          new ConnectionRule.LowRank(count(rule, "low_rank"), number(rule, "gain", 1));
      case "block" -> blocks(rule, autapses);
      case "ensemble_to_ensemble" ->
          new ConnectionRule.EnsembleToEnsemble(
              count(rule, "ensemble_to_ensemble"),
              rule.has("density_in") ? chance(rule, "density_in") : 1,
              chance(rule, "density_out"));
      case "pairs" -> new ConnectionRule.Explicit(pairs(rule));
      case "cells" -> new ConnectionRule.Chosen(rule.texts("cells"));
      default -> connectome(rule);
    };
  }

  private static int count(Section rule, String key) {
    return (int) rule.whole(key, 0, Integer.MAX_VALUE, 0);
  }

  private static double number(Section rule, String key, double otherwise) {
    return rule.at(key)
        .map(node -> rule.number(node, "'" + key + "'", otherwise))
        .orElse(otherwise);
  }

  private double chance(Section rule, String key) {
    Optional<Yaml> node = rule.at(key);
    if (node.isEmpty()) {
      return 0;
    }
    double value = rule.number(node.get(), "the probability of a connection", 0);
    if (!(value >= 0 && value <= 1)) {
      findings.expected(node.get(), "a probability from 0 to 1", "");
    }
    return value;
  }

  private ConnectionRule thirdFactor(Section rule) {
    String pool = rule.text("pool_type").orElse(DRAWN);
    word(rule, "pool_type", pool, POOLS, "type of pool");
    return new ConnectionRule.ThirdFactor(
        rule.required("primary", "the projection whose synapses have a third party"),
        chance(rule, "third_factor_bernoulli_with_pool"),
        (int) rule.whole("pool_size", 1, Integer.MAX_VALUE, 1),
        !pool.equals(BLOCK));
  }

  private ConnectionRule spatial(Section rule, boolean autapses) {
    return new ConnectionRule.Spatial(
        read(rule, "distance", Profile::parse).orElse(new Profile.Constant(0)),
        read(rule, "mask", Mask::parse),
        autapses,
        rule.flag("periodic", false));
  }

  private <T> Optional<T> read(Section rule, String key, Function<String, T> reader) {
    try {
      return rule.text(key).map(reader);
    } catch (IllegalArgumentException e) {
      findings.error(
          rule.at(key).map(Yaml::place).orElse(rule.place()),
          "'" + key + "': " + e.getMessage(),
          "Inside braces a value with commas needs quotes.");
      return Optional.empty();
    }
  }

  private ConnectionRule directedScaleFree(Section rule) {
    Yaml node = rule.at("directed_scale_free").orElseThrow();
    List<Double> shares = numbers(rule, node, "[alpha, beta, gamma]");
    if (shares.size() != 3) {
      findings.expected(node, "the three probabilities [alpha, beta, gamma]", "");
      shares = List.of(1.0, 0.0, 0.0);
    }
    return new ConnectionRule.DirectedScaleFree(
        shares.get(0),
        shares.get(1),
        shares.get(2),
        number(rule, "delta_in", 0),
        number(rule, "delta_out", 0));
  }

  private ConnectionRule blocks(Section rule, boolean autapses) {
    Yaml node = rule.at("block").orElseThrow();
    List<List<Double>> probability = new ArrayList<>();
    if (node instanceof Yaml.Items(Place _, List<Yaml> rows)) {
      rows.forEach(row -> probability.add(numbers(rule, row, "a row of probabilities")));
    } else {
      findings.expected(node, "rows of probabilities such as [[0.1, 0.02], [0.02, 0.1]]", "");
    }
    return new ConnectionRule.Blocks(
        sizes(rule, "sizes"), sizes(rule, "target_sizes"), probability, autapses);
  }

  private List<Integer> sizes(Section rule, String key) {
    return rule
        .at(key)
        .map(node -> numbers(rule, node, "the sizes of blocks"))
        .orElse(List.of())
        .stream()
        .map(size -> (int) Math.rint(size))
        .toList();
  }

  private List<Double> numbers(Section rule, Yaml node, String what) {
    if (node instanceof Yaml.Items(Place _, List<Yaml> items)) {
      return items.stream().map(item -> rule.number(item, what, 0)).toList();
    }
    findings.expected(node, "a list of numbers for " + what, "");
    return List.of();
  }

  private void word(Section rule, String key, String word, List<String> known, String what) {
    if (!word.isEmpty() && !known.contains(word)) {
      findings.error(
          rule.at(key).map(Yaml::place).orElse(rule.place()),
          "'" + Findings.shown(word) + "' is no " + what + ".",
          Nearest.remedy(word, known));
    }
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
    word(rule, "kind", kind, KINDS, "kind of connection");
    boolean except = rule.has("transmitter_not") || rule.has("presynaptic_not");
    if (except && (rule.has("transmitter") || rule.has("presynaptic"))) {
      findings.error(
          rule.place(),
          "The rule names presynaptic cells to take and others to leave out.",
          "Keep 'transmitter' and 'presynaptic', or 'transmitter_not' and 'presynaptic_not'.");
    }
    return new ConnectionRule.OfConnectome(
        rule.required("connectome", "the name of a connectome"),
        kind.equals("electrical") ? ConnectionRule.Kind.ELECTRICAL : ConnectionRule.Kind.CHEMICAL,
        Set.copyOf(rule.texts(except ? "transmitter_not" : "transmitter")),
        Set.copyOf(rule.texts(except ? "presynaptic_not" : "presynaptic")),
        except,
        rule.flag("normalised", false));
  }

  /// The word for a kind of connection.
  static String word(ConnectionRule.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
