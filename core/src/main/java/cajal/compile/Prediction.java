package cajal.compile;

/// How large a projection will be, before it is built.
///
/// @param projection name of the projection
/// @param connections expected number of connections
/// @param exact whether every realisation has exactly so many
/// @param bytes memory they will take, bytes
public record Prediction(String projection, double connections, boolean exact, double bytes) {}
