package cajal.app.view.canvas;

import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// An image whose pixels the program paints itself, shown at a given size.
final class PixelLayer extends ImageView {

  private int[] pixels = new int[1];
  private PixelBuffer<IntBuffer> buffer = buffer(1, 1);

  PixelLayer() {
    setMouseTransparent(true);
    setSmooth(true);
  }

  /// Paints anew.
  ///
  /// @param width pixels
  /// @param height pixels
  /// @param painter gets the pixels, premultiplied ARGB
  void paint(int width, int height, Consumer<int[]> painter) {
    if (buffer.getWidth() != width || buffer.getHeight() != height) {
      pixels = new int[width * height];
      buffer = buffer(width, height);
      setImage(new WritableImage(buffer));
    }
    painter.accept(pixels);
    buffer.updateBuffer(_ -> null);
  }

  private PixelBuffer<IntBuffer> buffer(int width, int height) {
    return new PixelBuffer<>(
        width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
  }

  /// Shows the image around the origin.
  void around(double halfWidth, double halfHeight) {
    setX(-halfWidth);
    setY(-halfHeight);
    setFitWidth(2 * halfWidth);
    setFitHeight(2 * halfHeight);
  }
}
