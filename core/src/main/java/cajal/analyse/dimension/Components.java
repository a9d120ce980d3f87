package cajal.analyse.dimension;

import cajal.analyse.Courses;
import cajal.analyse.Observations;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.analyse.Result;
import cajal.figure.Figure;
import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Scores of observations on components, and how units load on them, as tables and panels: what all
/// linear reductions have in common.
///
/// @param word what a component is called in columns, such as `pc`
/// @param observations what was reduced; its values are not looked at
/// @param scores `[row][component]`
/// @param loadings `[component][feature]`
record Components(String word, Observations observations, double[][] scores, double[][] loadings) {

  private static final int DRAWN_OVER_TIME = 6;

  int count() {
    return loadings.length;
  }

  String name(int component) {
    return word + (component + 1);
  }

  List<String> names() {
    return IntStream.range(0, count()).mapToObj(this::name).toList();
  }

  /// One row for each unit.
  Table loadingsTable() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Texts("unit", "Name of the unit.", observations.features()));
    for (int c = 0; c < count(); c++) {
      columns.add(
          new Column.Numbers(
              name(c), "", "Weight of the unit on component " + (c + 1) + ".", loadings[c]));
    }
    return new Table("loadings", "Loadings", columns);
  }

  /// One row for each observation.
  Table scoresTable() {
    List<Column> columns = new ArrayList<>();
    columns.add(
        observations.times().length == observations.count()
            ? new Column.Numbers("time_s", "s", "Time of the observation.", observations.times())
            : new Column.Texts("row", "Name of the observation.", observations.rows()));
    for (int c = 0; c < count(); c++) {
      columns.add(
          new Column.Numbers(name(c), "", "Value of component " + (c + 1) + ".", column(c)));
    }
    return new Table("scores", "Scores", columns);
  }

  private double[] column(int component) {
    return Arrays.stream(scores).mapToDouble(row -> row[component]).toArray();
  }

  /// The path in the plane of the first two components.
  Panel plane(Palette palette) {
    double[] first = count() > 0 ? column(0) : new double[0];
    double[] second = count() > 1 ? column(1) : new double[first.length];
    boolean path = observations.times().length == observations.count();
    Label x = Label.of(count() > 0 ? name(0) : word);
    Label y = Label.of(count() > 1 ? name(1) : "");
    return path
        ? Courses.plane(new Curve("", first, second), observations.times(), x, y)
        : Panels.dots(first, second, x, y, palette);
  }

  /// The first components over time.
  Panel overTime(Palette palette) {
    double[] places = observations.places();
    List<Curve> curves = new ArrayList<>();
    for (int c = 0; c < Math.min(count(), DRAWN_OVER_TIME); c++) {
      curves.add(new Curve(name(c), places, column(c)));
    }
    boolean timed = observations.times().length == observations.count();
    return Courses.overTime(
        curves, timed ? new Label("Time", "s") : Label.of("Row"), Label.of("Score"), palette);
  }

  /// Loadings of all units as colours.
  Panel loadingsPanel(Palette palette) {
    return Panels.matrix(
        loadings,
        Panels.columnNames("", observations.features()),
        Panels.rowNames("", names()),
        Panels.scale(loadings, Label.of("Loading"), palette));
  }

  Result.Plot plot(String name, String title, Palette palette, Panel first) {
    Figure figure =
        Panels.figure(
            title,
            palette,
            2,
            List.of(first, plane(palette), overTime(palette), loadingsPanel(palette)));
    return new Result.Plot(name, figure);
  }
}
