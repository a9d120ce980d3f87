package cajal.app.benchmark;

import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.project.Project;
import cajal.unit.Unit;
import java.util.Map;
import java.util.Optional;

/// Model A of Brunel (2000, doi:10.1023/A:1008925309027), asynchronous and irregular (Fig. 8C).
final class Brunel {

  private static final double DELAY_MS = 1.5;

  private Brunel() {}

  /// @param plastic whether synapses between excitatory cells learn by the times of spikes
  static Project network(boolean plastic) {
    Map<String, Distribution> parameters =
        Parts.parameters("tau_m 20 ms, E_L 0 mV, V_th 20 mV, V_reset 10 mV, t_ref 2 ms");
    Map<String, Distribution> initial = Map.of("V_m", Parts.uniform(0, 20, Unit.MV));
    Distribution excitation = Parts.constant("0.1 mV");
    Distribution inhibition = Parts.constant("-0.5 mV");
    Network network =
        Network.EMPTY
            .with(cells("E", 10_000, parameters, initial))
            .with(cells("I", 2_500, parameters, initial));
    Stimulator external =
        new Stimulator("external", "poisson_generator", Parts.parameters("rate 20 kHz"));
    for (String target : new String[] {"E", "I"}) {
      Projection fromE = Parts.indegree("E", target, 1_000, excitation, DELAY_MS);
      network =
          network
              .with(plastic && target.equals("E") ? learning(fromE) : fromE)
              .with(Parts.indegree("I", target, 250, inhibition, DELAY_MS));
      network = Parts.driven(network, external, target, Optional.of(excitation));
    }
    return Parts.project(plastic ? "Brunel (2000) with STDP" : "Brunel (2000)", 0.1, network);
  }

  private static Population cells(
      String name,
      int size,
      Map<String, Distribution> parameters,
      Map<String, Distribution> initial) {
    return Parts.population(name, "iaf_psc_delta", size, parameters).withInitial(initial);
  }

  private static Projection learning(Projection projection) {
    return projection
        .withSynapse("stdp")
        .withParameters(
            Parts.parameters(
                "lambda 0.005, alpha 1.05, w_max 0.2 mV, mu_plus 1, mu_minus 1, "
                    + "tau_plus 20 ms, tau_minus 20 ms"));
  }
}
