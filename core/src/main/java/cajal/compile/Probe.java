package cajal.compile;

/// Something that is recorded of a population, or of synapses that end there.
///
/// @param recorder name of the recorder
/// @param population index of the population
/// @param what what is recorded
/// @param intervalSteps steps between samples
/// @param neurons recorded neurons of the population, ascending; for weights where they end
public record Probe(
    String recorder, int population, Observable what, int intervalSteps, int[] neurons) {

  /// How many numbers an engine gives for each sample: one for each neuron, also where these are
  /// pooled afterwards, but none for spikes.
  public int width() {
    return what instanceof Observable.Rate ? 0 : neurons.length;
  }
}
