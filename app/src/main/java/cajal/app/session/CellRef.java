package cajal.app.session;

/// One neuron of a population.
///
/// @param population name of the population
/// @param index number of the neuron within it, from 0
public record CellRef(String population, int index) {}
