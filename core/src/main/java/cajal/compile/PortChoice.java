package cajal.compile;

import cajal.model.Model;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Projection;
import cajal.problem.ProblemException;
import cajal.unit.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Finds the port where the spikes of a projection arrive, and checks their weight against it.
final class PortChoice {

  private final Projection projection;
  private final Model model;
  private final String place;
  private final Findings findings;

  private PortChoice(Projection projection, Model model, Findings findings) {
    this.projection = projection;
    this.model = model;
    this.findings = findings;
    this.place = "projections." + projection.name();
  }

  /// @param port index of the port or input
  /// @param weight as given, or the default
  /// @param weightOf unit and bounds of the weight
  record Chosen(int port, Distribution weight, Model.Parameter weightOf) {}

  /// @param ofSynapse what the synapse model says of its weight
  /// @param model model of the target
  /// @return the choice, or `null` after a problem
  static @Nullable Chosen choose(
      Projection projection, Optional<Model.Parameter> ofSynapse, Model model, Findings findings) {
    PortChoice choice = new PortChoice(projection, model, findings);
    OptionalInt port = choice.port();
    return port.isEmpty() ? null : choice.at(port.getAsInt(), ofSynapse);
  }

  private @Nullable Chosen at(int index, Optional<Model.Parameter> ofSynapse) {
    Model.Port port = model.ports().get(index);
    Model.Parameter weightOf = ofSynapse.orElse(weightAt(port));
    if (projection.weight().isEmpty() && ofSynapse.isEmpty() && !port.counts()) {
      findings.error(
          place + ".weight",
          "It has no weight.",
          "Give one in " + port.unit() + ", such as " + Quantity.of(1, port.unit()) + ".");
      return null;
    }
    Distribution weight =
        projection.weight().orElse(new Distribution.Constant(weightOf.defaultValue()));
    boolean good =
        DistributionCheck.check(weight, weightOf, place + ".weight", listed(projection), findings);
    return good ? new Chosen(index, weight, weightOf) : null;
  }

  private static Model.Parameter weightAt(Model.Port port) {
    return new Model.Parameter(
        "a weight at port " + port.name(),
        Quantity.of(port.counts() ? 1 : 0, port.unit()),
        port.sign() > 0 ? 0 : Double.NEGATIVE_INFINITY,
        false,
        port.sign() < 0 ? 0 : Double.POSITIVE_INFINITY,
        false,
        List.of(),
        "");
  }

  /// The named port, the only one, or the one that fits the sign of the weight.
  private OptionalInt port() {
    List<String> names = model.ports().stream().map(Model.Port::name).toList();
    if (names.isEmpty()) {
      findings.error(
          place,
          model.name() + " takes no spikes.",
          "Choose a model with a port for spikes, or a continuous synapse.");
      return OptionalInt.empty();
    }
    if (projection.port().isPresent()) {
      int index = names.indexOf(projection.port().get());
      if (index < 0) {
        findings.error(
            place + ".port",
            model.name() + " has no port '" + projection.port().get() + "'.",
            Findings.nearest(projection.port().get(), names));
      }
      return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }
    if (names.size() == 1) {
      return OptionalInt.of(0);
    }
    double sign = projection.weight().map(this::sign).orElse(1.0);
    int bySign = names.indexOf(sign >= 0 ? "excitatory" : "inhibitory");
    if (bySign < 0) {
      findings.error(
          place + ".port",
          model.name() + " has several ports.",
          "Choose one of " + String.join(", ", names) + ".");
    }
    return bySign < 0 ? OptionalInt.empty() : OptionalInt.of(bySign);
  }

  private double sign(Distribution weight) {
    try {
      return Sampler.typical(weight, 1);
    } catch (ProblemException e) {
      findings.addAll(place + ".weight", e.problems());
      return 1;
    }
  }

  /// Length that a list of weights must have: it can be checked where the rule lists its
  /// connections; -1 elsewhere.
  static int listed(Projection projection) {
    return projection.rule() instanceof ConnectionRule.Explicit explicit
        ? explicit.pairs().size()
        : -1;
  }
}
