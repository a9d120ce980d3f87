package cajal.app.view.connectome.matrix;

import cajal.app.view.part.Colours;
import cajal.connectome.matrix.ConnectomeMatrix;
import cajal.figure.MatrixRaster;
import cajal.figure.MatrixRaster.Sight;
import cajal.figure.Palette;
import java.nio.IntBuffer;
import java.util.BitSet;
import java.util.function.IntFunction;
import javafx.animation.AnimationTimer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// The painted matrix with the names of rows and columns at its edges, painted at most once a
/// frame.
final class MatrixSheet extends Region {

  static final double GUTTER = 84;
  private static final double STRIP = 7;
  private static final double NAMED_PX = 9;
  private static final double MOST_PX = 60;

  private final ImageView view = new ImageView();
  private final Canvas edges = new Canvas();
  private final Rectangle band = new Rectangle();
  private final AnimationTimer frames =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          if (dirty && raster != null) {
            paint(raster);
          }
        }
      };

  private @Nullable MatrixRaster raster;
  private Palette palette = Palette.LIGHT;
  private IntFunction<Integer> colours = _ -> 0;
  private BitSet chosen = new BitSet();
  private Sight sight = new Sight(0, 0, 1);
  private double laidWidth;
  private double laidHeight;
  private boolean dirty;
  private boolean fitted = true;
  private int[] pixels = new int[1];
  private PixelBuffer<IntBuffer> buffer = buffer(1, 1);
  private double paintMs;
  private long painted;

  MatrixSheet() {
    getStyleClass().add("matrix-sheet");
    setFocusTraversable(true);
    setMinSize(0, 0);
    view.setMouseTransparent(true);
    view.setManaged(false);
    edges.setMouseTransparent(true);
    edges.setManaged(false);
    band.setManaged(false);
    band.setVisible(false);
    band.setMouseTransparent(true);
    band.getStyleClass().add("rubber-band");
    getChildren().addAll(view, edges, band);
  }

  void seen(boolean visible) {
    if (visible) {
      frames.start();
      repaint();
    } else {
      frames.stop();
    }
  }

  /// Shows another matrix, whole.
  void show(ConnectomeMatrix matrix, Palette colourSet) {
    boolean same = raster != null && raster.matrix().size() == matrix.size();
    palette = colourSet;
    raster = new MatrixRaster(matrix, colourSet);
    if (!same) {
      fit();
    }
    repaint();
  }

  /// @param byRow colour of the strip beside a row
  void colour(IntFunction<Integer> byRow) {
    colours = byRow;
    repaint();
  }

  void choose(BitSet rows) {
    chosen = rows;
    repaint();
  }

  @Nullable ConnectomeMatrix matrix() {
    return raster == null ? null : raster.matrix();
  }

  /// Time that the newest picture took, ms.
  double paintMs() {
    return paintMs;
  }

  /// Number of pictures so far.
  long painted() {
    return painted;
  }

  boolean settled() {
    return raster != null && !dirty;
  }

  Sight sight() {
    return sight;
  }

  private double inside(double size) {
    return Math.max(1, size - GUTTER);
  }

  void fit() {
    fitted = true;
    if (raster == null) {
      return;
    }
    int n = Math.max(1, raster.matrix().size());
    double cell = Math.max(1e-3, Math.min(inside(getWidth()), inside(getHeight())) / n * 0.99);
    // In the middle of what is wider than the matrix, its names at its side.
    sight =
        new Sight(
            Math.min(0, n - inside(getWidth()) / cell) / 2,
            Math.min(0, n - inside(getHeight()) / cell) / 2,
            cell);
    repaint();
  }

  /// Magnifies around a point of the sheet.
  void zoom(double factor, double x, double y) {
    if (raster == null) {
      return;
    }
    fitted = false;
    double least =
        Math.min(inside(getWidth()), inside(getHeight()))
            / Math.max(1, raster.matrix().size())
            * 0.5;
    double cell = Math.clamp(sight.cellPx() * factor, Math.min(least, MOST_PX), MOST_PX);
    double column = sight.left() + (x - GUTTER) / sight.cellPx();
    double row = sight.top() + (y - GUTTER) / sight.cellPx();
    sight = bounded(new Sight(column - (x - GUTTER) / cell, row - (y - GUTTER) / cell, cell));
    repaint();
  }

  /// Magnifies around what is selected, else around the middle of what is seen.
  void zoom(double factor) {
    ConnectomeMatrix matrix = matrix();
    if (matrix == null) {
      return;
    }
    double endX = GUTTER + Math.min(inside(getWidth()), sight.x(matrix.size()));
    double endY = GUTTER + Math.min(inside(getHeight()), sight.y(matrix.size()));
    double x = (GUTTER + endX) / 2;
    double y = (GUTTER + endY) / 2;
    if (!chosen.isEmpty()) {
      double mean = chosen.stream().average().orElse(0) + 0.5;
      // A place out of sight is brought to the middle first.
      boolean seen = sight.x(mean) >= 0 && sight.x(mean) < inside(getWidth());
      if (!seen || sight.y(mean) < 0 || sight.y(mean) >= inside(getHeight())) {
        pan(x - GUTTER - sight.x(mean), y - GUTTER - sight.y(mean));
      }
      x = GUTTER + sight.x(mean);
      y = GUTTER + sight.y(mean);
    }
    zoom(factor, x, y);
  }

  void pan(double dx, double dy) {
    fitted = false;
    sight =
        bounded(
            new Sight(
                sight.left() - dx / sight.cellPx(),
                sight.top() - dy / sight.cellPx(),
                sight.cellPx()));
    repaint();
  }

  // Some of the matrix always stays in sight.
  private Sight bounded(Sight wanted) {
    int n = raster == null ? 1 : raster.matrix().size();
    double across = inside(getWidth()) / wanted.cellPx();
    double down = inside(getHeight()) / wanted.cellPx();
    return new Sight(
        Math.clamp(wanted.left(), Math.min(-0.2 * across, n - across), n - 0.2 * across),
        Math.clamp(wanted.top(), Math.min(-0.2 * down, n - down), n - 0.2 * down),
        wanted.cellPx());
  }

  /// Row at a place of the sheet; -1 outside.
  int row(double y) {
    return inMatrix(sight.row(y - GUTTER), y);
  }

  /// Column at a place of the sheet; -1 outside.
  int column(double x) {
    return inMatrix(sight.column(x - GUTTER), x);
  }

  private int inMatrix(int index, double place) {
    ConnectomeMatrix matrix = matrix();
    return matrix == null || place < GUTTER || index < 0 || index >= matrix.size() ? -1 : index;
  }

  /// Shows the rectangle that is being drawn.
  void band(double x0, double y0, double x1, double y1) {
    band.setX(Math.min(x0, x1));
    band.setY(Math.min(y0, y1));
    band.setWidth(Math.abs(x1 - x0));
    band.setHeight(Math.abs(y1 - y0));
    band.setVisible(true);
  }

  void noBand() {
    band.setVisible(false);
  }

  void repaint() {
    dirty = true;
  }

  @Override
  protected void layoutChildren() {
    // A new picture asks for a layout too; only another size needs another picture.
    if (laidWidth == getWidth() && laidHeight == getHeight()) {
      return;
    }
    laidWidth = getWidth();
    laidHeight = getHeight();
    edges.setWidth(getWidth());
    edges.setHeight(getHeight());
    view.relocate(GUTTER, GUTTER);
    if (fitted) {
      fit();
    }
    repaint();
  }

  private static PixelBuffer<IntBuffer> buffer(int width, int height, int[] pixels) {
    return new PixelBuffer<>(
        width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
  }

  private PixelBuffer<IntBuffer> buffer(int width, int height) {
    return buffer(width, height, pixels);
  }

  private void paint(MatrixRaster with) {
    dirty = false;
    int width = (int) inside(getWidth());
    int height = (int) inside(getHeight());
    long begun = System.nanoTime();
    if (buffer.getWidth() != width || buffer.getHeight() != height) {
      pixels = new int[width * height];
      buffer = buffer(width, height);
      view.setImage(new WritableImage(buffer));
    }
    with.paint(pixels, width, height, sight, chosen);
    buffer.updateBuffer(_ -> null);
    edges(with.matrix(), width, height);
    paintMs = (System.nanoTime() - begun) / 1e6;
    painted++;
  }

  private static Color fx(int rgb) {
    return Colours.of(rgb);
  }

  private void edges(ConnectomeMatrix matrix, int width, int height) {
    GraphicsContext g = edges.getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    g.setTextBaseline(VPos.CENTER);
    double left = GUTTER + Math.max(0, -sight.left() * sight.cellPx());
    double top = GUTTER + Math.max(0, -sight.top() * sight.cellPx());
    edge(new Edge(g, left, false), matrix, height);
    g.save();
    // Columns are named upwards: the same as rows after a quarter turn.
    g.transform(0, 1, 1, 0, 0, 0);
    edge(new Edge(g, top, true), matrix, width);
    g.restore();
  }

  /// Where names are written.
  ///
  /// @param base where the matrix begins; names end before it
  /// @param columns whether everything is turned, for the names of columns
  private record Edge(GraphicsContext g, double base, boolean columns) {}

  private void edge(Edge edge, ConnectomeMatrix matrix, int length) {
    GraphicsContext g = edge.g();
    double cell = sight.cellPx();
    double begin = edge.columns() ? sight.left() : sight.top();
    int first = Math.max(0, (int) Math.floor(begin));
    int last = Math.min(matrix.size() - 1, (int) Math.floor(begin + length / cell));
    int every = Math.max(1, (int) Math.floor(1 / cell));
    for (int i = first; i <= last; i += every) {
      double y = Math.max(GUTTER, GUTTER + Math.round((i - begin) * cell));
      double end = GUTTER + Math.round((i + every - begin) * cell);
      g.setFill(fx(colours.apply(i)));
      g.fillRect(edge.base() - STRIP - 2, y, STRIP, Math.max(1, end - y));
    }
    if (cell >= NAMED_PX) {
      for (int i = first; i <= last; i++) {
        double y = GUTTER + (i + 0.5 - begin) * cell;
        if (y > GUTTER) {
          name(edge, matrix.cells().get(i).name(), y, chosen.get(i));
        }
      }
      return;
    }
    double free = 0;
    for (var group : matrix.groups()) {
      double from = Math.max(begin, group.from());
      double to = Math.min(begin + length / cell, group.to());
      double y = GUTTER + ((from + to) / 2 - begin) * cell;
      if ((to - from) * cell >= 4 && y - free >= 12) {
        name(edge, group.name(), y, false);
        free = y;
      }
    }
    for (int i = chosen.nextSetBit(first); i >= 0 && i <= last; i = chosen.nextSetBit(i + 1)) {
      g.setFill(fx(palette.ink()));
      double y = GUTTER + (i + 0.5 - begin) * cell;
      g.fillRect(edge.base() - STRIP - 6, y - 1, 4, 2);
      if (matrix.groups().isEmpty() && y - free >= 12) {
        name(edge, matrix.cells().get(i).name(), y, true);
        free = y;
      }
    }
  }

  private void name(Edge edge, String text, double y, boolean strong) {
    GraphicsContext g = edge.g();
    double size = Math.clamp(sight.cellPx(), NAMED_PX, 12);
    g.setFont(Font.font(size));
    g.setFill(fx(strong ? palette.ink() : palette.muted()));
    double most = GUTTER - STRIP - 10;
    if (edge.columns()) {
      // Back to the upright letters of a row, turned to read upwards.
      g.save();
      g.translate(edge.base() - STRIP - 6, y);
      g.scale(-1, 1);
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(text, 0, 0, most);
      g.restore();
    } else {
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(text, edge.base() - STRIP - 6, y, most);
    }
  }
}
