package cajal.analyse.spectrum;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.PairMatrix;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.analyse.surrogate.SurrogateTest;
import cajal.figure.Palette;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How steadily two channels go together at each frequency.
final class Coherence implements Analysis<Coherence.Parameters> {

  private static final int MOST_CHANNELS = 200;

  record Parameters(
      Estimate estimate,
      @Parameter(title = "Band from", help = "Lowest frequency of the mean.", unit = "Hz", min = 0)
          double bandFromHz,
      @Parameter(title = "Band to", help = "Highest frequency of the mean.", unit = "Hz", min = 0)
          double bandToHz,
      SurrogateTest test) {}

  @Override
  public Card card() {
    return Card.of(
            "coherence",
            Card.Group.SPECTRA,
            "Coherence",
            "Squared coherence of all pairs of channels, in a band and over frequency.",
            Card.Kind.SPIKES,
            Card.Kind.SIGNALS)
        .from(
            "Carter, Knapp & Nuttall (1973) IEEE Trans Audio Electroacoust 21:337-344",
            "10.1109/TAU.1973.1162496");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(Estimate.usual(), 1, 100, SurrogateTest.none());
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    boolean tested = parameters.test().surrogates() > 0;
    Pairs pairs = Pairs.of(input, parameters, work.part(0, tested ? 0.1 : 1));
    int count = pairs.channels().names().size();
    double[] p =
        parameters
            .test()
            .pValues(
                input,
                flat(pairs.mean()),
                surrogate -> flat(Pairs.of(surrogate, parameters, Work.quiet(1)).mean()),
                work.part(0.1, 1));
    double[][] chances = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        chances[i][j] = i == j ? Double.NaN : p[i * count + j];
      }
    }
    return new Found(
        pairs.channels().names(),
        List.of(
            new PairMatrix(
                "coherence", "", "Mean squared coherence in the band, 0 to 1.", pairs.mean()),
            new PairMatrix(
                "peak_hz", "Hz", "Frequency of the largest coherence in the band.", pairs.peak()),
            new PairMatrix(
                "p",
                "",
                "Part of surrogates, and the real channels, that are as coherent in the mean.",
                chances)),
        pairs.most(),
        pairs.channels().notes());
  }

  private static double[] flat(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
  }

  /// Coherence of all pairs of channels.
  ///
  /// @param mean in the band, `[channel][channel]`
  /// @param peak frequency of the largest in the band, Hz
  /// @param most of the pair with the largest mean
  private record Pairs(SampledChannels channels, double[][] mean, double[][] peak, Curve most) {

    static Pairs of(Input input, Parameters parameters, Work work) {
      SampledChannels channels = SampledChannels.of(input, parameters.estimate().binMs());
      int count = channels.names().size();
      if (count > MOST_CHANNELS) {
        throw new ProblemException(
            Problem.error(
                Problem.Place.of("units"),
                "Coherence of " + count + " channels is too much.",
                "Choose at most " + MOST_CHANNELS + " by units=..."));
      }
      Transform transform = parameters.estimate().transform(channels);
      double[] frequencies = transform.frequenciesHz(channels.stepS());
      List<double[][][]> coefficients =
          work.part(0, 0.5)
              .map(count, "transforms", i -> transform.coefficients(channels.values()[i]));
      int[] band =
          IntStream.range(0, frequencies.length)
              .filter(f ->
                  frequencies[f] >= parameters.bandFromHz()
                      && frequencies[f] <= parameters.bandToHz())
              .toArray();
      double[][] mean = new double[count][count];
      double[][] peak = new double[count][count];
      work.part(0.5, 1)
          .each(
              count,
              "coherence",
              i -> {
                mean[i][i] = 1;
                peak[i][i] = Double.NaN;
                for (int j = 0; j < count; j++) {
                  if (i != j) {
                    double[] curve = squared(coefficients.get(i), coefficients.get(j));
                    int[] known =
                        IntStream.of(band).filter(f -> Double.isFinite(curve[f])).toArray();
                    mean[i][j] =
                        IntStream.of(known).mapToDouble(f -> curve[f]).average().orElse(Double.NaN);
                    peak[i][j] =
                        IntStream.of(known)
                            .boxed()
                            .max((a, b) -> Double.compare(curve[a], curve[b]))
                            .map(f -> frequencies[f])
                            .orElse(Double.NaN);
                  }
                }
              });
      return new Pairs(
          channels, mean, peak, most(channels.names(), frequencies, mean, coefficients));
    }

    private static Curve most(
        List<String> names, double[] frequencies, double[][] mean, List<double[][][]> of) {
      int first = 0;
      int second = 1;
      for (int i = 0; i < mean.length; i++) {
        for (int j = i + 1; j < mean.length; j++) {
          // Of equal ones, and where none is known, the first stays.
          if (mean[i][j] > mean[first][second]) {
            first = i;
            second = j;
          }
        }
      }
      return names.size() < 2
          ? new Curve("", new double[0], new double[0])
          : new Curve(
              names.get(first) + " and " + names.get(second),
              frequencies,
              squared(of.get(first), of.get(second)));
    }
  }

  // |sum of a b*|^2 / (sum of |a|^2 sum of |b|^2) over stretches and tapers.
  private static double[] squared(double[][][] a, double[][][] b) {
    int stretches = a[0].length;
    int frequencies = stretches == 0 ? 0 : a[0][0].length;
    double[] coherence = new double[frequencies];
    for (int f = 0; f < frequencies; f++) {
      double re = 0;
      double im = 0;
      double powerA = 0;
      double powerB = 0;
      for (int s = 0; s < stretches; s++) {
        double ar = a[0][s][f];
        double ai = a[1][s][f];
        double br = b[0][s][f];
        double bi = b[1][s][f];
        re += ar * br + ai * bi;
        im += ai * br - ar * bi;
        powerA += ar * ar + ai * ai;
        powerB += br * br + bi * bi;
      }
      coherence[f] =
          powerA > 0 && powerB > 0
              ? Math.min(1, (re * re + im * im) / (powerA * powerB))
              : Double.NaN;
    }
    return coherence;
  }

  /// Coherence of all pairs in a band.
  ///
  /// @param most of the most coherent pair over frequency; empty with less than two channels
  record Found(List<String> names, List<PairMatrix> matrices, Curve most, List<String> notes)
      implements Result {

    @Override
    public List<Table> tables() {
      return List.of(PairMatrix.table("Coherence of pairs", names, false, matrices));
    }

    @Override
    public List<Plot> plots(Palette palette) {
      return List.of(
          new Plot(
              "coherence",
              Panels.figure(
                  "Coherence",
                  palette,
                  2,
                  List.of(
                      matrices.getFirst().panel("Coherence", names, palette),
                      Panels.curves(
                              List.of(new Curve("", most.x(), most.y())),
                              new Label("Frequency", "Hz"),
                              Label.of("Coherence"),
                              palette)
                          .titled(most.name())))));
    }
  }
}
