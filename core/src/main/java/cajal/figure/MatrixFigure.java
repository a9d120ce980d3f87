package cajal.figure;

import cajal.connectome.matrix.ConnectomeMatrix;
import cajal.connectome.matrix.MatrixOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// The matrix of a connectome as a figure: every entry a square, or two triangles where a pair is
/// joined in both ways; groups of rows are named at the edges, cells where there is room.
public final class MatrixFigure {

  private static final double SIDE_MM = 180;
  private static final double LABEL_PT = 6;
  private static final double LEAST_PT = 4.2;
  private static final double PLOT_PT = 400;
  // In units of a drawing, which are shrunk to the page: large enough to fill it.
  private static final double SIDE = 800;
  private static final double STRIP = 0.018;
  // Above so many entries squares are an image: no eye tells them apart, and files stay small.
  private static final int MOST_SQUARES = 60_000;

  private final ConnectomeMatrix matrix;
  private final Palette palette;
  private final MatrixColours colours;
  private final List<Mark> marks = new ArrayList<>();
  private final double unit;

  private MatrixFigure(ConnectomeMatrix matrix, Palette palette) {
    this.matrix = matrix;
    this.palette = palette;
    colours = new MatrixColours(matrix, palette);
    unit = SIDE / Math.max(1, matrix.size());
  }

  /// @param title what it shows, such as the title of the connectome
  public static Figure of(ConnectomeMatrix matrix, String title, Palette palette) {
    return new MatrixFigure(matrix, palette).figure(title);
  }

  private Figure figure(String title) {
    int n = matrix.size();
    if (matrix.entries() > MOST_SQUARES) {
      return image(title);
    }
    frame(n);
    strips();
    squares();
    labels(n);
    Panel panel =
        Panel.drawing(marks)
            .withKeys(colours.keys())
            .titled(matrix.difference().isEmpty() ? "" : matrix.difference());
    return Figure.of(title, palette, List.of(panel)).sized(SIDE_MM, SIDE_MM + 8);
  }

  private void frame(int n) {
    for (MatrixOrder.Group group : matrix.groups()) {
      if (group.from() > 0) {
        marks.add(line(0, group.from(), n, group.from()));
        marks.add(line(group.from(), 0, group.from(), n));
      }
    }
    marks.add(
        new Mark.Shape(
            polygon(0, 0, n, 0, n, n, 0, n),
            OptionalInt.empty(),
            OptionalInt.of(palette.ink()),
            Type.LINE,
            1));
  }

  private Mark line(double x0, double y0, double x1, double y1) {
    return Mark.Shape.stroked(
        Outline.polyline(false, unit * x0, unit * y0, unit * x1, unit * y1), palette.grid(), 0.35);
  }

  // One shape for each colour keeps files small.
  private void squares() {
    Map<Integer, List<Outline.Segment>> shapes = new TreeMap<>();
    for (int row = 0; row < matrix.size(); row++) {
      for (int k = matrix.start()[row]; k < matrix.start()[row + 1]; k++) {
        int col = matrix.column()[k];
        int chemical = colours.step(k, false);
        int electrical = colours.step(k, true);
        boolean both = chemical >= 0 && electrical >= 0;
        if (chemical >= 0) {
          int rgb = colours.rgb(colours.hue(row, k, false), chemical);
          add(
              shapes,
              rgb,
              both ? polygon(col, row, col + 1, row, col + 1, row + 1) : square(col, row));
        }
        if (electrical >= 0) {
          int rgb = colours.rgb(colours.hue(row, k, true), electrical);
          add(
              shapes,
              rgb,
              both ? polygon(col, row, col + 1, row + 1, col, row + 1) : square(col, row));
        }
      }
    }
    shapes.forEach((rgb, segments) -> marks.add(Mark.Shape.filled(new Outline(segments), rgb)));
  }

  // In rows and columns.
  private Outline polygon(double... points) {
    double[] scaled = points.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= unit;
    }
    return Outline.polyline(true, scaled);
  }

  // The colours of the cells beside their rows and above their columns, as on the screen.
  private void strips() {
    double far = -STRIP * matrix.size();
    double near = 0.3 * far;
    for (int from = 0; from < matrix.size(); ) {
      int rgb = ConnectomeMap.colour(matrix.cells().get(from), palette);
      int to = from + 1;
      while (to < matrix.size() && ConnectomeMap.colour(matrix.cells().get(to), palette) == rgb) {
        to++;
      }
      marks.add(Mark.Shape.filled(polygon(far, from, near, from, near, to, far, to), rgb));
      marks.add(Mark.Shape.filled(polygon(from, far, from, near, to, near, to, far), rgb));
      from = to;
    }
  }

  private Outline square(int col, int row) {
    return polygon(col, row, col + 1, row, col + 1, row + 1, col, row + 1);
  }

  private static void add(Map<Integer, List<Outline.Segment>> shapes, int rgb, Outline outline) {
    shapes.computeIfAbsent(rgb, _ -> new ArrayList<>()).addAll(outline.segments());
  }

  private void labels(int n) {
    double cellPt = PLOT_PT / Math.max(1, n);
    if (cellPt >= LEAST_PT) {
      for (int i = 0; i < n; i++) {
        label(i + 0.5, matrix.cells().get(i).name(), Math.min(LABEL_PT, cellPt));
      }
      return;
    }
    double free = Double.NEGATIVE_INFINITY;
    for (MatrixOrder.Group group : matrix.groups()) {
      double middle = (group.from() + group.to()) / 2.0;
      if ((middle - free) * cellPt >= LABEL_PT) {
        label(middle, group.name(), LABEL_PT);
        free = middle;
      }
      double room = (group.to() - group.from()) * cellPt;
      if (FigureFont.width(group.name(), LABEL_PT, false) < room) {
        marks.add(
            new Mark.Label(
                unit * middle,
                -unit * STRIP * matrix.size(),
                -4.5,
                group.name(),
                LABEL_PT,
                palette.ink(),
                Mark.Align.CENTRE,
                false));
      }
    }
    if (matrix.groups().isEmpty()) {
      int every = (int) Math.ceil(LABEL_PT * 1.4 / cellPt);
      for (int i = 0; i < n; i += every) {
        label(i + 0.5, matrix.cells().get(i).name(), LABEL_PT);
      }
    }
  }

  private void label(double at, String name, double sizePt) {
    marks.add(
        new Mark.Label(
            -1.4 * unit * STRIP * matrix.size(),
            unit * at,
            0,
            name,
            sizePt,
            palette.ink(),
            Mark.Align.RIGHT,
            false));
  }

  private Figure image(String title) {
    int n = matrix.size();
    float[] values = new float[n * n];
    java.util.Arrays.fill(values, Float.NaN);
    double largest = 0;
    for (int row = 0; row < n; row++) {
      for (int k = matrix.start()[row]; k < matrix.start()[row + 1]; k++) {
        double weight = Math.abs(matrix.chemical()[k]) + Math.abs(matrix.electrical()[k]);
        double log = Math.log10(1 + weight);
        largest = Math.max(largest, log);
        values[(n - 1 - row) * n + matrix.column()[k]] = (float) log;
      }
    }
    Panel panel =
        Panel.of(
                Axis.Numeric.of(0, n, "postsynaptic cell", ""),
                new Axis.Names(
                    0,
                    n,
                    "presynaptic cell",
                    matrix.cells().reversed().stream().map(c -> c.name()).toList()),
                List.of(new Mark.Heat(n, n, values, ColourMap.VIRIDIS, 0, Math.max(1e-9, largest))))
            .with(
                new Panel.ColourBar(
                    ColourMap.VIRIDIS,
                    0,
                    Math.max(1e-9, largest),
                    "log10(1 + weight)",
                    matrix.unit()));
    return new Figure(SIDE_MM, SIDE_MM - 20, title, palette, List.of(panel));
  }

  /// Entry of a legend, for views that draw their own.
  public static List<Panel.Key> keys(ConnectomeMatrix matrix, Palette palette) {
    return new MatrixColours(matrix, palette).keys();
  }

  /// What an entry says in words, such as `AVAL → AVBR: 12 chemical, 3 electrical (EM sections)`.
  public static Optional<String> words(ConnectomeMatrix matrix, int row, int col) {
    if (row < 0 || col < 0 || row >= matrix.size() || col >= matrix.size()) {
      return Optional.empty();
    }
    String pair = matrix.cells().get(row).name() + " → " + matrix.cells().get(col).name();
    int entry = matrix.entry(row, col);
    if (entry < 0) {
      return Optional.of(pair);
    }
    List<String> parts = new ArrayList<>();
    part(parts, matrix.chemical()[entry], "chemical");
    part(parts, matrix.electrical()[entry], "gap junction");
    return Optional.of(pair + ": " + String.join(", ", parts) + " (" + matrix.unit() + ")");
  }

  private static void part(List<String> parts, float weight, String kind) {
    if (weight != 0) {
      parts.add(
          (weight == Math.rint(weight) ? "%.0f".formatted(weight) : "%.2f".formatted(weight))
              + " "
              + kind);
    }
  }
}
