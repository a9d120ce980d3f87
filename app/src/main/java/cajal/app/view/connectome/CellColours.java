package cajal.app.view.connectome;

import cajal.app.session.CellPaint;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Kind;
import cajal.figure.ConnectomeMap;
import cajal.figure.Palette;
import org.jspecify.annotations.Nullable;

/// The colour of a cell in every view of a connectome: of what is painted on it, else of its type.
public final class CellColours {

  private CellColours() {}

  /// @param paint what is painted on cells; `null` for nothing
  public static int of(Cell cell, @Nullable CellPaint paint, Palette palette) {
    if (paint != null) {
      Double value = paint.values().get(cell.name());
      if (value != null && !Double.isNaN(value)) {
        return paint.rgb(value, palette);
      }
      return Palette.blend(palette.background(), palette.muted(), 0.35);
    }
    return cell.kind() == Kind.NEURON
        ? ConnectomeMap.colour(cell, palette)
        : Palette.blend(palette.background(), palette.muted(), 0.6);
  }
}
