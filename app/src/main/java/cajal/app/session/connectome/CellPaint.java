package cajal.app.session.connectome;

import cajal.figure.ColourMap;
import cajal.figure.Panel;
import java.util.List;
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

  /// The value of the first colour as a person reads it.
  public String lowest() {
    return "%.3g".formatted(low);
  }

  /// The value of the last colour as a person reads it, with its unit.
  public String highest() {
    return ("%.3g " + unit).formatted(high).strip();
  }

  /// What the first and the last colour mean, for figures.
  public List<Panel.Key> keys() {
    return List.of(
        new Panel.Key(lowest(), map.colours().getFirst()),
        new Panel.Key(highest() + "  " + title, map.colours().getLast()));
  }

  /// Where a value lies in the map, from 0 to 1.
  public double part(double value) {
    return high > low ? Math.clamp((value - low) / (high - low), 0, 1) : 0.5;
  }
}
