package cajal.compile;

import cajal.connectome.Connectome;
import cajal.kernel.Draw;
import cajal.network.ConnectionRule;
import cajal.problem.ProblemException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns the rule of a projection into pairs, or says what is wrong with it.
final class RuleReader {

  private final Function<String, Connectome> connectomes;
  private final Primaries primaries;
  private final Findings findings;
  private final StructuredRules structured;

  /// Finds the synapses that a third factor belongs to.
  interface Primaries {

    /// @return `null` where there is no such projection, or something is wrong with it
    @Nullable Primary find(String projection);
  }

  /// A projection whose synapses may have a third party.
  ///
  /// @param targets number of its targets
  /// @param key from which the choices of third parties descend
  record Primary(String source, String target, int targets, Pairs pairs, long key) {}

  RuleReader(Function<String, Connectome> connectomes, Primaries primaries, Findings findings) {
    this.connectomes = connectomes;
    this.primaries = primaries;
    this.findings = findings;
    structured = new StructuredRules(findings);
  }

  /// @param place dotted path of the rule
  /// @param same whether both ends are one population
  /// @return the pairs, or `null` after a problem
  @Nullable Pairs read(
      ConnectionRule rule, End source, End target, boolean same, long key, String place) {
    Pairs.Ends ends = new Pairs.Ends(source.size(), target.size(), same);
    StructuredRules.Site at = new StructuredRules.Site(source, target, ends, key, place);
    int before = findings.errors();
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
            structured.probability(bernoulli.probability(), at);
            yield RandomPairs.bernoulli(bernoulli, ends, key);
          }
          case ConnectionRule.SymmetricBernoulli r -> structured.symmetric(r, at);
          case ConnectionRule.PairwisePoisson r -> structured.poisson(r, at);
          case ConnectionRule.ThirdFactor r -> thirdFactor(r, at);
          case ConnectionRule.SmallWorld r -> structured.smallWorld(r, at);
          case ConnectionRule.ScaleFree r -> structured.scaleFree(r, at);
          case ConnectionRule.DirectedScaleFree r -> structured.directedScaleFree(r, at);
          case ConnectionRule.LowRank r -> structured.lowRank(r, at);
          case ConnectionRule.Blocks r -> structured.blocks(r, at);
          case ConnectionRule.EnsembleToEnsemble r -> structured.ensembles(r, at);
          case ConnectionRule.Spatial r -> structured.spatial(r, at);
          case ConnectionRule.Explicit explicit -> explicit(explicit, source, target, place);
          case ConnectionRule.Chosen chosen -> chosen(chosen, source, target, place);
          case ConnectionRule.OfConnectome of -> connectome(of, source, target, place);
        };
    if (findings.errors() > before || pairs == null) {
      return null;
    }
    return source.killed() || target.killed() ? new SurvivingPairs(pairs, source, target) : pairs;
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

  private @Nullable Pairs thirdFactor(ConnectionRule.ThirdFactor rule, StructuredRules.Site at) {
    structured.probability(rule.probability(), at);
    Primary primary = primaries.find(rule.primary());
    if (primary == null) {
      findings.error(
          at.place(),
          "There are no synapses of a projection '" + rule.primary() + "' to have a third party.",
          "Give the name of a projection between populations that has no problem of its own.");
      return null;
    }
    boolean incoming = at.source().name().equals(primary.source());
    boolean outgoing = at.target().name().equals(primary.target());
    if (incoming == outgoing) {
      findings.error(
          at.place(),
          "The third party of '"
              + rule.primary()
              + "' is joined by its source or joins its target.",
          "Draw one projection from '"
              + primary.source()
              + "' to a third population, and one from there to '"
              + primary.target()
              + "'.");
      return null;
    }
    End third = incoming ? at.target() : at.source();
    int thirds = third.size();
    // The projections into and out of the third population choose alike.
    long key = Draw.key(primary.key(), third.name());
    if (rule.poolSize() < 1 || rule.poolSize() > thirds) {
      findings.error(
          at.place(),
          "Pools of " + rule.poolSize() + " cannot be made of " + thirds + " neurons.",
          "Give at least 1 and at most " + thirds + ".");
      return null;
    }
    ThirdFactorPairs.Pools pools =
        new ThirdFactorPairs.Pools(
            rule.poolSize(), thirds, primary.targets(), rule.drawn(), key + 1);
    return new ThirdFactorPairs(primary.pairs(), pools, rule.probability(), incoming, key);
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
    new ConnectomePairs(connectome, rule, source, target).fill(pairs);
    if (pairs.expected() == 0) {
      findings.warning(
          place,
          "The connectome " + rule.dataset() + " has no such connection between these cells.",
          "Choose other transmitters, or the other kind of connection.");
    }
    return pairs;
  }
}
