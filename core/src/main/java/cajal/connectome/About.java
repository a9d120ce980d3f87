package cajal.connectome;

import java.util.List;
import java.util.OptionalDouble;

/// What a connectome is, where it comes from and what must be kept in mind with it.
///
/// @param name short name, such as `cook2019_hermaphrodite`
/// @param title what it is, for a person
/// @param source where it comes from
/// @param weightUnit what a weight counts, such as `synapses` or `EM sections`
/// @param specimen of which animal it is
/// @param caveats one sentence each, to be shown wherever the connectome is
public record About(
    String name,
    String title,
    Source source,
    String weightUnit,
    Specimen specimen,
    List<String> caveats) {

  public About {
    caveats = List.copyOf(caveats);
  }

  /// Where a connectome comes from.
  ///
  /// @param citation authors, year, journal; may be empty
  /// @param doi digital object identifier; may be empty
  /// @param provenance tables and files that it was made from, and how
  public record Source(String citation, String doi, String provenance) {

    /// Nothing is known.
    public static final Source UNKNOWN = new Source("", "", "");
  }

  /// The animal, and how much of it was looked at.
  ///
  /// @param stage such as `L1` or `adult`; may be empty
  /// @param sex `hermaphrodite`, `male`, `female`; may be empty
  /// @param scope such as `whole animal with end organs`; may be empty
  /// @param ageHours hours after birth, where known
  public record Specimen(String stage, String sex, String scope, OptionalDouble ageHours) {

    /// Nothing is known.
    public static final Specimen UNKNOWN = new Specimen("", "", "", OptionalDouble.empty());
  }

  /// Of a connectome of which only its name and the unit of its weights are known.
  public static About of(String name, String weightUnit) {
    return new About(name, name, Source.UNKNOWN, weightUnit, Specimen.UNKNOWN, List.of());
  }
}
