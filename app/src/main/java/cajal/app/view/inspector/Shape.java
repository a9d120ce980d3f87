package cajal.app.view.inspector;

import cajal.network.Distribution;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;

/// The kinds of distribution as a form offers them: which numbers each has, and how to come from
/// one to another without losing where the values lie.
enum Shape {
  CONSTANT("Constant"),
  UNIFORM("Uniform"),
  NORMAL("Normal"),
  LOGNORMAL("Lognormal"),
  EXPONENTIAL("Exponential"),
  FORMULA("Formula"),
  LISTED("One by one");

  private final String title;

  Shape(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /// One number of a distribution.
  ///
  /// @param label such as `sd`
  /// @param text as it stands in its field
  /// @param unit in which it is; {@link Unit#ONE} for a pure number
  record Part(String label, String text, Unit unit) {}

  static Shape of(Distribution value) {
    return switch (value) {
      case Distribution.Constant _ -> CONSTANT;
      case Distribution.Uniform _ -> UNIFORM;
      case Distribution.Normal _ -> NORMAL;
      case Distribution.LogNormal _ -> LOGNORMAL;
      case Distribution.Exponential _ -> EXPONENTIAL;
      case Distribution.Formula _ -> FORMULA;
      case Distribution.Listed _ -> LISTED;
    };
  }

  /// The numbers of a distribution, in a unit.
  static List<Part> parts(Distribution value, Unit unit) {
    return switch (value) {
      case Distribution.Constant d -> List.of(part("value", d.value(), unit));
      case Distribution.Uniform d ->
          List.of(part("from", d.low(), unit), part("to", d.high(), unit));
      case Distribution.Normal d ->
          List.of(
              part("mean", d.mean(), unit),
              part("sd", d.sd(), unit),
              part("min", d.min(), unit),
              part("max", d.max(), unit));
      case Distribution.LogNormal d ->
          List.of(
              part("median", d.median(), unit),
              new Part("sigma", ValueField.text(d.sigma()), Unit.ONE));
      case Distribution.Exponential d -> List.of(part("mean", d.mean(), unit));
      case Distribution.Formula d -> List.of(new Part("formula", d.expression(), Unit.ONE));
      case Distribution.Listed d -> List.of(new Part("values", list(d, unit), unit));
    };
  }

  private static Part part(String label, Quantity quantity, Unit unit) {
    boolean fits = quantity.dimension().equals(unit.dimension());
    Quantity shown = fits ? quantity.in(unit) : quantity;
    return new Part(label, ValueField.text(shown.value()), shown.unit());
  }

  private static String list(Distribution.Listed listed, Unit unit) {
    StringBuilder text = new StringBuilder();
    for (double value : listed.values()) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(ValueField.text(Quantity.of(value, listed.unit()).in(unit).value()));
    }
    return text.toString();
  }

  /// A distribution with one of its numbers typed anew.
  ///
  /// @param index which of {@link #parts}
  /// @throws IllegalArgumentException in a person's words, if what was typed does not fit
  static Distribution with(Distribution value, int index, String typed, ValueField field) {
    Unit unit = field.unit();
    return switch (value) {
      case Distribution.Constant _ -> new Distribution.Constant(field.read(typed));
      case Distribution.Uniform d -> {
        Quantity read = field.read(typed);
        Quantity low = index == 0 ? read : d.low().in(unit);
        Quantity high = index == 1 ? read : d.high().in(unit);
        if (low.value() >= high.value()) {
          throw new IllegalArgumentException("“from” must be smaller than “to”.");
        }
        yield new Distribution.Uniform(low, high);
      }
      case Distribution.Normal d -> {
        Quantity[] parts = {d.mean(), d.sd(), d.min(), d.max()};
        parts[index] = index == 0 ? field.read(typed) : ValueField.in(typed, unit);
        if (parts[1].value() < 0) {
          throw new IllegalArgumentException("sd must not be negative.");
        }
        if (parts[2].in(unit).value() >= parts[3].in(unit).value()) {
          throw new IllegalArgumentException("“min” must be smaller than “max”.");
        }
        yield new Distribution.Normal(parts[0], parts[1], parts[2], parts[3]);
      }
      case Distribution.LogNormal d -> {
        if (index == 0) {
          yield new Distribution.LogNormal(field.read(typed), d.sigma());
        }
        double sigma = ValueField.in(typed, Unit.ONE).value();
        if (sigma < 0) {
          throw new IllegalArgumentException("sigma must not be negative.");
        }
        yield new Distribution.LogNormal(d.median(), sigma);
      }
      case Distribution.Exponential _ -> new Distribution.Exponential(field.read(typed));
      case Distribution.Formula _ -> {
        if (typed.isBlank()) {
          throw new IllegalArgumentException("A formula is missing here.");
        }
        yield new Distribution.Formula(typed.strip());
      }
      case Distribution.Listed _ -> listed(typed, field);
    };
  }

  private static Distribution listed(String typed, ValueField field) {
    List<Double> values =
        java.util.Arrays.stream(typed.split("[;\\s]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> field.read(word).value())
            .toList();
    return new Distribution.Listed(values, field.unit());
  }

  /// The same values spread by this kind of distribution, around where they lie now.
  Distribution from(Distribution value, ValueField field) {
    Unit unit = field.unit();
    double centre = centre(value, field);
    double spread = centre == 0 ? 1 : Math.abs(centre) * 0.1;
    Quantity middle = Quantity.of(centre, unit);
    double min = field.parameter().min();
    double max = field.parameter().max();
    return switch (this) {
      case CONSTANT -> new Distribution.Constant(middle);
      case UNIFORM ->
          new Distribution.Uniform(
              Quantity.of(Math.max(centre - spread, min), unit),
              Quantity.of(Math.min(centre + spread, max), unit));
      case NORMAL ->
          new Distribution.Normal(
              middle, Quantity.of(spread, unit), Quantity.of(min, unit), Quantity.of(max, unit));
      case LOGNORMAL -> new Distribution.LogNormal(middle, 0.1);
      case EXPONENTIAL -> new Distribution.Exponential(middle);
      case FORMULA -> new Distribution.Formula(middle.toString());
      case LISTED -> new Distribution.Listed(List.of(centre), unit);
    };
  }

  /// Where the values of a distribution lie, in the unit of a field.
  static double centre(Distribution value, ValueField field) {
    Unit unit = field.unit();
    return switch (value) {
      case Distribution.Constant d -> d.value().in(unit).value();
      case Distribution.Uniform d -> (d.low().in(unit).value() + d.high().in(unit).value()) / 2;
      case Distribution.Normal d -> d.mean().in(unit).value();
      case Distribution.LogNormal d -> d.median().in(unit).value();
      case Distribution.Exponential d -> d.mean().in(unit).value();
      case Distribution.Formula _ -> field.parameter().defaultValue().value();
      case Distribution.Listed d ->
          d.values().isEmpty()
              ? field.parameter().defaultValue().value()
              : Quantity.of(d.values().getFirst(), d.unit()).in(unit).value();
    };
  }
}
