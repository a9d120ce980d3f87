package cajal.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a text holds a table, as its first lines show.
///
/// @param separator between fields; a blank stands for any run of blanks and tabs
/// @param skipped number of lines before the first row: comments and the line of names
/// @param names names of the columns; numbers from 1 where the file gives none
/// @param named whether the file gives names
/// @param comments the lines that begin with `#`, without it
record TextShape(
    char separator, int skipped, List<String> names, boolean named, List<String> comments) {

  private static final char[] SEPARATORS = {',', '\t', ';', '|', ' '};

  /// The shape of a text by its beginning, or nothing where it shows no table of numbers.
  static TextShape of(String head) {
    List<String> lines = new ArrayList<>(Arrays.asList(head.split("\r\n|\r|\n", -1)));
    // The last line may be cut off in its middle.
    if (lines.size() > 1) {
      lines.removeLast();
    }
    List<String> comments = new ArrayList<>();
    int skipped = 0;
    while (skipped < lines.size()
        && (lines.get(skipped).startsWith("#") || lines.get(skipped).isBlank())) {
      String line = lines.get(skipped++);
      if (!line.isBlank()) {
        comments.add(line.substring(1).strip());
      }
    }
    List<String> rows =
        lines.subList(skipped, lines.size()).stream()
            .filter(line -> !line.isBlank())
            .limit(64)
            .toList();
    if (rows.isEmpty()) {
      return new TextShape(',', skipped, List.of(), false, comments);
    }
    char separator = separator(rows);
    List<String> first = fields(rows.getFirst(), separator);
    int width = rows.size() > 1 ? fields(rows.get(1), separator).size() : first.size();
    // Names of columns may be numbers where the first of them says what a row is about.
    if (first.stream().noneMatch(Numbers::isNumber)
        || ColumnRole.UNIT.fits(first.getFirst())
        || first.getFirst().equals("worm")
        || first.getFirst().equals("recording")) {
      return new TextShape(separator, skipped + 1, unique(first), true, comments);
    }
    // Recorders of simulators give the names in the last comment.
    List<String> last = comments.isEmpty() ? List.of() : fields(comments.getLast(), separator);
    if (last.size() == width && last.stream().noneMatch(Numbers::isNumber)) {
      return new TextShape(separator, skipped, unique(last), true, comments);
    }
    List<String> numbered = new ArrayList<>();
    for (int i = 1; i <= width; i++) {
      numbered.add(Integer.toString(i));
    }
    return new TextShape(separator, skipped, numbered, false, comments);
  }

  // The one that cuts all lines into the same number of fields, and into most.
  private static char separator(List<String> rows) {
    char best = ',';
    int most = 1;
    for (char candidate : SEPARATORS) {
      int width = fields(rows.getFirst(), candidate).size();
      boolean even = rows.stream().allMatch(row -> fields(row, candidate).size() == width);
      if (even && width > most) {
        best = candidate;
        most = width;
      }
    }
    if (most > 1) {
      return best;
    }
    // A table with uneven rows still has the separator that occurs most.
    long highest = 0;
    for (char candidate : SEPARATORS) {
      long count = rows.getFirst().chars().filter(c -> c == candidate).count();
      if (candidate != ' ' && count > highest) {
        best = candidate;
        highest = count;
      }
    }
    return best;
  }

  // Good enough to count fields; rows are read by the CSV library.
  private static List<String> fields(String line, char separator) {
    if (separator == ' ') {
      return Arrays.asList(line.strip().split("[ \t]+"));
    }
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }

  private static List<String> unique(List<String> names) {
    List<String> given = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      given.add(names.get(i).isEmpty() ? "column " + (i + 1) : names.get(i));
    }
    return cajal.activity.UnitTable.distinct(given);
  }
}
