package cajal.project;

import cajal.problem.Nearest;
import cajal.problem.Problem.Place;
import cajal.unit.Dimension;
import cajal.unit.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A table of the file whose keys are known beforehand. Whatever is wrong in it becomes a finding,
/// and reading goes on with a stand-in, so that all problems of a file are told at once.
final class Section {

  private final String name;
  private final Place place;
  private final Findings findings;
  private final Map<String, Yaml> values = new LinkedHashMap<>();

  /// @param name what the table describes, for messages, such as `population E`
  /// @param known the keys that have a meaning in it
  Section(String name, Yaml node, Findings findings, List<String> known) {
    this.name = name;
    this.place = node.place();
    this.findings = findings;
    for (Yaml.Entry entry : entries(node, name, findings)) {
      if (known.contains(entry.key())) {
        values.put(entry.key(), entry.value());
      } else {
        findings.error(
            entry.place(),
            "'" + Findings.shown(entry.key()) + "' has no meaning in " + name + ".",
            Nearest.remedy(entry.key(), known));
      }
    }
  }

  /// The entries of a table with free keys; none and a finding if it is no table.
  static List<Yaml.Entry> entries(Yaml node, String name, Findings findings) {
    if (node instanceof Yaml.Entries(Place _, List<Yaml.Entry> entries)) {
      return entries;
    }
    if (!(node instanceof Yaml.Text text && text.value().isEmpty())) {
      findings.expected(node, "a table of keys and values for " + name, "");
    }
    return List.of();
  }

  String name() {
    return name;
  }

  Place place() {
    return place;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /// What stands at a key.
  Optional<Yaml> at(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /// The text at a key; a finding and empty if it is no text.
  Optional<String> text(String key) {
    return at(key).flatMap(node -> text(node, "a text for '" + key + "'"));
  }

  /// A text that must be there.
  String required(String key, String what) {
    Optional<String> text = text(key);
    if (!has(key) || text.filter(String::isEmpty).isPresent()) {
      findings.error(
          at(key).map(Yaml::place).orElse(place),
          capital(name) + " lacks '" + key + "', " + what + ".",
          "Add a line '" + key + ": ...'.");
    }
    return text.orElse("");
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private Optional<String> text(Yaml node, String expected) {
    if (node instanceof Yaml.Text text) {
      return Optional.of(text.value());
    }
    findings.expected(node, expected, "");
    return Optional.empty();
  }

  /// The texts of a list; a single text counts as a list of one.
  List<String> texts(String key) {
    Yaml node = values.get(key);
    return node == null ? List.of() : texts(node, "'" + key + "'");
  }

  List<String> texts(Yaml node, String what) {
    if (node instanceof Yaml.Items(Place _, List<Yaml> items)) {
      List<String> texts = new ArrayList<>(items.size());
      for (Yaml item : items) {
        text(item, "a list of texts for " + what).ifPresent(texts::add);
      }
      return texts;
    }
    return text(node, "a list for " + what).map(List::of).orElse(List.of());
  }

  /// A whole number from `least` to `most`.
  long whole(String key, long least, long most, long otherwise) {
    Yaml node = values.get(key);
    return node == null
        ? otherwise
        : read(
            node,
            "a whole number" + range(least, most) + " for '" + key + "'",
            text -> {
              long value = Long.parseLong(text);
              return value < least || value > most ? null : value;
            },
            otherwise);
  }

  private static String range(long least, long most) {
    return (least == Long.MIN_VALUE ? "" : " of at least " + least)
        + (most == Long.MAX_VALUE ? "" : " and at most " + most);
  }

  /// A plain number.
  double number(Yaml node, String what, double otherwise) {
    return read(
        node,
        "a number for " + what,
        text -> {
          Quantity quantity = Quantity.parse(text);
          return quantity.unit().symbol().equals("1") ? quantity.value() : null;
        },
        otherwise);
  }

  /// `true` or `false`, or the same in words.
  boolean flag(String key, boolean otherwise) {
    Yaml node = values.get(key);
    return node == null
        ? otherwise
        : read(
            node,
            "true or false for '" + key + "'",
            text ->
                switch (text) {
                  case "true", "yes" -> true;
                  case "false", "no" -> false;
                  default -> null;
                },
            otherwise);
  }

  /// A positive time.
  Quantity time(String key, Quantity otherwise) {
    Yaml node = values.get(key);
    return node == null
        ? otherwise
        : read(
            node,
            "a time above 0, such as '0.1 ms', for '" + key + "'",
            text -> {
              Quantity quantity = Quantity.parse(text);
              boolean time = quantity.dimension().equals(Dimension.TIME);
              return time && quantity.value() > 0 ? quantity : null;
            },
            otherwise);
  }

  /// Reads a scalar; a reader answers `null` or throws IllegalArgumentException for what it does
  /// not take.
  private <T> T read(
      Yaml node, String expected, Function<String, @Nullable T> reader, T otherwise) {
    if (node instanceof Yaml.Text text) {
      try {
        T value = reader.apply(text.value());
        if (value != null) {
          return value;
        }
      } catch (IllegalArgumentException e) {
        // What was expected says more than what the reader of numbers has to say.
      }
    }
    findings.expected(node, expected, "");
    return otherwise;
  }
}
