package cajal.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A column of numbers that grows by pieces, none of which is ever copied to make room, and how
/// numbers are written in files.
final class Numbers {

  private static final int SMALLEST = 16;
  private static final int LARGEST = 1 << 16;
  private static final Set<String> MISSING =
      Set.of("", "nan", "na", "n/a", "null", "none", "-", "missing");

  private final List<double[]> full = new ArrayList<>();
  private double[] last = new double[SMALLEST];
  private int inLast;
  private int before;

  void add(double value) {
    if (inLast == last.length) {
      full.add(last);
      before = Math.addExact(before, inLast);
      // An eighth of what is there, so that little is empty, however short the column stays.
      last = new double[Math.clamp(before / 8, SMALLEST, LARGEST)];
      inLast = 0;
    }
    last[inLast++] = value;
  }

  int size() {
    return Math.addExact(before, inLast);
  }

  /// Puts the column into an array, from an index on.
  void copyTo(double[] into, int from) {
    int at = from;
    for (double[] piece : full) {
      System.arraycopy(piece, 0, into, at, piece.length);
      at += piece.length;
    }
    System.arraycopy(last, 0, into, at, inLast);
  }

  /// The column in one piece.
  double[] toArray() {
    double[] all = new double[size()];
    copyTo(all, 0);
    return all;
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
