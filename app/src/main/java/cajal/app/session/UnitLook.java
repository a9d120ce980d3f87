package cajal.app.session;

import java.util.List;
import java.util.Optional;

/// How the units of a run are shown by what an analysis found about them.
///
/// @param order in which rows stand; empty for the order of their numbers
/// @param groups classes whose units stand together; empty for populations
/// @param paint what units are coloured by; empty for the colours of their populations
public record UnitLook(
    Optional<Order> order, Optional<CellPaint> groups, Optional<CellPaint> paint) {

  public static final UnitLook PLAIN =
      new UnitLook(Optional.empty(), Optional.empty(), Optional.empty());

  /// Units in an order.
  ///
  /// @param title by what they are sorted
  /// @param cells from the top; those that are missing follow
  public record Order(String title, List<CellRef> cells) {

    public Order {
      cells = List.copyOf(cells);
    }
  }

  public boolean isPlain() {
    return equals(PLAIN);
  }

  public UnitLook sorted(Order by) {
    return new UnitLook(Optional.of(by), groups, paint);
  }

  public UnitLook unsorted() {
    return new UnitLook(Optional.empty(), groups, paint);
  }

  /// @param by classes
  public UnitLook grouped(CellPaint by) {
    return new UnitLook(order, Optional.of(by), paint);
  }

  public UnitLook ungrouped() {
    return new UnitLook(order, Optional.empty(), paint);
  }

  public UnitLook painted(CellPaint by) {
    return new UnitLook(order, groups, Optional.of(by));
  }

  public UnitLook unpainted() {
    return new UnitLook(order, groups, Optional.empty());
  }
}
