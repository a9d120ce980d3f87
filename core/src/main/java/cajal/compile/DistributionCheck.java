package cajal.compile;

import cajal.model.FormulaText;
import cajal.model.Model;
import cajal.network.Distribution;
import cajal.problem.ProblemException;
import cajal.unit.Quantity;
import cajal.unit.Unit;

/// Checks that a distribution can give values of a parameter: units, bounds and shape, without
/// drawing from it.
final class DistributionCheck {

  private DistributionCheck() {}

  /// A pseudo-parameter for weights and delays, which have a unit but no bounds.
  static Model.Parameter unbounded(String name, Unit unit) {
    return new Model.Parameter(
        name,
        Quantity.of(0, unit),
        Double.NEGATIVE_INFINITY,
        false,
        Double.POSITIVE_INFINITY,
        false,
        java.util.List.of(),
        "");
  }

  /// @param size number of values that a list must have; -1 for any
  /// @return whether the distribution can be drawn from
  static boolean check(
      Distribution distribution,
      Model.Parameter parameter,
      String place,
      int size,
      Findings findings) {
    int before = findings.errors();
    switch (distribution) {
      case Distribution.Constant constant -> value(constant.value(), parameter, place, findings);
      case Distribution.Uniform uniform -> {
        boolean units =
            unit(uniform.low(), parameter, place, findings)
                && unit(uniform.high(), parameter, place, findings);
        if (units && !(uniform.low().coherent() <= uniform.high().coherent())) {
          findings.error(
              place,
              "The interval from " + uniform.low() + " to " + uniform.high() + " is empty.",
              "Give the smaller value first.");
        }
      }
      case Distribution.Normal normal -> normal(normal, parameter, place, findings);
      case Distribution.LogNormal logNormal -> {
        value(logNormal.median(), parameter, place, findings);
        if (!(logNormal.sigma() >= 0)) {
          findings.error(place, "A sigma must not be negative.", "Give 0 or more.");
        }
      }
      case Distribution.Exponential exponential ->
          value(exponential.mean(), parameter, place, findings);
      case Distribution.Listed listed -> listed(listed, parameter, place, size, findings);
      case Distribution.Formula formula -> formula(formula, parameter, place, findings);
    }
    return findings.errors() == before;
  }

  private static void normal(
      Distribution.Normal normal, Model.Parameter parameter, String place, Findings findings) {
    boolean units = true;
    for (Quantity quantity :
        java.util.List.of(normal.mean(), normal.sd(), normal.min(), normal.max())) {
      units &= unit(quantity, parameter, place, findings);
    }
    if (!units) {
      return;
    }
    if (!(normal.sd().value() >= 0)) {
      findings.error(place, "A standard deviation must not be negative.", "Give 0 or more.");
    }
    if (!(normal.min().coherent() <= normal.max().coherent())) {
      findings.error(
          place,
          "The bounds from " + normal.min() + " to " + normal.max() + " leave nothing.",
          "Give the smaller bound first.");
    }
  }

  private static void listed(
      Distribution.Listed listed,
      Model.Parameter parameter,
      String place,
      int size,
      Findings findings) {
    if (size >= 0 && listed.values().size() != size) {
      findings.error(
          place,
          "The list has " + listed.values().size() + " values, and " + size + " are needed.",
          "Give one value for each.");
      return;
    }
    for (double value : listed.values()) {
      if (!value(Quantity.of(value, listed.unit()), parameter, place, findings)) {
        return;
      }
    }
  }

  private static void formula(
      Distribution.Formula formula, Model.Parameter parameter, String place, Findings findings) {
    try {
      FormulaText text = FormulaText.parse(formula.expression(), "formula");
      if (text.spatial() && !DistanceCheck.isOfConnections(place)) {
        findings.error(
            place,
            "The formula '"
                + formula.expression()
                + "' has a distance d, but this belongs to no connection.",
            "Use r, i and n; weights and delays between populations with positions may use d.");
        return;
      }
      if (!text.dimension().equals(parameter.unit().dimension())) {
        findings.error(
            place,
            "The formula '"
                + formula.expression()
                + "' yields "
                + text.dimension()
                + ", but "
                + parameter.name()
                + " is in "
                + parameter.unit()
                + ".",
            "Give its numbers units of " + parameter.unit() + ".");
      }
    } catch (ProblemException e) {
      findings.addAll(place, e.problems());
    }
  }

  private static boolean unit(
      Quantity quantity, Model.Parameter parameter, String place, Findings findings) {
    if (quantity.dimension().equals(parameter.unit().dimension())) {
      return true;
    }
    String expected =
        parameter.unit().dimension().isNone() ? "a pure number" : "in " + parameter.unit();
    findings.error(
        place,
        "'" + quantity + "' has the wrong unit: " + parameter.name() + " is " + expected + ".",
        "Write " + Quantity.of(quantity.value(), parameter.unit()) + ", if that is meant.");
    return false;
  }

  private static boolean value(
      Quantity quantity, Model.Parameter parameter, String place, Findings findings) {
    if (!unit(quantity, parameter, place, findings)) {
      return false;
    }
    double value = quantity.in(parameter.unit()).value();
    if (parameter.allows(value)) {
      return true;
    }
    findings.error(place, outOfBounds(parameter, quantity), bounds(parameter));
    return false;
  }

  static String outOfBounds(Model.Parameter parameter, Quantity quantity) {
    return quantity + " is outside the bounds of " + parameter.name() + ".";
  }

  static String bounds(Model.Parameter parameter) {
    boolean low = parameter.min() > Double.NEGATIVE_INFINITY;
    boolean high = parameter.max() < Double.POSITIVE_INFINITY;
    String min =
        (parameter.minOpen() ? "more than " : "at least ")
            + Quantity.of(parameter.min(), parameter.unit());
    String max = "at most " + Quantity.of(parameter.max(), parameter.unit());
    if (low && high) {
      return "Give " + min + " and " + max + ".";
    }
    return low ? "Give " + min + "." : high ? "Give " + max + "." : "Give a number.";
  }

  /// Values for all entities, each checked against the bounds; an empty array after a problem.
  static double[] draw(
      Sampler sampler, int size, Model.Parameter parameter, String place, Findings findings) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = sampler.at(i);
      double shown = parameter.unit().fromCoherent(values[i]);
      if (!parameter.allows(shown)) {
        findings.error(
            place,
            Double.isNaN(shown)
                ? "No value could be drawn within the bounds of the distribution."
                : "The distribution draws "
                    + outOfBounds(parameter, Quantity.of(shown, parameter.unit())),
            Double.isNaN(shown)
                ? "Widen the bounds, or move the mean between them."
                : bounds(parameter));
        return new double[0];
      }
    }
    return values;
  }
}
