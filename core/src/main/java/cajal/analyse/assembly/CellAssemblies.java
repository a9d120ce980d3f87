package cajal.analyse.assembly;

import cajal.activity.Activity;
import cajal.activity.SpikeTrains;
import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Panels;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.analyse.surrogate.SurrogateTest;
import cajal.figure.Axis;
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
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Cell assemblies with any lags, at several widths of bins.
final class CellAssemblies implements Analysis<CellAssemblies.Parameters> {

  private static final long MOST_BINS = 100_000_000;
  private static final int DRAWN = 12;

  record Parameters(
      @Parameter(
              title = "Bins",
              help = "Widths of bins at which assemblies are searched.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          List<Double> binsMs,
      @Parameter(
              title = "Largest lag",
              help = "How many bins later or earlier a unit may fire.",
              min = 0,
              max = 1000)
          int lagBins,
      @Parameter(
              title = "Reference",
              help = "How many bins from the best lag coincidences are compared.",
              min = 1,
              max = 1000)
          int referenceBins,
      @Parameter(
              title = "Alpha",
              help = "Chance of any false assembly at a width.",
              min = 0,
              aboveMin = true,
              max = 1)
          double alpha,
      SurrogateTest test) {

    Parameters {
      binsMs = List.copyOf(binsMs);
    }
  }

  @Override
  public Card card() {
    return Card.of(
            "cell_assemblies",
            Card.Group.ASSEMBLIES,
            "Cell assemblies (CAD)",
            "Groups of units that fire together with fixed lags more often than chance.",
            Card.Kind.SPIKES)
        .from("Russo & Durstewitz (2017) eLife 6:e19428", "10.7554/eLife.19428");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(List.of(5.0), 8, 2, 0.05, SurrogateTest.noShifts());
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Activity activity = input.activity();
    boolean tested = parameters.test().surrogates() > 0;
    List<Assembly> best = search(activity.spikes(), parameters, work.part(0, tested ? 0.1 : 1));
    best.sort(
        Comparator.comparingDouble(Assembly::p)
            .thenComparing(assembly -> assembly.members().toString()));
    // A surrogate counts against all assemblies that are no more certain than its most certain one.
    double[] family =
        parameters
            .test()
            .pValues(
                input,
                best.stream().mapToDouble(assembly -> -assembly.p()).toArray(),
                surrogate -> {
                  double[] least = new double[best.size()];
                  Arrays.fill(
                      least,
                      search(surrogate.activity().spikes(), parameters, Work.quiet(1)).stream()
                          .mapToDouble(assembly -> -assembly.p())
                          .max()
                          .orElse(Double.NEGATIVE_INFINITY));
                  return least;
                },
                work.part(0.1, 1));
    return new Found(activity.unitNames(), best, family, activity.spikes().startS());
  }

  private static List<Assembly> search(SpikeTrains spikes, Parameters parameters, Work work) {
    PairTest.Setting setting =
        new PairTest.Setting(parameters.lagBins(), parameters.referenceBins());
    List<Assembly> found = new ArrayList<>();
    int widths = parameters.binsMs().size();
    for (int i = 0; i < widths; i++) {
      double binMs = parameters.binsMs().get(i);
      Work part = work.part((double) i / widths, (i + 1.0) / widths);
      part.progress().orStop();
      BinaryTrain[] trains =
          IntStream.range(0, spikes.units())
              .mapToObj(unit -> BinaryTrain.of(counts(spikes, unit, binMs / 1000)))
              .toArray(BinaryTrain[]::new);
      found.addAll(
          new AssemblySearch(trains, setting, parameters.alpha() / widths, binMs, part).all());
    }
    return new ArrayList<>(AssemblySearch.best(found));
  }

  // Counts above the smallest one, in whole bins.
  private static int[] counts(SpikeTrains spikes, int unit, double binS) {
    double bins = Math.floor(spikes.durationS() / binS + 1e-9);
    if (bins > MOST_BINS) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of("bins"),
              "There would be more than " + MOST_BINS + " bins.",
              "Choose wider bins or less time."));
    }
    int[] counts = new int[(int) bins];
    for (int i = spikes.first()[unit]; i < spikes.first()[unit + 1]; i++) {
      int bin = (int) Math.floor((spikes.times()[i] - spikes.startS()) / binS + 1e-9);
      if (bin < counts.length) {
        counts[bin]++;
      }
    }
    int smallest = IntStream.of(counts).min().orElse(0);
    for (int bin = 0; bin < counts.length; bin++) {
      counts[bin] -= smallest;
    }
    return counts;
  }

  /// Assemblies, the most significant first.
  ///
  /// @param family p-value of each by surrogates; NaN where none were asked for
  record Found(List<String> names, List<Assembly> assemblies, double[] family, double startS)
      implements Result {

    @Override
    public List<Table> tables() {
      return List.of(
          new Table(
              "assemblies",
              "Assemblies",
              List.of(
                  texts(
                      "units",
                      "Its units, in the order in which they fire.",
                      a -> joined(a, i -> names.get(a.units().get(i)))),
                  texts(
                      "lags_ms",
                      "When each fires after the first one, ms.",
                      a -> joined(a, i -> lagMs(a, i))),
                  numbers("size", "", "Number of units.", a -> a.units().size()),
                  numbers("bin_ms", "ms", "Width of bins at which it was found.", Assembly::binMs),
                  numbers("occurrences", "", "How often all fired.", Assembly::occurrences),
                  numbers("p", "", "Chance of its last join.", Assembly::p),
                  new Column.Numbers(
                      "p_surrogates",
                      "",
                      "Part of surrogates, and the real trains, with any assembly as certain.",
                      family))),
          new Table(
              "units",
              "Units in assemblies",
              List.of(
                  new Column.Texts("unit", "Name of the unit.", names),
                  new Column.Numbers(
                      "assemblies",
                      "",
                      "In how many assemblies it is.",
                      IntStream.range(0, names.size())
                          .mapToDouble(unit ->
                              assemblies.stream().filter(a -> a.units().contains(unit)).count())
                          .toArray()))));
    }

    private interface Part {
      String of(int member);
    }

    // Members from the first that fires to the last.
    private static String joined(Assembly assembly, Part part) {
      return order(assembly).stream().map(part::of).collect(Collectors.joining(" "));
    }

    private static List<Integer> order(Assembly assembly) {
      return IntStream.range(0, assembly.units().size())
          .boxed()
          .sorted(
              Comparator.comparing((Integer i) -> assembly.lags().get(i))
                  .thenComparing(i -> assembly.units().get(i)))
          .toList();
    }

    private static String lagMs(Assembly assembly, int member) {
      int first = assembly.lags().get(order(assembly).getFirst());
      double lag = (assembly.lags().get(member) - first) * assembly.binMs();
      return lag == Math.rint(lag) ? Long.toString((long) lag) : Double.toString(lag);
    }

    private interface Words {
      String of(Assembly assembly);
    }

    private Column texts(String name, String description, Words words) {
      return new Column.Texts(name, description, assemblies.stream().map(words::of).toList());
    }

    private Column numbers(
        String name, String unit, String description, ToDoubleFunction<Assembly> value) {
      return new Column.Numbers(
          name, unit, description, assemblies.stream().mapToDouble(value).toArray());
    }

    @Override
    public List<Plot> plots(Palette palette) {
      return List.of(
          new Plot(
              "assemblies",
              Panels.figure("Cell assemblies", palette, 2, List.of(lags(palette), times(palette)))
                  .sized(180, 80)));
    }

    // Each assembly in its colour: a dot for each unit at its lag.
    private Panel lags(Palette palette) {
      List<Mark> marks = new ArrayList<>();
      double high = 1;
      for (int i = 0; i < Math.min(DRAWN, assemblies.size()); i++) {
        Assembly assembly = assemblies.get(i);
        int earliest = assembly.lags().stream().mapToInt(Integer::intValue).min().orElse(0);
        double[] x =
            assembly.lags().stream()
                .mapToDouble(lag -> (lag - earliest) * assembly.binMs())
                .toArray();
        double[] y =
            assembly.units().stream().mapToDouble(unit -> names.size() - unit - 0.5).toArray();
        for (double lag : x) {
          high = Math.max(high, lag);
        }
        marks.add(new Mark.Dots(x, y, 4, palette.cycle(i)));
      }
      double room = 0.1 * high;
      return Panel.of(
          Axis.Numeric.of(-room, high + room, "Lag", "ms"), Panels.rowNames("Unit", names), marks);
    }

    // When they fired.
    private Panel times(Palette palette) {
      List<Mark> marks = new ArrayList<>();
      int rows = Math.min(DRAWN, assemblies.size());
      double end = startS + 1;
      for (int i = 0; i < rows; i++) {
        Assembly assembly = assemblies.get(i);
        double binS = assembly.binMs() / 1000;
        end = Math.max(end, startS + assembly.series().bins() * binS);
        BinaryTrain series = assembly.series();
        double[] x =
            series.layers().length == 0
                ? new double[0]
                : IntStream.range(0, series.bins())
                    .filter(bin -> series.bit(0, bin))
                    .mapToDouble(bin -> startS + bin * binS)
                    .toArray();
        float[] y = new float[x.length];
        Arrays.fill(y, rows - 1 - i);
        marks.add(new Mark.Raster(x, y, 1, palette.cycle(i)));
      }
      List<String> labels = IntStream.rangeClosed(1, rows).mapToObj(Integer::toString).toList();
      return Panel.of(
          Axis.Numeric.of(startS, end, "Time", "s"), Panels.rowNames("Assembly", labels), marks);
    }

    @Override
    public List<String> notes() {
      return assemblies.size() > DRAWN
          ? List.of(
              "all spikes",
              "the figure shows " + DRAWN + " of " + assemblies.size() + " assemblies")
          : List.of("all spikes");
    }
  }
}
