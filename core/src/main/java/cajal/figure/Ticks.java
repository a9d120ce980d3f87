package cajal.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Tick values of an axis at steps of 1, 2 or 5 times a power of ten, with labels as a person
/// writes them: no more decimals than the step needs, and a true minus sign.
///
/// @param step distance between two ticks
/// @param values ascending, all inside the axis
/// @param labels one for each value
public record Ticks(double step, List<Double> values, List<String> labels) {

  /// The minus sign of typography, as wide as a digit.
  public static final char MINUS = '\u2212';

  private static final int MAX_TICKS = 1000;

  public Ticks {
    values = List.copyOf(values);
    labels = List.copyOf(labels);
  }

  /// Ticks inside an interval.
  ///
  /// @param low one end of the axis
  /// @param high its other end; the order does not matter
  /// @param most largest number of ticks wanted; at least two are tried for
  /// @return no ticks where an end is not finite
  public static Ticks nice(double low, double high, int most) {
    return nice(low, high, most, 0);
  }

  /// The same at whole numbers only.
  static Ticks whole(double low, double high, int most) {
    return nice(low, high, most, 1);
  }

  private static Ticks nice(double low, double high, int most, double leastStep) {
    double first = Math.min(low, high);
    double last = Math.max(low, high);
    if (!Double.isFinite(last - first)) {
      return new Ticks(1, List.of(), List.of());
    }
    if (first == last) {
      return new Ticks(1, List.of(first), List.of(format(first)));
    }
    int wanted = Math.clamp(most, 2, MAX_TICKS);
    int power = (int) Math.floor(Math.log10((last - first) / wanted)) - 1;
    BigDecimal step = BigDecimal.ONE;
    int[] factors = {1, 2, 5};
    for (int i = 0; i < 12 || step.doubleValue() < leastStep; i++) {
      step = BigDecimal.valueOf(factors[i % 3]).scaleByPowerOfTen(power + i / 3);
      if (step.doubleValue() >= leastStep && count(first, last, step.doubleValue()) <= wanted) {
        break;
      }
    }
    return at(first, last, step);
  }

  private static long count(double first, double last, double step) {
    double slack = 1e-9;
    return (long) (Math.floor(last / step + slack) - Math.ceil(first / step - slack)) + 1;
  }

  // Whole multiples in decimal arithmetic, so that three steps of 0.1 are 0.3 and nothing else.
  private static Ticks at(double first, double last, BigDecimal step) {
    double size = step.doubleValue();
    double slack = 1e-9;
    long from = (long) Math.ceil(first / size - slack);
    long to = (long) Math.floor(last / size + slack);
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (long i = from; i <= to && i - from < MAX_TICKS; i++) {
      BigDecimal exact = step.multiply(BigDecimal.valueOf(i));
      values.add(exact.doubleValue());
      labels.add(text(exact.setScale(Math.max(0, step.stripTrailingZeros().scale()))));
    }
    return new Ticks(size, values, labels);
  }

  /// A number for a reader: at most six significant digits, no trailing zeros, a true minus.
  public static String format(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : MINUS + "∞";
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    int digits = Math.max(0, 6 - exact.precision() + exact.scale());
    BigDecimal rounded =
        exact.setScale(Math.min(digits, Math.max(0, exact.scale())), RoundingMode.HALF_EVEN);
    return text(rounded.signum() == 0 ? BigDecimal.ZERO : trimmed(rounded));
  }

  private static BigDecimal trimmed(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static String text(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    // Beyond six digits before or five zeros after the point a power of ten is easier to read.
    int magnitude = value.precision() - value.scale() - 1;
    String plain;
    if (magnitude > 6 || magnitude < -5) {
      BigDecimal mantissa = trimmed(value.abs().movePointLeft(magnitude));
      String power = superscript(magnitude);
      plain =
          mantissa.compareTo(BigDecimal.ONE) == 0
              ? "10" + power
              : mantissa.toPlainString() + "·10" + power;
    } else {
      plain = value.abs().toPlainString();
    }
    return value.signum() < 0 ? MINUS + plain : plain;
  }

  private static String superscript(int power) {
    String digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    StringBuilder text = new StringBuilder(power < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
      text.append(digits.charAt(digit - '0'));
    }
    return text.toString();
  }
}
