package cajal.app.view.inspector;

import cajal.model.Model;
import cajal.network.Distribution;
import cajal.project.Project;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Optional;

/// A value as a form shows it: the slots in which it stands (several when several things are edited
/// together), and what its model says about it.
///
/// @param slots where it stands; the first is the one shown
/// @param parameter name, unit, bounds, default and description
/// @param hasDefault whether the model has a default to go back to
/// @param own what the model itself takes where that is more than the default of a parameter, such
///   as the expression of an initial value
record ValueField(
    List<Slot> slots, Model.Parameter parameter, boolean hasDefault, Optional<Distribution> own) {

  ValueField {
    slots = List.copyOf(slots);
  }

  ValueField(List<Slot> slots, Model.Parameter parameter, boolean hasDefault) {
    this(slots, parameter, hasDefault, Optional.empty());
  }

  static ValueField of(Slot slot, Model.Parameter parameter) {
    return new ValueField(List.of(slot), parameter, true);
  }

  String name() {
    return parameter.name();
  }

  Unit unit() {
    return parameter.unit();
  }

  /// What the model would take where nothing is set.
  Distribution usual() {
    if (own.isPresent()) {
      return own.get();
    }
    return parameter.list()
        ? new Distribution.Listed(parameter.elements(), unit())
        : new Distribution.Constant(parameter.defaultValue());
  }

  /// What stands in the first slot, or the default.
  Distribution value(Project project) {
    return slots.getFirst().get(project).orElseGet(this::usual);
  }

  /// Whether the slots hold different values.
  boolean mixed(Project project) {
    Distribution first = value(project);
    return slots.stream().anyMatch(slot -> !slot.get(project).orElseGet(this::usual).equals(first));
  }

  /// Whether something else than the model's default stands in any slot.
  boolean changed(Project project) {
    return slots.stream()
        .map(slot -> slot.get(project))
        .flatMap(Optional::stream)
        .anyMatch(value -> !value.equals(usual()));
  }

  /// Sets the value everywhere; the default is left to the model.
  Project with(Project project, Distribution value) {
    Project next = project;
    for (Slot slot : slots) {
      next = hasDefault && value.equals(usual()) ? slot.clear(next) : slot.set(next, value);
    }
    return next;
  }

  Project reset(Project project) {
    Project next = project;
    for (Slot slot : slots) {
      next = slot.clear(next);
    }
    return next;
  }

  /// The gesture of changing it, as history shows it.
  String gesture() {
    String owner = slots.size() == 1 ? slots.getFirst().owner() : slots.size() + " things";
    return "Set " + name() + " of " + owner;
  }

  /// Reads a typed number, with or without a unit, into this value's unit.
  ///
  /// @throws IllegalArgumentException in a person's words, if it is no number, has a unit that does
  ///   not fit, or lies out of bounds
  Quantity read(String typed) {
    Quantity quantity = in(typed, unit());
    check(quantity.value());
    return quantity;
  }

  /// Reads a number that bounds do not concern, such as a standard deviation.
  static Quantity in(String typed, Unit unit) {
    String text = typed.strip().replace('−', '-').replace(',', '.');
    if (text.isEmpty()) {
      throw new IllegalArgumentException("A number is missing here.");
    }
    Quantity quantity;
    try {
      quantity = Quantity.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          unit.equals(Unit.ONE)
              ? "“" + text + "” is not a number."
              : "“" + text + "” is not a number with a unit, such as 250 " + unit + ".",
          e);
    }
    // A number alone is meant in the unit that stands beside it.
    boolean bare = quantity.unit().equals(Unit.ONE) && !text.endsWith("1/1");
    if (bare) {
      return Quantity.of(quantity.value(), unit);
    }
    if (!quantity.dimension().equals(unit.dimension())) {
      throw new IllegalArgumentException(
          unit.equals(Unit.ONE)
              ? "This is a number without a unit, not in " + quantity.unit() + "."
              : quantity.unit() + " does not fit: this is in " + unit + ".");
    }
    return quantity.in(unit);
  }

  /// @throws IllegalArgumentException in a person's words, if the value lies out of bounds
  void check(double value) {
    if (!parameter.allows(value)) {
      throw new IllegalArgumentException(name() + " must be " + bounds() + ".");
    }
  }

  /// The bounds in words: `above 0 pF`, `between 0 and 1`.
  String bounds() {
    String symbol = unit().equals(Unit.ONE) ? "" : " " + unit();
    boolean low = !Double.isInfinite(parameter.min());
    boolean high = !Double.isInfinite(parameter.max());
    if (low && high) {
      return (parameter.minOpen()
              ? "above " + text(parameter.min()) + " and at most "
              : "between " + text(parameter.min()) + " and ")
          + text(parameter.max())
          + symbol;
    }
    if (low) {
      return (parameter.minOpen() ? "above " : "at least ") + text(parameter.min()) + symbol;
    }
    return high ? "at most " + text(parameter.max()) + symbol : "a number";
  }

  /// A number as a person writes it.
  static String text(double value) {
    return Quantity.number(value).toString();
  }
}
