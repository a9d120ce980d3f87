package cajal.project;

import cajal.problem.Problem.Place;
import java.util.List;

/// A YAML document in which every part knows where it stands, so that errors can say so.
sealed interface Yaml {

  Place place();

  /// What a person would call it: `a text`, `a list` or `a table of keys`.
  String kind();

  /// A scalar; the project file gives all of them their meaning itself.
  record Text(Place place, String value) implements Yaml {
    @Override
    public String kind() {
      return value.isEmpty() ? "nothing" : "'" + Findings.shown(value) + "'";
    }
  }

  /// A sequence.
  record Items(Place place, List<Yaml> items) implements Yaml {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /// A mapping, in the order of the file.
  record Entries(Place place, List<Entry> entries) implements Yaml {
    @Override
    public String kind() {
      return "a table of keys";
    }
  }

  /// One key with its value.
  record Entry(Place place, String key, Yaml value) {}
}
