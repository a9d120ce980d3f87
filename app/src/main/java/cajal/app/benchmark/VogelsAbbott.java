package cajal.app.benchmark;

import cajal.kernel.Draw;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.project.Project;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sparse random networks that go on by themselves (Vogels & Abbott 2005,
/// doi:10.1523/JNEUROSCI.3508-05.2005), with the parameters of Brette et al. (2007,
/// doi:10.1007/s10827-007-0038-6).
final class VogelsAbbott {

  private static final int INDEGREE_E = 64;
  private static final int INDEGREE_I = 16;
  private static final double SHARE_E = 0.8;

  private VogelsAbbott() {}

  /// Synapses are currents. They keep their in-degree at any size.
  static Project currents(int neurons, double delayMs) {
    Map<String, Distribution> parameters =
        Parts.parameters(
            "C_m",
            "200 pF",
            "tau_m",
            "20 ms",
            "E_L",
            "-49 mV",
            "V_th",
            "-50 mV",
            "V_reset",
            "-60 mV",
            "t_ref",
            "5 ms",
            "tau_syn_ex",
            "5 ms",
            "tau_syn_in",
            "10 ms");
    Map<String, Distribution> initial = Map.of("V_m", Parts.uniform(-60, -50, Unit.MV));
    Network network =
        wired(
            neurons,
            Population.of("E", "iaf_psc_exp", 1).withParameters(parameters).withInitial(initial),
            Parts.constant("16.2 pA"),
            Parts.constant("-90 pA"),
            delayMs);
    return Parts.project("CUBA, " + neurons + " neurons", 0.1, network);
  }

  /// Synapses are conductances, integrated as the comparison asks, by exponential Euler steps.
  static Project conductances(int neurons) {
    Map<String, Distribution> parameters =
        Parts.parameters(
            "C_m",
            "200 pF",
            "g_L",
            "10 nS",
            "E_L",
            "-60 mV",
            "V_th",
            "-50 mV",
            "V_reset",
            "-60 mV",
            "E_ex",
            "0 mV",
            "E_in",
            "-80 mV",
            "t_ref",
            "5 ms",
            "tau_syn_ex",
            "5 ms",
            "tau_syn_in",
            "10 ms");
    Population cells =
        Population.of("E", "iaf_cond_exp", 1)
            .withParameters(parameters)
            .withIntegration(Optional.of("exponential_euler"));
    Network network = wired(neurons, cells, Parts.constant("6 nS"), Parts.constant("-67 nS"), 0.1);
    return Parts.project("COBA, " + neurons + " neurons", 0.1, network);
  }

  private static Network wired(
      int neurons,
      Population cells,
      Distribution excitation,
      Distribution inhibition,
      double delayMs) {
    int excitatory = (int) Math.round(SHARE_E * neurons);
    Network network =
        Network.EMPTY
            .with(sized(cells, "E", excitatory))
            .with(sized(cells, "I", neurons - excitatory));
    for (String target : new String[] {"E", "I"}) {
      network =
          network
              .with(Parts.indegree("E", target, INDEGREE_E, excitation, delayMs))
              .with(Parts.indegree("I", target, INDEGREE_I, inhibition, delayMs));
    }
    return network;
  }

  private static Population sized(Population cells, String name, int size) {
    Map<String, Distribution> initial = new LinkedHashMap<>(cells.initial());
    if (cells.model().equals("iaf_cond_exp")) {
      // The kick that starts the activity.
      initial.put("V_m", Parts.normal(-65, 5, Unit.MV));
      initial.put("g_ex", clipped(name + ".g_ex", size, 40, 15));
      initial.put("g_in", clipped(name + ".g_in", size, 200, 120));
    }
    return new Population(
        name,
        cells.model(),
        Population.of(name, cells.model(), size).cells(),
        cells.parameters(),
        initial,
        cells.integration());
  }

  // What would be negative is zero, as the comparison asks, not drawn again.
  private static Distribution clipped(String name, int size, double mean, double sd) {
    long key = Draw.key(1, name);
    List<Double> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(Math.max(0, mean + sd * Draw.normal(key, i, 0)));
    }
    return new Distribution.Listed(values, Unit.NS);
  }
}
