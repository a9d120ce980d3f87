package cajal.kernel;

/// Where one population lives in the arrays of a device.
///
/// @param size number of neurons
/// @param fired where its neuron 0 is among those that tell who fired; -1 where nobody asks
/// @param left where its neuron 0 is among those that count refractory steps
/// @param state `[variable]`, where neuron 0 is; a variable to which arrivals are added directly
///   lives among the inputs
/// @param fading `[variable]`, where the {@link Fading#table} of a variable that fades is among the
///   parameters; -1 for all others
/// @param arrived `[port]`, where neuron 0 is among the inputs; -1 where nothing arrives
/// @param input `[continuous input]`, the same
/// @param parameter `[parameter]`, where its first value is
/// @param derived `[derived number]`, where its first value is
/// @param dtMs length of a step, ms
/// @param key random key
public record DevicePlace(
    int size,
    int fired,
    int left,
    int[] state,
    int[] fading,
    int[] arrived,
    int[] input,
    int[] parameter,
    int[] derived,
    double dtMs,
    long key) {}
