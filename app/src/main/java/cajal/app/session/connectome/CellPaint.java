package cajal.app.session.connectome;

import cajal.figure.ColourMap;
import java.util.Map;

/// A number for each cell, shown as its colour in graph, matrix and body: a measure or activity.
///
/// @param title what it is, such as `PageRank`
/// @param unit unit of the values; empty for a pure number
/// @param values by name of the cell; a cell without a value keeps its own colour
/// @param low value of the first colour
/// @param high value of the last colour
public record CellPaint(
    String title, String unit, Map<String, Double> values, ColourMap map, double low, double high) {

  public CellPaint {
    values = Map.copyOf(values);
  }

  /// Where a value lies in the map, from 0 to 1.
  public double part(double value) {
    return high > low ? Math.clamp((value - low) / (high - low), 0, 1) : 0.5;
  }
}
