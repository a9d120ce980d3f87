package cajal.app.benchmark;

import cajal.kernel.Draw;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.project.Project;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

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
    return currents(neurons, delayMs, INDEGREE_E, INDEGREE_I);
  }

  /// 100,000 neurons with 10 million synapses, about as active as the smaller networks.
  static Project tenMillion() {
    return currents(100_000, 1.5, 80, 20);
  }

  private static Project currents(int neurons, double delayMs, int fromE, int fromI) {
    Map<String, Distribution> parameters =
        Parts.parameters(
            "C_m 200 pF, tau_m 20 ms, E_L -49 mV, V_th -50 mV, V_reset -60 mV, "
                + "t_ref 5 ms, tau_syn_ex 5 ms, tau_syn_in 10 ms");
    Map<String, Distribution> initial = Map.of("V_m", Parts.uniform(-60, -50, Unit.MV));
    Network network =
        wired(
            neurons,
            (name, size) ->
                Parts.population(name, "iaf_psc_exp", size, parameters).withInitial(initial),
            fromE,
            fromI,
            Parts.constant("16.2 pA"),
            Parts.constant("-90 pA"),
            delayMs);
    return Parts.project("CUBA, " + neurons + " neurons", 0.1, network);
  }

  /// Synapses are conductances, integrated as the comparison asks, by exponential Euler steps.
  ///
  /// @param seed from which the kick that starts the activity is drawn
  static Project conductances(int neurons, long seed) {
    Map<String, Distribution> parameters =
        Parts.parameters(
            "C_m 200 pF, g_L 10 nS, E_L -60 mV, V_th -50 mV, V_reset -60 mV, "
                + "E_ex 0 mV, E_in -80 mV, t_ref 5 ms, tau_syn_ex 5 ms, "
                + "tau_syn_in 10 ms");
    Network network =
        wired(
            neurons,
            (name, size) ->
                Parts.population(name, "iaf_cond_exp", size, parameters)
                    .withIntegration(Optional.of("exponential_euler"))
                    .withInitial(
                        Map.of(
                            "V_m", Parts.normal(-65, 5, Unit.MV),
                            "g_ex", clipped(Draw.key(seed, name + ".g_ex"), size, 40, 15),
                            "g_in", clipped(Draw.key(seed, name + ".g_in"), size, 200, 120))),
            INDEGREE_E,
            INDEGREE_I,
            Parts.constant("6 nS"),
            Parts.constant("-67 nS"),
            0.1);
    return Parts.project("COBA, " + neurons + " neurons", 0.1, network);
  }

  private static Network wired(
      int neurons,
      BiFunction<String, Integer, Population> cells,
      int fromE,
      int fromI,
      Distribution excitation,
      Distribution inhibition,
      double delayMs) {
    int excitatory = (int) Math.round(SHARE_E * neurons);
    Network network =
        Network.EMPTY
            .with(cells.apply("E", excitatory))
            .with(cells.apply("I", neurons - excitatory));
    for (String target : new String[] {"E", "I"}) {
      network =
          network
              .with(Parts.indegree("E", target, fromE, excitation, delayMs))
              .with(Parts.indegree("I", target, fromI, inhibition, delayMs));
    }
    return network;
  }

  // What would be negative is zero, as the comparison asks, not drawn again.
  private static Distribution clipped(long key, int size, double mean, double sd) {
    List<Double> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(Math.max(0, mean + sd * Draw.normal(key, i, 0)));
    }
    return new Distribution.Listed(values, Unit.NS);
  }
}
