package cajal.app.view.inspector;

import cajal.network.ConnectionRule;
import cajal.network.ConnectionRule.Chosen;
import cajal.network.ConnectionRule.DirectedScaleFree;
import cajal.network.ConnectionRule.EnsembleToEnsemble;
import cajal.network.ConnectionRule.FixedIndegree;
import cajal.network.ConnectionRule.FixedOutdegree;
import cajal.network.ConnectionRule.FixedTotalNumber;
import cajal.network.ConnectionRule.LowRank;
import cajal.network.ConnectionRule.PairwiseBernoulli;
import cajal.network.ConnectionRule.PairwisePoisson;
import cajal.network.ConnectionRule.ScaleFree;
import cajal.network.ConnectionRule.SmallWorld;
import cajal.network.ConnectionRule.Spatial;
import cajal.network.ConnectionRule.SymmetricBernoulli;
import cajal.network.ConnectionRule.ThirdFactor;
import cajal.network.Mask;
import cajal.network.Profile;
import cajal.unit.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One number or text of a connection rule, as a field of a form.
///
/// @param title what it is
/// @param text as it is now
/// @param typed the rule with another text; throws IllegalArgumentException in a person's words
record RuleNumber(String title, String text, Function<String, ConnectionRule> typed) {

  /// The fields of a rule; none where it has no numbers, or too many for a form.
  static List<RuleNumber> of(ConnectionRule rule) {
    return switch (rule) {
      case FixedIndegree r ->
          List.of(
              whole(
                  "In-degree",
                  r.indegree(),
                  n -> new FixedIndegree(n, r.autapses(), r.multapses())));
      case FixedOutdegree r ->
          List.of(
              whole(
                  "Out-degree",
                  r.outdegree(),
                  n -> new FixedOutdegree(n, r.autapses(), r.multapses())));
      case FixedTotalNumber r ->
          List.of(
              new RuleNumber(
                  "Connections",
                  Long.toString(r.count()),
                  typed ->
                      new FixedTotalNumber(count(typed, 1L << 40), r.autapses(), r.multapses())));
      case PairwiseBernoulli r ->
          List.of(
              chance("Probability", r.probability(), p -> new PairwiseBernoulli(p, r.autapses())));
      case SymmetricBernoulli r ->
          List.of(chance("Probability", r.probability(), SymmetricBernoulli::new));
      case PairwisePoisson r ->
          List.of(number("Mean number", r.mean(), mean -> new PairwisePoisson(mean, r.autapses())));
      case Spatial r -> spatial(r);
      case SmallWorld r ->
          List.of(
              whole("Neighbours", r.neighbours(), n -> new SmallWorld(n, r.rewired())),
              chance("Rewired", r.rewired(), p -> new SmallWorld(r.neighbours(), p)));
      case ScaleFree r -> List.of(whole("Edges of a new one", r.links(), ScaleFree::new));
      case DirectedScaleFree r -> directed(r);
      case LowRank r ->
          List.of(
              whole("Rank", r.rank(), n -> new LowRank(n, r.gain())),
              number("Gain", r.gain(), g -> new LowRank(r.rank(), g)));
      case EnsembleToEnsemble r ->
          List.of(
              whole("Groups", r.groups(), n -> new EnsembleToEnsemble(n, r.within(), r.between())),
              chance(
                  "Density within",
                  r.within(),
                  p -> new EnsembleToEnsemble(r.groups(), p, r.between())),
              chance(
                  "Density between",
                  r.between(),
                  p -> new EnsembleToEnsemble(r.groups(), r.within(), p)));
      case ThirdFactor r -> thirdFactor(r);
      case ConnectionRule.Blocks r -> blocks(r);
      case Chosen r ->
          List.of(
              new RuleNumber(
                  "Cells",
                  String.join("; ", r.cells()),
                  typed ->
                      new Chosen(
                          Arrays.stream(typed.split("[;,\\s]+"))
                              .filter(cell -> !cell.isEmpty())
                              .toList())));
      case ConnectionRule.OneToOne _,
          ConnectionRule.AllToAll _,
          ConnectionRule.Explicit _,
          ConnectionRule.OfConnectome _ ->
          List.of();
    };
  }

  private static List<RuleNumber> spatial(Spatial r) {
    return List.of(
        new RuleNumber(
            "Probability",
            r.profile().format(),
            typed -> new Spatial(Profile.parse(typed), r.mask(), r.autapses(), r.periodic())),
        new RuleNumber(
            "Mask",
            r.mask().map(Mask::format).orElse(""),
            typed ->
                new Spatial(
                    r.profile(),
                    typed.isBlank() ? Optional.empty() : Optional.of(Mask.parse(typed)),
                    r.autapses(),
                    r.periodic())),
        new RuleNumber(
            "Around the edges",
            r.periodic() ? "yes" : "no",
            typed -> new Spatial(r.profile(), r.mask(), r.autapses(), yes(typed))));
  }

  private static List<RuleNumber> directed(DirectedScaleFree r) {
    return List.of(
        new RuleNumber(
            "alpha; beta; gamma",
            row(List.of(r.alpha(), r.beta(), r.gamma())),
            typed -> {
              List<Double> shares = row(typed);
              if (shares.size() != 3) {
                throw new IllegalArgumentException(
                    "These are three numbers, such as 0.2; 0.6; 0.2.");
              }
              return new DirectedScaleFree(
                  shares.get(0), shares.get(1), shares.get(2), r.deltaIn(), r.deltaOut());
            }),
        number(
            "delta_in",
            r.deltaIn(),
            d -> new DirectedScaleFree(r.alpha(), r.beta(), r.gamma(), d, r.deltaOut())),
        number(
            "delta_out",
            r.deltaOut(),
            d -> new DirectedScaleFree(r.alpha(), r.beta(), r.gamma(), r.deltaIn(), d)));
  }

  private static List<RuleNumber> thirdFactor(ThirdFactor r) {
    return List.of(
        new RuleNumber(
            "Synapses of",
            r.primary(),
            typed -> new ThirdFactor(typed.strip(), r.probability(), r.poolSize(), r.drawn())),
        chance(
            "Probability",
            r.probability(),
            p -> new ThirdFactor(r.primary(), p, r.poolSize(), r.drawn())),
        whole(
            "Size of pools",
            r.poolSize(),
            n -> new ThirdFactor(r.primary(), r.probability(), n, r.drawn())),
        new RuleNumber(
            "Pools at random",
            r.drawn() ? "yes" : "no",
            typed -> new ThirdFactor(r.primary(), r.probability(), r.poolSize(), yes(typed))));
  }

  private static List<RuleNumber> blocks(ConnectionRule.Blocks r) {
    return List.of(
        new RuleNumber(
            "Sizes",
            sizes(r.sources()),
            typed ->
                new ConnectionRule.Blocks(
                    sizes(typed), r.targets(), r.probability(), r.autapses())),
        new RuleNumber(
            "Sizes of targets",
            sizes(r.targets()),
            typed ->
                new ConnectionRule.Blocks(
                    r.sources(), sizes(typed), r.probability(), r.autapses())),
        new RuleNumber(
            "Probabilities",
            r.probability().stream().map(RuleNumber::row).collect(Collectors.joining(" | ")),
            typed ->
                new ConnectionRule.Blocks(
                    r.sources(),
                    r.targets(),
                    Arrays.stream(typed.split("\\|")).map(RuleNumber::row).toList(),
                    r.autapses())));
  }

  private static RuleNumber whole(String title, int value, Function<Integer, ConnectionRule> with) {
    return new RuleNumber(
        title, Integer.toString(value), typed -> with.apply((int) count(typed, Integer.MAX_VALUE)));
  }

  private static RuleNumber number(
      String title, double value, Function<Double, ConnectionRule> with) {
    return new RuleNumber(title, ValueField.text(value), typed -> with.apply(number(typed)));
  }

  private static RuleNumber chance(
      String title, double value, Function<Double, ConnectionRule> with) {
    return number(
        title,
        value,
        p -> {
          if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("A probability lies between 0 and 1.");
          }
          return with.apply(p);
        });
  }

  private static double number(String typed) {
    return ValueField.in(typed.replace(" ", ""), Unit.ONE).value();
  }

  private static long count(String typed, long most) {
    double read = number(typed);
    if (read != Math.rint(read) || read < 0 || read > most) {
      throw new IllegalArgumentException("This is a whole number of at least 0.");
    }
    return (long) read;
  }

  private static boolean yes(String typed) {
    return switch (typed.strip()) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("This is yes or no.");
    };
  }

  private static String row(List<Double> values) {
    return values.stream().map(ValueField::text).collect(Collectors.joining("; "));
  }

  private static List<Double> row(String typed) {
    return parts(typed).stream().map(RuleNumber::number).toList();
  }

  private static String sizes(List<Integer> sizes) {
    return sizes.stream().map(size -> Integer.toString(size)).collect(Collectors.joining("; "));
  }

  private static List<Integer> sizes(String typed) {
    return parts(typed).stream().map(part -> (int) count(part, Integer.MAX_VALUE)).toList();
  }

  private static List<String> parts(String typed) {
    return Arrays.stream(typed.split("[;,]"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
