package cajal.simulate.cpu;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Follows how long the threads of a network wait for each other, and says how its neurons should
/// be divided so that all have the same to do.
///
/// Costs are only estimated before a run, and how often neurons fire is known least of all. Results
/// do not depend on where the row of neurons is cut.
final class Balance {

  /// Batches after which a division is judged: few at first, more each time that it was found fair.
  private static final int FIRST_WINDOW = 16;

  private static final int LONGEST_WINDOW = 256;

  /// Steps of a batch that says something.
  private static final int LEAST_STEPS = 16;

  /// One in so many batches counts.
  private static final int COUNTED = 4;

  /// Part of the time of a batch that a thread may have more to do than the mean of all.
  private static final double FAIR = 0.02;

  /// Part of the time for which somebody must have been at work: where all wait, it is not for each
  /// other's work but for a processor that has other things to do, as while kernels are compiled.
  private static final double WORKING = 0.9;

  /// How much of a difference is made up for at once: neurons at the cut may cost more than others.
  private static final double GAIN = 0.5;

  /// Time to find the pieces of one run of synapses, ns, and how many times as long a division has
  /// to last.
  private static final double PIECES_NS = 100;

  private static final int LASTING = 50;

  private final double[] portion;
  private final long[] waitedNs;
  private final double[][] busy;
  private final double[] stepNs = new double[LONGEST_WINDOW];
  private final double divideNs;
  private int window = FIRST_WINDOW;
  private int batches;
  private double sinceNs;

  /// @param threads number of threads
  /// @param runs number of runs of synapses, whose pieces have to be found anew with each division
  Balance(int threads, long runs) {
    portion = new double[threads];
    Arrays.fill(portion, 1.0 / threads);
    waitedNs = new long[threads];
    busy = new double[threads][LONGEST_WINDOW];
    divideNs = runs * PIECES_NS;
  }

  /// Takes note of a batch that all threads worked on.
  ///
  /// @param ns time that it took
  /// @param waited `[thread]`, how long each has waited so far in all batches, ns
  /// @return whether to divide anew, by {@link #portions}
  boolean took(long ns, int steps, long[] waited) {
    sinceNs += ns;
    stepNs[batches] = (double) ns / steps;
    for (int t = 0; t < portion.length; t++) {
      busy[t][batches] = 1 - (double) (waited[t] - waitedNs[t]) / ns;
      waitedNs[t] = waited[t];
    }
    batches += steps < LEAST_STEPS ? 0 : 1;
    if (batches < window || sinceNs < LASTING * divideNs) {
      batches %= window;
      return false;
    }
    batches = 0;
    return isUnfair();
  }

  private boolean isUnfair() {
    double[] shown = shown();
    double mean = Arrays.stream(shown).average().orElseThrow();
    double most = Arrays.stream(shown).max().orElseThrow();
    if (most < WORKING) {
      return false;
    }
    if (most - mean < FAIR) {
      window = Math.min(2 * window, LONGEST_WINDOW);
      return false;
    }
    for (int t = 0; t < shown.length; t++) {
      portion[t] *= 1 + GAIN * (mean / shown[t] - 1);
    }
    double sum = Arrays.stream(portion).sum();
    Arrays.setAll(portion, t -> portion[t] / sum);
    sinceNs = 0;
    return true;
  }

  // Now and then the system gives the processor of one thread to somebody else. So only those
  // batches of a window count that were through soonest.
  private double[] shown() {
    double[] sorted = Arrays.copyOf(stepNs, window);
    Arrays.sort(sorted);
    int[] soonest =
        IntStream.range(0, window)
            .filter(batch -> stepNs[batch] <= sorted[window / COUNTED])
            .toArray();
    double[] shown = new double[portion.length];
    for (int t = 0; t < shown.length; t++) {
      double[] own = busy[t];
      shown[t] =
          Math.max(FAIR, Arrays.stream(soonest).mapToDouble(b -> own[b]).average().orElseThrow());
    }
    return shown;
  }

  /// Part of the estimated costs that each thread should have, `[thread]`; together 1.
  double[] portions() {
    return portion.clone();
  }
}
