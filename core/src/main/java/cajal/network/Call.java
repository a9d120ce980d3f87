package cajal.network;

import cajal.problem.Nearest;
import cajal.unit.Dimension;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text such as `gaussian(0.8, 200 um)`, read against the forms it may have.
///
/// @param form the form that fits its name and number of arguments
record Call(String form, List<String> arguments, String whole) {

  static final Dimension LENGTH = Unit.parse("um").dimension();
  static final Dimension PER_LENGTH = Unit.parse("1/um").dimension();

  private static final Pattern CALL = Pattern.compile("(\\w+)\\s*\\((.*)\\)", Pattern.DOTALL);
  private static final int LONGEST = 60;

  static Call read(String text, List<String> forms) {
    Matcher call = CALL.matcher(text.strip());
    String name = call.matches() ? call.group(1) : text.strip();
    List<String> named = forms.stream().filter(form -> form.startsWith(name + "(")).toList();
    if (named.isEmpty()) {
      List<String> names =
          forms.stream().map(form -> form.substring(0, form.indexOf('('))).toList();
      throw new IllegalArgumentException(
          "'" + shown(name) + "' is not known here. " + Nearest.remedy(name, names));
    }
    List<String> arguments = call.matches() ? DistributionText.arguments(call.group(2)) : List.of();
    for (String form : named) {
      if (form.split(",").length == arguments.size()) {
        return new Call(form, arguments, text.strip());
      }
    }
    throw new IllegalArgumentException(
        "'" + shown(text.strip()) + "' should have the form " + String.join(" or ", named));
  }

  static String text(String name, Object... arguments) {
    return Arrays.stream(arguments)
        .map(a -> a instanceof Double number ? Quantity.number(number).toString() : a.toString())
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  double number(int index) {
    return quantity(index, Dimension.NONE).value();
  }

  int count(int index) {
    double number = number(index);
    if (number != Math.rint(number) || number < 1 || number > Integer.MAX_VALUE) {
      throw wrong("needs a whole number of at least 1");
    }
    return (int) number;
  }

  Quantity length(int index) {
    return quantity(index, LENGTH);
  }

  Quantity quantity(int index, Dimension dimension) {
    Quantity value = Quantity.parse(arguments.get(index));
    if (!value.dimension().equals(dimension)) {
      throw wrong(
          dimension.isNone()
              ? "needs a pure number, not " + value
              : "needs something in " + dimension + ", not " + value);
    }
    return value;
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "'" + shown(whole) + "', which has the form " + form + ", " + what);
  }

  private static String shown(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
