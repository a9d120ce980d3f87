package cajal.table;

import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which rows of a table a person asks for, such as `degree > 20 and type = motor`, `not gaba`, or
/// a word that stands anywhere in a row.
///
/// Comparisons are `= != < <= > >=` with a number or a text, and `~` for a text that contains
/// another; they are joined by `and` (or by nothing), `or`, `not` and parentheses. Case does not
/// matter. A row without a number meets no comparison with one.
public final class RowFilter {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:\"([^\"]*)\"|(<=|>=|!=|==|[<>=~()])|([^\\s<>=~!()\"]+))");

  private final Table table;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private record Token(String text, boolean quoted, boolean sign) {

    boolean is(String word) {
      return !quoted && text.equalsIgnoreCase(word);
    }
  }

  private interface Rows {
    boolean has(int row);
  }

  private RowFilter(Table table, String text) {
    this.table = table;
    this.text = text;
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      if (matcher.group(1) != null) {
        tokens.add(new Token(matcher.group(1), true, false));
      } else if (matcher.group(2) != null) {
        tokens.add(new Token(matcher.group(2), false, true));
      } else {
        tokens.add(new Token(matcher.group(3), false, false));
      }
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw wrong("'" + text.substring(end).strip() + "' cannot be read.");
    }
  }

  /// The rows of a table that an expression asks for; all where it is blank.
  ///
  /// @throws ProblemException if it cannot be read or names no column, with the nearest
  public static BitSet rows(Table table, String expression) {
    BitSet rows = new BitSet();
    if (expression.isBlank()) {
      rows.set(0, table.rows());
      return rows;
    }
    RowFilter filter = new RowFilter(table, expression);
    Rows wanted = filter.either();
    if (filter.at < filter.tokens.size()) {
      throw filter.wrong("'" + filter.tokens.get(filter.at).text() + "' is not expected here.");
    }
    for (int row = 0; row < table.rows(); row++) {
      if (wanted.has(row)) {
        rows.set(row);
      }
    }
    return rows;
  }

  private ProblemException wrong(String what) {
    return new ProblemException(
        Problem.error(
            null,
            "The filter '" + text + "': " + what,
            "Write for example: degree > 20 and type = motor."));
  }

  private boolean next(String word) {
    if (at < tokens.size() && tokens.get(at).is(word)) {
      at++;
      return true;
    }
    return false;
  }

  private Rows either() {
    Rows rows = both();
    while (next("or")) {
      Rows left = rows;
      Rows right = both();
      rows = row -> left.has(row) || right.has(row);
    }
    return rows;
  }

  private Rows both() {
    Rows rows = one();
    while (at < tokens.size() && !tokens.get(at).is("or") && !tokens.get(at).is(")")) {
      boolean joined = next("and");
      if (joined && at == tokens.size()) {
        throw wrong("something is missing after 'and'.");
      }
      Rows left = rows;
      Rows right = one();
      rows = row -> left.has(row) && right.has(row);
    }
    return rows;
  }

  private Rows one() {
    if (at >= tokens.size()) {
      throw wrong("something is missing at its end.");
    }
    if (next("not")) {
      Rows rows = one();
      return row -> !rows.has(row);
    }
    if (next("(")) {
      Rows rows = either();
      if (!next(")")) {
        throw wrong("a parenthesis is not closed.");
      }
      return rows;
    }
    Token word = tokens.get(at++);
    if (word.sign()) {
      throw wrong("'" + word.text() + "' is not expected here.");
    }
    boolean compares =
        at < tokens.size()
            && tokens.get(at).sign()
            && !tokens.get(at).is("(")
            && !tokens.get(at).is(")");
    return compares ? comparison(word.text(), tokens.get(at++).text()) : anywhere(word.text());
  }

  private Rows anywhere(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    List<Column> texts = table.columns().stream().filter(Column.Texts.class::isInstance).toList();
    return row ->
        texts.stream().anyMatch(c -> c.text(row).toLowerCase(Locale.ROOT).contains(wanted));
  }

  private Rows comparison(String name, String sign) {
    Column column =
        table.columns().stream()
            .filter(c -> c.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    if (at >= tokens.size() || tokens.get(at).sign()) {
      throw wrong("a value is missing after '" + sign + "'.");
    }
    String value = tokens.get(at++).text();
    if (column instanceof Column.Numbers numbers) {
      DoublePredicate wanted = number(sign, value, name);
      return row -> !Double.isNaN(numbers.values()[row]) && wanted.test(numbers.values()[row]);
    }
    String wanted = value.toLowerCase(Locale.ROOT);
    return switch (sign) {
      case "=", "==" -> row -> column.text(row).toLowerCase(Locale.ROOT).equals(wanted);
      case "!=" -> row -> !column.text(row).toLowerCase(Locale.ROOT).equals(wanted);
      case "~" -> row -> column.text(row).toLowerCase(Locale.ROOT).contains(wanted);
      default -> throw wrong(name + " holds texts, which '" + sign + "' does not compare.");
    };
  }

  private DoublePredicate number(String sign, String value, String name) {
    double limit;
    try {
      limit = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw wrong(name + " holds numbers, and '" + value + "' is none.");
    }
    return switch (sign) {
      case "=", "==" -> v -> v == limit;
      case "!=" -> v -> v != limit;
      case "<" -> v -> v < limit;
      case "<=" -> v -> v <= limit;
      case ">" -> v -> v > limit;
      case ">=" -> v -> v >= limit;
      default -> throw wrong(name + " holds numbers, which '" + sign + "' does not compare.");
    };
  }

  private ProblemException unknown(String name) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    return new ProblemException(
        Problem.error(
            null,
            "The filter '" + text + "': there is no column '" + name + "'.",
            "The nearest are " + String.join(", ", Nearest.of(name, names, 3)) + "."));
  }
}
