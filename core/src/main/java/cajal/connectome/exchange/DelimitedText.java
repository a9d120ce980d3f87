package cajal.connectome.exchange;

import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import cajal.problem.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Rows of a text with separated columns, whatever the separator and the ends of lines.
///
/// @param separator the character between columns
/// @param rows fields without blanks around them; empty rows are left out
/// @param lines `[row]`, the line in the file, from 1
record DelimitedText(char separator, List<List<String>> rows, List<Integer> lines) {

  private static final char[] SEPARATORS = {'\t', ';', ',', '|', ' '};
  private static final int LINES_LOOKED_AT = 60;
  private static final double REGULAR = 0.9;
  private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
  private static final Pattern END = Pattern.compile("\r\n|\r|\n");

  /// All rows of a file.
  ///
  /// @throws ProblemException if it is no text, has no rows or a quotation does not end
  static DelimitedText of(GivenFile file) {
    return of(file.name(), file.text(), Integer.MAX_VALUE);
  }

  /// Its first rows.
  static DelimitedText of(String name, String text, int mostRows) {
    char separator = separator(text);
    String even = separator == ' ' ? evenBlanks(text) : text;
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .setTrailingData(true)
            .get();
    List<List<String>> rows = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    try (CSVParser parser = format.parse(new StringReader(even))) {
      try {
        long begin = 1;
        for (CSVRecord row : parser) {
          if (rows.size() >= mostRows) {
            break;
          }
          keep(row, (int) begin, rows, lines);
          begin = parser.getCurrentLineNumber() + 1;
        }
      } catch (UncheckedIOException | IllegalStateException _) {
        int line = lines.isEmpty() ? 1 : lines.getLast() + 1;
        throw new ProblemException(
            Problem.error(
                new Place(name, line, 1),
                "A quotation that begins here or below does not end.",
                "Close it, or remove the quotation mark."));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (rows.isEmpty()) {
      throw new ProblemException(
          Problem.error(new Place(name, 1, 1), "There are no rows in it.", ""));
    }
    return new DelimitedText(separator, rows, lines);
  }

  // Lines that begin with # or % are comments, but for one above the rows that has as many columns.
  private static void keep(CSVRecord row, int line, List<List<String>> rows, List<Integer> lines) {
    List<String> fields = row.toList();
    String first = fields.getFirst();
    boolean comment = first.startsWith("#") || first.startsWith("%");
    // A spreadsheet may say in a first line of its own what separates columns.
    boolean hint = rows.isEmpty() && first.startsWith("sep=");
    if (hint || fields.stream().allMatch(String::isEmpty) || (comment && fields.size() < 2)) {
      return;
    }
    if (comment) {
      fields = new ArrayList<>(fields);
      fields.set(0, first.substring(1).strip());
    }
    rows.add(fields);
    lines.add(line);
  }

  private static String evenBlanks(String text) {
    StringBuilder even = new StringBuilder(text.length());
    for (String line : END.split(text, -1)) {
      even.append(BLANKS.matcher(line.strip()).replaceAll(" ")).append('\n');
    }
    return even.toString();
  }

  /// The first that parts almost all lines into equally many columns; else the one that parts most.
  static char separator(String text) {
    String[] lines = END.split(text.substring(0, Math.min(text.length(), 1 << 16)));
    char best = ',';
    double bestShare = 0;
    for (char candidate : SEPARATORS) {
      double share = regularity(lines, candidate);
      if (share >= REGULAR) {
        return candidate;
      }
      if (share > bestShare) {
        best = candidate;
        bestShare = share;
      }
    }
    return best;
  }

  // Share of lines that hold the separator as often as the most frequent count, which is not 0.
  private static double regularity(String[] lines, char separator) {
    int[] counts = new int[LINES_LOOKED_AT];
    int looked = 0;
    for (int i = 0; i < lines.length && looked < LINES_LOOKED_AT; i++) {
      String line = separator == ' ' ? BLANKS.matcher(lines[i].strip()).replaceAll(" ") : lines[i];
      if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("%")) {
        counts[looked++] = count(line, separator);
      }
    }
    int best = 0;
    for (int i = 0; i < looked; i++) {
      int same = 0;
      for (int j = 0; j < looked; j++) {
        same += counts[j] == counts[i] ? 1 : 0;
      }
      best = counts[i] > 0 ? Math.max(best, same) : best;
    }
    return looked == 0 ? 0 : (double) best / looked;
  }

  private static int count(String line, char separator) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == separator ? 1 : 0;
    }
    return count;
  }
}
