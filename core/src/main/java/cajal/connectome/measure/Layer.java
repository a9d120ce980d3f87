package cajal.connectome.measure;

/// Which connections a measure looks at.
public enum Layer {
  /// Chemical synapses, which have a direction.
  CHEMICAL,
  /// Gap junctions, which have none: each counts in both directions.
  ELECTRICAL,
  /// Both together; where two cells have both kinds, their weights add up.
  BOTH
}
