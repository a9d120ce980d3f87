package cajal.analyse.surrogate;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.analyse.Input;
import cajal.analyse.Parameter;
import cajal.analyse.Work;
import cajal.analyse.random.RandomSequence;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;

/// A test by surrogates, as parameters that analyses share.
///
/// A p-value is `(1 + k) / (1 + n)` for `k` of `n` surrogates that reach what was found: the real
/// data count as one of them, so it is never 0 and a test at any level is not too often positive.
public record SurrogateTest(
    @Parameter(
            title = "Surrogates",
            help = "Number of surrogates for p-values; 0 for none.",
            min = 0,
            max = 100_000)
        int surrogates,
    @Parameter(
            title = "Surrogate method",
            help = "What surrogates keep of spike trains; signals are turned round in time.")
        Surrogates.Method surrogateMethod,
    @Parameter(
            title = "Surrogate width",
            help = "How far surrogates move spikes, where the method moves them.",
            unit = "ms",
            min = 0,
            aboveMin = true)
        double surrogateWidthMs) {

  /// No surrogates until somebody asks for them; then spikes move by up to 25 ms.
  public static SurrogateTest none() {
    return new SurrogateTest(0, Surrogates.Method.DITHER, 25);
  }

  /// No surrogates until somebody asks for them; then trains move as a whole.
  public static SurrogateTest noShifts() {
    return new SurrogateTest(0, Surrogates.Method.SHIFT, 25);
  }

  /// p-values of several numbers, each by itself.
  ///
  /// @param found of the real input; a number that is NaN gets no p-value
  /// @param statistic the same numbers of any input; larger is more telling
  /// @return NaN where there are no surrogates
  public double[] pValues(
      Input real, double[] found, Function<Input, double[]> statistic, Work work) {
    double[] p = new double[found.length];
    Arrays.fill(p, Double.NaN);
    if (surrogates == 0) {
      return p;
    }
    RandomSequence random = work.random("surrogates");
    AtomicIntegerArray reached = new AtomicIntegerArray(found.length);
    work.each(
        surrogates,
        "surrogates",
        number -> {
          double[] values = statistic.apply(surrogate(real, number, random));
          for (int i = 0; i < found.length; i++) {
            if (values[i] >= found[i]) {
              reached.incrementAndGet(i);
            }
          }
        });
    for (int i = 0; i < found.length; i++) {
      p[i] = Double.isNaN(found[i]) ? Double.NaN : (1.0 + reached.get(i)) / (1.0 + surrogates);
    }
    return p;
  }

  /// One surrogate of an input: of its spike trains, or of its signals or the columns of a matrix,
  /// each turned round in time by an amount of its own. Others stay as they are.
  private Input surrogate(Input real, int number, RandomSequence random) {
    return switch (real) {
      case Input.Recorded(Activity a) ->
          new Input.Recorded(
              new Activity(
                  a.title(),
                  a.about(),
                  a.units(),
                  new Surrogates(a.spikes(), surrogateMethod, surrogateWidthMs / 1000, random)
                      .get(number),
                  a.signals().stream().map(group -> turned(group, number, random)).toList(),
                  a.events(),
                  a.epochs()));
      case Input.NamedMatrix matrix -> turned(matrix, number, random);
      case Input.Several _, Input.NamedTensor _ -> real;
    };
  }

  // Numbers below 0 are those of no spike train.
  private static int shift(RandomSequence random, int number, int channels, int i, int length) {
    return length == 0 ? 0 : random.child(~((long) number * channels + i)).below(length);
  }

  private static Signals turned(Signals group, int number, RandomSequence random) {
    int samples = group.samples();
    int channels = group.channels().size();
    double[][] values = new double[channels][samples];
    for (int i = 0; i < channels; i++) {
      double[] real = group.values()[i];
      int shift = shift(random, number, channels, i, samples);
      for (int t = 0; t < samples; t++) {
        values[i][t] = real[(t + shift) % samples];
      }
    }
    return new Signals(group.name(), group.unit(), group.channels(), group.times(), values);
  }

  private static Input turned(Input.NamedMatrix matrix, int number, RandomSequence random) {
    int rows = matrix.values().length;
    int columns = matrix.columns().size();
    double[][] values = new double[rows][columns];
    for (int i = 0; i < columns; i++) {
      int shift = shift(random, number, columns, i, rows);
      for (int t = 0; t < rows; t++) {
        values[t][i] = matrix.values()[(t + shift) % rows][i];
      }
    }
    return new Input.NamedMatrix(matrix.title(), matrix.rows(), matrix.columns(), values);
  }
}
