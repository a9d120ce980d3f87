package cajal.compile;

/// How large a projection will be, before it is built.
///
/// @param projection name of the projection
/// @param sources number of sources; 1 for a stimulator
/// @param targets number of targets
/// @param connections expected number of connections
/// @param exact whether every realisation has exactly so many
/// @param bytes memory they will take, bytes
/// @param seconds time it will take to make them, s; see {@link BuildTime}
public record Prediction(
    String projection,
    int sources,
    int targets,
    double connections,
    boolean exact,
    double bytes,
    double seconds) {

  /// Mean number of connections of a target.
  public double indegree() {
    return connections / targets;
  }

  /// Mean number of connections of a source.
  public double outdegree() {
    return connections / sources;
  }
}
