package cajal.compile;

import cajal.network.Positions;
import cajal.unit.Dimension;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;

/// Checks the positions of a population.
final class PlaceCheck {

  private static final Dimension LENGTH = Unit.parse("um").dimension();

  private PlaceCheck() {}

  /// @return whether neurons can be placed
  static boolean check(Positions positions, String place, Findings findings) {
    int before = findings.errors();
    switch (positions) {
      case Positions.Grid grid -> {
        if (grid.shape().size() != grid.extent().size()) {
          findings.error(
              place,
              "The grid has "
                  + grid.shape().size()
                  + " directions, its extent "
                  + grid.extent().size()
                  + ".",
              "Give a number of neurons and a length for each direction.");
        }
        extent(grid.extent(), place, findings);
      }
      case Positions.Scattered scattered -> extent(scattered.extent(), place, findings);
      case Positions.Listed listed -> {
        int dimensions = listed.points().isEmpty() ? 0 : listed.points().getFirst().size();
        dimensions(dimensions, place, findings);
        if (!listed.unit().dimension().equals(LENGTH)) {
          findings.error(place, "'" + listed.unit() + "' is no unit of length.", "Write 'um'.");
        }
        boolean alike =
            listed.points().stream()
                .allMatch(p -> p.size() == dimensions && p.stream().allMatch(Double::isFinite));
        if (!alike) {
          findings.error(
              place, "The points differ in their directions.", "Give as many numbers for each.");
        }
      }
    }
    return findings.errors() == before;
  }

  private static void extent(List<Quantity> extent, String place, Findings findings) {
    dimensions(extent.size(), place, findings);
    for (Quantity length : extent) {
      if (!length.dimension().equals(LENGTH)
          || !(length.value() > 0 && Double.isFinite(length.value()))) {
        findings.error(
            place, "'" + length + "' is no length of an area.", "Write something like '1 mm'.");
      }
    }
  }

  private static void dimensions(int count, String place, Findings findings) {
    if (count != 2 && count != 3) {
      findings.error(
          place, "There are " + count + " directions.", "Give two for the plane, three for space.");
    }
  }
}
