package cajal.app.view.analysis;

import cajal.table.Column;
import cajal.table.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which rows of a table a person wants to see: a word that stands somewhere in a row, or
/// conditions such as `rate_hz > 10 && cv < 1`.
final class RowFilter {

  private static final Pattern CONDITION =
      Pattern.compile("\\s*(\\w+)\\s*(<=|>=|!=|==|=|<|>)\\s*([-+.\\deE]+)\\s*");

  private RowFilter() {}

  /// @return empty where a condition names no column of numbers
  static Optional<IntPredicate> parse(String text, Table table) {
    if (text.isBlank()) {
      return Optional.of(row -> true);
    }
    IntPredicate all = row -> true;
    for (String part : text.split("&&", -1)) {
      Matcher condition = CONDITION.matcher(part);
      if (condition.matches()) {
        Optional<Column> column = table.column(condition.group(1));
        if (!(column.orElse(null) instanceof Column.Numbers numbers)) {
          return Optional.empty();
        }
        double limit;
        try {
          limit = Double.parseDouble(condition.group(3));
        } catch (NumberFormatException _) {
          return Optional.empty();
        }
        String sign = condition.group(2);
        all = all.and(row -> holds(numbers.values()[row], sign, limit));
      } else {
        String word = part.strip().toLowerCase(Locale.ROOT);
        all = all.and(row -> contains(table, row, word));
      }
    }
    return Optional.of(all);
  }

  private static boolean holds(double value, String sign, double limit) {
    return switch (sign) {
      case "<" -> value < limit;
      case "<=" -> value <= limit;
      case ">" -> value > limit;
      case ">=" -> value >= limit;
      case "!=" -> value != limit;
      default -> value == limit;
    };
  }

  private static boolean contains(Table table, int row, String word) {
    return table.columns().stream()
        .anyMatch(column -> column.text(row).toLowerCase(Locale.ROOT).contains(word));
  }
}
