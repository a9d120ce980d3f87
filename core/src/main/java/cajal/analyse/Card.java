package cajal.analyse;

import java.util.EnumSet;
import java.util.Set;

/// What a person reads about an analysis before it is chosen.
///
/// @param name stable name, lower case with underscores, such as `spike_statistics`
/// @param group family in menus and documentation
/// @param title what it is called in a window
/// @param help one sentence that says what it finds
/// @param source who described it
/// @param kinds what it takes; any one of them suffices
public record Card(
    String name, Group group, String title, String help, Source source, Set<Kind> kinds) {

  public Card {
    kinds = Set.copyOf(kinds);
  }

  /// A card without a source.
  public static Card of(String name, Group group, String title, String help, Kind... kinds) {
    return new Card(name, group, title, help, Source.NONE, EnumSet.of(kinds[0], kinds));
  }

  /// The same card with its source.
  public Card from(String citation, String doi) {
    return new Card(name, group, title, help, new Source(citation, doi), kinds);
  }

  /// Whether an input can be given to it.
  public boolean accepts(Input input) {
    return input.kinds().stream().anyMatch(kinds::contains);
  }

  /// Who described a method.
  ///
  /// @param citation authors, year, place; empty where it is common knowledge
  /// @param doi may be empty
  public record Source(String citation, String doi) {

    static final Source NONE = new Source("", "");
  }

  /// Families of analyses, in the order in which they are offered.
  public enum Group {
    RECORDING("Recording"),
    SPIKE_TRAINS("Spike trains"),
    SYNCHRONY("Synchrony and distances"),
    SPECTRA("Spectra"),
    DIMENSIONS("Dimensions"),
    CONNECTIVITY("Functional connectivity"),
    ASSEMBLIES("Assemblies"),
    BICLUSTERS("Bi-clusters"),
    TENSORS("Tensors"),
    COMMUNITIES("Communities and dynamic connectomes"),
    COMPLEXITY("Complexity");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    /// As a person reads it.
    public String title() {
      return title;
    }
  }

  /// Kinds of input.
  public enum Kind {
    SPIKES("a recording with spikes"),
    SIGNALS("a recording with signals"),
    RECORDINGS("several recordings"),
    MATRIX("a matrix"),
    TENSOR("a tensor");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /// As a person reads it, with its article.
    public String title() {
      return title;
    }
  }
}
