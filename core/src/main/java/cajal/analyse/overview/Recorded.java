package cajal.analyse.overview;

import cajal.activity.Activity;
import cajal.activity.Epochs;
import cajal.activity.Events;
import cajal.activity.SpikeTrains;
import cajal.analyse.Panels;
import cajal.analyse.Result;
import cajal.figure.Axis;
import cajal.figure.ColourMap;
import cajal.figure.Figure;
import cajal.figure.Mark;
import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A recording on its clock: the raster on top, groups of signals below.
///
/// @param order `[row]`, number of the unit, the first on top
record Recorded(Activity activity, int[] order, List<ShownSignals> signals) implements Result {

  private static final double EVENT_PT = 0.5;
  private static final String SIGNALS_SHOWN =
      "all samples, averaged where a column of the figure holds several";

  @Override
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    tables.add(units());
    for (Events events : activity.events()) {
      List<Column> columns = new ArrayList<>();
      columns.add(new Column.Numbers("time_s", "s", "When it happened.", events.times()));
      if (events.labels().size() == events.times().length) {
        columns.add(new Column.Texts("label", "What it was.", events.labels()));
      }
      tables.add(new Table(name("events", events.name()), "Events: " + events.name(), columns));
    }
    for (Epochs epochs : activity.epochs()) {
      List<Column> columns = new ArrayList<>();
      columns.add(new Column.Numbers("start_s", "s", "Beginning.", epochs.starts()));
      columns.add(new Column.Numbers("stop_s", "s", "End.", epochs.stops()));
      epochs.labels().columns().stream()
          .filter(column -> !column.name().equals("start_s") && !column.name().equals("stop_s"))
          .forEach(columns::add);
      tables.add(new Table(name("epochs", epochs.name()), "Epochs: " + epochs.name(), columns));
    }
    return tables;
  }

  private static String name(String kind, String name) {
    return kind + "_" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  private Table units() {
    SpikeTrains spikes = activity.spikes();
    double[] count = new double[order.length];
    double[] first = new double[order.length];
    double[] last = new double[order.length];
    for (int row = 0; row < order.length; row++) {
      int unit = order[row];
      count[row] = spikes.count(unit);
      boolean any = spikes.count(unit) > 0;
      first[row] = any ? spikes.times()[spikes.first()[unit]] : Double.NaN;
      last[row] = any ? spikes.times()[spikes.first()[unit + 1] - 1] : Double.NaN;
    }
    List<String> names = activity.unitNames();
    return new Table(
        "units",
        "Units",
        List.of(
            new Column.Texts(
                "unit", "Name of the unit.", Arrays.stream(order).mapToObj(names::get).toList()),
            new Column.Numbers("spikes", "", "Number of spikes.", count),
            new Column.Numbers("first_s", "s", "Time of the first spike.", first),
            new Column.Numbers("last_s", "s", "Time of the last spike.", last)));
  }

  @Override
  public List<Plot> plots(Palette palette) {
    List<Panel> panels = new ArrayList<>();
    if (activity.spikes().count() > 0) {
      panels.add(raster(palette));
    }
    signals.forEach(group -> panels.add(heat(group, palette)));
    if (panels.isEmpty()) {
      return List.of();
    }
    int n = panels.size();
    List<Panel> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rows.add(panels.get(i).in(new Panel.Cell(0, (double) i / n, 1, 1.0 / n)));
    }
    return List.of(new Plot("recording", Figure.of(activity.title(), palette, rows)));
  }

  private double fromS() {
    double from = activity.spikes().count() > 0 ? activity.spikes().startS() : Double.MAX_VALUE;
    return signals.stream().mapToDouble(ShownSignals::fromS).reduce(from, Math::min);
  }

  private double toS() {
    double to = activity.spikes().count() > 0 ? activity.spikes().stopS() : -Double.MAX_VALUE;
    return signals.stream().mapToDouble(ShownSignals::toS).reduce(to, Math::max);
  }

  private Panel raster(Palette palette) {
    SpikeTrains spikes = activity.spikes();
    double[] x = new double[spikes.count()];
    float[] y = new float[spikes.count()];
    int at = 0;
    for (int row = 0; row < order.length; row++) {
      for (int i = spikes.first()[order[row]]; i < spikes.first()[order[row] + 1]; i++) {
        x[at] = spikes.times()[i];
        y[at++] = order.length - 1 - row;
      }
    }
    List<Mark> marks = new ArrayList<>();
    for (Events events : activity.events()) {
      for (double time : events.times()) {
        marks.add(
            new Mark.Line(
                new double[] {time, time},
                new double[] {0, order.length},
                palette.stimulator(),
                EVENT_PT));
      }
    }
    marks.add(new Mark.Raster(x, y, 1, palette.ink()));
    List<String> names = activity.unitNames();
    return Panel.of(
        time(), Panels.rowNames("Unit", Arrays.stream(order).mapToObj(names::get).toList()), marks);
  }

  private Axis.Numeric time() {
    double from = fromS();
    double to = toS();
    return Axis.Numeric.of(from, to > from ? to : from + 1, "Time", "s");
  }

  private static Panel heat(ShownSignals group, Palette palette) {
    int channels = group.group().channels().size();
    // Names run downwards while rows of a heat map run upwards.
    float[] upwards = new float[group.values().length];
    for (int row = 0; row < channels; row++) {
      System.arraycopy(
          group.values(),
          row * group.columns(),
          upwards,
          (channels - 1 - row) * group.columns(),
          group.columns());
    }
    ColourMap map = palette.dark() ? ColourMap.DIVERGING_DARK : ColourMap.DIVERGING;
    double most = group.extreme();
    return Panel.of(
            Axis.Numeric.of(group.fromS(), group.toS(), "Time", "s"),
            Panels.rowNames("Channel", group.group().channels()),
            List.of(new Mark.Heat(group.columns(), channels, upwards, map, -most, most)))
        .with(new Panel.ColourBar(map, -most, most, group.title(), ""));
  }

  @Override
  public List<String> notes() {
    return signals.isEmpty()
        ? List.of("all spikes")
        : activity.spikes().count() > 0
            ? List.of("all spikes", SIGNALS_SHOWN)
            : List.of(SIGNALS_SHOWN);
  }
}
