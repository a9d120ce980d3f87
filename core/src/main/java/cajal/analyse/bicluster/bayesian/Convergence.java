package cajal.analyse.bicluster.bayesian;

import java.util.Arrays;
import java.util.List;

/// Whether chains tell the same story: potential scale reduction and effective sample size of one
/// number over chains that are each split in two (Gelman et al. 2013, chapter 11).
///
/// @param rHat near 1 where chains agree
/// @param effectiveSize how many independent draws they are worth
public record Convergence(double rHat, double effectiveSize) {

  /// Of traces of equal length; the first part of each is left out.
  ///
  /// @param dropped how much of each
  public static Convergence of(List<double[]> traces, int dropped) {
    int half = (traces.getFirst().length - dropped) / 2;
    int chains = 2 * traces.size();
    double[][] parts = new double[chains][];
    for (int c = 0; c < traces.size(); c++) {
      double[] trace = traces.get(c);
      parts[2 * c] = Arrays.copyOfRange(trace, dropped, dropped + half);
      parts[2 * c + 1] = Arrays.copyOfRange(trace, trace.length - half, trace.length);
    }
    double[] means = Arrays.stream(parts).mapToDouble(Convergence::mean).toArray();
    double within = Arrays.stream(parts).mapToDouble(Convergence::variance).average().orElse(0);
    double between = half * variance(means);
    if (within <= 0) {
      return new Convergence(between > 0 ? Double.POSITIVE_INFINITY : 1, (double) chains * half);
    }
    double whole = (half - 1.0) / half * within + between / half;
    return new Convergence(Math.sqrt(whole / within), effective(parts, whole, half));
  }

  // Geyer's initial positive sequence of pairs of autocorrelations.
  private static double effective(double[][] parts, double whole, int half) {
    double sum = 1;
    for (int lag = 1; lag + 1 < half; lag += 2) {
      double pair = correlation(parts, whole, lag) + correlation(parts, whole, lag + 1);
      if (pair < 0) {
        break;
      }
      sum += 2 * pair;
    }
    return parts.length * half / sum;
  }

  private static double correlation(double[][] parts, double whole, int lag) {
    double variogram = 0;
    int count = 0;
    for (double[] part : parts) {
      for (int t = lag; t < part.length; t++) {
        double difference = part[t] - part[t - lag];
        variogram += difference * difference;
        count++;
      }
    }
    return 1 - variogram / count / (2 * whole);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }
}
