package cajal.app.session;

import cajal.figure.ColourMap;
import cajal.figure.Palette;
import cajal.figure.Panel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// A number or a class for each cell, shown as its colour in raster, canvas, graph, matrix and
/// body: a measure, a result of an analysis, or activity.
///
/// @param title what it is, such as `PageRank`
/// @param unit unit of the values; empty for a pure number
/// @param values by name of the cell, for classes their numbers in `classes`; a cell without a
///   value keeps its own colour
/// @param low value of the first colour
/// @param high value of the last colour
/// @param classes names of the classes; empty where values are numbers on a scale
public record CellPaint(
    String title,
    String unit,
    Map<String, Double> values,
    ColourMap map,
    double low,
    double high,
    List<String> classes) {

  // How far the colours of classes move to the background, or to the ink, each time they are used
  // up.
  private static final double SHADE = 0.35;

  public CellPaint {
    values = Map.copyOf(values);
    classes = List.copyOf(classes);
  }

  /// Numbers on a scale that the caller knows.
  public CellPaint(
      String title,
      String unit,
      Map<String, Double> values,
      ColourMap map,
      double low,
      double high) {
    this(title, unit, values, map, low, high, List.of());
  }

  /// Numbers on a scale from the least to the largest of them.
  ///
  /// @param cells names, one for each value; where a name comes again the first counts
  /// @param values those that are no numbers are left out
  public static CellPaint ofNumbers(
      String title, String unit, List<String> cells, double[] values) {
    Map<String, Double> known = new HashMap<>();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i]) && known.putIfAbsent(cells.get(i), values[i]) == null) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
      }
    }
    return known.isEmpty()
        ? new CellPaint(title, unit, known, ColourMap.VIRIDIS, 0, 1)
        : new CellPaint(title, unit, known, ColourMap.VIRIDIS, low, high);
  }

  /// Classes, in the order of their numbers where all are named by numbers, else of their first
  /// cells.
  ///
  /// @param cells names, one for each class; where a name comes again the first counts
  /// @param classOf class of each cell; an empty text is none
  public static CellPaint ofClasses(String title, List<String> cells, List<String> classOf) {
    Map<String, String> known = new LinkedHashMap<>();
    for (int i = 0; i < classOf.size(); i++) {
      if (!classOf.get(i).isEmpty()) {
        known.putIfAbsent(cells.get(i), classOf.get(i));
      }
    }
    List<String> classes = new ArrayList<>(known.values().stream().distinct().toList());
    if (classes.stream().allMatch(CellPaint::isNumber)) {
      classes.sort(java.util.Comparator.comparingDouble(Double::parseDouble));
    }
    Map<String, Integer> numbers = new HashMap<>();
    classes.forEach(name -> numbers.put(name, numbers.size()));
    Map<String, Double> values = new HashMap<>();
    known.forEach((cell, name) -> values.put(cell, (double) numbers.getOrDefault(name, 0)));
    return new CellPaint(
        title, "", values, ColourMap.VIRIDIS, 0, Math.max(0, classes.size() - 1), classes);
  }

  private static boolean isNumber(String text) {
    return text.matches("[-+]?\\d+(\\.\\d+)?");
  }

  /// Whether values are classes rather than numbers.
  public boolean isClassed() {
    return !classes.isEmpty();
  }

  /// Where a value lies in the map, from 0 to 1.
  public double part(double value) {
    return high > low ? Math.clamp((value - low) / (high - low), 0, 1) : 0.5;
  }

  /// Colour of a value.
  public int rgb(double value, Palette palette) {
    if (!isClassed()) {
      return map.rgb(value, low, high);
    }
    int number = (int) Math.rint(value);
    int round = number / palette.cycle().size();
    int plain = palette.cycle(number);
    int towards = round % 2 == 1 ? palette.background() : palette.ink();
    int steps = Math.ceilDiv(round, 2);
    return round == 0 ? plain : Palette.blend(plain, towards, Math.min(0.8, SHADE * steps));
  }

  /// What several cells have in common: their mean, or the class that most of them belong to.
  ///
  /// @param several values, at least one
  public double together(Collection<Double> several) {
    if (!isClassed()) {
      return several.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
    int[] counts = new int[classes.size()];
    several.forEach(value -> counts[(int) Math.rint(value)]++);
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return most;
  }

  /// The value of the first colour as a person reads it.
  public String lowest() {
    return number(low);
  }

  /// The value of the last colour as a person reads it, with its unit.
  public String highest() {
    return (number(high) + " " + unit).strip();
  }

  /// Names of the cells of a class.
  ///
  /// @param number of the class
  public Set<String> members(int number) {
    Set<String> members = new LinkedHashSet<>();
    values.forEach((cell, of) -> {
      if (of == number) {
        members.add(cell);
      }
    });
    return members;
  }

  /// What the colours mean, for figures: each class, or the ends of the scale.
  public List<Panel.Key> keys(Palette palette) {
    if (!isClassed()) {
      return List.of(
          new Panel.Key(lowest(), map.colours().getFirst()),
          new Panel.Key(highest() + "  " + title, map.colours().getLast()));
    }
    return IntStream.range(0, classes.size())
        .mapToObj(i -> new Panel.Key(classes.get(i), rgb(i, palette)))
        .toList();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
