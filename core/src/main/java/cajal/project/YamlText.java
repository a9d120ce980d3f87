package cajal.project;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes YAML for people: no quotes where none are needed, small tables on one line.
final class YamlText {

  private static final int WIDTH = 100;
  private static final int INLINE_WIDTH = 90;
  private static final Pattern PLAIN =
      Pattern.compile("(?:[\\p{L}\\p{N}_=<(/]|[-+.](?=[\\p{L}\\p{N}_.])).*");
  // Other readers of YAML take these for something else than a text.
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
  private static final String FLOW_SIGNS = ",[]{}";

  private final StringBuilder text = new StringBuilder();

  /// What can be written.
  sealed interface Part {}

  /// A scalar.
  record Word(String value) implements Part {}

  /// Whether something is so.
  record Flag(boolean value) implements Part {
    String word() {
      return value ? "yes" : "no";
    }
  }

  /// A list, always on one line unless it is too long.
  record Row(List<? extends Part> parts) implements Part {}

  /// A list with each item on a line of its own.
  record Lines(List<? extends Part> parts) implements Part {}

  /// A table; on one line where it may be and fits.
  record Table(Map<String, ? extends Part> parts, boolean inline) implements Part {}

  /// A key of a table on one line that needs no value.
  record Nothing() implements Part {}

  /// Writes a top-level key with its value.
  void entry(String key, Part value) {
    entry(key, value, 0);
  }

  void blankLine() {
    text.append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void entry(String key, Part value, int indent) {
    text.repeat(' ', indent).append(scalar(key, false)).append(':');
    switch (value) {
      case Word(String word) when isBlock(word) -> block(word, indent + 2);
      case Word(String word) -> text.append(' ').append(scalar(word, false)).append('\n');
      case Flag flag -> text.append(' ').append(flag.word()).append('\n');
      case Row row -> row(row, indent);
      case Lines lines -> {
        text.append('\n');
        lines.parts().forEach(part -> item(part, indent + 2));
      }
      case Table table -> {
        String line = table.inline() ? flow(table) : "";
        if (!line.isEmpty() && indent + key.length() + line.length() < INLINE_WIDTH) {
          text.append(' ').append(line).append('\n');
        } else if (table.parts().isEmpty()) {
          text.append(" {}\n");
        } else {
          text.append('\n');
          table.parts().forEach((name, part) -> entry(name, part, indent + 2));
        }
      }
      case Nothing nothing -> text.append('\n');
    }
  }

  private void item(Part part, int indent) {
    if (part instanceof Table(Map<String, ? extends Part> parts, boolean inline) && !inline) {
      int start = text.length();
      parts.forEach((name, value) -> entry(name, value, indent + 2));
      text.setCharAt(start + indent, '-');
    } else {
      text.repeat(' ', indent).append("- ").append(flow(part)).append('\n');
    }
  }

  private void row(Row row, int indent) {
    String line = flow(row);
    if (indent + line.length() < WIDTH) {
      text.append(' ').append(line).append('\n');
      return;
    }
    text.append(" [");
    int width = WIDTH;
    for (int i = 0; i < row.parts().size(); i++) {
      String item = flow(row.parts().get(i)) + (i + 1 < row.parts().size() ? "," : "]");
      if (width + 1 + item.length() > WIDTH) {
        text.append('\n').repeat(' ', indent + 2).append(item);
        width = indent + 2 + item.length();
      } else {
        text.append(' ').append(item);
        width += 1 + item.length();
      }
    }
    text.append('\n');
  }

  private static String flow(Part part) {
    return switch (part) {
      case Word(String word) -> scalar(word, true);
      case Flag flag -> flag.word();
      case Row(List<? extends Part> parts) ->
          "[" + String.join(", ", parts.stream().map(YamlText::flow).toList()) + "]";
      case Lines(List<? extends Part> parts) -> flow(new Row(parts));
      case Table(Map<String, ? extends Part> parts, boolean inline) ->
          "{" + String.join(", ", parts.entrySet().stream().map(YamlText::flow).toList()) + "}";
      case Nothing nothing -> "";
    };
  }

  private static String flow(Map.Entry<String, ? extends Part> entry) {
    String key = scalar(entry.getKey(), true);
    return entry.getValue() instanceof Nothing ? key : key + ": " + flow(entry.getValue());
  }

  private static boolean isBlock(String word) {
    // Blank lines at the end of a block would run into those between sections.
    return word.contains("\n")
        && !word.endsWith("\n\n")
        && !word.isBlank()
        && word.codePoints().allMatch(YamlText::isShown);
  }

  private static boolean isShown(int c) {
    return c == '\n' || c == '\t' || isPrintable(c);
  }

  private static boolean isPrintable(int c) {
    return c >= ' '
        && (c < 0x7f || c > 0x9f)
        && c != 0x2028
        && c != 0x2029
        && c != 0xfeff
        && (c < 0xd800 || c > 0xdfff)
        && (c < 0xfffe || c > 0xffff);
  }

  private void block(String word, int indent) {
    boolean indented = word.startsWith(" ") || word.startsWith("\n");
    text.append(" |").append(indented ? "2" : "");
    if (!word.endsWith("\n")) {
      text.append('-');
    }
    text.append('\n');
    String body = word.endsWith("\n") ? word.substring(0, word.length() - 1) : word;
    for (String line : body.split("\n", -1)) {
      if (!line.isEmpty()) {
        text.repeat(' ', indent).append(line);
      }
      text.append('\n');
    }
  }

  private static String scalar(String word, boolean flow) {
    return isPlain(word, flow) ? word : quoted(word);
  }

  private static boolean isPlain(String word, boolean flow) {
    return PLAIN.matcher(word).matches()
        && !word.startsWith("--")
        && !word.startsWith("..")
        && !word.contains(": ")
        && !word.endsWith(":")
        && !word.contains(" #")
        && !word.endsWith(" ")
        && !WORDS.contains(word.toLowerCase(Locale.ROOT))
        && word.codePoints().allMatch(YamlText::isPrintable)
        && !(flow && word.chars().anyMatch(c -> FLOW_SIGNS.indexOf(c) >= 0 || c == ':'));
  }

  private static String quoted(String word) {
    StringBuilder quoted = new StringBuilder("\"");
    word.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            default -> {
              if (isPrintable(c)) {
                quoted.appendCodePoint(c);
              } else {
                quoted.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
              }
            }
          }
        });
    return quoted.append('"').toString();
  }
}
