package cajal.analyse.tensor;

import cajal.work.Progress;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Times sweeps over a tensor of 300 x 1000 x 50 with 10 components: processor time of all threads
/// for a sweep, the error at the end and the memory in use.
///
/// The tensor is made by the recipe of the peers' benchmark: sums of products plus uniform noise,
/// from SplitMix64 numbers.
public final class TensorBenchmark {

  private static final int[] SHAPE = {300, 1000, 50};
  private static final int RANK = 10;

  private TensorBenchmark() {}

  public static void main(String[] arguments) {
    boolean single = arguments.length > 0 && arguments[0].equals("single");
    Tensor tensor = tensor(single);
    System.gc();
    report("tensor made, norm " + Math.sqrt(tensor.squaredNorm()));
    for (Method method : Method.values()) {
      for (int trial = 0; trial < 2; trial++) {
        FitSettings settings = new FitSettings(RANK, method, Start.RANDOM, 50, 0);
        SweepTimes watch = new SweepTimes(new ArrayList<>());
        Fit fit = Factorisation.fit(tensor, Mask.NONE, settings, 1 + trial, watch);
        double[] sweeps = watch.sweeps();
        report(
            "%s: %d sweeps, processor time of one at least %.4f s, median %.4f s, error %.4f"
                .formatted(
                    method,
                    fit.errors().length,
                    sweeps[0],
                    sweeps[sweeps.length / 2],
                    fit.error()));
      }
    }
  }

  /// Notes the processor time at the beginning of each sweep.
  private record SweepTimes(List<Double> times) implements Progress {

    @Override
    public void at(double fraction, String what) {
      times.add(cpuSeconds());
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    double[] sweeps() {
      return IntStream.range(1, times.size())
          .mapToDouble(i -> times.get(i) - times.get(i - 1))
          .sorted()
          .toArray();
    }
  }

  private static void report(String what) {
    Runtime runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    System.out.println(what + "; heap in use " + used + " MB");
  }

  // Of all threads that run Java code; that of the whole process comes in steps of 10 ms.
  private static double cpuSeconds() {
    var threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getAllThreadIds())
            .map(threads::getThreadCpuTime)
            .filter(nanoseconds -> nanoseconds > 0)
            .sum()
        * 1e-9;
  }

  static Tensor tensor(boolean single) {
    double[][] factors = {
      new double[SHAPE[0] * RANK], new double[SHAPE[1] * RANK], new double[SHAPE[2] * RANK]
    };
    for (int i = 0; i < factors[0].length; i++) {
      factors[0][i] = Math.pow(uniform(11, i), 3);
    }
    for (int j = 0; j < SHAPE[1]; j++) {
      for (int r = 0; r < RANK; r++) {
        double z =
            ((double) j / SHAPE[1] - uniform(12, 2 * r)) / (0.03 + 0.07 * uniform(12, 2 * r + 1));
        factors[1][j * RANK + r] = Math.exp(-0.5 * z * z);
      }
    }
    for (int k = 0; k < factors[2].length; k++) {
      factors[2][k] = 0.2 + uniform(13, k);
    }
    double[] weights = new double[RANK];
    Arrays.fill(weights, 1);
    Tensor tensor = single ? Tensor.singleZeros(SHAPE) : Tensor.zeros(SHAPE);
    double sum = 0;
    int cell = 0;
    double[] pair = new double[RANK];
    for (int i = 0; i < SHAPE[0]; i++) {
      for (int j = 0; j < SHAPE[1]; j++) {
        for (int r = 0; r < RANK; r++) {
          pair[r] = factors[0][i * RANK + r] * factors[1][j * RANK + r];
        }
        for (int k = 0; k < SHAPE[2]; k++) {
          double value = 0;
          for (int r = 0; r < RANK; r++) {
            value += pair[r] * factors[2][k * RANK + r];
          }
          tensor.put(cell++, value);
          sum += value;
        }
      }
    }
    double mean = sum / tensor.cells();
    for (int c = 0; c < tensor.cells(); c++) {
      tensor.put(c, tensor.at(c) + 0.5 * mean * uniform(14, c));
    }
    return tensor;
  }

  private static double uniform(long seed, int k) {
    long z = seed + (k + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (z >>> 11) * 0x1.0p-53;
  }
}
