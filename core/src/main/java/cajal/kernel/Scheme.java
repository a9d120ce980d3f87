package cajal.kernel;

/// How a generated kernel integrates its equations over one step.
///
/// Code of a scheme sees the state variables of one neuron as local variables that it may assign,
/// `dt`, parameters, inputs, `t`, and `refractory__` where a neuron can be refractory.
interface Scheme {

  /// Fields of the class.
  Code fields();

  /// Fills the fields for one set of parameters, at index `i`.
  Code prepare();

  /// Makes the fields' arrays long enough for `count__` sets.
  Code allocate();

  /// Reads fields into locals for neuron `i`.
  Code load();

  /// The integration of one neuron.
  Code integrate();
}
