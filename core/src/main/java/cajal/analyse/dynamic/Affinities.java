package cajal.analyse.dynamic;

import cajal.analyse.tensor.Mask;
import cajal.analyse.tensor.Tensor;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// How much each pair of neurons moves together, in bins of time and in each recording.
///
/// @param tensor `[bin][recording][pair]`, single precision; pairs i before j, row by row
/// @param unseen pairs that a recording does not have
/// @param slopes `[recording][neuron][sample]`, -1 to 1
public record Affinities(Tensor tensor, Mask unseen, double[][][] slopes) {

  /// How affinities are computed.
  ///
  /// @param form of the affinity
  /// @param bin samples over which it is averaged
  public record Settings(AffinityForm form, int bin) {

    /// As the analysis specification has them.
    public static Settings usual() {
      return new Settings(AffinityForm.GEOMETRIC_MEAN, 8);
    }
  }

  /// Number of pairs.
  public static int pairs(int neurons) {
    return neurons * (neurons - 1) / 2;
  }

  /// Affinities of aligned recordings.
  public static Affinities of(Aligned aligned, Settings settings) {
    int neurons = aligned.neurons().size();
    int recordings = aligned.recordings().size();
    int bins = aligned.samples() / settings.bin();
    int pairs = pairs(neurons);
    double[][][] slopes = new double[recordings][neurons][];
    for (int w = 0; w < recordings; w++) {
      double[][] traces = aligned.traces()[w];
      double[][] own = slopes[w];
      IntStream.range(0, neurons)
          .parallel()
          .forEach(i -> own[i] = Slopes.of(traces[i], aligned.stepS()));
    }
    Tensor tensor = Tensor.singleZeros(bins, recordings, pairs);
    IntStream.range(0, bins * recordings)
        .parallel()
        .forEach(cell -> {
          int bin = cell / recordings;
          int w = cell % recordings;
          double[] row =
              settings.form() == AffinityForm.WINDOWED_CORRELATION
                  ? correlations(aligned.traces()[w], bin, settings.bin())
                  : means(slopes[w], bin, settings);
          for (int p = 0; p < pairs; p++) {
            tensor.put(cell * pairs + p, row[p]);
          }
        });
    return new Affinities(tensor, unseen(aligned, bins), slopes);
  }

  private static double[] means(double[][] slopes, int bin, Settings settings) {
    int neurons = slopes.length;
    int width = settings.bin();
    int from = bin * width;
    double[] row = new double[pairs(neurons)];
    int p = 0;
    for (int i = 0; i < neurons; i++) {
      for (int j = i + 1; j < neurons; j++, p++) {
        double[] a = slopes[i];
        double[] b = slopes[j];
        if (a.length > 0 && b.length > 0) {
          double sum = 0;
          for (int t = from; t < from + width; t++) {
            sum += settings.form().of(a[t], b[t]);
          }
          row[p] = sum / width;
        }
      }
    }
    return row;
  }

  // In a window five bins wide around the bin.
  private static double[] correlations(double[][] traces, int bin, int width) {
    int neurons = traces.length;
    double[][] parts = new double[neurons][];
    for (int i = 0; i < neurons; i++) {
      int from = Math.max(0, (bin - 2) * width);
      int to = Math.min(traces[i].length, (bin + 3) * width);
      parts[i] =
          to > from ? Slopes.standard(Arrays.copyOfRange(traces[i], from, to)) : new double[0];
    }
    double[] row = new double[pairs(neurons)];
    int p = 0;
    for (int i = 0; i < neurons; i++) {
      for (int j = i + 1; j < neurons; j++, p++) {
        double sum = 0;
        int n = Math.min(parts[i].length, parts[j].length);
        for (int t = 0; t < n; t++) {
          sum += parts[i][t] * parts[j][t];
        }
        row[p] = n > 0 ? Math.max(0, sum / n) : 0;
      }
    }
    return row;
  }

  private static Mask unseen(Aligned aligned, int bins) {
    int neurons = aligned.neurons().size();
    int recordings = aligned.recordings().size();
    int pairs = pairs(neurons);
    BitSet hidden = new BitSet();
    for (int w = 0; w < recordings; w++) {
      int p = 0;
      for (int i = 0; i < neurons; i++) {
        for (int j = i + 1; j < neurons; j++, p++) {
          if (!aligned.has(w, i) || !aligned.has(w, j)) {
            for (int bin = 0; bin < bins; bin++) {
              hidden.set((bin * recordings + w) * pairs + p);
            }
          }
        }
      }
    }
    return Mask.of(hidden);
  }
}
