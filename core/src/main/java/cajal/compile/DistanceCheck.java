package cajal.compile;

import cajal.model.FormulaText;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Projection;
import cajal.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Weights and delays that depend on the distance between two neurons.
final class DistanceCheck {

  private DistanceCheck() {}

  /// Whether the quantity at a dotted path belongs to connections.
  static boolean isOfConnections(String place) {
    return place.startsWith("projections.")
        && (place.endsWith(".weight") || place.endsWith(".delay"));
  }

  /// Whether a quantity is a formula with a distance in it.
  static boolean isSpatial(Distribution distribution) {
    try {
      return distribution instanceof Distribution.Formula formula
          && FormulaText.parse(formula.expression(), "formula").spatial();
    } catch (ProblemException e) {
      // Told where the distribution is checked.
      return false;
    }
  }

  /// Displacements between the ends of synapses, if both have positions; `null` otherwise, and a
  /// finding if they were needed.
  static @Nullable Displacements between(
      Projection projection, End source, End target, Findings findings) {
    Places from = source.places();
    Places to = target.places();
    if (from != null && to != null && from.dimensions() == to.dimensions()) {
      boolean periodic =
          projection.rule() instanceof ConnectionRule.Spatial spatial && spatial.periodic();
      return Displacements.of(from, to, periodic);
    }
    needless(projection, "has a distance d, but not both populations have positions", findings);
    return null;
  }

  /// Reports distances in a projection that has none.
  static void needless(Projection projection, String why, Findings findings) {
    String place = "projections." + projection.name();
    projection
        .weight()
        .filter(DistanceCheck::isSpatial)
        .ifPresent(weight -> report(weight, why, place + ".weight", findings));
    if (isSpatial(projection.delay())) {
      report(projection.delay(), why, place + ".delay", findings);
    }
  }

  private static void report(
      Distribution distribution, String why, String place, Findings findings) {
    findings.error(
        place,
        "'" + ((Distribution.Formula) distribution).expression() + "' " + why + ".",
        "Place both populations in the plane or in space, or leave d out.");
  }
}
