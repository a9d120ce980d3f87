package cajal.figure;

import java.util.List;
import java.util.Optional;

/// Where the neurons of a raster stand and what colours they wear, where these are not those of
/// their populations and numbers.
///
/// @param rowOf `[global number of the neuron]` row from the top; -1 where it is not shown
/// @param rgb `[row]` colour of its marks
/// @param bands rows that belong together, from the top
/// @param legend what colours mean; empty where they are those of the bands
public record RasterRows(int[] rowOf, int[] rgb, List<Band> bands, Optional<Legend> legend) {

  public RasterRows {
    bands = List.copyOf(bands);
  }

  /// Rows that belong together.
  ///
  /// @param end the row behind the last
  public record Band(String name, int first, int end, int rgb) {}

  /// What the colours of rows mean.
  public sealed interface Legend {

    /// A colour for each class.
    record Classes(List<Panel.Key> keys) implements Legend {

      public Classes {
        keys = List.copyOf(keys);
      }
    }

    /// Numbers on a scale.
    record Scale(Panel.ColourBar bar) implements Legend {}
  }

  Panel explain(Panel panel) {
    return legend
        .map(means ->
            switch (means) {
              case Legend.Classes classes -> panel.withKeys(classes.keys());
              case Legend.Scale scale -> panel.with(scale.bar());
            })
        .orElse(panel);
  }
}
