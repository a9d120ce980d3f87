package cajal.project.circuit;

import cajal.connectome.Connectome;
import cajal.model.Couplings;
import cajal.model.Model;
import cajal.model.ModelLibrary;
import cajal.network.Distribution;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.unit.Dimension;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.LinkedHashMap;
import java.util.Map;

/// A neuron model as cells of a circuit: how they are joined, and values that suit them.
///
/// @param model the checked model
/// @param joint how chemical synapses act
/// @param gaps whether gap junctions can join the cells
/// @param parameters parameters that differ from the model's defaults
/// @param initial initial values that differ from the model's
/// @param strengths strength of one synapse, as the papers counted them in 2011
record CellModel(
    Model model,
    Joint joint,
    boolean gaps,
    Map<String, Distribution> parameters,
    Map<String, Distribution> initial,
    Strengths strengths) {

  static final String GRADED_SYNAPSE = "graded_chemical";
  static final String RATE_SYNAPSE = "rate_connection_instantaneous";
  static final String GAP = "gap_junction";

  // Cook et al. count sections of the electron microscope, Varshney et al. synapses: between
  // neurons 20,965 and 5,825 (gap) of the one for 6,394 and 890 of the other.
  private static final double CHEMICAL_PER_SECTION = 6394.0 / 20965;
  private static final double GAP_PER_SECTION = 890.0 / 5825;

  /// How a chemical synapse acts.
  enum Joint {
    /// A conductance that follows the presynaptic cell at every moment.
    GRADED,
    /// A signal that follows the presynaptic rate at every moment.
    RATE,
    /// Spikes.
    SPIKING
  }

  /// @throws ProblemException if there is no such model or nothing can join its cells
  static CellModel of(Dynamics dynamics) {
    ModelLibrary library = ModelLibrary.standard();
    if (!dynamics.text().isEmpty()) {
      library = library.with(Map.of(dynamics.model(), dynamics.text()));
    }
    ModelLibrary models = library;
    Model model =
        models
            .find(dynamics.model())
            .filter(found -> found.kind() == Model.Kind.NEURON)
            .orElseThrow(() ->
                new ProblemException(
                    Problem.error(
                        null,
                        "There is no neuron model '" + dynamics.model() + "'.",
                        Nearest.remedy(dynamics.model(), models.names(Model.Kind.NEURON)))));
    boolean gaps = joins(models, GAP, model);
    return switch (joint(models, model)) {
      case GRADED -> graded(model, gaps);
      case RATE ->
          new CellModel(
              model,
              Joint.RATE,
              gaps,
              Map.of(),
              Map.of(),
              strengths(Quantity.number(0.1), Quantity.number(0.1), 0.1));
      case SPIKING -> spiking(model, gaps);
    };
  }

  private static Joint joint(ModelLibrary models, Model model) {
    if (!model.ports().isEmpty()) {
      return Joint.SPIKING;
    }
    if (joins(models, GRADED_SYNAPSE, model)) {
      return Joint.GRADED;
    }
    if (joins(models, RATE_SYNAPSE, model)) {
      return Joint.RATE;
    }
    throw new ProblemException(
        Problem.error(
            null,
            "Nothing can join cells of the model '" + model.name() + "'.",
            "A model needs an input for spikes; or states V_m and s and an input for a current; or a"
                + " state rate and an input for a signal."));
  }

  private static boolean joins(ModelLibrary models, String synapse, Model model) {
    return models
        .find(synapse)
        .map(found -> Couplings.problems(found, model, model).isEmpty())
        .orElse(false);
  }

  private static CellModel graded(Model model, boolean gaps) {
    boolean c302 = model.name().equals(Dynamics.GRADED_C302.model());
    Quantity chemical = c302 ? Quantity.of(5, Unit.NS) : Quantity.of(0.1, Unit.NS);
    return new CellModel(
        model,
        Joint.GRADED,
        gaps,
        Map.of(),
        Map.of(),
        strengths(chemical, chemical, c302 ? 0.05 : 0.1));
  }

  private static CellModel spiking(Model model, boolean gaps) {
    Dimension weight = model.ports().getFirst().unit().dimension();
    Strengths strengths =
        weight.equals(Dimension.CURRENT)
            ? strengths(Quantity.of(6.5, Unit.PA), Quantity.of(26, Unit.PA), 0.065)
            : weight.equals(Dimension.CONDUCTANCE)
                ? strengths(Quantity.of(0.1, Unit.NS), Quantity.of(0.4, Unit.NS), 0.065)
                : strengths(
                    Quantity.of(1, model.ports().getFirst().unit()),
                    Quantity.of(4, model.ports().getFirst().unit()),
                    0.065);
    Map<String, Distribution> parameters = new LinkedHashMap<>();
    Map<String, Distribution> initial = new LinkedHashMap<>();
    if (model.name().equals(Dynamics.SPIKING.model())) {
      // Small cells, of which a few coincident contacts bring one to its threshold.
      put(parameters, "C_m", 100, Unit.PF);
      put(parameters, "tau_m", 20, Unit.MS);
      put(parameters, "E_L", -60, Unit.MV);
      put(parameters, "V_th", -50, Unit.MV);
      put(parameters, "V_reset", -60, Unit.MV);
      put(parameters, "t_ref", 5, Unit.MS);
      put(parameters, "tau_syn_ex", 5, Unit.MS);
      put(parameters, "tau_syn_in", 10, Unit.MS);
      initial.put(
          "V_m", new Distribution.Uniform(Quantity.of(-60, Unit.MV), Quantity.of(-50, Unit.MV)));
    }
    return new CellModel(model, Joint.SPIKING, gaps, parameters, initial, strengths);
  }

  private static void put(Map<String, Distribution> values, String name, double value, Unit unit) {
    values.put(name, Distribution.constant(value, unit));
  }

  private static Strengths strengths(Quantity excitatory, Quantity inhibitory, double gapNs) {
    return new Strengths(excitatory, inhibitory, Quantity.of(gapNs, Unit.NS), false);
  }

  /// Strengths of one contact as a dataset counts them.
  Strengths strengths(Connectome connectome) {
    return sections(connectome)
        ? strengths.scaled(CHEMICAL_PER_SECTION, GAP_PER_SECTION)
        : strengths;
  }

  /// Whether a dataset counts sections rather than synapses.
  static boolean sections(Connectome connectome) {
    return connectome.weightUnit().contains("section");
  }

  /// Reversal potential of synapses of a sign, mV.
  double reversalMv(Sign sign) {
    boolean c302 = model.name().equals(Dynamics.GRADED_C302.model());
    return sign == Sign.INHIBITORY ? (c302 ? -80 : -45) : 0;
  }
}
