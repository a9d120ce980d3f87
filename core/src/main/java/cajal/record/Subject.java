package cajal.record;

/// What the rows of a group of traces are about.
public sealed interface Subject {

  /// Each row is about one neuron.
  record Neuron() implements Subject {}

  /// The one row is about all neurons together: a rate, a sum, a mean.
  record Population() implements Subject {}

  /// Each row is about one synapse; the neurons of the group are where it ends.
  ///
  /// @param source name of the population where the synapses begin
  /// @param sources `[row]`, numbers of its neurons
  record Synapse(String source, int[] sources) implements Subject {}
}
