package cajal.tornado;

import cajal.model.Body;
import cajal.model.Model;
import cajal.model.ModelLibrary;
import cajal.model.SynapseJoin;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Small networks that together hold all that a device has to deliver.
final class TestNetworks {

  static final Distribution VARIED = new Distribution.Uniform(Quantity.ms(0.3), Quantity.ms(2.5));
  private static final ConnectionRule ALL = new ConnectionRule.AllToAll(true);
  private static final ConnectionRule SEVEN = new ConnectionRule.FixedIndegree(7, true, true);
  private static final int SIZE = 23;

  private TestNetworks() {}

  static Distribution mv(double value) {
    return Distribution.constant(value, Unit.MV);
  }

  static Distribution pa(double value) {
    return Distribution.constant(value, Unit.PA);
  }

  static Distribution ms(double value) {
    return Distribution.constant(value, Unit.MS);
  }

  private static Distribution varied(double low, double high, Unit unit) {
    return new Distribution.Uniform(Quantity.of(low, unit), Quantity.of(high, unit));
  }

  /// Weights and delays of all kinds, at ports that are variables and at others, with currents and
  /// spikes from stimulators, and with recorders of all kinds.
  static Network spiking() {
    return Network.EMPTY
        .with(Population.of("E", "iaf_psc_exp", 60).withParameter("I_e", pa(300)))
        .with(
            Population.of("I", "iaf_psc_delta", 41)
                .withParameter("V_th", varied(-56, -54, Unit.MV)))
        .with(Population.of("C", "iaf_cond_exp", 17))
        .with(Population.of("R", "parrot", 9))
        .with(
            new Stimulator(
                "noise", "poisson_generator", Map.of("rate", Distribution.constant(800, Unit.HZ))))
        .with(new Stimulator("sine", "ac_generator", Map.of("amplitude", pa(50))))
        .with(Projection.of("noise to E", "noise", "E", ALL, pa(80)))
        .with(Projection.of("noise to I", "noise", "I", ALL, mv(6)))
        .with(Projection.of("noise to R", "noise", "R", ALL, Distribution.constant(1, Unit.ONE)))
        .with(Projection.of("sine to E", "sine", "E", ALL, Distribution.constant(1, Unit.ONE)))
        .with(Projection.of("E to I", "E", "I", SEVEN, mv(0.4)).withDelay(ms(1.5)))
        .with(Projection.of("E to E", "E", "E", SEVEN, varied(5, 20, Unit.PA)).withDelay(VARIED))
        .with(Projection.of("I to E", "I", "E", SEVEN, pa(-40)).withDelay(ms(0.1)))
        .with(Projection.of("I to I", "I", "I", SEVEN, varied(-1, -0.2, Unit.MV)))
        .with(
            Projection.of("E to C", "E", "C", ALL, varied(0.5, 3, Unit.NS))
                .withDelay(varied(0.1, 8, Unit.MS)))
        .with(Projection.of("R to I", "R", "I", SEVEN, mv(0.7)).withDelay(VARIED))
        .with(
            Projection.of("C to E compact", "C", "E", SEVEN, varied(5, 20, Unit.PA))
                .withCompactWeights(true))
        .with(new Recorder("look", List.of("V_m"), Quantity.ms(0.1)))
        .with(new Recorder("rates", List.of(Recorder.RATE), Quantity.ms(1)))
        .with(Projection.of("look at E", "look", "E", ALL, Distribution.constant(1, Unit.ONE)))
        .with(Projection.of("look at I", "look", "I", ALL, Distribution.constant(1, Unit.ONE)))
        .with(Projection.of("rates of E", "rates", "E", ALL, Distribution.constant(1, Unit.ONE)));
  }

  /// Rows of synapses that lead to populations whose variables decay at different rates and are not
  /// written in each step, and to one whose variables are.
  static Network fading() {
    Distribution weights = varied(5, 60, Unit.PA);
    return Network.EMPTY
        .with(Population.of("A", "iaf_psc_exp", 60).withParameter("I_e", varied(500, 900, Unit.PA)))
        .with(
            Population.of("B", "iaf_psc_exp", 41)
                .withParameter("I_e", pa(380))
                .withParameter("tau_syn_ex", ms(0.02))
                .withParameter("tau_syn_in", ms(7)))
        .with(
            Population.of("C", "iaf_psc_exp", 17)
                .withParameter("I_e", pa(380))
                .withParameter("tau_syn_ex", varied(1, 4, Unit.MS)))
        .with(Projection.of("AA", "A", "A", SEVEN, weights).withDelay(ms(0.1)))
        .with(Projection.of("AB", "A", "B", SEVEN, weights).withDelay(varied(0.1, 0.4, Unit.MS)))
        .with(Projection.of("AC", "A", "C", SEVEN, weights).withDelay(ms(0.2)))
        .with(Projection.of("BA", "B", "A", SEVEN, varied(-40, -5, Unit.PA)).withDelay(ms(0.3)))
        .with(Projection.of("BB", "B", "B", SEVEN, pa(-20)).withDelay(ms(0.3)))
        .with(new Recorder("look", List.of("I_ex", "sum = mean(I_ex + I_in)"), Quantity.ms(0.7)))
        .with(Projection.of("look at A", "look", "A", ALL, Distribution.constant(1, Unit.ONE)))
        .with(Projection.of("look at B", "look", "B", ALL, Distribution.constant(1, Unit.ONE)))
        .with(Projection.of("look at C", "look", "C", ALL, Distribution.constant(1, Unit.ONE)));
  }

  /// Neurons that send a spike in nearly every step.
  static Network chattering() {
    return Network.EMPTY
        .with(Population.of("R", "parrot", 60))
        .with(
            new Stimulator(
                "noise", "poisson_generator", Map.of("rate", Distribution.constant(9e3, Unit.HZ))))
        .with(Projection.of("noise to R", "noise", "R", ALL, Distribution.constant(1, Unit.ONE)));
  }

  /// Electrical and graded synapses between neurons that are integrated in stages, and a neuron
  /// that is not.
  static Network coupled() {
    return Network.EMPTY
        .with(Population.of("A", "hh_psc_alpha", 11).withParameter("I_e", pa(650)))
        .with(Population.of("B", "hh_psc_alpha", 7))
        .with(Population.of("L", "iaf_psc_exp", 5).withParameter("I_e", pa(400)))
        .with(
            Projection.of("gap", "A", "B", SEVEN, Distribution.constant(1, Unit.NS))
                .withSynapse("gap_junction"))
        .with(
            Projection.of("gap to L", "A", "L", SEVEN, Distribution.constant(1, Unit.NS))
                .withSynapse("gap_junction"))
        .with(Projection.of("spikes", "A", "L", SEVEN, pa(30)));
  }

  static Stream<Model> synapses() {
    ModelLibrary library = ModelLibrary.standard();
    return library.names(Model.Kind.SYNAPSE).stream()
        .map(name -> library.find(name).orElseThrow())
        .filter(Model::isPlastic);
  }

  /// A network in which a synapse learns, added to another one.
  static Network learning(Network network, Model synapse, Distribution delay) {
    String name = "N_" + synapse.name();
    boolean rewires = synapse.body() instanceof Body.Plastic body && body.rewires();
    double sign = synapse.name().equals("vogels_sprekeler") ? -1 : 1;
    Network with = network;
    if (network.node("noise").isEmpty()) {
      with =
          with.with(
              new Stimulator(
                  "noise",
                  "poisson_generator",
                  Map.of("rate", Distribution.constant(900, Unit.HZ))));
    }
    return with.with(Population.of(name, target(synapse), SIZE))
        .with(Projection.of("drive " + name, "noise", name, ALL, mv(6)))
        .with(
            Projection.of("P " + name, name, name, SEVEN, mv(sign * 0.5))
                .withSynapse(synapse.name())
                .withDelay(rewires ? ms(1) : delay)
                .withModulator(synapse.isModulated() ? Optional.of(name) : Optional.empty()));
  }

  // A neuron that has what the synapse reads.
  private static String target(Model synapse) {
    ModelLibrary library = ModelLibrary.standard();
    return Stream.concat(Stream.of("iaf_psc_delta"), library.names(Model.Kind.NEURON).stream())
        .map(name -> library.find(name).orElseThrow())
        .filter(model -> model.ports().size() == 1)
        .filter(model -> SynapseJoin.problems(synapse, model, model).isEmpty())
        .findFirst()
        .orElseThrow()
        .name();
  }
}
