package cajal.analyse;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Any input as a table of numbers: a row for each moment or case, a column for each unit.
///
/// @param features names of the columns
/// @param rows names of the rows; of moments their times in seconds
/// @param times `[row]`, s; empty where rows are no moments
/// @param values `[row][feature]`
/// @param filled how many missing values were replaced by their column's mean
/// @param source what the numbers are
public record Observations(
    List<String> features,
    List<String> rows,
    double[] times,
    double[][] values,
    long filled,
    Source source) {

  /// What the numbers are.
  public enum Source {
    /// Counts of spikes in bins.
    SPIKES("all spikes, in %d bins"),
    /// Samples of signals.
    SAMPLES("all %d samples"),
    /// Rows of a matrix.
    MATRIX("all %d rows");

    private final String shown;

    Source(String shown) {
      this.shown = shown;
    }
  }

  private static final int MOST_CELLS = 400_000_000;

  public Observations {
    features = List.copyOf(features);
    rows = List.copyOf(rows);
  }

  /// The numbers of an input: signals as they are, counts of spikes in bins, or the matrix. Where a
  /// recording has spikes and signals, spikes are taken if they are of more units than the first
  /// group of signals has channels that are units, and nobody asked for signals by name.
  ///
  /// @param binMs width of a bin for spikes, ms
  /// @throws ProblemException if there would be more numbers than fit into memory
  public static Observations of(Input input, double binMs) {
    return switch (input) {
      case Input.NamedMatrix(
              String _,
              List<String> rows,
              List<String> columns,
              double[][] values) ->
          complete(columns, rows, new double[0], copy(values), Source.MATRIX);
      case Input.Recorded(Activity activity) ->
          takesSpikes(activity) ? counts(activity, binMs) : signals(activity.signals().getFirst());
      case Input.Several _, Input.NamedTensor _ ->
          throw new ProblemException(
              Problem.error(
                  Problem.Place.of(input.title()),
                  "This is neither a recording nor a matrix.",
                  ""));
    };
  }

  private static boolean takesSpikes(Activity activity) {
    if (activity.signals().isEmpty()) {
      return true;
    }
    if (activity.about().containsKey(Selection.NAMED_SIGNALS) || activity.spikes().count() == 0) {
      return false;
    }
    Set<String> units = new HashSet<>(activity.unitNames());
    long seen = activity.signals().getFirst().channels().stream().filter(units::contains).count();
    long firing =
        IntStream.range(0, activity.spikes().units())
            .filter(unit -> activity.spikes().count(unit) > 0)
            .count();
    return firing > seen;
  }

  private static double[][] copy(double[][] values) {
    return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
  }

  private static Observations signals(Signals group) {
    double[][] values = new double[group.samples()][group.channels().size()];
    for (int channel = 0; channel < group.channels().size(); channel++) {
      for (int sample = 0; sample < group.samples(); sample++) {
        values[sample][channel] = group.values()[channel][sample];
      }
    }
    return complete(group.channels(), names(group.times()), group.times(), values, Source.SAMPLES);
  }

  /// Counts of spikes in bins of equal width from the beginning of the observation; a last bin that
  /// would be shorter is left out.
  private static Observations counts(Activity activity, double binMs) {
    SpikeTrains trains = activity.spikes();
    double binS = binMs / 1000;
    double all = Math.floor(trains.durationS() / binS + 1e-9);
    if (all * Math.max(1, trains.units()) > MOST_CELLS) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of("bin"),
              "So many bins of "
                  + binMs
                  + " ms for "
                  + trains.units()
                  + " units need too much memory.",
              "Choose wider bins, fewer units or less time."));
    }
    int bins = (int) all;
    double[][] counts = new double[bins][trains.units()];
    for (int unit = 0; unit < trains.units(); unit++) {
      for (int i = trains.first()[unit]; i < trains.first()[unit + 1]; i++) {
        int bin = (int) ((trains.times()[i] - trains.startS()) / binS);
        if (bin < bins) {
          counts[bin][unit]++;
        }
      }
    }
    double[] times = new double[bins];
    Arrays.setAll(times, bin -> trains.startS() + (bin + 0.5) * binS);
    return new Observations(activity.unitNames(), names(times), times, counts, 0, Source.SPIKES);
  }

  private static List<String> names(double[] times) {
    // To the microsecond: the ninth digit of a middle of a bin is rounding.
    return Arrays.stream(times)
        .mapToObj(time -> Double.toString(Math.rint(1e6 * time) / 1e6))
        .toList();
  }

  private static Observations complete(
      List<String> features, List<String> rows, double[] times, double[][] values, Source source) {
    long filled = 0;
    for (int feature = 0; feature < features.size(); feature++) {
      int column = feature;
      double mean =
          Arrays.stream(values)
              .mapToDouble(row -> row[column])
              .filter(Double::isFinite)
              .average()
              .orElse(0);
      for (double[] row : values) {
        if (!Double.isFinite(row[column])) {
          row[column] = mean;
          filled++;
        }
      }
    }
    return new Observations(features, rows, times, values, filled, source);
  }

  /// Number of rows.
  public int count() {
    return values.length;
  }

  /// Horizontal places of rows: their times, or their numbers.
  public double[] places() {
    return times.length == count() ? times : IntStream.range(0, count()).asDoubleStream().toArray();
  }

  /// Notes that a reader of any result from these numbers must have.
  public List<String> notes() {
    String shown = source.shown.formatted(count());
    return filled == 0
        ? List.of(shown)
        : List.of(shown, filled + " missing values were replaced by column means");
  }
}
