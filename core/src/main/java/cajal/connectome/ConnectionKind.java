package cajal.connectome;

import java.util.Locale;

/// Ways in which one cell reaches another.
public enum ConnectionKind {
  /// Chemical synapses.
  CHEMICAL,
  /// Gap junctions, which have no direction.
  ELECTRICAL,
  /// A monoamine that reaches a receptor without a synapse.
  MONOAMINE,
  /// A neuropeptide that reaches a receptor without a synapse.
  NEUROPEPTIDE;

  /// Whether it goes from one cell to the other and not back.
  public boolean directed() {
    return this != ELECTRICAL;
  }

  /// Whether it is seen as a contact, and not inferred from a ligand and its receptor.
  public boolean wired() {
    return this == CHEMICAL || this == ELECTRICAL;
  }

  /// The word for it in files and on screens: `chemical`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
