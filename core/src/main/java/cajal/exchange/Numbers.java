package cajal.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// A column of numbers that grows, and how numbers are written in files.
final class Numbers {

  private static final Set<String> MISSING =
      Set.of("", "nan", "na", "n/a", "null", "none", "-", "missing");

  private double[] values = new double[1024];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
    }
    values[size++] = value;
  }

  double[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /// Whether a text says that there is no value.
  static boolean isMissing(String text) {
    return text.length() < 8 && MISSING.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  /// Whether a text is a number; that none is there is no number.
  static boolean isNumber(String text) {
    return !isMissing(text) && !Double.isNaN(parse(text));
  }

  /// The number that a text says; NaN where it says none.
  static double parse(String text) {
    String bare = text.strip();
    if (bare.isEmpty()) {
      return Double.NaN;
    }
    char last = bare.charAt(bare.length() - 1);
    // Java takes 1d and 1f for numbers, where a file means a name.
    if (last == 'd' || last == 'D' || last == 'f' || last == 'F') {
      return bare.equalsIgnoreCase("inf")
          ? Double.POSITIVE_INFINITY
          : bare.equalsIgnoreCase("-inf") ? Double.NEGATIVE_INFINITY : Double.NaN;
    }
    char first = bare.charAt(0);
    if (first != '-' && first != '+' && first != '.' && (first < '0' || first > '9')) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(bare);
    } catch (NumberFormatException _) {
      // A comma as decimal point, where fields are not separated by commas.
      return bare.indexOf(',') >= 0 && bare.indexOf(',') == bare.lastIndexOf(',')
          ? parse(bare.replace(',', '.'))
          : Double.NaN;
    }
  }
}
