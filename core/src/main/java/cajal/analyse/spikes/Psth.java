package cajal.analyse.spikes;

import cajal.activity.Activity;
import cajal.activity.SpikeTrains;
import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.analyse.surrogate.SurrogateTest;
import cajal.analyse.surrogate.Surrogates;
import cajal.figure.Axis;
import cajal.figure.Figure;
import cajal.figure.Mark;
import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Spikes around the instants of trials, by condition.
final class Psth implements Analysis<Psth.Parameters> {

  private static final long MOST_ROWS = 5_000_000;

  record Parameters(
      @Parameter(
              title = "Align",
              help =
                  "Name of the events or epochs at which trials are aligned; the first where empty.")
          String align,
      @Parameter(
              title = "By",
              help = "Label of the trials that is their condition; the first where empty.")
          String by,
      @Parameter(title = "Before", help = "Time before the instant.", unit = "ms", min = 0)
          double beforeMs,
      @Parameter(
              title = "After",
              help = "Time after the instant.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double afterMs,
      @Parameter(title = "Bin", help = "Width of a bin.", unit = "ms", min = 0, aboveMin = true)
          double binMs,
      SurrogateTest test) {}

  @Override
  public Card card() {
    return Card.of(
            "psth",
            Card.Group.SPIKE_TRAINS,
            "Raster and histogram by trial",
            "Spikes around the instants of trials, and rates over time for each unit and condition.",
            Card.Kind.SPIKES)
        .from("Gerstein & Kiang (1960) Biophys J 1:15-28", "10.1016/S0006-3495(60)86872-5");
  }

  @Override
  public Parameters defaults() {
    // Trains that move as a whole would keep an answer to trials at equal distances.
    return new Parameters(
        "", "", 200, 800, 20, new SurrogateTest(0, Surrogates.Method.DITHER, 500));
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Activity activity = input.activity();
    SpikeTrains trains = activity.spikes();
    Trials trials = Trials.of(activity, parameters.align(), parameters.by());
    int bins =
        (int)
            Math.min(
                1_000_000,
                Math.ceil(
                    (parameters.beforeMs() + parameters.afterMs()) / parameters.binMs() - 1e-9));
    long rows = (long) trains.units() * trials.conditions().size() * bins;
    if (rows > MOST_ROWS) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of("bin"),
              "Rates of "
                  + trains.units()
                  + " units in "
                  + bins
                  + " bins are too many for a table.",
              "Choose units by units=... or wider bins."));
    }
    List<double[][][]> moments =
        work.part(0, parameters.test().surrogates() == 0 ? 1 : 0.1)
            .map(trains.units(), "trials", unit -> moments(trains, unit, trials, bins, parameters));
    Found found =
        new Found(activity.unitNames(), trials, trains, moments, parameters, new double[0]);
    double[] p =
        parameters
            .test()
            .pValues(
                input,
                found.changes(),
                surrogate -> {
                  SpikeTrains moved = surrogate.activity().spikes();
                  return new Found(
                          found.names(),
                          trials,
                          moved,
                          IntStream.range(0, moved.units())
                              .mapToObj(unit -> moments(moved, unit, trials, bins, parameters))
                              .toList(),
                          parameters,
                          new double[0])
                      .changes();
                },
                work.part(0.1, 1));
    return new Found(found.names(), trials, trains, moments, parameters, p);
  }

  // Sums and sums of squares over trials of the count in each bin: [condition][0 or 1][bin].
  private static double[][][] moments(
      SpikeTrains trains, int unit, Trials trials, int bins, Parameters parameters) {
    double[] train = trains.train(unit);
    double[][][] moments = new double[trials.conditions().size()][2][bins];
    for (int trial = 0; trial < trials.timesS().length; trial++) {
      double[] counts = new double[bins];
      double from = trials.timesS()[trial] - parameters.beforeMs() / 1000;
      for (int i = firstFrom(train, from); i < train.length; i++) {
        int bin = (int) Math.floor((train[i] - from) * 1000 / parameters.binMs() + 1e-9);
        if (bin >= bins) {
          break;
        }
        counts[bin]++;
      }
      double[][] own = moments[trials.conditionOf()[trial]];
      for (int bin = 0; bin < bins; bin++) {
        own[0][bin] += counts[bin];
        own[1][bin] += counts[bin] * counts[bin];
      }
    }
    return moments;
  }

  private static int firstFrom(double[] train, double time) {
    int at = Arrays.binarySearch(train, time);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && train[at - 1] == time) {
      at--;
    }
    return at;
  }

  /// Rates of units by condition.
  ///
  /// @param moments of each unit, sums and sums of squares of counts, `[condition][2][bin]`
  /// @param p of the largest change, `[unit * conditions + condition]`; NaN where no surrogates
  ///   were asked for
  record Found(
      List<String> names,
      Trials trials,
      SpikeTrains trains,
      List<double[][][]> moments,
      Parameters parameters,
      double[] p)
      implements Result {

    private int bins() {
      return moments.isEmpty() ? 0 : moments.getFirst()[0][0].length;
    }

    /// The largest difference of a bin's rate from the mean over all bins, spikes/s.
    ///
    /// @return `[unit * conditions + condition]`
    private double[] changes() {
      int conditions = trials.conditions().size();
      return IntStream.range(0, names.size() * conditions)
          .mapToDouble(row -> {
            int unit = row / conditions;
            int condition = row % conditions;
            double mean =
                IntStream.range(0, bins())
                    .mapToDouble(bin -> rate(unit, condition, bin))
                    .average()
                    .orElse(0);
            return IntStream.range(0, bins())
                .mapToDouble(bin -> Math.abs(rate(unit, condition, bin) - mean))
                .max()
                .orElse(Double.NaN);
          })
          .toArray();
    }

    private double rate(int unit, int condition, int bin) {
      return moments.get(unit)[condition][0][bin]
          / trials.count(condition)
          / (parameters.binMs() / 1000);
    }

    // Standard error of the rate over trials; none of a single trial.
    private double error(int unit, int condition, int bin) {
      double n = trials.count(condition);
      double sum = moments.get(unit)[condition][0][bin];
      double squares = moments.get(unit)[condition][1][bin];
      return n < 2
          ? Double.NaN
          : Math.sqrt(Math.max(0, squares - sum * sum / n) / (n - 1) / n)
              / (parameters.binMs() / 1000);
    }

    private double timeMs(int bin) {
      return (bin + 0.5) * parameters.binMs() - parameters.beforeMs();
    }

    @Override
    public List<Table> tables() {
      int conditions = trials.conditions().size();
      int bins = bins();
      int rows = names.size() * conditions * bins;
      List<String> units = new ArrayList<>(rows);
      List<String> kinds = new ArrayList<>(rows);
      double[] times = new double[rows];
      double[] rates = new double[rows];
      double[] errors = new double[rows];
      int row = 0;
      for (int unit = 0; unit < names.size(); unit++) {
        for (int c = 0; c < conditions; c++) {
          for (int bin = 0; bin < bins; bin++, row++) {
            units.add(names.get(unit));
            kinds.add(trials.conditions().get(c));
            times[row] = timeMs(bin);
            rates[row] = rate(unit, c, bin);
            errors[row] = error(unit, c, bin);
          }
        }
      }
      return List.of(
          new Table(
              "psth",
              "Rates around trials",
              List.of(
                  new Column.Texts("unit", "Name of the unit.", units),
                  new Column.Texts("condition", "Condition of the trials.", kinds),
                  new Column.Numbers("time_ms", "ms", "Middle of the bin.", times),
                  new Column.Numbers("rate_hz", "Hz", "Mean rate over trials.", rates),
                  new Column.Numbers(
                      "sem_hz", "Hz", "Standard error of the rate over trials.", errors))),
          responses());
    }

    // One row for each unit and condition.
    private Table responses() {
      int conditions = trials.conditions().size();
      int rows = names.size() * conditions;
      return new Table(
          "responses",
          "Changes around trials",
          List.of(
              new Column.Texts(
                  "unit",
                  "Name of the unit.",
                  IntStream.range(0, rows).mapToObj(i -> names.get(i / conditions)).toList()),
              new Column.Texts(
                  "condition",
                  "Condition of the trials.",
                  IntStream.range(0, rows)
                      .mapToObj(i -> trials.conditions().get(i % conditions))
                      .toList()),
              new Column.Numbers(
                  "largest_change_hz",
                  "Hz",
                  "Largest difference of a bin's rate from the mean over all bins.",
                  changes()),
              new Column.Numbers(
                  "p", "", "Part of surrogates, and the real trains, that change as much.", p)));
    }

    @Override
    public List<Plot> plots(Palette palette) {
      Axis.Numeric time =
          Axis.Numeric.of(-parameters.beforeMs(), parameters.afterMs(), "Time", "ms");
      Panel raster = raster(palette).withX(time.unlabelled()).in(new Panel.Cell(0, 0, 1, 0.55));
      Panel rates = rates(palette).withX(time).in(new Panel.Cell(0, 0.55, 1, 0.45));
      return List.of(
          new Plot(
              "psth",
              Figure.of("Raster and histogram by trial", palette, List.of(raster, rates))
                  .sized(120, 110)));
    }

    // Trials of the first unit, those of one condition together.
    private Panel raster(Palette palette) {
      List<Mark> marks = new ArrayList<>();
      List<Panel.Key> keys = new ArrayList<>();
      double[] train = names.isEmpty() ? new double[0] : trains.train(0);
      int row = 0;
      for (int c = 0; c < trials.conditions().size(); c++) {
        List<Double> x = new ArrayList<>();
        List<Integer> y = new ArrayList<>();
        for (int trial = 0; trial < trials.timesS().length; trial++) {
          if (trials.conditionOf()[trial] != c) {
            continue;
          }
          double at = trials.timesS()[trial];
          int first = firstFrom(train, at - parameters.beforeMs() / 1000);
          for (int i = first;
              i < train.length && train[i] < at + parameters.afterMs() / 1000;
              i++) {
            x.add(1000 * (train[i] - at));
            y.add(row);
          }
          row++;
        }
        float[] rows = new float[y.size()];
        for (int i = 0; i < rows.length; i++) {
          rows[i] = y.get(i);
        }
        marks.add(
            new Mark.Raster(
                x.stream().mapToDouble(Double::doubleValue).toArray(), rows, 1, palette.cycle(c)));
        keys.add(new Panel.Key(trials.conditions().get(c), palette.cycle(c)));
      }
      Axis y = Axis.Numeric.of(0, Math.max(1, row), "Trial", "").counting();
      return Panel.of(y, y, marks).withKeys(keys).titled(names.isEmpty() ? "" : names.getFirst());
    }

    private Panel rates(Palette palette) {
      List<Curve> curves = new ArrayList<>();
      for (int c = 0; c < trials.conditions().size(); c++) {
        int condition = c;
        double[] mean =
            IntStream.range(0, bins())
                .mapToDouble(bin ->
                    IntStream.range(0, names.size())
                        .mapToDouble(unit -> rate(unit, condition, bin))
                        .average()
                        .orElse(Double.NaN))
                .toArray();
        curves.add(
            new Curve("", IntStream.range(0, bins()).mapToDouble(this::timeMs).toArray(), mean));
      }
      return Panels.curves(
          curves, new Label("Time", "ms"), new Label("Rate, mean of units", "spikes/s"), palette);
    }

    @Override
    public List<String> notes() {
      return names.size() > 1
          ? List.of(
              "all spikes", "the raster shows the first unit, the rates the mean of all units")
          : List.of("all spikes");
    }
  }
}
