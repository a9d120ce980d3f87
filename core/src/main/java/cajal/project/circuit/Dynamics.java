package cajal.project.circuit;

/// Which equations the cells of a circuit follow.
///
/// @param model name of a neuron model of the library or of `text`
/// @param text the model itself where it is the user's own; empty otherwise
public record Dynamics(String model, String text) {

  /// A leak and a synaptic activity that follows the potential, after Kunert et al. (2014).
  public static final Dynamics GRADED = new Dynamics("celegans_graded", "");

  /// With a slow potassium and a calcium conductance, after c302, level C1.
  public static final Dynamics GRADED_C302 = new Dynamics("celegans_c302", "");

  /// Leaky integrate-and-fire cells: a caricature of mostly graded neurons.
  public static final Dynamics SPIKING = new Dynamics("iaf_psc_exp", "");

  /// A model of the library.
  public static Dynamics ofLibrary(String model) {
    return new Dynamics(model, "");
  }
}
