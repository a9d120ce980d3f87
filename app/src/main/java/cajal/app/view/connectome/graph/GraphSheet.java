package cajal.app.view.connectome.graph;

import cajal.figure.Mark;
import cajal.figure.MarkSheet;
import cajal.figure.Palette;
import java.nio.IntBuffer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleFunction;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The painted graph as an image: painted on a thread of its own, larger than the pane, and moved
/// and stretched with it until the next one is ready.
final class GraphSheet extends Pane {

  /// Pixels for a point of type and lines.
  static final double PIXELS_PER_PT = 1.5;

  /// How far the image reaches beyond the pane on each side, in parts of its size.
  private static final double BEYOND = 0.3;

  private static final Duration REST = Duration.millis(90);

  private final ImageView image = new ImageView();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-graph-painter").factory());
  private final PauseTransition rest = new PauseTransition(REST);
  private @Nullable GraphSight sight;
  private @Nullable Order waiting;
  private @Nullable Order shown;
  private boolean painting;
  private double paintMs;

  /// What to paint.
  ///
  /// @param marks makes the marks for a scale in points for a unit of the graph
  private record Order(
      DoubleFunction<List<Mark>> marks, Palette palette, Stretch stretch, double density) {}

  /// A part of the graph in the coordinates of the pane.
  private record Stretch(double zoom, double x, double y, double width, double height) {

    /// Whether everything in sight is on it, at the right size.
    boolean covers(GraphSight sight, double wide, double high) {
      return sight.zoom() == zoom && wide <= width && high <= height && reaches(sight);
    }

    /// Whether it has not been moved so far that its edge is seen.
    boolean reaches(GraphSight sight) {
      return sight.zoom() != zoom
          || (Math.abs(sight.x() - x) <= BEYOND * width
              && Math.abs(sight.y() - y) <= BEYOND * height);
    }
  }

  GraphSheet() {
    getChildren().add(image);
    image.setSmooth(true);
    setMouseTransparent(true);
    setMinSize(0, 0);
    rest.setOnFinished(event -> next());
  }

  /// How long the newest image took to paint, ms.
  double paintMs() {
    return paintMs;
  }

  /// Whether what is asked for is on screen.
  boolean isSettled() {
    return !painting && waiting == null;
  }

  /// Moves the image with the sight, and asks for another where it no longer fits.
  ///
  /// @param changed whether what is drawn has changed
  void show(GraphSight sight, boolean changed, DoubleFunction<List<Mark>> marks, Palette palette) {
    place(sight);
    Order now = shown;
    boolean covered = now != null && now.stretch().covers(sight, getWidth(), getHeight());
    if (getWidth() < 1 || getHeight() < 1 || (covered && !changed && waiting == null)) {
      return;
    }
    this.sight = sight;
    double density =
        getScene() == null || getScene().getWindow() == null
            ? 1
            : getScene().getWindow().getOutputScaleX();
    waiting =
        new Order(
            marks,
            palette,
            new Stretch(sight.zoom(), sight.x(), sight.y(), getWidth(), getHeight()),
            density);
    // While the hand moves, the image that is there moves with it; painting begins when it rests.
    if (changed || now == null || !now.stretch().reaches(sight)) {
      rest.stop();
      next();
    } else {
      rest.playFromStart();
    }
  }

  private void next() {
    Order order = waiting;
    if (painting || order == null) {
      return;
    }
    waiting = null;
    painting = true;
    thread.execute(() -> {
      long start = System.nanoTime();
      Stretch s = order.stretch();
      MarkSheet sheet =
          new MarkSheet(
              (int) Math.ceil(s.width() * (1 + 2 * BEYOND) * order.density()),
              (int) Math.ceil(s.height() * (1 + 2 * BEYOND) * order.density()),
              s.zoom() * order.density(),
              (s.x() + BEYOND * s.width()) * order.density(),
              (s.y() + BEYOND * s.height()) * order.density(),
              PIXELS_PER_PT * order.density());
      int[] pixels = sheet.paint(order.marks().apply(s.zoom() / PIXELS_PER_PT), order.palette());
      double ms = (System.nanoTime() - start) / 1e6;
      Platform.runLater(() -> arrive(order, sheet, pixels, ms));
    });
  }

  private void arrive(Order order, MarkSheet sheet, int[] pixels, double ms) {
    painting = false;
    paintMs = ms;
    shown = order;
    image.setImage(
        new WritableImage(
            new PixelBuffer<>(
                sheet.width(),
                sheet.height(),
                IntBuffer.wrap(pixels),
                PixelFormat.getIntArgbPreInstance())));
    GraphSight now = sight;
    if (now != null) {
      place(now);
    }
    if (rest.getStatus() != Animation.Status.RUNNING) {
      next();
    }
  }

  private void place(GraphSight sight) {
    Order order = shown;
    if (order == null) {
      return;
    }
    Stretch s = order.stretch();
    double factor = sight.zoom() / s.zoom();
    image.setFitWidth(s.width() * (1 + 2 * BEYOND) * factor);
    image.setFitHeight(s.height() * (1 + 2 * BEYOND) * factor);
    image.setX(sight.x() - factor * (s.x() + BEYOND * s.width()));
    image.setY(sight.y() - factor * (s.y() + BEYOND * s.height()));
  }
}
