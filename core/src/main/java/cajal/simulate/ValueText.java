package cajal.simulate;

import cajal.network.Distribution;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A distribution as one line of text, as it stands in the log of changes: `250 pF`, `uniform(0 mV;
/// 20 mV)`, `list(1; 2; 3; mV)`.
final class ValueText {

  private ValueText() {}

  static String write(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Constant of -> of.value().toString();
      case Distribution.Uniform of -> call("uniform", of.low(), of.high());
      case Distribution.Normal of -> call("normal", of.mean(), of.sd(), of.min(), of.max());
      case Distribution.LogNormal of -> call("lognormal", of.median(), of.sigma());
      case Distribution.Exponential of -> call("exponential", of.mean());
      case Distribution.Listed of ->
          "list("
              + of.values().stream().map(String::valueOf).collect(Collectors.joining("; "))
              + "; "
              + of.unit().symbol()
              + ")";
      case Distribution.Formula of -> "formula(" + of.expression() + ")";
    };
  }

  private static String call(String name, Object... values) {
    return Arrays.stream(values)
        .map(String::valueOf)
        .collect(Collectors.joining("; ", name + "(", ")"));
  }

  /// @throws IllegalArgumentException if it is no such text
  static Distribution read(String text) {
    int open = text.indexOf('(');
    String name = open < 0 || !text.endsWith(")") ? "" : text.substring(0, open);
    String inside = name.isEmpty() ? "" : text.substring(open + 1, text.length() - 1);
    List<String> parts = Arrays.stream(inside.split(";", -1)).map(String::strip).toList();
    return switch (name) {
      case "uniform" -> new Distribution.Uniform(quantity(parts, 0), quantity(parts, 1));
      case "normal" ->
          new Distribution.Normal(
              quantity(parts, 0), quantity(parts, 1), quantity(parts, 2), quantity(parts, 3));
      case "lognormal" ->
          new Distribution.LogNormal(quantity(parts, 0), quantity(parts, 1).value());
      case "exponential" -> new Distribution.Exponential(quantity(parts, 0));
      case "list" ->
          new Distribution.Listed(
              parts.subList(0, parts.size() - 1).stream()
                  .filter(part -> !part.isEmpty())
                  .map(Double::valueOf)
                  .toList(),
              Unit.parse(parts.getLast()));
      case "formula" -> new Distribution.Formula(inside);
      default -> new Distribution.Constant(Quantity.parse(text));
    };
  }

  private static Quantity quantity(List<String> parts, int index) {
    if (index >= parts.size()) {
      throw new IllegalArgumentException("a value is missing in " + parts);
    }
    return Quantity.parse(parts.get(index));
  }
}
