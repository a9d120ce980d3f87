package cajal.app.view.inspector;

import cajal.network.ConnectionRule;
import cajal.network.ConnectionRule.AllToAll;
import cajal.network.ConnectionRule.Chosen;
import cajal.network.ConnectionRule.DirectedScaleFree;
import cajal.network.ConnectionRule.EnsembleToEnsemble;
import cajal.network.ConnectionRule.Explicit;
import cajal.network.ConnectionRule.FixedIndegree;
import cajal.network.ConnectionRule.FixedOutdegree;
import cajal.network.ConnectionRule.FixedTotalNumber;
import cajal.network.ConnectionRule.LowRank;
import cajal.network.ConnectionRule.OfConnectome;
import cajal.network.ConnectionRule.OneToOne;
import cajal.network.ConnectionRule.PairwiseBernoulli;
import cajal.network.ConnectionRule.PairwisePoisson;
import cajal.network.ConnectionRule.ScaleFree;
import cajal.network.ConnectionRule.SmallWorld;
import cajal.network.ConnectionRule.Spatial;
import cajal.network.ConnectionRule.SymmetricBernoulli;
import cajal.network.ConnectionRule.ThirdFactor;
import cajal.network.Profile;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The kinds of connection rule as a form offers them: the number each has, and whether autapses
/// and multapses are a choice.
enum RuleKind {
  ONE_TO_ONE("One to one"),
  ALL_TO_ALL("All to all"),
  FIXED_INDEGREE("Fixed in-degree"),
  FIXED_OUTDEGREE("Fixed out-degree"),
  FIXED_TOTAL("Fixed total number"),
  BERNOULLI("Pairwise Bernoulli"),
  SYMMETRIC("Symmetric Bernoulli"),
  POISSON("Pairwise Poisson"),
  DISTANCE("By distance"),
  SMALL_WORLD("Small world"),
  SCALE_FREE("Scale-free"),
  DIRECTED_SCALE_FREE("Scale-free, directed"),
  LOW_RANK("Weights of low rank"),
  BLOCKS("Blocks"),
  ENSEMBLES("Ensemble to ensemble"),
  THIRD_FACTOR("Third party of synapses"),
  EXPLICIT("Listed pairs"),
  CHOSEN("Chosen cells"),
  CONNECTOME("Connectome");

  private static final double USUAL_PROBABILITY = 0.1;

  private final String title;

  RuleKind(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  static RuleKind of(ConnectionRule rule) {
    return switch (rule) {
      case OneToOne _ -> ONE_TO_ONE;
      case AllToAll _ -> ALL_TO_ALL;
      case FixedIndegree _ -> FIXED_INDEGREE;
      case FixedOutdegree _ -> FIXED_OUTDEGREE;
      case FixedTotalNumber _ -> FIXED_TOTAL;
      case PairwiseBernoulli _ -> BERNOULLI;
      case SymmetricBernoulli _ -> SYMMETRIC;
      case PairwisePoisson _ -> POISSON;
      case Spatial _ -> DISTANCE;
      case SmallWorld _ -> SMALL_WORLD;
      case ScaleFree _ -> SCALE_FREE;
      case DirectedScaleFree _ -> DIRECTED_SCALE_FREE;
      case LowRank _ -> LOW_RANK;
      case ConnectionRule.Blocks _ -> BLOCKS;
      case EnsembleToEnsemble _ -> ENSEMBLES;
      case ThirdFactor _ -> THIRD_FACTOR;
      case Explicit _ -> EXPLICIT;
      case Chosen _ -> CHOSEN;
      case OfConnectome _ -> CONNECTOME;
    };
  }

  static RuleKind titled(String title) {
    for (RuleKind kind : values()) {
      if (kind.title.equals(title)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("There is no rule called “" + title + "”.");
  }

  /// A rule of this kind with about as many connections as another one has.
  ///
  /// @param count how many the other one has; 0 where that is not known
  /// @param sources number of neurons in the source
  /// @param targets number of neurons in the target
  ConnectionRule from(ConnectionRule rule, double count, long sources, long targets) {
    double degree = count > 0 ? count : USUAL_PROBABILITY * sources * targets;
    double p = degree / (sources * (double) targets);
    double probability = p < 1 ? p : USUAL_PROBABILITY;
    boolean autapses = autapses(rule).orElse(true);
    boolean multapses = multapses(rule).orElse(true);
    return switch (this) {
      case ONE_TO_ONE -> new OneToOne();
      case ALL_TO_ALL -> new AllToAll(autapses);
      case FIXED_INDEGREE -> new FixedIndegree(whole(degree / targets), autapses, multapses);
      case FIXED_OUTDEGREE -> new FixedOutdegree(whole(degree / sources), autapses, multapses);
      case FIXED_TOTAL -> new FixedTotalNumber(Math.round(degree), autapses, multapses);
      case BERNOULLI -> new PairwiseBernoulli(probability, autapses);
      case SYMMETRIC -> new SymmetricBernoulli(probability);
      case POISSON -> new PairwisePoisson(p, autapses);
      case DISTANCE ->
          new Spatial(
              new Profile.Gaussian(1, Quantity.of(200, Unit.parse("um")), 0),
              Optional.empty(),
              autapses,
              false);
      case SMALL_WORLD -> new SmallWorld(2 * whole(degree / sources / 2), USUAL_PROBABILITY);
      case SCALE_FREE -> new ScaleFree(whole(degree / sources / 2));
      case DIRECTED_SCALE_FREE -> new DirectedScaleFree(0.2, 0.6, 0.2, 0.2, 0.2);
      case LOW_RANK -> new LowRank(1, 1);
      case BLOCKS -> blocks((int) sources, (int) targets, probability, autapses);
      case ENSEMBLES -> new EnsembleToEnsemble(2, 1, USUAL_PROBABILITY);
      case THIRD_FACTOR -> new ThirdFactor("", USUAL_PROBABILITY, 1, true);
      case EXPLICIT -> new Explicit(List.of());
      case CHOSEN -> new Chosen(List.of("0"));
      case CONNECTOME -> new OfConnectome("", ConnectionRule.Kind.CHEMICAL, Set.of(), false);
    };
  }

  // Two halves on either side, one probability.
  private static ConnectionRule blocks(int sources, int targets, double p, boolean autapses) {
    return new ConnectionRule.Blocks(
        List.of(sources / 2, sources - sources / 2),
        sources == targets ? List.of() : List.of(targets / 2, targets - targets / 2),
        List.of(List.of(p, p), List.of(p, p)),
        autapses);
  }

  private static int whole(double degree) {
    return Math.clamp(Math.round(degree), 1, Integer.MAX_VALUE);
  }

  /// Whether a neuron may connect to itself; empty where the rule leaves no choice.
  static Optional<Boolean> autapses(ConnectionRule rule) {
    return switch (rule) {
      case AllToAll r -> Optional.of(r.autapses());
      case FixedIndegree r -> Optional.of(r.autapses());
      case FixedOutdegree r -> Optional.of(r.autapses());
      case FixedTotalNumber r -> Optional.of(r.autapses());
      case PairwiseBernoulli r -> Optional.of(r.autapses());
      case PairwisePoisson r -> Optional.of(r.autapses());
      case Spatial r -> Optional.of(r.autapses());
      case ConnectionRule.Blocks r -> Optional.of(r.autapses());
      default -> Optional.empty();
    };
  }

  /// Whether a pair may be connected several times; empty where the rule leaves no choice.
  static Optional<Boolean> multapses(ConnectionRule rule) {
    return switch (rule) {
      case FixedIndegree r -> Optional.of(r.multapses());
      case FixedOutdegree r -> Optional.of(r.multapses());
      case FixedTotalNumber r -> Optional.of(r.multapses());
      default -> Optional.empty();
    };
  }

  /// A rule with autapses and multapses allowed or not, where it leaves the choice.
  static ConnectionRule allowing(ConnectionRule rule, boolean autapses, boolean multapses) {
    return switch (rule) {
      case AllToAll _ -> new AllToAll(autapses);
      case FixedIndegree r -> new FixedIndegree(r.indegree(), autapses, multapses);
      case FixedOutdegree r -> new FixedOutdegree(r.outdegree(), autapses, multapses);
      case FixedTotalNumber r -> new FixedTotalNumber(r.count(), autapses, multapses);
      case PairwiseBernoulli r -> new PairwiseBernoulli(r.probability(), autapses);
      case PairwisePoisson r -> new PairwisePoisson(r.mean(), autapses);
      case Spatial r -> new Spatial(r.profile(), r.mask(), autapses, r.periodic());
      case ConnectionRule.Blocks r ->
          new ConnectionRule.Blocks(r.sources(), r.targets(), r.probability(), autapses);
      default -> rule;
    };
  }
}
