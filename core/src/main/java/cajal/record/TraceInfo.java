package cajal.record;

import cajal.unit.Unit;

/// What one group of traces holds; see {@link Recording.TraceColumns}.
///
/// @param recorder name of the recorder on the canvas
/// @param subject what its rows are about
/// @param population name of the population
/// @param variable name of the state variable, or what else is recorded
/// @param unit unit of the samples
/// @param intervalSteps steps between samples
/// @param neurons `[row]`, numbers within the population, ascending where rows are about neurons
public record TraceInfo(
    String recorder,
    Subject subject,
    String population,
    String variable,
    Unit unit,
    int intervalSteps,
    int[] neurons) {}
