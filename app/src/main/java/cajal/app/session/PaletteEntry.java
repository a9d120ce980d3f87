package cajal.app.session;

/// One thing that a person can place on the canvas: an entry of the palette, of the ring and of the
/// drag between them.
///
/// @param id stable key that travels in a drag, such as `neuron/iaf_psc_exp`
/// @param group what it is
/// @param heading under which it stands in the palette: the group, or the family of a model
/// @param title as shown
/// @param description one sentence
/// @param model model of the node; for a recorder the observed variable
/// @param inhibitory whether a population is placed as an inhibitory one
public record PaletteEntry(
    String id,
    Group group,
    String heading,
    String title,
    String description,
    String model,
    boolean inhibitory) {

  /// The arcs of the ring, and the headings for what has no family.
  public enum Group {
    NEURON("Neurons"),
    STIMULATOR("Stimulators"),
    RECORDER("Recorders");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    /// For a person.
    public String title() {
      return title;
    }
  }

  /// Whether every word of a query occurs in the title, the model or the description.
  public boolean matches(String query) {
    String text = (title + " " + model + " " + description).toLowerCase(java.util.Locale.ROOT);
    return query
        .toLowerCase(java.util.Locale.ROOT)
        .strip()
        .lines()
        .flatMap(line -> java.util.Arrays.stream(line.split("\\s+")))
        .allMatch(text::contains);
  }
}
