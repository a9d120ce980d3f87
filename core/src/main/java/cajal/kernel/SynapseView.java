package cajal.kernel;

/// What synapses see of the neurons around them at the end of a step, as one worker sees it.
///
/// A spike is felt at a synapse when it comes to the presynaptic side at once, and when it comes
/// from the postsynaptic neuron after the synapse's delay. So where delays differ, postsynaptic
/// traces have a row for each of the last steps, and each synapse reads that of its delay ago.
///
/// @param pre `[trace][source neuron]`
/// @param post `[trace][row][target neuron]`; row 0 alone where all delays are equal, else row
///   `step % rows` is that of the step
/// @param modulator `[trace][1]`
/// @param preState `[state variable][source neuron]`
/// @param postState `[state variable][target neuron]`
/// @param late `[variable that is read with a delay][row][target neuron]`, where row `step % rows`
///   is that of the step
/// @param incoming `[incoming synapse]`, synapses sorted by target and then by delay; empty where
///   the model needs no such list
/// @param incomingSource `[incoming synapse]`, their source neurons
public record SynapseView(
    double[][] pre,
    double[][][] post,
    double[][] modulator,
    double[][] preState,
    double[][] postState,
    double[][][] late,
    int[] incoming,
    int[] incomingSource) {}
