package cajal.simulate;

/// Something that a backend can run networks on, such as a graphics card.
///
/// @param id how a person names it
/// @param name what it is
/// @param through what it is reached by
/// @param gpu whether it is a graphics card
/// @param doublePrecision whether it has numbers of double precision
/// @param memoryBytes its memory
/// @param largestArrayBytes the largest array that it takes
public record BackendDevice(
    String id,
    String name,
    String through,
    boolean gpu,
    boolean doublePrecision,
    long memoryBytes,
    long largestArrayBytes) {}
