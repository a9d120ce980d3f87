package cajal.analyse;

import cajal.figure.Axis;
import cajal.figure.ColourMap;
import cajal.figure.Figure;
import cajal.figure.Mark;
import cajal.figure.Palette;
import cajal.figure.Panel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The panels that results are made of: curves, histograms, clouds of dots, matrices; and figures
/// that lay them out in rows.
public final class Panels {

  private static final double LINE_PT = 0.9;
  private static final double THIN_PT = 0.35;
  private static final double BORDER_PT = 0.7;
  private static final int CROWDED_POINTS = 600;
  private static final double ROW_MM = 62;

  /// Room for names of columns, which run upwards.
  private static final double NAMES_MM = 8;

  private Panels() {}

  /// What an axis measures.
  ///
  /// @param name `_` begins a subscript
  /// @param unit empty for a pure number
  /// @param whole whether it counts
  public record Label(String name, String unit, boolean whole) {

    public Label(String name, String unit) {
      this(name, unit, false);
    }

    public static Label of(String name) {
      return new Label(name, "");
    }

    /// Of whole numbers, such as components.
    public static Label counting(String name) {
      return new Label(name, "", true);
    }

    private Axis.Numeric axis(double low, double high) {
      Axis.Numeric axis = Axis.Numeric.of(low, high, name, unit);
      return whole ? axis.counting() : axis;
    }
  }

  /// One line with its name in the legend; an empty name has none.
  ///
  /// @param x `[point]`
  /// @param y `[point]`; NaN interrupts the line
  public record Curve(String name, double[] x, double[] y) {

    private static final int MOST_POINTS = 8_000;

    /// The same line as it looks, with few points: the lowest and the highest of each stretch.
    Curve thinned() {
      if (x.length <= MOST_POINTS) {
        return this;
      }
      int stretches = MOST_POINTS / 2;
      double[] thinX = new double[MOST_POINTS];
      double[] thinY = new double[MOST_POINTS];
      for (int s = 0; s < stretches; s++) {
        int from = (int) ((long) s * x.length / stretches);
        int to = (int) ((long) (s + 1) * x.length / stretches);
        int low = from;
        int high = from;
        for (int i = from; i < to; i++) {
          low = y[i] < y[low] ? i : low;
          high = y[i] > y[high] ? i : high;
        }
        thinX[2 * s] = x[Math.min(low, high)];
        thinY[2 * s] = y[Math.min(low, high)];
        thinX[2 * s + 1] = x[Math.max(low, high)];
        thinY[2 * s + 1] = y[Math.max(low, high)];
      }
      return new Curve(name, thinX, thinY);
    }
  }

  /// A figure with so many panels side by side in each row.
  public static Figure figure(String title, Palette palette, int perRow, List<Panel> panels) {
    int columns = Math.max(1, Math.min(perRow, panels.size()));
    int rows = Math.max(1, Math.ceilDiv(panels.size(), columns));
    List<Panel> placed = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      int row = i / columns;
      double width = 1.0 / columns;
      double height = 1.0 / rows;
      Panel.Cell cell = new Panel.Cell(i % columns * width, row * height, width, height);
      Panel panel = panels.get(i).in(cell);
      placed.add(panels.size() == 1 ? panel : panel.lettered(letter(i)));
    }
    double widthMm = columns == 1 ? Figure.DEFAULT_WIDTH_MM * 0.6 : Figure.DEFAULT_WIDTH_MM;
    boolean named = panels.stream().anyMatch(panel -> panel.x() instanceof Axis.Names);
    double rowMm = named ? ROW_MM + NAMES_MM : ROW_MM;
    double heightMm = rows == 1 && columns == 1 ? 1.2 * rowMm : rowMm * rows;
    return Figure.of(title, palette, placed).sized(widthMm, heightMm);
  }

  private static String letter(int i) {
    return i < 26 ? String.valueOf((char) ('A' + i)) : "";
  }

  /// Lines over one pair of axes.
  public static Panel curves(List<Curve> curves, Label x, Label y, Palette palette) {
    List<Mark> marks = new ArrayList<>();
    List<Panel.Key> keys = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i).thinned();
      double widthPt = curve.x().length > CROWDED_POINTS ? THIN_PT : LINE_PT;
      marks.add(new Mark.Line(curve.x(), curve.y(), palette.cycle(i), widthPt));
      if (!curve.name().isEmpty()) {
        keys.add(new Panel.Key(curve.name(), palette.cycle(i)));
      }
    }
    return Panel.of(
            axis(all(curves.stream().map(Curve::x).toList()), 0, x),
            axis(all(curves.stream().map(Curve::y).toList()), 0.05, y),
            marks)
        .withKeys(keys);
  }

  /// Bars of equal width, such as a correlogram.
  ///
  /// @param edges `[bin + 1]`, ascending
  /// @param heights `[bin]`
  public static Panel bars(double[] edges, double[] heights, Label x, Label y, Palette palette) {
    int bins = heights.length;
    double[] outline = new double[2 * bins];
    double[] high = new double[2 * bins];
    for (int i = 0; i < bins; i++) {
      outline[2 * i] = edges[i];
      outline[2 * i + 1] = edges[i + 1];
      high[2 * i] = heights[i];
      high[2 * i + 1] = heights[i];
    }
    List<Mark> marks =
        bins == 0
            ? List.of()
            : List.of(
                new Mark.Area(outline, new double[2 * bins], high, palette.cycle(0), 0.35),
                new Mark.Line(outline, high, palette.cycle(0), LINE_PT));
    double largest = Arrays.stream(heights).filter(Double::isFinite).max().orElse(0);
    double smallest = Arrays.stream(heights).filter(Double::isFinite).min().orElse(0);
    return Panel.of(
        axis(edges, 0, x),
        y.axis(Math.min(0, 1.05 * smallest), largest > 0 ? 1.05 * largest : 1),
        marks);
  }

  /// How many values lie where; NaN is not counted.
  public static Panel histogram(double[] values, Label x, String what, Palette palette) {
    Histogram found = Histogram.of(values);
    return bars(found.edges(), found.counts(), x, Label.counting(what), palette);
  }

  /// A dot for each pair of values; pairs with NaN are left out.
  public static Panel dots(double[] x, double[] y, Label xLabel, Label yLabel, Palette palette) {
    return groups(new Curve("", x, y), new int[x.length], List.of(""), xLabel, yLabel, palette);
  }

  /// Dots in the colours of their groups.
  ///
  /// @param group `[dot]`, index of a name; negative for none, which is drawn in the muted colour
  /// @param names of the groups; a group with an empty name has no entry in the legend
  public static Panel groups(
      Curve dots, int[] group, List<String> names, Label xLabel, Label yLabel, Palette palette) {
    double[] x = dots.x();
    double[] y = dots.y();
    List<Mark> marks = new ArrayList<>();
    List<Panel.Key> keys = new ArrayList<>();
    double size = x.length > 2_000 ? 1.5 : x.length > 300 ? 2.2 : 3.5;
    for (int g = -1; g < names.size(); g++) {
      int wanted = g;
      int[] chosen =
          IntStream.range(0, x.length)
              .filter(i -> group[i] == wanted && Double.isFinite(x[i]) && Double.isFinite(y[i]))
              .toArray();
      int colour = g < 0 ? palette.muted() : palette.cycle(g);
      marks.add(
          new Mark.Dots(
              Arrays.stream(chosen).mapToDouble(i -> x[i]).toArray(),
              Arrays.stream(chosen).mapToDouble(i -> y[i]).toArray(),
              size,
              colour));
      if (g >= 0 && !names.get(g).isEmpty()) {
        keys.add(new Panel.Key(names.get(g), colour));
      }
    }
    return Panel.of(axis(x, 0.05, xLabel), axis(y, 0.05, yLabel), marks).withKeys(keys);
  }

  /// A matrix in colours, the first row on top.
  ///
  /// @param values `[row][column]`; NaN is left empty
  /// @param bar what the colours mean
  public static Panel matrix(double[][] values, Axis columns, Axis rows, Panel.ColourBar bar) {
    int height = values.length;
    int width = height == 0 ? 0 : values[0].length;
    float[] cells = new float[height * width];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        cells[(height - 1 - row) * width + column] = (float) values[row][column];
      }
    }
    List<Mark> marks =
        cells.length == 0
            ? List.of()
            : List.of(new Mark.Heat(width, height, cells, bar.map(), bar.low(), bar.high()));
    return Panel.of(columns, rows, marks).with(bar);
  }

  /// The scale of values of both signs around 0, or of values from 0 upwards.
  public static Panel.ColourBar scale(double[][] values, Label label, Palette palette) {
    double largest = 0;
    double smallest = 0;
    for (double[] row : values) {
      for (double value : row) {
        if (Double.isFinite(value)) {
          largest = Math.max(largest, value);
          smallest = Math.min(smallest, value);
        }
      }
    }
    double reach = Math.max(largest, -smallest);
    if (reach == 0) {
      reach = 1;
    }
    return smallest < 0
        ? new Panel.ColourBar(
            palette.dark() ? ColourMap.DIVERGING_DARK : ColourMap.DIVERGING,
            -reach,
            reach,
            label.name(),
            label.unit())
        : new Panel.ColourBar(ColourMap.VIRIDIS, 0, reach, label.name(), label.unit());
  }

  /// Names of rows from top to bottom.
  public static Axis rowNames(String what, List<String> names) {
    return new Axis.Names(0, Math.max(1, names.size()), what, names.reversed());
  }

  /// Names of columns from left to right, each around a whole number, the first around 1; numbers
  /// at round steps where the names count the columns.
  public static Axis columnNames(String what, List<String> names) {
    int count = names.size();
    boolean counted =
        IntStream.range(0, count).allMatch(i -> names.get(i).equals(Integer.toString(i + 1)));
    return counted
        ? columnNumbers(what, count)
        : new Axis.Names(0.5, Math.max(1, count) + 0.5, what, names);
  }

  /// Numbers of columns from left to right, the first is 1.
  public static Axis columnNumbers(String what, int count) {
    return Axis.Numeric.of(0.5, Math.max(1, count) + 0.5, what, "").counting();
  }

  /// Lines between groups of rows and columns of a square matrix with names on both sides.
  ///
  /// @param group `[row]`, equal for neighbours that belong together
  public static Panel bordered(Panel matrix, int[] group) {
    return bordered(matrix, group, group);
  }

  /// Lines between groups of rows and between groups of columns of a matrix.
  ///
  /// @param rows `[row]`, equal for neighbours that belong together
  /// @param columns `[column]`
  public static Panel bordered(Panel matrix, int[] rows, int[] columns) {
    boolean bright =
        matrix.colourBar().map(bar -> bar.map().equals(ColourMap.VIRIDIS)).orElse(false);
    int rgb = bright ? 0xFFFFFF : 0x000000;
    double[] across = {matrix.x().low(), matrix.x().high()};
    double[] up = {matrix.y().low(), matrix.y().high()};
    List<Mark> marks = new ArrayList<>(matrix.marks());
    for (int column : changes(columns)) {
      double x = matrix.x().low() + column;
      marks.add(new Mark.Line(new double[] {x, x}, up, rgb, BORDER_PT));
    }
    for (int row : changes(rows)) {
      double y = matrix.y().high() - row;
      marks.add(new Mark.Line(across, new double[] {y, y}, rgb, BORDER_PT));
    }
    return matrix.with(marks);
  }

  private static int[] changes(int[] group) {
    return IntStream.range(1, group.length).filter(i -> group[i] != group[i - 1]).toArray();
  }

  /// An axis around values, with some room at its ends.
  ///
  /// @param room as a part of the range
  public static Axis.Numeric axis(double[] values, double room, Label label) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (!(low <= high)) {
      return label.axis(0, 1);
    }
    double more = low == high ? Math.max(0.5, 0.1 * Math.abs(low)) : room * (high - low);
    double from = low >= 0 && low - more < 0 ? 0 : low - more;
    return label.axis(from, high + more);
  }

  private static double[] all(List<double[]> arrays) {
    return arrays.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
