package cajal.app.view.live;

import cajal.figure.Palette;
import cajal.record.Recording.SpikeColumns;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Paints every spike of the window: as ticks where neurons and times can be told apart, else as a
/// density whose intensity says how many spikes share a mark.
final class RasterPainter {

  // The faintest mark, one spike among many, must still be seen.
  private static final double FAINTEST = 0.45;
  private static final double TINT = 0.05;
  private static final double CHOSEN = 0.22;

  // Below this cover a raster is read mark by mark, and marks of one pixel are hard to see.
  private static final double SPARSE = 0.04;

  private final RasterGrid grid = new RasterGrid();

  /// What came out.
  ///
  /// @param spikes spikes in view
  /// @param most largest number of spikes in one mark
  /// @param full number of spikes in a mark of full intensity
  record Painted(long spikes, int most, int full) {

    /// How exact the picture is, for a person.
    String says() {
      if (spikes == 0) {
        return "no spikes here";
      }
      if (most <= 1) {
        return "all spikes, one mark each";
      }
      return full == 1
          ? "all spikes, at most " + most + " in a mark"
          : "density of all spikes, full colour from " + full + " in a mark";
    }
  }

  /// @param rows neurons from top to bottom
  /// @param shown those in view
  Painted paint(
      SpikeColumns spikes, Lane.Frame frame, NeuronRows rows, RowWindow shown, Surface out) {
    return paint(spikes, frame, rows, shown, new BitSet(), out);
  }

  /// @param chosen rows that stand out
  Painted paint(
      SpikeColumns spikes,
      Lane.Frame frame,
      NeuronRows rows,
      RowWindow shown,
      BitSet chosen,
      Surface out) {
    Palette palette = frame.palette();
    grid.count(spikes, frame.across(), rows, shown, out.height());
    List<Integer> colours = rows.colours(palette);
    bands(rows, colours, shown, out, palette);
    chosen(chosen, shown, out, palette);
    frame.grid(out);
    boolean sparse = grid.filled() < SPARSE;
    int full = sparse ? 1 : grid.usualMost();
    int[][] shades = shades(rows, colours, shown, full, palette);
    marks(shades, sparse ? 2 : 1, out);
    return new Painted(grid.total(), grid.most(), full);
  }

  // Shades of each line, for as many spikes as may fall together.
  private int[][] shades(
      NeuronRows rows, List<Integer> colours, RowWindow shown, int full, Palette palette) {
    int lines = grid.lines();
    int[][] shades = new int[lines][];
    Map<Integer, int[]> known = new HashMap<>();
    int[] painted = rows.isPainted() ? rows.lineColours(shown, lines, palette) : new int[0];
    for (int i = 0; i < colours.size(); i++) {
      NeuronRows.Band band = rows.bands().get(i);
      int from = Math.max(band.first(), shown.first());
      int to = Math.min(band.end(), shown.end());
      int ground = tinted(colours.get(i), palette);
      for (int line = from < to ? shown.line(from, lines) : lines;
          line < lines && line <= shown.line(to - 1, lines);
          line++) {
        int colour = rows.isPainted() ? painted[line] : colours.get(i);
        shades[line] = known.computeIfAbsent(colour, rgb -> shades(ground, rgb, full));
      }
    }
    return shades;
  }

  private static int tinted(int colour, Palette palette) {
    return Palette.blend(palette.background(), colour, TINT);
  }

  private static void bands(
      NeuronRows rows, List<Integer> colours, RowWindow shown, Surface out, Palette palette) {
    out.fill(palette.background());
    for (int i = 0; i < colours.size(); i++) {
      NeuronRows.Band band = rows.bands().get(i);
      int top = edge(band.first(), shown, out.height());
      int bottom = edge(band.end(), shown, out.height());
      out.rectangle(0, top, out.width(), bottom - top, tinted(colours.get(i), palette));
      if (band.first() > shown.first()) {
        out.horizontal(top, palette.grid());
      }
    }
  }

  // A row that is thinner than a pixel still shows where it is.
  private static void chosen(BitSet chosen, RowWindow shown, Surface out, Palette palette) {
    int rgb = Palette.blend(palette.background(), palette.ink(), CHOSEN);
    for (int row = chosen.nextSetBit(shown.first());
        row >= 0 && row < shown.end();
        row = chosen.nextSetBit(row + 1)) {
      int top = edge(row, shown, out.height());
      int bottom = Math.max(top + 1, edge(row + 1, shown, out.height()));
      out.rectangle(0, top, out.width(), Math.min(bottom, out.height()) - top, rgb);
    }
  }

  private static int edge(int row, RowWindow shown, int height) {
    long pixel = (long) (row - shown.first()) * height / shown.count();
    return (int) Math.clamp(pixel, 0L, height);
  }

  private static int[] shades(int background, int colour, int full) {
    int[] shades = new int[full + 1];
    for (int count = 0; count <= full; count++) {
      double part = full == 1 ? 1 : Math.sqrt((count - 1.0) / (full - 1));
      shades[count] =
          Surface.OPAQUE
              | (count == 0
                  ? background
                  : Palette.blend(background, colour, FAINTEST + (1 - FAINTEST) * part));
    }
    if (full == 1) {
      shades[1] = Surface.OPAQUE | colour;
    }
    return shades;
  }

  private void marks(int[][] shadesOfLine, int least, Surface out) {
    int height = out.height();
    int width = out.width();
    int[] argb = out.argb();
    for (int line = 0; line < grid.lines(); line++) {
      int[] shades = shadesOfLine[line];
      int top = RowWindow.pixel(line, grid.lines(), height);
      int bottom = RowWindow.pixel(line + 1, grid.lines(), height);
      int room = bottom - top;
      // Rows thick enough to be told apart keep a gap; very thick ones do not need longer ticks.
      int tall = Math.max(least, room < 3 ? room : Math.min(room - 1, 24));
      int wide = room >= 6 ? 2 : least;
      int start = top + Math.max(0, (room - tall) / 2);
      int stop = Math.min(height, start + tall);
      for (int column = 0; column < width; column++) {
        int count = grid.at(line, column);
        if (count > 0) {
          int shade = shades[Math.min(count, shades.length - 1)];
          for (int y = start; y < stop; y++) {
            argb[y * width + column] = shade;
            if (wide == 2 && column + 1 < width) {
              argb[y * width + column + 1] = shade;
            }
          }
        }
      }
    }
  }
}
