package cajal.analyse.spikes;

import cajal.activity.Activity;
import cajal.activity.SpikeTrains;
import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Label;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.analyse.surrogate.SurrogateTest;
import cajal.figure.Mark;
import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Auto- and cross-correlograms of all spikes.
final class Correlograms implements Analysis<Correlograms.Parameters> {

  private static final long MOST_ROWS = 5_000_000;
  private static final int DRAWN = 12;
  private static final double EXPECTED_PT = 0.5;

  /// Which pairs are counted.
  enum Which {
    AUTO,
    CROSS,
    ALL
  }

  record Parameters(
      @Parameter(title = "Pairs", help = "Whether units with themselves, with each other, or both.")
          Which pairs,
      @Parameter(title = "Bin", help = "Width of a bin.", unit = "ms", min = 0, aboveMin = true)
          double binMs,
      @Parameter(
              title = "Largest lag",
              help = "How far lags reach on each side.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double lagMs,
      SurrogateTest test) {}

  @Override
  public Card card() {
    return Card.of(
            "correlograms",
            Card.Group.SPIKE_TRAINS,
            "Correlograms",
            "Counts of lags between all spikes of each unit and all spikes of itself or another.",
            Card.Kind.SPIKES)
        .from(
            "Perkel, Gerstein & Moore (1967) Biophys J 7:419-440", "10.1016/S0006-3495(67)86597-4");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(Which.ALL, 1, 50, SurrogateTest.none());
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Activity activity = input.activity();
    SpikeTrains trains = activity.spikes();
    int reach = (int) Math.min(1_000_000, Math.round(parameters.lagMs() / parameters.binMs()));
    List<Pair> pairs = pairs(trains.units(), parameters.pairs(), 2L * reach + 1);
    double binS = parameters.binMs() / 1000;
    List<long[]> counts =
        work.part(0, parameters.test().surrogates() == 0 ? 1 : 0.1)
            .map(
                pairs.size(),
                "correlograms",
                i ->
                    Correlogram.of(
                        trains, pairs.get(i).reference(), pairs.get(i).target(), binS, reach));
    double[] p =
        parameters
            .test()
            .pValues(
                input,
                counts.stream().mapToDouble(Correlograms::highest).toArray(),
                surrogate ->
                    pairs.stream()
                        .mapToDouble(pair ->
                            highest(
                                Correlogram.of(
                                    surrogate.activity().spikes(),
                                    pair.reference(),
                                    pair.target(),
                                    binS,
                                    reach)))
                        .toArray(),
                work.part(0.1, 1));
    return new Found(activity.unitNames(), pairs, counts, p, parameters.binMs(), new Rates(trains));
  }

  private static double highest(long[] counts) {
    return Arrays.stream(counts).max().orElse(0);
  }

  /// How many spikes units have, and how long they were observed.
  ///
  /// @param spikes `[unit]`
  record Rates(int[] spikes, double durationS) {

    Rates(SpikeTrains trains) {
      this(IntStream.range(0, trains.units()).map(trains::count).toArray(), trains.durationS());
    }
  }

  private static List<Pair> pairs(int units, Which which, long bins) {
    long count =
        (which == Which.CROSS ? 0 : units) + (which == Which.AUTO ? 0 : units * (units - 1L) / 2);
    if (count * bins > MOST_ROWS) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of("units"),
              count + " correlograms of " + bins + " bins are too many for a table.",
              "Choose units by units=..., wider bins, or pairs=auto."));
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < units; i++) {
      for (int j = i; j < units; j++) {
        if (i == j ? which != Which.CROSS : which != Which.AUTO) {
          pairs.add(new Pair(i, j));
        }
      }
    }
    return pairs;
  }

  /// Whose lags are counted; both the same for an auto-correlogram.
  record Pair(int reference, int target) {}

  /// Correlograms of pairs.
  ///
  /// @param counts of each pair, `[bin]`
  /// @param p of each pair's highest bin; NaN where no surrogates were asked for
  record Found(
      List<String> names,
      List<Pair> pairs,
      List<long[]> counts,
      double[] p,
      double binMs,
      Rates rates)
      implements Result {

    private int bins() {
      return counts.isEmpty() ? 0 : counts.getFirst().length;
    }

    private double lagMs(int bin) {
      return (bin - (bins() - 1) / 2) * binMs;
    }

    /// Expected count in a bin if both fired at constant rates and knew nothing of each other.
    private double expected(Pair pair) {
      int[] spikes = rates.spikes();
      return rates.durationS() > 0
          ? (double) spikes[pair.reference()]
              * spikes[pair.target()]
              * binMs
              / 1000
              / rates.durationS()
          : 0;
    }

    @Override
    public List<Table> tables() {
      return List.of(peaks(), lags());
    }

    private Table peaks() {
      double[] lag = new double[pairs.size()];
      double[] peak = new double[pairs.size()];
      double[] expected = new double[pairs.size()];
      for (int i = 0; i < pairs.size(); i++) {
        int best = 0;
        for (int bin = 1; bin < bins(); bin++) {
          long more = counts.get(i)[bin] - counts.get(i)[best];
          boolean nearer = Math.abs(lagMs(bin)) < Math.abs(lagMs(best));
          best = more > 0 || (more == 0 && nearer) ? bin : best;
        }
        peak[i] = counts.get(i)[best];
        lag[i] = peak[i] == 0 ? Double.NaN : lagMs(best);
        expected[i] = expected(pairs.get(i));
      }
      return new Table(
          "peaks",
          "Peaks of correlograms",
          List.of(
              texts("reference", "Unit from whose spikes lags are counted.", Pair::reference, 1),
              texts("target", "Unit to whose spikes lags are counted.", Pair::target, 1),
              new Column.Numbers("peak_lag_ms", "ms", "Lag of the highest bin.", lag),
              new Column.Numbers("peak_count", "", "Lags in the highest bin.", peak),
              new Column.Numbers(
                  "expected_count", "", "Lags in a bin if units were independent.", expected),
              new Column.Numbers(
                  "p",
                  "",
                  "Part of surrogates, and the real trains, with a bin as high at any lag.",
                  p)));
    }

    private Column texts(String name, String description, ToIntFunction<Pair> unit, int times) {
      List<String> texts = new ArrayList<>(pairs.size() * times);
      for (Pair pair : pairs) {
        for (int i = 0; i < times; i++) {
          texts.add(names.get(unit.applyAsInt(pair)));
        }
      }
      return new Column.Texts(name, description, texts);
    }

    private Table lags() {
      int rows = pairs.size() * bins();
      double[] lag = new double[rows];
      double[] count = new double[rows];
      double[] rate = new double[rows];
      for (int i = 0; i < rows; i++) {
        Pair pair = pairs.get(i / bins());
        lag[i] = lagMs(i % bins());
        count[i] = counts.get(i / bins())[i % bins()];
        int references = rates.spikes()[pair.reference()];
        rate[i] = references == 0 ? Double.NaN : count[i] / references / (binMs / 1000);
      }
      return new Table(
          "correlograms",
          "Correlograms",
          List.of(
              texts(
                  "reference", "Unit from whose spikes lags are counted.", Pair::reference, bins()),
              texts("target", "Unit to whose spikes lags are counted.", Pair::target, bins()),
              new Column.Numbers("lag_ms", "ms", "Middle of the bin of lags.", lag),
              new Column.Numbers("count", "", "Lags in the bin.", count),
              new Column.Numbers(
                  "rate_hz",
                  "Hz",
                  "Rate of the target at that lag from a reference spike.",
                  rate)));
    }

    @Override
    public List<Plot> plots(Palette palette) {
      List<Panel> panels = new ArrayList<>();
      double[] edges = new double[bins() + 1];
      Arrays.setAll(edges, bin -> lagMs(bin) - binMs / 2);
      for (int i : drawn()) {
        Pair pair = pairs.get(i);
        String title =
            pair.reference() == pair.target()
                ? names.get(pair.reference())
                : names.get(pair.reference()) + " → " + names.get(pair.target());
        Panel bars =
            Panels.bars(
                edges,
                Arrays.stream(counts.get(i)).asDoubleStream().toArray(),
                new Label("Lag", "ms"),
                Label.of("Count"),
                palette);
        double expected = expected(pair);
        List<Mark> marks = new ArrayList<>(bars.marks());
        marks.add(
            new Mark.Line(
                new double[] {edges[0], edges[bins()]},
                new double[] {expected, expected},
                palette.ink(),
                EXPECTED_PT));
        panels.add(bars.with(marks).titled(title));
      }
      return List.of(new Plot("correlograms", Panels.figure("Correlograms", palette, 3, panels)));
    }

    // The pairs that are drawn, in the order of the table: where there are many, those whose peaks
    // stand out most from what chance would give.
    private int[] drawn() {
      return IntStream.range(0, pairs.size())
          .boxed()
          .sorted(Comparator.comparingDouble(i -> -sharpness(i)))
          .limit(DRAWN)
          .mapToInt(Integer::intValue)
          .sorted()
          .toArray();
    }

    private double sharpness(int i) {
      double expected = expected(pairs.get(i));
      return (highest(counts.get(i)) - expected) / Math.sqrt(Math.max(1, expected));
    }

    @Override
    public List<String> notes() {
      return pairs.size() > DRAWN
          ? List.of(
              "all spikes",
              "the figure shows the " + DRAWN + " sharpest of " + pairs.size() + " correlograms")
          : List.of("all spikes");
    }
  }
}
