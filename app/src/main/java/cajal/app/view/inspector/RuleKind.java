package cajal.app.view.inspector;

import cajal.network.ConnectionRule;
import cajal.network.ConnectionRule.AllToAll;
import cajal.network.ConnectionRule.Chosen;
import cajal.network.ConnectionRule.Explicit;
import cajal.network.ConnectionRule.FixedIndegree;
import cajal.network.ConnectionRule.FixedOutdegree;
import cajal.network.ConnectionRule.FixedTotalNumber;
import cajal.network.ConnectionRule.OfConnectome;
import cajal.network.ConnectionRule.OneToOne;
import cajal.network.ConnectionRule.PairwiseBernoulli;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The kinds of connection rule as a form offers them: the number each has, and whether autapses
/// and multapses are a choice.
enum RuleKind {
  ONE_TO_ONE("One to one", ""),
  ALL_TO_ALL("All to all", ""),
  FIXED_INDEGREE("Fixed in-degree", "In-degree"),
  FIXED_OUTDEGREE("Fixed out-degree", "Out-degree"),
  FIXED_TOTAL("Fixed total number", "Connections"),
  BERNOULLI("Pairwise Bernoulli", "Probability"),
  EXPLICIT("Listed pairs", ""),
  CHOSEN("Chosen cells", "Cells"),
  CONNECTOME("Connectome", "");

  private static final double USUAL_PROBABILITY = 0.1;

  private final String title;
  private final String number;

  RuleKind(String title, String number) {
    this.title = title;
    this.number = number;
  }

  String title() {
    return title;
  }

  /// What its number is called; empty where it has none.
  String number() {
    return number;
  }

  static RuleKind of(ConnectionRule rule) {
    return switch (rule) {
      case OneToOne _ -> ONE_TO_ONE;
      case AllToAll _ -> ALL_TO_ALL;
      case FixedIndegree _ -> FIXED_INDEGREE;
      case FixedOutdegree _ -> FIXED_OUTDEGREE;
      case FixedTotalNumber _ -> FIXED_TOTAL;
      case PairwiseBernoulli _ -> BERNOULLI;
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
    boolean autapses = autapses(rule).orElse(true);
    boolean multapses = multapses(rule).orElse(true);
    return switch (this) {
      case ONE_TO_ONE -> new OneToOne();
      case ALL_TO_ALL -> new AllToAll(autapses);
      case FIXED_INDEGREE -> new FixedIndegree(whole(degree / targets), autapses, multapses);
      case FIXED_OUTDEGREE -> new FixedOutdegree(whole(degree / sources), autapses, multapses);
      case FIXED_TOTAL -> new FixedTotalNumber(Math.round(degree), autapses, multapses);
      case BERNOULLI ->
          new PairwiseBernoulli(
              degree < sources * (double) targets
                  ? degree / (sources * (double) targets)
                  : USUAL_PROBABILITY,
              autapses);
      case EXPLICIT -> new Explicit(List.of());
      case CHOSEN -> new Chosen(List.of("0"));
      case CONNECTOME -> new OfConnectome("", ConnectionRule.Kind.CHEMICAL, Set.of(), false);
    };
  }

  private static int whole(double degree) {
    return Math.clamp(Math.round(degree), 1, Integer.MAX_VALUE);
  }

  /// The number of a rule as text; empty where it has none.
  static String text(ConnectionRule rule) {
    return switch (rule) {
      case FixedIndegree r -> Integer.toString(r.indegree());
      case FixedOutdegree r -> Integer.toString(r.outdegree());
      case FixedTotalNumber r -> Long.toString(r.count());
      case PairwiseBernoulli r -> ValueField.text(r.probability());
      case Chosen r -> String.join("; ", r.cells());
      case OneToOne _, AllToAll _, Explicit _, OfConnectome _ -> "";
    };
  }

  /// A rule with its number typed anew.
  ///
  /// @throws IllegalArgumentException in a person's words, if what was typed does not fit
  static ConnectionRule with(ConnectionRule rule, String typed) {
    return switch (rule) {
      case FixedIndegree r ->
          new FixedIndegree((int) count(typed, Integer.MAX_VALUE), r.autapses(), r.multapses());
      case FixedOutdegree r ->
          new FixedOutdegree((int) count(typed, Integer.MAX_VALUE), r.autapses(), r.multapses());
      case FixedTotalNumber r ->
          new FixedTotalNumber(count(typed, 1L << 40), r.autapses(), r.multapses());
      case PairwiseBernoulli r -> {
        double probability = ValueField.in(typed, cajal.unit.Unit.ONE).value();
        if (!(probability >= 0 && probability <= 1)) {
          throw new IllegalArgumentException("A probability lies between 0 and 1.");
        }
        yield new PairwiseBernoulli(probability, r.autapses());
      }
      case Chosen _ ->
          new Chosen(
              java.util.Arrays.stream(typed.split("[;,\\s]+"))
                  .filter(cell -> !cell.isEmpty())
                  .toList());
      case OneToOne _, AllToAll _, Explicit _, OfConnectome _ -> rule;
    };
  }

  private static long count(String typed, long most) {
    double read = ValueField.in(typed.replace(" ", ""), cajal.unit.Unit.ONE).value();
    if (read != Math.rint(read) || read < 0 || read > most) {
      throw new IllegalArgumentException("This is a whole number of at least 0.");
    }
    return (long) read;
  }

  /// Whether a neuron may connect to itself; empty where the rule leaves no choice.
  static Optional<Boolean> autapses(ConnectionRule rule) {
    return switch (rule) {
      case AllToAll r -> Optional.of(r.autapses());
      case FixedIndegree r -> Optional.of(r.autapses());
      case FixedOutdegree r -> Optional.of(r.autapses());
      case FixedTotalNumber r -> Optional.of(r.autapses());
      case PairwiseBernoulli r -> Optional.of(r.autapses());
      case OneToOne _, Explicit _, Chosen _, OfConnectome _ -> Optional.empty();
    };
  }

  /// Whether a pair may be connected several times; empty where the rule leaves no choice.
  static Optional<Boolean> multapses(ConnectionRule rule) {
    return switch (rule) {
      case FixedIndegree r -> Optional.of(r.multapses());
      case FixedOutdegree r -> Optional.of(r.multapses());
      case FixedTotalNumber r -> Optional.of(r.multapses());
      case OneToOne _, AllToAll _, PairwiseBernoulli _, Explicit _, Chosen _, OfConnectome _ ->
          Optional.empty();
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
      case OneToOne _, Explicit _, Chosen _, OfConnectome _ -> rule;
    };
  }
}
