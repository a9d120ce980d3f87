package cajal.kernel;

import cajal.model.Model;

/// Continuous connections of one projection in the arrays of a device: compressed sparse rows by
/// target.
///
/// @param synapse their model
/// @param source model of the source neurons
/// @param input index of the continuous input of the target
/// @param rowStart where row starts stand among the indices
/// @param sources where sources stand there
/// @param weight where weights stand among the parameters
/// @param parameter `[parameter]`, where it stands there
/// @param state `[stage][variable]`, where variables of the source's neuron 0 are: first as they
///   are, then in the two stages
public record DeviceCouplingPlace(
    Model synapse,
    Model source,
    int input,
    int rowStart,
    int sources,
    int weight,
    int[] parameter,
    int[][] state) {}
