package cajal.figure;

import java.util.List;

/// What stands along one edge of a plot.
public sealed interface Axis {

  /// Data value at the left or lower end.
  double low();

  /// Data value at the right or upper end.
  double high();

  /// Numbers at nice steps.
  ///
  /// @param name what is measured; `_` begins a subscript, as in `V_m`
  /// @param unit its unit, empty for a pure number
  /// @param labelled whether numbers and name are written; `false` above a panel that shares them
  /// @param whole whether it counts, so that nothing lies between two whole numbers
  record Numeric(double low, double high, String name, String unit, boolean labelled, boolean whole)
      implements Axis {

    public static Numeric of(double low, double high, String name, String unit) {
      return new Numeric(low, high, name, unit, true, false);
    }

    /// The same axis with ticks but without text.
    public Numeric unlabelled() {
      return new Numeric(low, high, name, unit, false, whole);
    }

    /// The same axis with ticks at whole numbers only.
    public Numeric counting() {
      return new Numeric(low, high, name, unit, labelled, true);
    }

    Ticks ticks(int most) {
      return whole ? Ticks.whole(low, high, most) : Ticks.nice(low, high, most);
    }

    /// Name and unit as written beside the axis.
    public String label() {
      return unit.isEmpty() ? name : name.isEmpty() ? unit : name + " (" + unit + ")";
    }
  }

  /// Named stretches, such as the populations of a raster.
  ///
  /// @param name what the stretches are; may be empty
  record Bands(double low, double high, String name, List<Band> bands) implements Axis {

    public Bands {
      bands = List.copyOf(bands);
    }
  }

  /// A named row or column of unit size for each name, the first at `low`; where there is no room
  /// for all, every second, fifth, tenth ... is written.
  ///
  /// @param name what the rows or columns are
  record Names(double low, double high, String name, List<String> names) implements Axis {

    public Names {
      names = List.copyOf(names);
    }
  }

  /// Nothing is drawn.
  record Hidden(double low, double high) implements Axis {}

  /// One stretch of {@link Bands}, in its colour.
  record Band(String name, double from, double to, int rgb) {}
}
