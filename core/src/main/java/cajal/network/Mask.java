package cajal.network;

import cajal.unit.Quantity;
import java.util.List;

/// The region around a neuron in which its targets lie; the neuron is at its origin.
public sealed interface Mask {

  /// From one corner to the other.
  record Rectangular(Quantity x0, Quantity y0, Quantity x1, Quantity y1) implements Mask {}

  /// Within a radius, in the plane.
  record Circular(Quantity radius) implements Mask {}

  /// Within the outer radius and not within the inner one, in the plane.
  record Doughnut(Quantity inner, Quantity outer) implements Mask {}

  /// Within an ellipse whose long axis is turned from the x axis.
  ///
  /// @param major length of the long axis
  /// @param minor length of the short axis
  /// @param degrees by which it is turned
  record Elliptical(Quantity major, Quantity minor, double degrees) implements Mask {}

  /// From one corner of a box to the other.
  ///
  /// @param low three coordinates
  /// @param high three coordinates
  record Box(List<Quantity> low, List<Quantity> high) implements Mask {

    public Box {
      low = List.copyOf(low);
      high = List.copyOf(high);
    }
  }

  /// Within a radius, in space.
  record Spherical(Quantity radius) implements Mask {}

  /// Within so many columns and rows of the targets' grid, the neuron in the middle.
  record Grid(int columns, int rows) implements Mask {}

  /// The forms that {@link #parse} reads.
  List<String> FORMS =
      List.of(
          "rectangular(X0, Y0, X1, Y1)",
          "circular(RADIUS)",
          "doughnut(INNER, OUTER)",
          "elliptical(MAJOR, MINOR, DEGREES)",
          "box(X0, Y0, Z0, X1, Y1, Z1)",
          "spherical(RADIUS)",
          "grid(COLUMNS, ROWS)");

  /// Reads a mask such as `circular(300 um)`; the inverse of {@link #format}.
  ///
  /// @throws IllegalArgumentException in a person's words
  static Mask parse(String text) {
    Call call = Call.read(text, FORMS);
    return switch (call.form()) {
      case "rectangular(X0, Y0, X1, Y1)" ->
          new Rectangular(call.length(0), call.length(1), call.length(2), call.length(3));
      case "circular(RADIUS)" -> new Circular(call.length(0));
      case "doughnut(INNER, OUTER)" -> new Doughnut(call.length(0), call.length(1));
      case "elliptical(MAJOR, MINOR, DEGREES)" ->
          new Elliptical(call.length(0), call.length(1), call.number(2));
      case "box(X0, Y0, Z0, X1, Y1, Z1)" ->
          new Box(
              List.of(call.length(0), call.length(1), call.length(2)),
              List.of(call.length(3), call.length(4), call.length(5)));
      case "spherical(RADIUS)" -> new Spherical(call.length(0));
      default -> new Grid(call.count(0), call.count(1));
    };
  }

  /// As a person would write it.
  default String format() {
    return switch (this) {
      case Rectangular m -> Call.text("rectangular", m.x0(), m.y0(), m.x1(), m.y1());
      case Circular m -> Call.text("circular", m.radius());
      case Doughnut m -> Call.text("doughnut", m.inner(), m.outer());
      case Elliptical m -> Call.text("elliptical", m.major(), m.minor(), m.degrees());
      case Box m ->
          Call.text(
              "box",
              m.low().get(0),
              m.low().get(1),
              m.low().get(2),
              m.high().get(0),
              m.high().get(1),
              m.high().get(2));
      case Spherical m -> Call.text("spherical", m.radius());
      case Grid m -> Call.text("grid", (double) m.columns(), (double) m.rows());
    };
  }
}
