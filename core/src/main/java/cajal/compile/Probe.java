package cajal.compile;

/// A state variable that is recorded.
///
/// @param recorder name of the recorder
/// @param population index of the population
/// @param state index of the state variable
/// @param intervalSteps steps between samples
/// @param neurons recorded neurons of the population, ascending
public record Probe(String recorder, int population, int state, int intervalSteps, int[] neurons) {}
