package cajal.connectome.exchange;

import cajal.connectome.About;
import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import cajal.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a connectome is, as one text with a line `key = value` for each entry: what formats without
/// a place for it hold as a description.
final class AboutText {

  private AboutText() {}

  /// The text of it.
  static String text(About about) {
    StringBuilder text = new StringBuilder("name = ").append(about.name()).append('\n');
    about
        .entries()
        .forEach((key, value) ->
            text.append(key).append(" = ").append(value.replaceAll("\\R", " ")).append('\n'));
    return text.toString();
  }

  /// Reads such a text; one of another kind tells nothing but the name of the file.
  static About of(GivenFile file, String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      String[] pair = line.split(" = ", 2);
      if (pair.length == 2) {
        entries.put(pair[0].strip(), pair[1]);
      }
    }
    return of(file, entries.getOrDefault("name", file.stem()), entries);
  }

  /// From entries that a file has.
  ///
  /// @throws ProblemException if the age is no number
  static About of(GivenFile file, String name, Map<String, String> entries) {
    try {
      return About.of(name, entries);
    } catch (NumberFormatException _) {
      throw new ProblemException(
          Problem.error(
              Place.of(file.name()),
              "The age '" + entries.get("age_hours") + "' is no number of hours.",
              ""));
    }
  }
}
