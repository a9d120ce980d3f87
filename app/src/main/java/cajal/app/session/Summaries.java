package cajal.app.session;

import cajal.network.Cells;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What stands on the canvas in plain words, for tooltips and screen readers.
public final class Summaries {

  private Summaries() {}

  /// One node and what it is wired to, such as `E: 100 neurons, iaf_psc_exp; receives from I`.
  public static String of(Network network, String name) {
    return network.node(name).map(node -> of(network, node)).orElse(name);
  }

  private static String of(Network network, Node node) {
    List<String> parts = new ArrayList<>();
    parts.add(node.name() + ": " + what(node));
    List<String> inputs =
        network.projections().stream()
            .filter(p -> p.target().equals(node.name()))
            .map(p -> amount(p.rule()) + p.source())
            .distinct()
            .toList();
    List<String> outputs =
        network.projections().stream()
            .filter(p -> p.source().equals(node.name()))
            .map(Projection::target)
            .distinct()
            .toList();
    if (!inputs.isEmpty()) {
      parts.add((node instanceof Recorder ? "observes " : "receives ") + String.join(", ", inputs));
    }
    if (!outputs.isEmpty()) {
      parts.add(
          (node instanceof Stimulator ? "drives " : "projects to ") + String.join(", ", outputs));
    }
    if (inputs.isEmpty() && outputs.isEmpty()) {
      parts.add("not wired yet");
    }
    return String.join("; ", parts);
  }

  private static String what(Node node) {
    return switch (node) {
      case Population p ->
          count(p.size(), "neuron")
              + (p.cells() instanceof Cells.OfConnectome c ? " of " + c.dataset() : "")
              + ", "
              + p.model();
      case Stimulator s -> "stimulator, " + s.model();
      case Recorder r -> "recorder of " + String.join(", ", r.variables());
    };
  }

  private static String amount(ConnectionRule rule) {
    return rule instanceof ConnectionRule.FixedIndegree fixed
        ? String.format(Locale.ROOT, "%,d from ", fixed.indegree())
        : "from ";
  }

  /// One projection, such as `E→I: each target draws 10 sources; weight 25 pA, delay 1 ms`.
  public static String of(Projection projection) {
    StringBuilder text =
        new StringBuilder(projection.name()).append(": ").append(rule(projection.rule()));
    projection.weight().ifPresent(weight -> text.append("; weight ").append(value(weight)));
    text.append("; delay ").append(value(projection.delay()));
    if (!projection.synapse().equals(Projection.STATIC)) {
      text.append("; ").append(projection.synapse());
    }
    return text.toString();
  }

  private static String rule(ConnectionRule rule) {
    return switch (rule) {
      case ConnectionRule.OneToOne _ -> "one to one";
      case ConnectionRule.AllToAll _ -> "all to all";
      case ConnectionRule.FixedIndegree r -> "each target draws " + count(r.indegree(), "source");
      case ConnectionRule.FixedOutdegree r -> "each source draws " + count(r.outdegree(), "target");
      case ConnectionRule.FixedTotalNumber r -> count(r.count(), "connection") + " in all";
      case ConnectionRule.PairwiseBernoulli r ->
          "each pair joined with probability " + r.probability();
      case ConnectionRule.SymmetricBernoulli r ->
          "each pair joined in both directions with probability " + r.probability();
      case ConnectionRule.PairwisePoisson r -> "each pair by Poisson, mean " + r.mean();
      case ConnectionRule.ThirdFactor r ->
          "third party of “" + r.primary() + "” with probability " + r.probability();
      case ConnectionRule.Spatial r ->
          "by distance, "
              + r.profile().format()
              + r.mask().map(mask -> " within " + mask.format()).orElse("");
      case ConnectionRule.SmallWorld r ->
          "small world, " + r.neighbours() + " neighbours, " + r.rewired() + " rewired";
      case ConnectionRule.ScaleFree r -> "scale-free, " + count(r.links(), "edge") + " each";
      case ConnectionRule.DirectedScaleFree _ -> "scale-free, directed";
      case ConnectionRule.LowRank r -> "weights of rank " + r.rank() + ", gain " + r.gain();
      case ConnectionRule.Blocks r -> "by blocks, " + r.sources().size() + " of sources";
      case ConnectionRule.EnsembleToEnsemble r ->
          count(r.groups(), "ensemble")
              + ", "
              + r.within()
              + " within, "
              + r.between()
              + " between";
      case ConnectionRule.Explicit r -> count(r.pairs().size(), "listed connection");
      case ConnectionRule.Chosen r ->
          r.cells().size() <= 4
              ? "cells " + String.join(", ", r.cells())
              : count(r.cells().size(), "chosen cell");
      case ConnectionRule.OfConnectome r ->
          r.kind().name().toLowerCase(Locale.ROOT)
              + " connections of "
              + r.dataset()
              + (r.transmitters().isEmpty() && r.presynaptic().isEmpty()
                  ? ""
                  : (r.except() ? " except " : " by ") + senders(r));
    };
  }

  /// The presynaptic cells of a rule, by transmitter and, where they are few, by name.
  public static String senders(ConnectionRule.OfConnectome rule) {
    List<String> words = new ArrayList<>(rule.transmitters().stream().sorted().toList());
    if (rule.presynaptic().size() <= 4) {
      words.addAll(rule.presynaptic().stream().sorted().toList());
    } else {
      words.add(count(rule.presynaptic().size(), "chosen cell"));
    }
    return String.join(", ", words);
  }

  private static String value(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Constant d -> d.value().toString();
      case Distribution.Uniform d -> d.low() + " to " + d.high();
      case Distribution.Normal d -> d.mean() + " ± " + d.sd();
      case Distribution.LogNormal d -> "around " + d.median();
      case Distribution.Exponential d -> "exponential, mean " + d.mean();
      case Distribution.Listed d -> count(d.values().size(), "listed value");
      case Distribution.Formula d -> d.expression();
    };
  }

  /// `1 neuron`, `12,500 neurons`.
  public static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
