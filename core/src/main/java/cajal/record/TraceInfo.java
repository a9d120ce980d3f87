package cajal.record;

import cajal.unit.Unit;

/// What one group of traces holds; see {@link Recording.TraceColumns}.
///
/// @param recorder name of the recorder on the canvas
/// @param population name of the population
/// @param variable name of the state variable
/// @param unit unit of the samples
/// @param intervalSteps steps between samples
/// @param neurons numbers of the recorded neurons within their population, ascending
public record TraceInfo(
    String recorder,
    String population,
    String variable,
    Unit unit,
    int intervalSteps,
    int[] neurons) {}
