package cajal.app.cli;

import java.util.Locale;

/// What a figure shows.
enum ViewKind {
  RASTER,
  CANVAS,
  TRACES,
  RATES,
  HEATMAP;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
