package cajal.kernel;

/// Connections of a continuous synapse, compressed sparse rows by postsynaptic neuron.
///
/// @param rowStart `[target neuron + 1]`
/// @param source `[connection]`, presynaptic neuron, ascending in each row
/// @param weight `[connection]`, in coherent units
/// @param parameter `[parameter]` of the synapse model
public record CouplingColumns(int[] rowStart, int[] source, double[] weight, double[] parameter) {}
