package cajal.kernel;

import java.util.List;

/// How a generated kernel integrates: what it derives from the parameters, and what it does in a
/// step.
///
/// The integration may use the names of all state variables, which it assigns, `dt`, parameters,
/// inputs, `t`, its own constants, and {@link NeuronCode#REFRACTORY} where a neuron can be
/// refractory.
interface Scheme {

  /// A number derived from the parameters.
  ///
  /// @param name how the integration calls it
  /// @param array field of the kernel that holds it, `[parameter set]`
  record Constant(String name, String array) {}

  /// All of them.
  List<Constant> constants();

  /// Computes the arrays for one set of parameters, at index `i`.
  Code prepare();

  /// Name of the constant that says what is left of a variable after a step that only decays.
  String decay(String state);

  /// The integration of one neuron, variables left out that fade, see {@link NeuronCode#isFading}.
  List<Statement> integrate();
}
