package cajal.app.view.connectome.body;

import cajal.figure.BodyRaster;
import cajal.figure.BodyRaster.Look;
import cajal.figure.BodyRaster.Sight;
import cajal.figure.BodyShape;
import cajal.figure.BodyTurn;
import cajal.figure.Palette;
import java.nio.IntBuffer;
import java.util.BitSet;
import javafx.animation.AnimationTimer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The painted body, painted at most once a frame.
final class BodySheet extends Region {

  private static final double MARGIN = 0.96;

  private final ImageView view = new ImageView();
  private final AnimationTimer frames =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          if (dirty && raster != null) {
            paint(raster);
          }
        }
      };

  private @Nullable BodyShape shape;
  private @Nullable BodyRaster raster;
  private Look look = new Look(new int[0], new float[0], new BitSet());
  private BodyTurn turn = BodyTurn.SIDE;
  private double magnification = 1;
  private double shiftX;
  private double shiftY;
  private double laidWidth;
  private double laidHeight;
  private boolean dirty;
  private int[] pixels = new int[1];
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private double paintMs;
  private long painted;

  BodySheet() {
    setMinSize(0, 0);
    setFocusTraversable(true);
    view.setMouseTransparent(true);
    view.setManaged(false);
    getChildren().add(view);
  }

  void seen(boolean visible) {
    if (visible) {
      frames.start();
      dirty = true;
    } else {
      frames.stop();
    }
  }

  void show(BodyShape body, Palette palette) {
    shape = body;
    raster = new BodyRaster(body, palette);
    dirty = true;
  }

  void look(Look now) {
    look = now;
    dirty = true;
  }

  BodyTurn turn() {
    return turn;
  }

  void turn(BodyTurn now) {
    turn = now;
    dirty = true;
  }

  void fit() {
    magnification = 1;
    shiftX = 0;
    shiftY = 0;
    dirty = true;
  }

  /// Magnifies around a point of the sheet.
  void zoom(double factor, double x, double y) {
    double next = Math.clamp(magnification * factor, 0.4, 60);
    double dx = x - getWidth() / 2 - shiftX;
    double dy = y - getHeight() / 2 - shiftY;
    shiftX += dx * (1 - next / magnification);
    shiftY += dy * (1 - next / magnification);
    magnification = next;
    dirty = true;
  }

  void pan(double dx, double dy) {
    shiftX += dx;
    shiftY += dy;
    dirty = true;
  }

  private double scale() {
    double reach = 2 * BodyShape.reach();
    double fitted = Math.min(getWidth() / reach, getHeight() / (reach * 0.35)) * MARGIN;
    return Math.max(1e-3, fitted) * magnification;
  }

  Sight sight() {
    return new Sight(turn, scale(), getWidth() / 2 + shiftX, getHeight() / 2 + shiftY);
  }

  /// Number of the cell under a point; -1 where there is none.
  int cellAt(double x, double y) {
    BodyShape body = shape;
    if (body == null) {
      return -1;
    }
    Sight now = sight();
    return body.nearest(
        turn, (x - now.x()) / now.scale(), (y - now.y()) / now.scale(), 6 / now.scale());
  }

  double paintMs() {
    return paintMs;
  }

  long painted() {
    return painted;
  }

  boolean settled() {
    return raster != null && !dirty;
  }

  @Override
  protected void layoutChildren() {
    // A new picture asks for a layout too; only another size needs another picture.
    if (laidWidth != getWidth() || laidHeight != getHeight()) {
      laidWidth = getWidth();
      laidHeight = getHeight();
      dirty = true;
    }
  }

  private void paint(BodyRaster with) {
    BodyShape body = shape;
    if (body == null || look.rgb().length != body.size()) {
      return;
    }
    dirty = false;
    int width = Math.max(1, (int) getWidth());
    int height = Math.max(1, (int) getHeight());
    long begun = System.nanoTime();
    PixelBuffer<IntBuffer> page = buffer;
    if (page == null || page.getWidth() != width || page.getHeight() != height) {
      pixels = new int[width * height];
      page =
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
      buffer = page;
      view.setImage(new WritableImage(page));
    }
    with.paint(pixels, width, height, sight(), look);
    page.updateBuffer(_ -> null);
    paintMs = (System.nanoTime() - begun) / 1e6;
    painted++;
  }
}
