package cajal.app.view.live;

import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// An area of pixels with two pages: a painter fills the hidden one on its own thread while the
/// other is on screen.
final class PixelPane extends Region {

  /// One page: the pixels, and the image that shows them.
  private static final class Page {
    final Surface surface;
    final PixelBuffer<IntBuffer> buffer;
    final WritableImage image;

    Page(int width, int height) {
      surface = new Surface(width, height, new int[width * height]);
      buffer =
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(surface.argb()), PixelFormat.getIntArgbPreInstance());
      image = new WritableImage(buffer);
    }

    boolean fits(int width, int height) {
      return surface.width() == width && surface.height() == height;
    }
  }

  private final ImageView view = new ImageView();
  private @Nullable Page shown;
  private @Nullable Page hidden;

  PixelPane() {
    getChildren().add(view);
    view.setMouseTransparent(true);
    setMinSize(0, 0);
  }

  /// The hidden page in the size of this pane; belongs to the painter until {@link #flip}.
  Surface hiddenPage() {
    int width = Math.max(1, (int) Math.floor(getWidth()));
    int height = Math.max(1, (int) Math.floor(getHeight()));
    Page page = hidden;
    if (page == null || !page.fits(width, height)) {
      page = new Page(width, height);
      hidden = page;
    }
    return page.surface;
  }

  /// Shows the page that was hidden.
  void flip() {
    Page painted = hidden;
    if (painted == null) {
      return;
    }
    hidden = shown;
    shown = painted;
    painted.buffer.updateBuffer(buffer -> null);
    view.setImage(painted.image);
  }

  @Override
  protected double computePrefHeight(double width) {
    return 100;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 300;
  }
}
