package cajal.network;

import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// All connections from one node to another by one rule.
///
/// From a stimulator it drives the target's neurons; into a recorder it says which neurons are
/// observed; between populations it makes synapses.
///
/// @param name unique among the projections of the network
/// @param source name of the node where signals come from
/// @param target name of the node where they arrive
/// @param rule which neurons are joined
/// @param synapse name of the synapse model; ignored into a recorder
/// @param port input port of the target model, where empty chosen by the sign of the weight
/// @param weight weight of one connection, in the unit of the target port or of the synapse model;
///   a connectome rule multiplies it by its number of contacts; empty for the model's default
/// @param delay time from spike to arrival; rounded to whole steps, at least one
/// @param parameters parameters of the synapse model that differ from its defaults
/// @param modulator name of the population whose spikes modulate the synapses, such as dopamine
///   neurons; for synapse models with a modulator
/// @param compactWeights whether weights that vary are rounded a little to take less memory; for
///   static synapses between populations
public record Projection(
    String name,
    String source,
    String target,
    ConnectionRule rule,
    String synapse,
    Optional<String> port,
    Optional<Distribution> weight,
    Distribution delay,
    Map<String, Distribution> parameters,
    Optional<String> modulator,
    boolean compactWeights) {

  /// Synapse model of a projection for which nobody chose one.
  public static final String STATIC = "static";

  private static final String REVERSAL = "E_rev";
  private static final double INHIBITORY_BELOW_MV = -40;

  public Projection {
    parameters = Immutable.map(parameters);
  }

  /// A projection that nothing modulates, with weights as they are drawn.
  public Projection(
      String name,
      String source,
      String target,
      ConnectionRule rule,
      String synapse,
      Optional<String> port,
      Optional<Distribution> weight,
      Distribution delay,
      Map<String, Distribution> parameters) {
    this(
        name,
        source,
        target,
        rule,
        synapse,
        port,
        weight,
        delay,
        parameters,
        Optional.empty(),
        false);
  }

  /// Static synapses with a delay of 1 ms.
  public static Projection of(
      String name, String source, String target, ConnectionRule rule, Distribution weight) {
    return new Projection(
        name,
        source,
        target,
        rule,
        STATIC,
        Optional.empty(),
        Optional.of(weight),
        new Distribution.Constant(Quantity.ms(1)),
        Map.of());
  }

  /// Whether it is made of gap junctions, which have no direction and no sign.
  public boolean electrical() {
    return synapse.equals("gap_junction")
        || (rule instanceof ConnectionRule.OfConnectome connectome
            && connectome.kind() == ConnectionRule.Kind.ELECTRICAL);
  }

  /// Whether its synapses inhibit: the one rule for colours and heads on the canvas, in figures and
  /// in rasters.
  ///
  /// They do with a negative weight, or at a port whose name begins with `inh`. A conductance has a
  /// positive weight either way, so there the reversal potential of the synapse tells: `E_rev`
  /// below -40 mV, where a typical neuron has not yet reached its threshold. Where none is set, a
  /// connectome rule restricted to GABA tells. Stimuli, observations and gap junctions do not
  /// inhibit by this rule; callers ask only about synapses between populations.
  public boolean inhibitory() {
    if (electrical()) {
      return false;
    }
    if (weight.map(Distribution::negative).orElse(false)
        || port.filter(name -> name.startsWith("inh")).isPresent()) {
      return true;
    }
    Distribution reversal = parameters.get(REVERSAL);
    if (reversal != null && reversal.typical().isPresent()) {
      return reversal.typical().getAsDouble() < INHIBITORY_BELOW_MV;
    }
    return rule instanceof ConnectionRule.OfConnectome connectome
        && !connectome.except()
        && connectome.presynaptic().isEmpty()
        && connectome.transmitters().equals(Set.of("GABA"));
  }

  public Projection renamed(String newName) {
    return changed(p -> p.name = newName);
  }

  public Projection between(String newSource, String newTarget) {
    return changed(p -> {
      p.source = newSource;
      p.target = newTarget;
    });
  }

  public Projection withRule(ConnectionRule newRule) {
    return changed(p -> p.rule = newRule);
  }

  public Projection withSynapse(String newSynapse) {
    return changed(p -> p.synapse = newSynapse);
  }

  public Projection withPort(Optional<String> newPort) {
    return changed(p -> p.port = newPort);
  }

  public Projection withWeight(Optional<Distribution> newWeight) {
    return changed(p -> p.weight = newWeight);
  }

  public Projection withDelay(Distribution newDelay) {
    return changed(p -> p.delay = newDelay);
  }

  public Projection withParameters(Map<String, Distribution> values) {
    return changed(p -> p.parameters = values);
  }

  public Projection withModulator(Optional<String> population) {
    return changed(p -> p.modulator = population);
  }

  public Projection withCompactWeights(boolean compact) {
    return changed(p -> p.compactWeights = compact);
  }

  private Projection changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.projection();
  }

  /// A projection while one of its parts changes.
  private static final class Draft {

    private String name;
    private String source;
    private String target;
    private ConnectionRule rule;
    private String synapse;
    private Optional<String> port;
    private Optional<Distribution> weight;
    private Distribution delay;
    private Map<String, Distribution> parameters;
    private Optional<String> modulator;
    private boolean compactWeights;

    Draft(Projection of) {
      name = of.name;
      source = of.source;
      target = of.target;
      rule = of.rule;
      synapse = of.synapse;
      port = of.port;
      weight = of.weight;
      delay = of.delay;
      parameters = of.parameters;
      modulator = of.modulator;
      compactWeights = of.compactWeights;
    }

    Projection projection() {
      return new Projection(
          name,
          source,
          target,
          rule,
          synapse,
          port,
          weight,
          delay,
          parameters,
          modulator,
          compactWeights);
    }
  }

  /// The same projection with one parameter of its synapse model set.
  public Projection withParameter(String parameter, Distribution value) {
    Map<String, Distribution> values = new LinkedHashMap<>(parameters);
    values.put(parameter, value);
    return withParameters(values);
  }

  /// The same projection where weights are in a certain unit: so many `weight` of a parameter
  /// become so many of that unit.
  public Projection withWeightUnit(Unit unit) {
    Map<String, Distribution> values = new LinkedHashMap<>();
    parameters.forEach((parameter, value) -> values.put(parameter, value.withWeightUnit(unit)));
    return withParameters(values);
  }

  /// The same projection with one parameter back at the synapse model's default.
  public Projection withDefault(String parameter) {
    Map<String, Distribution> values = new LinkedHashMap<>(parameters);
    values.remove(parameter);
    return withParameters(values);
  }
}
