package cajal.analyse.overview;

import cajal.activity.Activity;
import cajal.activity.CelegansNeurons;
import cajal.activity.Homogeniser;
import cajal.activity.Homogeniser.Homogenised;
import cajal.activity.Homogeniser.Standardisation;
import cajal.activity.Signals;
import cajal.activity.Smoothing;
import cajal.activity.UnitTable;
import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Label;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Recordings of identified units on one list of names and one clock: which of them can be, and
/// which unit was identified in which.
final class HomogenisedRecordings implements Analysis<HomogenisedRecordings.Parameters> {

  private static final String ALL = "*";

  record Parameters(
      @Parameter(
              title = "List",
              help =
                  "All names there are, in the order of their slots; where empty the 300 neurons of"
                      + " C. elegans if any of them occurs, else, and for *, all names that occur.")
          List<String> list,
      @Parameter(
              title = "Standardise",
              help = "Not, over the whole recording, or at each sample over its past.")
          Standardisation standardise,
      @Parameter(title = "Smooth", help = "How values are smoothed by their past.")
          Smoothing smooth,
      @Parameter(
              title = "Interval",
              help = "Time between samples on the common clock.",
              unit = "s",
              min = 0,
              aboveMin = true)
          double intervalS,
      @Parameter(
              title = "Fewest samples",
              help = "Recordings of fewer samples are left out.",
              min = 2,
              max = 100_000_000)
          int fewest) {}

  @Override
  public Card card() {
    return Card.of(
            "homogenise",
            Card.Group.RECORDING,
            "Recordings on one list",
            "Which units were identified in which recordings, once names, scale and clock are the same.",
            Card.Kind.RECORDINGS)
        .from("Simeon et al. (2024)", "10.48550/arXiv.2411.12091");
  }

  @Override
  public Parameters defaults() {
    Homogeniser.Options usual = Homogeniser.Options.usual();
    return new Parameters(
        List.of(),
        usual.standardisation(),
        usual.smoothing(),
        usual.intervalS(),
        usual.fewestSamples());
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    List<Activity> activities =
        input instanceof Input.Several several ? several.activities() : List.of(input.activity());
    Homogeniser homogeniser =
        new Homogeniser(
            names(parameters.list(), activities),
            new Homogeniser.Options(
                parameters.standardise(),
                parameters.smooth(),
                parameters.intervalS(),
                parameters.fewest()));
    List<Row> rows = new ArrayList<>();
    for (Activity activity : activities) {
      work.progress().orStop();
      work.progress().at((double) rows.size() / activities.size(), activity.title());
      rows.add(Row.of(activity, homogeniser));
    }
    return new Found(homogeniser, List.copyOf(rows));
  }

  private static List<String> names(List<String> list, List<Activity> activities) {
    if (!list.isEmpty() && !list.equals(List.of(ALL))) {
      return list;
    }
    Set<String> all = new LinkedHashSet<>();
    activities.stream()
        .flatMap(activity -> activity.signals().stream().limit(1))
        .forEach(group -> all.addAll(group.channels()));
    if (list.isEmpty()) {
      List<String> worm = CelegansNeurons.names();
      int[] slots = new Homogeniser(worm, Homogeniser.Options.usual()).slots(List.copyOf(all));
      if (Arrays.stream(slots).anyMatch(slot -> slot >= 0)) {
        return worm;
      }
    }
    return all.stream().sorted().toList();
  }

  /// What became of a recording.
  ///
  /// @param refusal why it was left out; empty where it was not
  record Row(String title, Optional<Signals> group, Optional<Homogenised> made, String refusal) {

    static Row of(Activity activity, Homogeniser homogeniser) {
      return activity.signals().stream()
          .findFirst()
          .map(group ->
              new Row(
                  activity.title(),
                  Optional.of(group),
                  homogeniser.of(activity.title(), group),
                  homogeniser.refusal(group)))
          .orElseGet(
              () -> new Row(activity.title(), Optional.empty(), Optional.empty(), "no signals"));
    }

    double samples() {
      return group.map(Signals::samples).orElse(0);
    }

    double identified() {
      return made.map(one ->
              IntStream.range(0, one.labelled().length).filter(i -> one.labelled()[i]).count())
          .orElse(0L);
    }
  }

  /// All recordings, and those that are on the list.
  record Found(Homogeniser homogeniser, List<Row> rows) implements Result {

    private List<Homogenised> made() {
      return rows.stream().flatMap(row -> row.made().stream()).toList();
    }

    @Override
    public List<Table> tables() {
      return List.of(homogeniser.coverage(made()), recordings());
    }

    private Table recordings() {
      return new Table(
          "recordings",
          "Recordings",
          List.of(
              new Column.Texts("recording", "Its title.", rows.stream().map(Row::title).toList()),
              numbers("samples", "", "Samples as recorded.", Row::samples),
              numbers(
                  "interval_s",
                  "s",
                  "Median time between samples as recorded.",
                  row -> row.group().map(Signals::intervalS).orElse(Double.NaN)),
              numbers(
                  "units",
                  "",
                  "Units that were recorded.",
                  row -> row.group().map(group -> (double) group.channels().size()).orElse(0.0)),
              numbers("identified", "", "Units of the list among them.", Row::identified),
              numbers(
                  "samples_on_clock",
                  "",
                  "Samples on the common clock; 0 where it was left out.",
                  row -> row.made().map(one -> (double) one.times().length).orElse(0.0)),
              new Column.Texts(
                  "left_out",
                  "Why it was left out; empty where it was not.",
                  rows.stream().map(Row::refusal).toList())));
    }

    private Column numbers(
        String name, String unit, String help, java.util.function.ToDoubleFunction<Row> value) {
      return new Column.Numbers(name, unit, help, rows.stream().mapToDouble(value).toArray());
    }

    @Override
    public List<Plot> plots(Palette palette) {
      List<Homogenised> made = made();
      int slots = homogeniser.canonical().size();
      double[] edges = new double[Math.max(1, slots) + 1];
      Arrays.setAll(edges, i -> i);
      double[] counts = homogeniser.coverage(made).numbers("recordings");
      Panel known = coverage(made, slots, palette);
      Panel count =
          Panels.bars(edges, counts, Label.of("Slot in the list"), Label.of("Recordings"), palette);
      double share = Math.clamp(1 - 4.0 / (6 + made.size()), 0.4, 0.8);
      Figure figure =
          Figure.of(
                  "Units by recording",
                  palette,
                  List.of(
                      known.in(new Panel.Cell(0, 0, 1, share)),
                      count.in(new Panel.Cell(0, share, 1, 1 - share))))
              .sized(Figure.DEFAULT_WIDTH_MM, Math.clamp(60 + 5.0 * made.size(), 80, 230));
      return List.of(new Plot("coverage", figure));
    }

    private Panel coverage(List<Homogenised> made, int slots, Palette palette) {
      float[] cells = new float[made.size() * slots];
      for (int row = 0; row < made.size(); row++) {
        for (int slot = 0; slot < slots; slot++) {
          boolean there = made.get(made.size() - 1 - row).labelled()[slot];
          cells[row * slots + slot] = there ? 1 : Float.NaN;
        }
      }
      ColourMap map = new ColourMap("identified", List.of(palette.cycle(0)));
      List<String> titles = UnitTable.distinct(made.stream().map(Homogenised::title).toList());
      return Panel.of(
              Axis.Numeric.of(0, slots, "", "").unlabelled(),
              Panels.rowNames("", titles),
              cells.length == 0
                  ? List.of()
                  : List.of(new Mark.Heat(slots, made.size(), cells, map, 0, 1)))
          .withKeys(List.of(new Panel.Key("identified", palette.cycle(0))));
    }

    @Override
    public List<String> notes() {
      List<String> notes = new ArrayList<>();
      notes.add(
          made().size() == rows.size()
              ? "all %d recordings".formatted(rows.size())
              : "sample %d of %d recordings".formatted(made().size(), rows.size()));
      rows.stream()
          .filter(row -> row.made().isEmpty())
          .map(row -> row.title() + " is left out: " + row.refusal())
          .limit(3)
          .forEach(notes::add);
      return notes;
    }
  }
}
