package cajal.network;

import cajal.problem.Nearest;
import cajal.unit.Dimension;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Distributions as a person writes them: `20 ms`, `uniform(0 mV, 20 mV)`, `normal(1.5 ms, 0.75 ms,
/// min=0.1 ms)`, `lognormal(10 pA, 0.5)`, `exponential(5 ms)`, `[100 ms, 200, 300]` or `= -65 mV +
/// 15 mV*r^2`.
public final class DistributionText {

  private static final List<String> NAMES =
      List.of("uniform", "normal", "lognormal", "exponential");
  private static final String EMPTY = "in ";
  private static final Pattern CALL = Pattern.compile("([A-Za-z_]+)\\s*\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern BOUND = Pattern.compile("(min|max)\\s*=\\s*(.*)", Pattern.DOTALL);

  private DistributionText() {}

  /// Reads any distribution; the inverse of {@link #format}.
  ///
  /// @throws IllegalArgumentException in a person's words
  public static Distribution parse(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("=")) {
      return formula(text.stripLeading());
    }
    if (trimmed.startsWith("[") && trimmed.endsWith("]")) {
      return list(arguments(trimmed.substring(1, trimmed.length() - 1)));
    }
    Matcher call = CALL.matcher(trimmed);
    return call.matches()
        ? call(call.group(1), arguments(call.group(2)), trimmed)
        : new Distribution.Constant(Quantity.parse(trimmed));
  }

  /// As a person would write it.
  public static String format(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Constant(Quantity value) -> value.toString();
      case Distribution.Uniform(Quantity low, Quantity high) ->
          "uniform(" + low + ", " + high + ")";
      case Distribution.Normal normal -> format(normal);
      case Distribution.LogNormal(Quantity median, double sigma) ->
          "lognormal(" + median + ", " + Quantity.number(sigma) + ")";
      case Distribution.Exponential(Quantity mean) -> "exponential(" + mean + ")";
      case Distribution.Listed listed ->
          elements(listed).stream().collect(Collectors.joining(", ", "[", "]"));
      case Distribution.Formula(String expression) -> "= " + expression;
    };
  }

  private static Distribution formula(String text) {
    String expression = text.substring(1);
    if (expression.isBlank()) {
      throw new IllegalArgumentException(
          "'=' stands alone; a formula such as '= -65 mV + 15 mV*r^2' must follow");
    }
    return new Distribution.Formula(
        expression.startsWith(" ") ? expression.substring(1) : expression);
  }

  private static Distribution call(String name, List<String> arguments, String whole) {
    return switch (name) {
      case "uniform" -> {
        List<Quantity> bounds = quantities(arguments, 2, "uniform(LOW, HIGH)", whole);
        if (bounds.get(0).coherent() > bounds.get(1).coherent()) {
          throw new IllegalArgumentException(
              "'" + shown(whole) + "' has its bounds the wrong way round");
        }
        yield new Distribution.Uniform(bounds.get(0), bounds.get(1));
      }
      case "normal" -> normal(arguments, whole);
      case "lognormal" -> {
        check(arguments.size() == 2, "lognormal(MEDIAN, SIGMA)", whole);
        Quantity sigma = Quantity.parse(arguments.get(1));
        check(sigma.unit().equals(Unit.ONE), "lognormal(MEDIAN, SIGMA), SIGMA without unit", whole);
        yield new Distribution.LogNormal(Quantity.parse(arguments.get(0)), sigma.value());
      }
      case "exponential" ->
          new Distribution.Exponential(
              quantities(arguments, 1, "exponential(MEAN)", whole).getFirst());
      default ->
          throw new IllegalArgumentException(
              "'"
                  + shown(name)
                  + "' is no distribution that is known here. "
                  + Nearest.remedy(name, NAMES));
    };
  }

  private static Distribution normal(List<String> arguments, String whole) {
    String form = "normal(MEAN, SD) or normal(MEAN, SD, min=MIN, max=MAX)";
    check(arguments.size() >= 2 && arguments.size() <= 4, form, whole);
    List<Quantity> moments = quantities(arguments.subList(0, 2), 2, form, whole);
    Unit unit = moments.getFirst().unit();
    Quantity min = Quantity.of(Double.NEGATIVE_INFINITY, unit);
    Quantity max = Quantity.of(Double.POSITIVE_INFINITY, unit);
    for (String argument : arguments.subList(2, arguments.size())) {
      Matcher bound = BOUND.matcher(argument);
      check(bound.matches(), form, whole);
      Quantity value = Quantity.parse(bound.group(2));
      checkDimension(value, unit.dimension(), whole);
      if (bound.group(1).equals("min")) {
        min = value;
      } else {
        max = value;
      }
    }
    if (!(min.coherent() < max.coherent())) {
      throw new IllegalArgumentException(
          "'" + shown(whole) + "' leaves no room between min and max");
    }
    return new Distribution.Normal(moments.get(0), moments.get(1), min, max);
  }

  private static String format(Distribution.Normal normal) {
    Unit unit = normal.mean().unit();
    StringBuilder text = new StringBuilder("normal(" + normal.mean() + ", " + normal.sd());
    if (!normal.min().equals(Quantity.of(Double.NEGATIVE_INFINITY, unit))) {
      text.append(", min=").append(normal.min());
    }
    if (!normal.max().equals(Quantity.of(Double.POSITIVE_INFINITY, unit))) {
      text.append(", max=").append(normal.max());
    }
    return text.append(')').toString();
  }

  /// A list whose unit stands at its first element; later ones may repeat it, or state another of
  /// the same dimension. `[in ms]` is the empty list of milliseconds.
  ///
  /// @throws IllegalArgumentException in a person's words
  public static Distribution.Listed list(List<String> elements) {
    if (elements.isEmpty()) {
      return new Distribution.Listed(List.of(), Unit.ONE);
    }
    if (elements.size() == 1 && elements.getFirst().startsWith(EMPTY)) {
      return new Distribution.Listed(
          List.of(), Unit.parse(elements.getFirst().substring(EMPTY.length())));
    }
    Unit unit = Quantity.parse(elements.getFirst()).unit();
    List<Double> values = new ArrayList<>(elements.size());
    for (String element : elements) {
      Quantity quantity = Quantity.parse(element);
      boolean bare = quantity.unit().equals(Unit.ONE);
      values.add(bare ? quantity.value() : quantity.in(unit).value());
    }
    return new Distribution.Listed(values, unit);
  }

  /// The elements of a list as {@link #list} reads them.
  public static List<String> elements(Distribution.Listed listed) {
    if (listed.values().isEmpty()) {
      return listed.unit().equals(Unit.ONE) ? List.of() : List.of(EMPTY + listed.unit().symbol());
    }
    List<String> elements = new ArrayList<>(listed.values().size());
    elements.add(Quantity.of(listed.values().getFirst(), listed.unit()).toString());
    for (double value : listed.values().subList(1, listed.values().size())) {
      elements.add(Quantity.number(value).toString());
    }
    return elements;
  }

  private static List<Quantity> quantities(
      List<String> arguments, int count, String form, String whole) {
    check(arguments.size() == count, form, whole);
    List<Quantity> quantities = arguments.stream().map(Quantity::parse).toList();
    for (Quantity quantity : quantities) {
      checkDimension(quantity, quantities.getFirst().dimension(), whole);
    }
    return quantities;
  }

  private static void checkDimension(Quantity quantity, Dimension dimension, String whole) {
    if (!quantity.dimension().equals(dimension)) {
      throw new IllegalArgumentException(
          "'" + shown(whole) + "' mixes units that cannot be converted to each other");
    }
  }

  private static void check(boolean right, String form, String whole) {
    if (!right) {
      throw new IllegalArgumentException("'" + shown(whole) + "' should have the form " + form);
    }
  }

  /// Splits at commas outside parentheses; blank text has no arguments.
  public static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case ',' -> {
          if (depth == 0) {
            arguments.add(text.substring(start, i).strip());
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    if (!arguments.isEmpty() || !text.isBlank()) {
      arguments.add(text.substring(start).strip());
    }
    return arguments;
  }

  // A hostile file may hold a text of any length, and messages stand on one line.
  private static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
