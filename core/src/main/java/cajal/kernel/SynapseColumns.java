package cajal.kernel;

import org.jspecify.annotations.Nullable;

/// Synapses of one projection with a memory, one column per variable, in the order of compressed
/// rows by source.
///
/// @param target `[synapse]`, target neuron
/// @param delaySteps delay in steps, or the longest where they vary
/// @param delays `[synapse]`, steps, or `null` where all are `delaySteps`
/// @param weight `[synapse]`, coherent, modified by the kernel
/// @param memory `[variable][synapse]`, modified by the kernel
/// @param last `[synapse]`, step of the last event, -1 before the first; empty where the model does
///   not ask how long ago it was; modified by the kernel
/// @param parameter `[parameter]`, coherent
/// @param dtMs length of a step, ms
/// @param key random key of the projection
public record SynapseColumns(
    int[] target,
    int delaySteps,
    short @Nullable [] delays,
    double[] weight,
    double[][] memory,
    int[] last,
    double[] parameter,
    double dtMs,
    long key) {}
