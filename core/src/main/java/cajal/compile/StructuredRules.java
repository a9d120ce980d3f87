package cajal.compile;

import cajal.network.ConnectionRule;
import cajal.network.Mask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks and plans the rules that give a network structure: symmetry, blocks, graphs, matrices and
/// space. Each answers `null`, or pairs that nobody makes, after a problem that it reported.
final class StructuredRules {

  /// Beyond it the decomposition of the matrix would take hours.
  private static final int LARGEST_MATRIX = 4000;

  private final Findings findings;

  StructuredRules(Findings findings) {
    this.findings = findings;
  }

  /// Where a rule stands.
  ///
  /// @param key from which its draws descend
  /// @param place its dotted path
  record Site(End source, End target, Pairs.Ends ends, long key, String place) {}

  @Nullable Pairs symmetric(ConnectionRule.SymmetricBernoulli rule, Site at) {
    probability(rule.probability(), at);
    return withItself(at)
        ? new SymmetricPairs(rule.probability(), at.ends().sources(), at.key())
        : null;
  }

  Pairs poisson(ConnectionRule.PairwisePoisson rule, Site at) {
    if (!(rule.mean() >= 0 && rule.mean() < Integer.MAX_VALUE)) {
      findings.error(
          at.place(), "The mean number of connections is " + rule.mean() + ".", "Give 0 or more.");
    }
    return new PoissonPairs(rule.mean(), rule.autapses(), at.ends(), at.key());
  }

  @Nullable Pairs smallWorld(ConnectionRule.SmallWorld rule, Site at) {
    int size = at.ends().sources();
    probability(rule.rewired(), at);
    if (rule.neighbours() < 2 || rule.neighbours() % 2 != 0 || rule.neighbours() >= size) {
      findings.error(
          at.place(),
          "On a ring of "
              + size
              + " neurons each cannot be joined to its "
              + rule.neighbours()
              + " nearest.",
          "Give an even number, at least 2 and less than " + size + ".");
      return null;
    }
    return withItself(at) ? GraphPairs.smallWorld(rule, size, at.key()) : null;
  }

  @Nullable Pairs scaleFree(ConnectionRule.ScaleFree rule, Site at) {
    int size = at.ends().sources();
    if (rule.links() < 1 || rule.links() >= size) {
      findings.error(
          at.place(),
          "A new neuron cannot have " + rule.links() + " edges among " + size + " neurons.",
          "Give at least 1 and less than " + size + ".");
      return null;
    }
    return withItself(at) ? GraphPairs.scaleFree(rule, size, at.key()) : null;
  }

  @Nullable Pairs directedScaleFree(ConnectionRule.DirectedScaleFree rule, Site at) {
    double sum = rule.alpha() + rule.beta() + rule.gamma();
    boolean shares = rule.alpha() >= 0 && rule.beta() >= 0 && rule.gamma() >= 0;
    if (!shares || !(Math.abs(sum - 1) < 1e-9) || !(rule.alpha() + rule.gamma() > 0)) {
      findings.error(
          at.place(),
          "The probabilities alpha, beta and gamma are "
              + rule.alpha()
              + ", "
              + rule.beta()
              + " and "
              + rule.gamma()
              + ".",
          "Give three from 0 to 1 with the sum 1, and not only beta.");
      return null;
    }
    if (!(rule.deltaIn() >= 0 && rule.deltaOut() >= 0)) {
      findings.error(at.place(), "A delta is negative.", "Give 0 or more.");
      return null;
    }
    if (at.ends().sources() < 2) {
      findings.error(at.place(), "Such a network has at least 2 neurons.", "Make it larger.");
      return null;
    }
    return withItself(at)
        ? GraphPairs.directedScaleFree(rule, at.ends().sources(), at.key())
        : null;
  }

  @Nullable Pairs lowRank(ConnectionRule.LowRank rule, Site at) {
    int least = Math.min(at.ends().sources(), at.ends().targets());
    if (rule.rank() < 1 || rule.rank() > least) {
      findings.error(
          at.place(),
          "A matrix of "
              + at.ends().sources()
              + " by "
              + at.ends().targets()
              + " has no rank "
              + rule.rank()
              + ".",
          "Give at least 1 and at most " + least + ".");
      return null;
    }
    if (Math.max(at.ends().sources(), at.ends().targets()) > LARGEST_MATRIX) {
      findings.error(
          at.place(),
          "The weights of low rank come from a matrix, which must not be larger than "
              + LARGEST_MATRIX
              + " by "
              + LARGEST_MATRIX
              + ".",
          "Join fewer neurons.");
      return null;
    }
    return new LowRankPairs(rule.rank(), rule.gain(), at.ends(), at.key());
  }

  @Nullable Pairs blocks(ConnectionRule.Blocks rule, Site at) {
    List<Integer> targets = rule.targets().isEmpty() ? rule.sources() : rule.targets();
    if (!sizes(rule.sources(), at.source(), at) || !sizes(targets, at.target(), at)) {
      return null;
    }
    boolean shape =
        rule.probability().size() == rule.sources().size()
            && rule.probability().stream().allMatch(row -> row.size() == targets.size());
    if (!shape) {
      findings.error(
          at.place(),
          "The table of probabilities needs "
              + rule.sources().size()
              + " rows of "
              + targets.size()
              + ".",
          "Give a row for each block of sources, and in it a probability for each block of targets.");
      return null;
    }
    rule.probability().forEach(row -> row.forEach(p -> probability(p, at)));
    double[][] probability =
        rule.probability().stream()
            .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    return new BlockPairs(
        BlockPairs.begins(rule.sources()),
        BlockPairs.begins(targets),
        probability,
        at.ends().same() && !rule.autapses(),
        at.key());
  }

  private boolean sizes(List<Integer> sizes, End end, Site at) {
    long sum = sizes.stream().mapToLong(Integer::longValue).sum();
    if (sum == end.size() && sizes.stream().allMatch(size -> size >= 0)) {
      return true;
    }
    findings.error(
        at.place(),
        "The blocks have "
            + sum
            + " neurons together, but '"
            + end.name()
            + "' has "
            + end.size()
            + ".",
        "Give the sizes of its blocks; where targets differ, give theirs as well.");
    return false;
  }

  @Nullable Pairs ensembles(ConnectionRule.EnsembleToEnsemble rule, Site at) {
    probability(rule.within(), at);
    probability(rule.between(), at);
    int least = Math.min(at.ends().sources(), at.ends().targets());
    int groups = rule.groups();
    if (groups < 1 || groups > least) {
      findings.error(
          at.place(),
          groups + " groups cannot be made of " + least + " neurons.",
          "Give at least 1 and at most " + least + ".");
      return null;
    }
    double[][] probability = new double[groups][groups];
    for (int a = 0; a < groups; a++) {
      java.util.Arrays.fill(probability[a], rule.between());
      probability[a][a] = rule.within();
    }
    return new BlockPairs(
        BlockPairs.equal(at.ends().sources(), groups),
        BlockPairs.equal(at.ends().targets(), groups),
        probability,
        false,
        at.key());
  }

  @Nullable Pairs spatial(ConnectionRule.Spatial rule, Site at) {
    Places sources = at.source().places();
    Places targets = at.target().places();
    for (End end : new End[] {at.source(), at.target()}) {
      if (end.places() == null) {
        findings.error(
            at.place(),
            "The neurons of '" + end.name() + "' lie nowhere, but the rule asks for distances.",
            "Give the population positions.");
        return null;
      }
    }
    if (sources == null || targets == null || !masked(rule, sources, targets, at)) {
      return null;
    }
    SpatialPairs.Chance chance = SpatialPairs.profile(rule.profile());
    double[] grid = targets.gridUm();
    if (rule.mask().isPresent()) {
      chance = SpatialPairs.masked(chance, rule.mask().get(), grid == null ? new double[3] : grid);
    }
    boolean notItself = at.ends().same() && !rule.autapses();
    return new SpatialPairs(
        Displacements.of(sources, targets, rule.periodic()), notItself, chance, at.key());
  }

  private boolean masked(ConnectionRule.Spatial rule, Places sources, Places targets, Site at) {
    if (sources.dimensions() != targets.dimensions()) {
      findings.error(
          at.place(), "One population lies in the plane, the other in space.", "Place both alike.");
      return false;
    }
    if (rule.periodic() && targets.extentUm() == null) {
      findings.error(
          at.place(),
          "Listed positions have no edges to go around.",
          "Leave out 'periodic', or place the targets on a grid or in a box.");
      return false;
    }
    if (rule.mask().isEmpty()) {
      return true;
    }
    Mask mask = rule.mask().get();
    int needed = mask instanceof Mask.Box || mask instanceof Mask.Spherical ? 3 : 2;
    if (targets.dimensions() != needed) {
      findings.error(
          at.place(),
          "The mask " + mask.format() + (needed == 3 ? " is for space." : " is for the plane."),
          needed == 3 ? "Use a circular or rectangular one." : "Use a spherical one or a box.");
      return false;
    }
    if (mask instanceof Mask.Grid && targets.gridUm() == null) {
      findings.error(
          at.place(), "The targets are on no grid.", "Use another mask, or place them on a grid.");
      return false;
    }
    return true;
  }

  private boolean withItself(Site at) {
    if (at.ends().same()) {
      return true;
    }
    findings.error(
        at.place(),
        "This rule joins a population with itself, not '"
            + at.source().name()
            + "' with '"
            + at.target().name()
            + "'.",
        "Choose another rule, or one population for both ends.");
    return false;
  }

  void probability(double p, Site at) {
    if (!(p >= 0 && p <= 1)) {
      findings.error(
          at.place(), "The probability is " + p + ".", "Give a probability from 0 to 1.");
    }
  }
}
