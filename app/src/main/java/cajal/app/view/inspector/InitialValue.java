package cajal.app.view.inspector;

import cajal.model.Model;
import cajal.network.Distribution;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Optional;

/// Where a state variable begins, as its model says it: `V_m = E_L`.
final class InitialValue {

  private InitialValue() {}

  /// The value in a form, with the model's own expression where nobody has set another.
  static ValueField field(String population, Model.State state, Model model) {
    String expression = expression(state.name(), model);
    Optional<Quantity> number = number(expression, state.unit());
    Quantity about =
        number
            .or(() -> model.parameter(expression).map(Model.Parameter::defaultValue))
            .filter(value -> value.dimension().equals(state.unit().dimension()))
            .orElse(Quantity.of(0, state.unit()))
            .in(state.unit());
    Model.Parameter parameter =
        new Model.Parameter(
            state.name(),
            about,
            Double.NEGATIVE_INFINITY,
            false,
            Double.POSITIVE_INFINITY,
            false,
            List.of(),
            state.description());
    Optional<Distribution> own =
        number.isPresent() || expression.isEmpty()
            ? Optional.empty()
            : Optional.of(new Distribution.Formula(expression));
    return new ValueField(
        List.of(new Slot.Initial(population, state.name())), parameter, true, own);
  }

  // A line of the model's text: name = expression "description".
  private static String expression(String state, Model model) {
    return model
        .text()
        .lines()
        .map(String::strip)
        .dropWhile(line -> !line.equals("state"))
        .filter(line ->
            line.contains("=") && line.substring(0, line.indexOf('=')).strip().equals(state))
        .findFirst()
        .map(line -> line.substring(line.indexOf('=') + 1))
        .map(rest -> rest.contains("\"") ? rest.substring(0, rest.indexOf('"')) : rest)
        .map(rest -> rest.contains("#") ? rest.substring(0, rest.indexOf('#')) : rest)
        .map(String::strip)
        .orElse("");
  }

  private static Optional<Quantity> number(String expression, Unit unit) {
    try {
      Quantity read = Quantity.parse(expression);
      return read.dimension().equals(unit.dimension())
          ? Optional.of(read.in(unit))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
