package cajal.analyse.bicluster.bayesian;

import cajal.analyse.partition.Agreement;
import cajal.work.Progress;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// Tells how much of planted counts one chain finds, begun with six clusters, and in what time.
///
/// Arguments are the number of iterations and the seeds of data sets.
public final class BiclusterBenchmark {

  private BiclusterBenchmark() {}

  public static void main(String[] arguments) {
    int iterations = Integer.parseInt(arguments[0]);
    BiclusterSettings settings = new BiclusterSettings(2, 10, 6, iterations);
    for (String seed : Arrays.asList(arguments).subList(1, arguments.length)) {
      PlantedCounts planted = PlantedCounts.of(Long.parseLong(seed));
      long begun = processorNs();
      Biclustering found = Biclustering.of(planted.counts(), settings, 1, 7, Progress.NONE);
      System.out.printf(
          "set %s: adjusted Rand index %.3f, %.1f %% of bins, %.1f s of processor time%n",
          seed,
          Agreement.adjustedRand(found.neurons().labels(), planted.label()),
          100 * Agreement.matchedShare(found.states().labels(), planted.state()),
          (processorNs() - begun) * 1e-9);
    }
  }

  private static long processorNs() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }
}
