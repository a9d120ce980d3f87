package cajal.figure;

import cajal.connectome.matrix.ConnectomeMatrix;
import cajal.connectome.matrix.MatrixOrder;
import java.util.Arrays;
import java.util.BitSet;

/// Paints what is seen of a connectome's matrix into pixels.
///
/// Every entry is painted at every magnification, so that none is lost by sampling: where several
/// fall on one pixel the strongest shows. An entry of both kinds is split, chemical above the
/// diagonal of its square, gap junction below.
public final class MatrixRaster {

  private static final double SPLIT_PX = 5;
  private static final double SPACED_PX = 8;
  private static final double GRID_PX = 12;

  private final ConnectomeMatrix matrix;
  private final MatrixColours colours;
  private byte[] strongest = new byte[0];

  /// What part of the matrix is seen.
  ///
  /// @param left column at the left edge, with its part
  /// @param top row at the upper edge, with its part
  /// @param cellPx width of an entry, pixels
  public record Sight(double left, double top, double cellPx) {

    /// Column at a pixel.
    public int column(double x) {
      return (int) Math.floor(left + x / cellPx);
    }

    /// Row at a pixel.
    public int row(double y) {
      return (int) Math.floor(top + y / cellPx);
    }

    /// Pixel of the left edge of a column.
    public double x(double column) {
      return (column - left) * cellPx;
    }

    /// Pixel of the upper edge of a row.
    public double y(double row) {
      return (row - top) * cellPx;
    }
  }

  public MatrixRaster(ConnectomeMatrix matrix, Palette palette) {
    this.matrix = matrix;
    colours = new MatrixColours(matrix, palette);
  }

  /// The matrix that is painted.
  public ConnectomeMatrix matrix() {
    return matrix;
  }

  /// Whether it paints in these colours.
  public boolean wears(Palette palette) {
    return colours.palette().equals(palette);
  }

  /// Paints.
  ///
  /// @param argb `[y * width + x]`, modified
  /// @param chosen rows and columns that are selected
  public void paint(int[] argb, int width, int height, Sight sight, BitSet chosen) {
    Palette palette = colours.palette();
    Arrays.fill(argb, 0, width * height, 0xFF000000 | palette.background());
    Area area = new Area(argb, width, height, sight);
    int n = matrix.size();
    area.fill(0, 0, n, n, palette.background());
    int tint = Palette.blend(palette.background(), palette.ink(), palette.dark() ? 0.16 : 0.09);
    for (int i = chosen.nextSetBit(0); i >= 0 && i < n; i = chosen.nextSetBit(i + 1)) {
      area.fill(0, i, n, i + 1, tint);
      area.fill(i, 0, i + 1, n, tint);
    }
    lines(area, palette);
    entries(area);
  }

  private void lines(Area area, Palette palette) {
    int n = matrix.size();
    Sight sight = area.sight;
    if (sight.cellPx() >= GRID_PX) {
      int faint = Palette.blend(palette.background(), palette.grid(), 0.6);
      for (int i = Math.max(0, sight.row(0)); i <= Math.min(n, sight.row(area.height)); i++) {
        area.horizontal(i, faint, n);
      }
      for (int i = Math.max(0, sight.column(0)); i <= Math.min(n, sight.column(area.width)); i++) {
        area.vertical(i, faint, n);
      }
    }
    area.horizontal(0, palette.grid(), n);
    area.vertical(0, palette.grid(), n);
    area.horizontal(n, palette.grid(), n);
    area.vertical(n, palette.grid(), n);
    for (MatrixOrder.Group group : matrix.groups()) {
      if ((group.to() - group.from()) * sight.cellPx() >= 3) {
        area.horizontal(group.from(), palette.grid(), n);
        area.vertical(group.from(), palette.grid(), n);
      }
    }
  }

  private void entries(Area area) {
    Sight sight = area.sight;
    int firstRow = Math.max(0, sight.row(0));
    int lastRow = Math.min(matrix.size() - 1, sight.row(area.height));
    int firstColumn = Math.max(0, sight.column(0));
    int lastColumn = Math.min(matrix.size() - 1, sight.column(area.width));
    boolean crowded = sight.cellPx() < 1;
    if (crowded) {
      int needed = area.width * area.height;
      if (strongest.length < needed) {
        strongest = new byte[needed];
      }
      Arrays.fill(strongest, 0, needed, (byte) 0);
    }
    for (int row = firstRow; row <= lastRow; row++) {
      int from = matrix.start()[row];
      int to = matrix.start()[row + 1];
      int at = Arrays.binarySearch(matrix.column(), from, to, firstColumn);
      for (int k = at < 0 ? -at - 1 : at; k < to && matrix.column()[k] <= lastColumn; k++) {
        if (crowded) {
          dot(area, row, k);
        } else {
          square(area, row, k);
        }
      }
    }
  }

  private void dot(Area area, int row, int entry) {
    int chemical = colours.step(entry, false);
    int electrical = colours.step(entry, true);
    boolean gaps = electrical > chemical;
    int step = Math.max(chemical, electrical);
    int x = (int) area.sight.x(matrix.column()[entry]);
    int y = (int) area.sight.y(row);
    if (x < 0 || x >= area.width || y < 0 || y >= area.height) {
      return;
    }
    int at = y * area.width + x;
    if (step + 1 > strongest[at]) {
      strongest[at] = (byte) (step + 1);
      area.argb[at] = 0xFF000000 | colours.rgb(colours.hue(row, entry, gaps), step);
    }
  }

  private void square(Area area, int row, int entry) {
    int col = matrix.column()[entry];
    int chemical = colours.step(entry, false);
    int electrical = colours.step(entry, true);
    double room = area.sight.cellPx() >= SPACED_PX ? 1 / area.sight.cellPx() : 0;
    if (chemical >= 0 && electrical >= 0 && area.sight.cellPx() >= SPLIT_PX) {
      area.split(
          col,
          row,
          room,
          colours.rgb(colours.hue(row, entry, false), chemical),
          colours.rgb(colours.hue(row, entry, true), electrical));
      return;
    }
    int rgb;
    if (chemical >= 0 && electrical >= 0) {
      rgb =
          Palette.blend(
              colours.rgb(colours.hue(row, entry, false), chemical),
              colours.rgb(colours.hue(row, entry, true), electrical),
              0.5);
    } else {
      boolean gaps = electrical >= 0;
      rgb = colours.rgb(colours.hue(row, entry, gaps), Math.max(chemical, electrical));
    }
    area.fill(col + room, row + room, col + 1, row + 1, rgb);
  }

  /// Pixels and the place of the matrix on them.
  private static final class Area {

    private final int[] argb;
    private final int width;
    private final int height;
    private final Sight sight;

    Area(int[] argb, int width, int height, Sight sight) {
      this.argb = argb;
      this.width = width;
      this.height = height;
      this.sight = sight;
    }

    /// A rectangle in columns and rows, at least one pixel.
    void fill(double left, double top, double right, double bottom, int rgb) {
      int x0 = Math.clamp(Math.round(sight.x(left)), 0, width);
      int y0 = Math.clamp(Math.round(sight.y(top)), 0, height);
      int x1 = Math.clamp(Math.max(Math.round(sight.x(right)), x0 + 1), 0, width);
      int y1 = Math.clamp(Math.max(Math.round(sight.y(bottom)), y0 + 1), 0, height);
      for (int y = y0; y < y1; y++) {
        Arrays.fill(argb, y * width + x0, y * width + Math.max(x0, x1), 0xFF000000 | rgb);
      }
    }

    void split(int col, int row, double room, int above, int below) {
      double left = sight.x(col + room);
      double top = sight.y(row + room);
      double right = sight.x(col + 1);
      double bottom = sight.y(row + 1);
      int x0 = Math.clamp(Math.round(left), 0, width);
      int y0 = Math.clamp(Math.round(top), 0, height);
      int x1 = Math.clamp(Math.round(right), 0, width);
      int y1 = Math.clamp(Math.round(bottom), 0, height);
      for (int y = y0; y < y1; y++) {
        for (int x = x0; x < x1; x++) {
          boolean upper = (x + 0.5 - left) / (right - left) > (y + 0.5 - top) / (bottom - top);
          argb[y * width + x] = 0xFF000000 | (upper ? above : below);
        }
      }
    }

    void horizontal(int row, int rgb, int size) {
      int y = (int) Math.round(sight.y(row));
      int x0 = Math.clamp(Math.round(sight.x(0)), 0, width);
      int x1 = Math.clamp(Math.round(sight.x(size)), x0, width);
      if (y >= 0 && y < height) {
        Arrays.fill(argb, y * width + x0, y * width + x1, 0xFF000000 | rgb);
      }
    }

    void vertical(int col, int rgb, int size) {
      int x = (int) Math.round(sight.x(col));
      int y0 = Math.clamp(Math.round(sight.y(0)), 0, height);
      int y1 = Math.clamp(Math.round(sight.y(size)), y0, height);
      if (x >= 0 && x < width) {
        for (int y = y0; y < y1; y++) {
          argb[y * width + x] = 0xFF000000 | rgb;
        }
      }
    }
  }
}
