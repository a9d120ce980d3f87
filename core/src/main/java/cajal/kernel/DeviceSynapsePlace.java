package cajal.kernel;

/// Where the synapses with a memory of one projection live in the arrays of a device.
///
/// What follows from delays and parameters and may change is not printed into kernels but stands in
/// the array of indices, at the places that begin with `at`.
///
/// @param lanes into how many pieces neurons are divided, each of which one turn of a loop owns
/// @param history where spikes are
/// @param source the source neurons
/// @param target the target neurons
/// @param modulator the neurons that modulate, `null` for none
/// @param wiring who is joined to whom
/// @param variable `[weight, then variables]`, where those of synapse 0 are
/// @param last where the last event of synapse 0 is
/// @param parameter `[parameter]`, where it is
/// @param derived `[derived number]`, where it is
/// @param everyAt where the intervals of what happens at regular times stand
/// @param dtMs length of a step, ms
/// @param key random key
public record DeviceSynapsePlace(
    int lanes,
    History history,
    Side source,
    Side target,
    @org.jspecify.annotations.Nullable Side modulator,
    Wiring wiring,
    int[] variable,
    int last,
    int[] parameter,
    int[] derived,
    int everyAt,
    double dtMs,
    long key) {

  /// The spikes of the last steps.
  ///
  /// @param atDepth where their number of steps stands
  /// @param neurons number of neurons of the network
  /// @param populations number of populations
  public record History(int atDepth, int neurons, int populations) {}

  /// The neurons on one side.
  ///
  /// @param population index of the population
  /// @param first number of its first neuron in the network
  /// @param size number of neurons
  /// @param bounds where the first neurons of the lanes stand
  /// @param trace `[trace]`, where that of neuron 0 is
  /// @param state `[variable]`, where that of neuron 0 is
  public record Side(int population, int first, int size, int bounds, int[] trace, int[] state) {}

  /// Rows by source, and by target with delays ascending.
  ///
  /// @param rowStart where row starts stand
  /// @param targets where targets stand
  /// @param delays where delays stand; -1 where all are equal
  /// @param delaySteps that delay, or the longest
  /// @param incoming where first runs, delays of runs, starts of runs, synapses and sources stand
  /// @param rows `[trace]`, where past postsynaptic traces are, as many rows as the longest delay
  ///   and one
  /// @param late `[variable that is read with a delay]`, where its past is
  /// @param lateAt where their delays stand
  /// @param ring where spikes wait to arrive
  /// @param atSlots where the number of slots of that ring stands
  public record Wiring(
      int rowStart,
      int targets,
      int delays,
      int delaySteps,
      int[] incoming,
      int[] rows,
      int[] late,
      int lateAt,
      int ring,
      int atSlots) {}
}
