package cajal.app.benchmark;

import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.project.Project;
import cajal.unit.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The cells below a square millimetre of early sensory cortex (Potjans & Diesmann 2014,
/// doi:10.1093/cercor/bhs358), scaled as van Albada, Helias & Diesmann (2015,
/// doi:10.1371/journal.pcbi.1004490) propose.
final class Microcircuit {

  private static final List<String> NAMES =
      List.of("L23E", "L23I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I");
  private static final int[] SIZES = {20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948};

  // Probability that a pair is joined, [target][source] (Table 5 of the paper).
  private static final double[][] PROBABILITY = {
    {0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0, 0.0076, 0},
    {0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0, 0.0042, 0},
    {0.0077, 0.0059, 0.0497, 0.1350, 0.0067, 0.0003, 0.0453, 0},
    {0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0, 0.1057, 0},
    {0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0},
    {0.0548, 0.0269, 0.0257, 0.0022, 0.0600, 0.3158, 0.0086, 0},
    {0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252},
    {0.0364, 0.0010, 0.0034, 0.0005, 0.0277, 0.0080, 0.0658, 0.1443}
  };
  private static final int[] EXTERNAL = {1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100};
  private static final double EXTERNAL_HZ = 8;

  // Rates at full scale, which the current replaces that a smaller network lacks.
  private static final double[] RATES_HZ = {0.903, 2.965, 4.414, 5.876, 7.569, 8.633, 1.105, 7.829};

  private static final double TAU_SYN_MS = 0.5;
  private static final double TAU_M_MS = 10;
  private static final double C_M_PF = 250;
  private static final double PSP_MV = 0.15;
  private static final double INHIBITION = -4;
  private static final double WEIGHT_SD = 0.1;
  private static final double SHORTEST_MS = 0.05;

  private Microcircuit() {}

  static Project network(double scale) {
    Network network = Network.EMPTY;
    double external = pscPerPsp() * PSP_MV / Math.sqrt(scale);
    for (int i = 0; i < NAMES.size(); i++) {
      Map<String, Distribution> parameters =
          new LinkedHashMap<>(
              Parts.parameters(
                  "C_m 250 pF, tau_m 10 ms, E_L -65 mV, V_th -50 mV, V_reset -65 mV, "
                      + "t_ref 2 ms, tau_syn_ex 0.5 ms, tau_syn_in 0.5 ms"));
      parameters.put("I_e", Distribution.constant(missing(i, scale), Unit.PA));
      network =
          network.with(
              Parts.population(NAMES.get(i), "iaf_psc_exp", size(i, scale), parameters)
                  .withInitial(Map.of("V_m", Parts.normal(-58, 10, Unit.MV))));
    }
    for (int i = 0; i < NAMES.size(); i++) {
      Distribution rate = Distribution.constant(EXTERNAL[i] * EXTERNAL_HZ * scale, Unit.HZ);
      Stimulator drive =
          new Stimulator("thalamus " + NAMES.get(i), "poisson_generator", Map.of("rate", rate));
      network =
          Parts.driven(
              network, drive, NAMES.get(i), Optional.of(Distribution.constant(external, Unit.PA)));
      for (int j = 0; j < NAMES.size(); j++) {
        long synapses = Math.round(synapses(i, j) * scale * scale);
        if (synapses > 0) {
          network = network.with(projection(i, j, synapses, scale));
        }
      }
    }
    return Parts.project("Potjans & Diesmann (2014), scale " + scale, 0.1, network);
  }

  private static int size(int i, double scale) {
    return (int) Math.rint(SIZES[i] * scale);
  }

  // Pairs are drawn with replacement, so this many draws join a pair with the given probability.
  private static double synapses(int target, int source) {
    double pairs = (double) SIZES[target] * SIZES[source];
    return Math.log1p(-PROBABILITY[target][source]) / Math.log1p(-1 / pairs);
  }

  private static double weight(int target, int source) {
    double excitation = pscPerPsp() * PSP_MV;
    if (source % 2 == 1) {
      return INHIBITION * excitation;
    }
    boolean doubled = NAMES.get(target).equals("L23E") && NAMES.get(source).equals("L4E");
    return doubled ? 2 * excitation : excitation;
  }

  private static Projection projection(int target, int source, long synapses, double scale) {
    double weight = weight(target, source) / Math.sqrt(scale);
    double sd = WEIGHT_SD * Math.abs(weight);
    double inf = Double.POSITIVE_INFINITY;
    double delayMs = source % 2 == 0 ? 1.5 : 0.75;
    return Projection.of(
            NAMES.get(source) + " to " + NAMES.get(target),
            NAMES.get(source),
            NAMES.get(target),
            new ConnectionRule.FixedTotalNumber(synapses, true, true),
            weight > 0
                ? Parts.bounded(weight, sd, 0, inf, Unit.PA)
                : Parts.bounded(weight, sd, -inf, 0, Unit.PA))
        .withDelay(Parts.bounded(delayMs, delayMs / 2, SHORTEST_MS, inf, Unit.MS));
  }

  // Peak of the potential that a current of 1 pA causes (van Albada et al. 2015, eq. 28), inverted.
  private static double pscPerPsp() {
    double a = TAU_M_MS / TAU_SYN_MS;
    double b = 1 / TAU_SYN_MS - 1 / TAU_M_MS;
    double peak =
        (1 / C_M_PF) / b * (Math.pow(a, -1 / TAU_M_MS / b) - Math.pow(a, -1 / TAU_SYN_MS / b));
    return 1 / peak;
  }

  private static double missing(int target, double scale) {
    double sum = pscPerPsp() * PSP_MV * EXTERNAL[target] * EXTERNAL_HZ;
    for (int j = 0; j < NAMES.size(); j++) {
      sum += weight(target, j) * synapses(target, j) / SIZES[target] * RATES_HZ[j];
    }
    return 1e-3 * TAU_SYN_MS * (1 - Math.sqrt(scale)) * sum;
  }
}
