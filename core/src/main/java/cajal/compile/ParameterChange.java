package cajal.compile;

import cajal.kernel.CouplingColumns;

/// New values for a network that is running, ready to be taken over between two steps.
public sealed interface ParameterChange {

  /// A parameter of a population.
  ///
  /// @param values `[1]` for all neurons, or `[neuron]`; coherent
  record OfPopulation(int population, int parameter, double[] values) implements ParameterChange {}

  /// A parameter of the stimulator of a drive.
  ///
  /// @param values `[1]`, or `[element]` of a list; coherent
  record OfDrive(int drive, int parameter, double[] values) implements ParameterChange {}

  /// The weights of a drive, `[connection]`, coherent.
  record OfDriveWeight(int drive, double[] weight) implements ParameterChange {}

  /// Synapses with other weights.
  record OfSynapses(int index, Synapses synapses) implements ParameterChange {}

  /// A parameter of synapses with a memory, coherent.
  record OfPlastic(int plastic, int parameter, double value) implements ParameterChange {}

  /// The weights of synapses with a memory, `[synapse]`, coherent.
  record OfPlasticWeight(int plastic, double[] weight) implements ParameterChange {}

  /// The weights and parameters of a coupling.
  record OfCoupling(int coupling, CouplingColumns columns) implements ParameterChange {}
}
