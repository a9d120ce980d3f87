package cajal.app.view.live;

import cajal.figure.Palette;
import java.util.Arrays;

/// Opaque pixels that a painter fills, from top left.
///
/// @param width pixels across
/// @param height pixels down
/// @param argb `[y * width + x]`, `0xAARRGGBB`, modified by painting
record Surface(int width, int height, int[] argb) {

  static final int OPAQUE = 0xFF000000;

  void fill(int rgb) {
    Arrays.fill(argb, 0, width * height, OPAQUE | rgb);
  }

  /// Fills a rectangle, of which only the part inside the surface shows.
  void rectangle(int x, int y, int wide, int high, int rgb) {
    int left = Math.max(0, x);
    int right = Math.min(width, x + wide);
    int bottom = Math.min(height, y + high);
    if (left < right) {
      for (int line = Math.max(0, y); line < bottom; line++) {
        Arrays.fill(argb, line * width + left, line * width + right, OPAQUE | rgb);
      }
    }
  }

  void vertical(int x, int rgb) {
    rectangle(x, 0, 1, height, rgb);
  }

  void horizontal(int y, int rgb) {
    rectangle(0, y, width, 1, rgb);
  }

  /// Lays a colour over one pixel.
  ///
  /// @param cover 0 for nothing, 1 for all of it
  void blend(int x, int y, int rgb, double cover) {
    if (x >= 0 && x < width && y >= 0 && y < height && cover > 0) {
      int at = y * width + x;
      argb[at] = OPAQUE | Palette.blend(argb[at] & 0xFFFFFF, rgb, Math.min(1, cover));
    }
  }

  /// Lays a vertical bar of one pixel's width over a column; its ends may lie between pixels.
  void bar(int x, double top, double bottom, int rgb, double cover) {
    int last = Math.min(height - 1, (int) Math.ceil(bottom) - 1);
    for (int y = Math.max(0, (int) Math.floor(top)); y <= last; y++) {
      double part = Math.min(bottom, y + 1) - Math.max(top, y);
      blend(x, y, rgb, part * cover);
    }
  }

  int rgb(int x, int y) {
    return argb[y * width + x] & 0xFFFFFF;
  }
}
