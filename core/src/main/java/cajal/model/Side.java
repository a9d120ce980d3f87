package cajal.model;

/// Whose spikes a synapse feels: those of the neurons it joins, or of the population that modulates
/// it.
public enum Side {
  PRE("presynaptic", "pre"),
  POST("postsynaptic", "post"),
  MODULATOR("modulator", "modulator");

  private final String section;
  private final String word;

  Side(String section, String word) {
    this.section = section;
    this.word = word;
  }

  /// The heading under which its traces stand, such as `presynaptic`.
  public String section() {
    return section;
  }

  /// As in `on pre spike`.
  public String word() {
    return word;
  }
}
