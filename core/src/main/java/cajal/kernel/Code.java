package cajal.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// Lines of generated Java, indented by their braces.
final class Code {

  private final List<String> lines = new ArrayList<>();

  Code line(String text) {
    lines.add(text);
    return this;
  }

  Code comment(String text) {
    return line("// " + text.replaceAll("[\\s\\\\]+", " ").strip());
  }

  Code all(Code other) {
    lines.addAll(other.lines);
    return this;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /// Whether a name occurs in these lines, apart from comments.
  boolean mentions(String name) {
    Pattern word = Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?!\\w)");
    return lines.stream().anyMatch(l -> !l.startsWith("//") && word.matcher(l).find());
  }

  /// Those names that occur.
  List<String> mentioned(Collection<String> names) {
    return names.stream().filter(this::mentions).toList();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (String line : lines) {
      int own = line.startsWith("}") ? depth - 1 : depth;
      text.append("  ".repeat(Math.max(0, own))).append(line).append('\n');
      if (!line.startsWith("//")) {
        depth += count(line, '{') - count(line, '}');
      }
    }
    return text.toString();
  }

  private static int count(String line, char c) {
    return (int) line.chars().filter(x -> x == c).count();
  }
}
