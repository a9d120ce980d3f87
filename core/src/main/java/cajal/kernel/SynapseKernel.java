package cajal.kernel;

/// A synapse with a memory, compiled for its two neuron models.
///
/// All methods take the step at whose end the event is felt, and traces as they are then, before
/// the spikes of that moment are added to them.
public interface SynapseKernel {

  /// A spike of a source neuron: synapses `from` (inclusive) to `to` (exclusive) of its row act and
  /// send.
  ///
  /// @param ring `[slot][target neuron]`, what arrives in each step, modified
  void preSpike(
      SynapseColumns columns,
      SynapseView view,
      int source,
      int from,
      int to,
      long step,
      double[][] ring);

  /// A spike of a target neuron: entries `from` (inclusive) to `to` (exclusive) of its list of
  /// incoming synapses act.
  void postSpike(SynapseColumns columns, SynapseView view, int target, int from, int to, long step);

  /// Whether spikes of target neurons may wait at a synapse until it is used: nothing but spikes
  /// changes it, and what it sees of its neurons then can be found out later.
  boolean waits();

  /// Has synapses `from` (inclusive) to `to` (exclusive) of a row take up the spikes of their
  /// targets that were felt since the row was brought up to date; for rules that wait.
  ///
  /// @param row which of the rows in `past`
  void catchUp(SynapseColumns columns, int from, int to, PostEvents felt, PastTraces past, int row);

  /// A spike of the population that modulates: synapses `from` to `to` of the row of a source act.
  void modulatorSpike(
      SynapseColumns columns, SynapseView view, int source, int from, int to, long step);

  /// What happens at regular times, for entries `from` to `to` of the incoming synapses of a
  /// target, if that neuron meets the condition.
  ///
  /// @param which index of the section `every`
  void every(
      int which, SynapseColumns columns, SynapseView view, int target, int from, int to, long step);

  /// Number of sections `every`.
  int everyCount();

  /// Steps between two such times, at least 1.
  long everySteps(int which, SynapseColumns columns);

  /// Delay of a variable that is read with one, steps.
  ///
  /// @param which its index among those, in the order of the model's expressions
  int lateSteps(int which, SynapseColumns columns);

  /// Initial values of the variables of each synapse, for all synapses.
  void initialise(SynapseColumns columns);

  /// Adds a spike to the traces of a source neuron.
  void jumpPre(SynapseColumns columns, double[][] trace, int neuron);

  /// Adds a spike to the traces of a target neuron.
  void jumpPost(SynapseColumns columns, double[][] trace, int neuron);

  /// Adds a spike to the traces of the modulator.
  void jumpModulator(SynapseColumns columns, double[][] trace);
}
