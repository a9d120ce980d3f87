package cajal.analyse.dynamic;

import cajal.analyse.random.RandomSequence;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Whether communities hold together more than traces that know nothing of each other would.
///
/// Every trace is turned round in time by an amount of its own; a community's strength is its mean
/// affinity, weighted by the component's course and its strength in the recordings; and it is
/// compared with the strongest community after each turn, which guards against their number.
final class ShiftTest {

  private final Aligned aligned;
  private final double[][][] slopes;
  private final DynamicConnectome.Settings settings;

  ShiftTest(Aligned aligned, Affinities affinities, DynamicConnectome.Settings settings) {
    this.aligned = aligned;
    slopes = affinities.slopes();
    this.settings = settings;
  }

  /// @param groups `[member]` each
  /// @param time `[bin]`
  /// @param recordings `[recording]`
  /// @return `[group]`
  double[] of(
      List<int[]> groups, double[] time, double[] recordings, long seed, Progress progress) {
    double[] pValues = new double[groups.size()];
    int shifts = settings.shifts();
    if (shifts == 0 || groups.isEmpty()) {
      Arrays.fill(pValues, Double.NaN);
      return pValues;
    }
    int neurons = aligned.neurons().size();
    int samples = time.length * settings.affinities().bin();
    Weights weights = new Weights(time, recordings);
    double[] observed = strengths(groups, weights, new int[recordings.length][neurons], samples);
    RandomSequence random = RandomSequence.of(seed, "shifts");
    double[] largest =
        IntStream.range(0, shifts)
            .parallel()
            .mapToDouble(k -> {
              progress.orStop();
              int[][] shift = drawn(random.child(k), recordings.length, neurons, samples);
              return Arrays.stream(strengths(groups, weights, shift, samples)).max().orElse(0);
            })
            .toArray();
    for (int g = 0; g < pValues.length; g++) {
      int above = 1;
      for (double value : largest) {
        above += value >= observed[g] ? 1 : 0;
      }
      pValues[g] = above / (shifts + 1.0);
    }
    return pValues;
  }

  private record Weights(double[] time, double[] recordings) {}

  private static int[][] drawn(RandomSequence random, int recordings, int neurons, int samples) {
    int[][] shift = new int[recordings][neurons];
    for (int[] row : shift) {
      for (int i = 0; i < neurons; i++) {
        row[i] = random.below(samples);
      }
    }
    return shift;
  }

  private double[] strengths(List<int[]> groups, Weights weights, int[][] shift, int samples) {
    AffinityForm form =
        settings.affinities().form() == AffinityForm.WINDOWED_CORRELATION
            ? AffinityForm.GEOMETRIC_MEAN
            : settings.affinities().form();
    int bin = settings.affinities().bin();
    double[] strengths = new double[groups.size()];
    for (int g = 0; g < strengths.length; g++) {
      double sum = 0;
      double whole = 0;
      int[] members = groups.get(g);
      for (int w = 0; w < shift.length; w++) {
        for (int a = 0; a < members.length; a++) {
          for (int b = 0; b < a; b++) {
            double[] x = slopes[w][members[a]];
            double[] y = slopes[w][members[b]];
            if (x.length > 0 && y.length > 0) {
              int s = shift[w][members[a]];
              int u = shift[w][members[b]];
              for (int t = 0; t < samples; t++) {
                double weight = weights.time()[t / bin] * weights.recordings()[w];
                sum += weight * form.of(x[s], y[u]);
                whole += weight;
                s = s + 1 == samples ? 0 : s + 1;
                u = u + 1 == samples ? 0 : u + 1;
              }
            }
          }
        }
      }
      strengths[g] = whole > 0 ? sum / whole : 0;
    }
    return strengths;
  }
}
