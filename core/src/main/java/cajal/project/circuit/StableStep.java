package cajal.project.circuit;

import cajal.model.Model;
import java.util.List;

/// The longest of a few round steps at which explicit Runge-Kutta steps of a graded circuit are
/// stable.
final class StableStep {

  // The method of order four is stable down to -2.785 on the real axis.
  private static final double LIMIT = 2.7;
  private static final List<Double> STEPS_MS = List.of(0.1, 0.05, 0.02, 0.01, 0.005, 0.002);
  private static final double SHORTEST_MS = 0.001;

  private StableStep() {}

  /// By Gershgorin's circles: twice the gap junctions of a cell, its synapses fully active and its
  /// own conductances, over its capacitance.
  static double of(CellModel model, CircuitWires wires, Strengths strengths) {
    if (model.joint() != CellModel.Joint.GRADED) {
      return STEPS_MS.getFirst();
    }
    double[] conductance = new double[wires.cells().size()];
    double[] factors = wires.factors(strengths.normalised());
    double chemical =
        Math.max(strengths.excitatory().coherent(), strengths.inhibitory().coherent())
            * mostActive(model.model());
    for (int i = 0; i < factors.length; i++) {
      CircuitWires.Wire wire = wires.wires().get(i);
      if (wire.electrical() && wire.pre() != wire.post()) {
        conductance[wire.post()] += 2 * factors[i] * strengths.gap().coherent();
      } else if (!wire.electrical()) {
        conductance[wire.post()] += factors[i] * chemical;
      }
    }
    double largest = 0;
    for (double cell : conductance) {
      largest = Math.max(largest, cell);
    }
    double perMs = (largest + OWN_NS) / capacitancePf(model.model());
    return STEPS_MS.stream().filter(step -> step * perMs < LIMIT).findFirst().orElse(SHORTEST_MS);
  }

  // Conductances of the cell itself: those of celegans_c302 sum to less than 0.2 nS.
  private static final double OWN_NS = 0.2;

  private static double mostActive(Model model) {
    double rise = value(model, "a_r", Double.NaN);
    return Double.isNaN(rise) ? 1 : rise / (rise + value(model, "a_d", 0));
  }

  private static double capacitancePf(Model model) {
    double specific = value(model, "C", Double.NaN);
    double diameter = value(model, "diameter", Double.NaN);
    return Double.isNaN(specific) || Double.isNaN(diameter)
        ? value(model, "C_m", 1)
        : specific * Math.PI * diameter * diameter;
  }

  private static double value(Model model, String parameter, double otherwise) {
    return model
        .parameter(parameter)
        .map(found -> found.defaultValue().coherent())
        .orElse(otherwise);
  }
}
