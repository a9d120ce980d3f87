package cajal.app.view.part;

import cajal.figure.Figure;
import cajal.figure.FigurePainter;
import cajal.figure.Palette;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A figure in the window, by the painter that also makes its files; as large as there is room.
///
/// It is painted on a worker; of several sizes that were asked for meanwhile, the last.
public final class FigureView extends Region {

  private static final double MM_PER_PIXEL = 0.21;
  private static final ExecutorService PAINTER =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-figure-view").factory());

  private final ImageView image = new ImageView();
  private final AtomicInteger newest = new AtomicInteger();
  private @Nullable Function<Palette, Figure> figure;
  private Palette palette = Palette.LIGHT;
  private double paintedWidth;
  private double paintedHeight;

  public FigureView() {
    getStyleClass().add("figure-view");
    image.setManaged(false);
    getChildren().add(image);
  }

  /// Shows a figure.
  ///
  /// @param make makes it in the given colours, on a worker
  public void show(Function<Palette, Figure> make, Palette colours) {
    figure = make;
    palette = colours;
    paintedWidth = 0;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    image.setFitWidth(width);
    image.setFitHeight(height);
    Function<Palette, Figure> make = figure;
    if (make == null || width < 8 || height < 8) {
      return;
    }
    if (width != paintedWidth || height != paintedHeight) {
      paintedWidth = width;
      paintedHeight = height;
      double scale =
          getScene() == null || getScene().getWindow() == null
              ? 1
              : getScene().getWindow().getOutputScaleX();
      Palette colours = palette;
      int order = newest.incrementAndGet();
      PAINTER.execute(() -> {
        if (order == newest.get()) {
          Image painted =
              painted(
                  make.apply(colours).sized(width * MM_PER_PIXEL, height * MM_PER_PIXEL),
                  (int) Math.ceil(width * scale),
                  (int) Math.ceil(height * scale));
          Platform.runLater(() -> {
            if (order == newest.get()) {
              image.setImage(painted);
            }
          });
        }
      });
    }
  }

  /// A figure as an image of so many pixels.
  public static Image painted(Figure figure, int width, int height) {
    BufferedImage pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g = pixels.createGraphics();
    try {
      FigurePainter.paint(figure, g, width, height);
    } finally {
      g.dispose();
    }
    return SwingFXUtils.toFXImage(pixels, null);
  }
}
