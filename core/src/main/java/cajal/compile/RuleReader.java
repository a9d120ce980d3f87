package cajal.compile;

import cajal.connectome.Connectome;
import cajal.network.ConnectionRule;
import cajal.problem.ProblemException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns the rule of a projection into pairs, or says what is wrong with it.
final class RuleReader {

  private final Function<String, Connectome> connectomes;
  private final Findings findings;

  RuleReader(Function<String, Connectome> connectomes, Findings findings) {
    this.connectomes = connectomes;
    this.findings = findings;
  }

  /// @param place dotted path of the rule
  /// @param same whether both ends are one population
  /// @return the pairs, or `null` after a problem
  @Nullable Pairs read(
      ConnectionRule rule, End source, End target, boolean same, long key, String place) {
    Pairs.Ends ends = new Pairs.Ends(source.size(), target.size(), same);
    int before = findings.count();
    Pairs pairs =
        switch (rule) {
          case ConnectionRule.OneToOne one -> oneToOne(source, target, place);
          case ConnectionRule.AllToAll all -> new RegularPairs.AllToAll(ends, all.autapses());
          case ConnectionRule.FixedIndegree fixed -> {
            boolean repeats = fixed.multapses();
            degree(
                "indegree",
                fixed.indegree(),
                ends.choices(source.size(), fixed.autapses()),
                repeats,
                place);
            yield RandomPairs.fixedIndegree(fixed, ends, key);
          }
          case ConnectionRule.FixedOutdegree fixed -> {
            boolean repeats = fixed.multapses();
            degree(
                "outdegree",
                fixed.outdegree(),
                ends.choices(target.size(), fixed.autapses()),
                repeats,
                place);
            yield RandomPairs.fixedOutdegree(fixed, ends, key);
          }
          case ConnectionRule.FixedTotalNumber total -> {
            total(total, ends, place);
            yield RandomPairs.fixedTotal(total, ends, key);
          }
          case ConnectionRule.PairwiseBernoulli bernoulli -> {
            if (!(bernoulli.probability() >= 0 && bernoulli.probability() <= 1)) {
              findings.error(
                  place,
                  "The probability is " + bernoulli.probability() + ".",
                  "Give a probability from 0 to 1.");
            }
            yield RandomPairs.bernoulli(bernoulli, ends, key);
          }
          case ConnectionRule.Explicit explicit -> explicit(explicit, source, target, place);
          case ConnectionRule.Chosen chosen -> chosen(chosen, source, target, place);
          case ConnectionRule.OfConnectome of -> connectome(of, source, target, place);
        };
    return findings.count() == before ? pairs : null;
  }

  private Pairs oneToOne(End source, End target, String place) {
    if (source.size() != target.size()) {
      findings.error(
          place,
          "One-to-one joins populations of the same size, but '"
              + source.name()
              + "' has "
              + source.size()
              + " and '"
              + target.name()
              + "' has "
              + target.size()
              + ".",
          "Make the sizes equal, or choose another rule such as all-to-all.");
    }
    return new RegularPairs.OneToOne(Math.min(source.size(), target.size()));
  }

  private void degree(String what, int degree, int choices, boolean repeats, String place) {
    if (degree < 0) {
      findings.error(place, "The " + what + " is " + degree + ".", "Give 0 or more.");
    } else if (degree > 0 && choices <= 0) {
      findings.error(
          place, "There is no neuron to choose from.", "Allow autapses, or make it larger.");
    } else if (!repeats && degree > choices) {
      findings.error(
          place,
          "The "
              + what
              + " is "
              + degree
              + ", but there are only "
              + choices
              + " neurons to choose from.",
          "Allow multapses, or give at most " + choices + ".");
    }
  }

  private void total(ConnectionRule.FixedTotalNumber rule, Pairs.Ends ends, String place) {
    long all = (long) ends.sources() * ends.choices(ends.targets(), rule.autapses());
    if (rule.count() < 0 || (rule.count() > 0 && all <= 0)) {
      findings.error(
          place,
          rule.count() + " connections cannot be made here.",
          "Give 0 or more, and populations that have neurons to join.");
    } else if (!rule.multapses() && rule.count() > all) {
      findings.error(
          place,
          rule.count() + " connections are wanted, but there are only " + all + " pairs.",
          "Allow multapses, or give at most " + all + ".");
    }
  }

  private Pairs explicit(ConnectionRule.Explicit rule, End source, End target, String place) {
    ListedPairs pairs = new ListedPairs();
    for (ConnectionRule.Pair pair : rule.pairs()) {
      int from = source.number(pair.source(), place, findings);
      int to = target.number(pair.target(), place, findings);
      if (!Double.isFinite(pair.factor())) {
        findings.error(place, "A factor is " + pair.factor() + ".", "Give a finite number.");
      }
      if (from >= 0 && to >= 0) {
        pairs.add(from, to, pair.factor());
      }
    }
    return pairs;
  }

  private Pairs chosen(ConnectionRule.Chosen rule, End source, End target, String place) {
    ListedPairs pairs = new ListedPairs();
    if (source.size() != 1) {
      findings.error(
          place,
          "Chosen cells are for the targets of a stimulator or the cells of a recorder.",
          "Between populations, list the pairs explicitly.");
      return pairs;
    }
    for (int number : target.numbers(rule.cells(), place, findings)) {
      pairs.add(0, number, 1);
    }
    return pairs;
  }

  private Pairs connectome(ConnectionRule.OfConnectome rule, End source, End target, String place) {
    ListedPairs pairs = new ListedPairs();
    for (End end : new End[] {source, target}) {
      if (!end.named()) {
        findings.error(
            place,
            "'" + end.name() + "' has no named cells, which a connectome joins.",
            "Make it a population of the cells of " + rule.dataset() + ".");
        return pairs;
      }
    }
    Connectome connectome;
    try {
      connectome = connectomes.apply(rule.dataset());
    } catch (ProblemException e) {
      findings.addAll(place, e.problems());
      return pairs;
    }
    Map<String, Set<String>> transmitters = new HashMap<>();
    connectome.cells().forEach(cell -> transmitters.put(cell.name(), cell.transmitters()));
    boolean electrical = rule.kind() == ConnectionRule.Kind.ELECTRICAL;
    for (Connectome.Connection connection : connectome.connections()) {
      if (connection.electrical() != electrical) {
        continue;
      }
      join(
          connection.pre(),
          connection.post(),
          connection.weight(),
          rule,
          transmitters,
          new Joined(source, target, pairs));
      if (electrical && !connection.pre().equals(connection.post())) {
        join(
            connection.post(),
            connection.pre(),
            connection.weight(),
            rule,
            transmitters,
            new Joined(source, target, pairs));
      }
    }
    if (pairs.expected() == 0) {
      findings.warning(
          place,
          "The connectome " + rule.dataset() + " has no such connection between these cells.",
          "Choose other transmitters, or the other kind of connection.");
    }
    return pairs;
  }

  private record Joined(End source, End target, ListedPairs pairs) {}

  private static void join(
      String pre,
      String post,
      double contacts,
      ConnectionRule.OfConnectome rule,
      Map<String, Set<String>> transmitters,
      Joined joined) {
    Set<String> released = transmitters.getOrDefault(pre, Set.of());
    boolean named = !Collections.disjoint(released, rule.transmitters());
    if (!rule.transmitters().isEmpty() && named == rule.except()) {
      return;
    }
    int from = joined.source().named(pre);
    int to = joined.target().named(post);
    if (from >= 0 && to >= 0) {
      joined.pairs().add(from, to, contacts);
    }
  }
}
