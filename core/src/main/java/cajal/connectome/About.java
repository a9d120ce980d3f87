package cajal.connectome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /// All that is known, by the keys of `about.properties`; the name is not among it.
  public Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("title", title);
    entries.put("citation", source.citation());
    entries.put("doi", source.doi());
    entries.put("weight_unit", weightUnit);
    entries.put("stage", specimen.stage());
    entries.put("sex", specimen.sex());
    entries.put("scope", specimen.scope());
    specimen.ageHours().ifPresent(age -> entries.put("age_hours", Double.toString(age)));
    for (int i = 0; i < caveats.size(); i++) {
      entries.put("caveat." + (i + 1), caveats.get(i));
    }
    entries.put("provenance", source.provenance());
    entries.values().removeIf(String::isEmpty);
    return entries;
  }

  /// From such keys; what is missing is unknown.
  ///
  /// @throws NumberFormatException if the age is no number
  public static About of(String name, Map<String, String> entries) {
    List<String> caveats = new ArrayList<>();
    for (int i = 1; entries.containsKey("caveat." + i); i++) {
      caveats.add(entries.getOrDefault("caveat." + i, ""));
    }
    String age = entries.getOrDefault("age_hours", "");
    return new About(
        name,
        entries.getOrDefault("title", name),
        new Source(
            entries.getOrDefault("citation", ""),
            entries.getOrDefault("doi", ""),
            entries.getOrDefault("provenance", "")),
        entries.getOrDefault("weight_unit", "contacts"),
        new Specimen(
            entries.getOrDefault("stage", ""),
            entries.getOrDefault("sex", ""),
            entries.getOrDefault("scope", ""),
            age.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(age))),
        caveats);
  }
}
