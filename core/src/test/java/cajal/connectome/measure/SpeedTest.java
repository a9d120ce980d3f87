package cajal.connectome.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.connectome.Connectomes;
import cajal.work.Progress;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Processor time, over all threads, of what is promised of the worm.
@Tag("slow")
class SpeedTest {

  private static final Graph WORM = Graph.of(Connectomes.load("cook2019_hermaphrodite")).neurons();

  private static double processorSeconds(Runnable work) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    work.run();
    return (system.getProcessCpuTime() - before) * 1e-9;
  }

  @Test
  void allPairsPathsAndCentralitiesOfTheWormTakeLessThanASecond() {
    double seconds =
        processorSeconds(() -> {
          for (String name :
              List.of(
                  "path_lengths", "betweenness", "closeness", "eigenvector", "pagerank", "katz")) {
            Measures.named(name).of(WORM, Options.DEFAULT, Progress.NONE);
          }
        });
    assertThat(seconds).isLessThan(1);
  }

  @Test
  void aTriadCensusWithAThousandRewiringsTakesLessThanTwentySeconds() {
    Options options = Options.DEFAULT.layer(Layer.CHEMICAL).rewirings(1000);
    double seconds =
        processorSeconds(() -> Measures.named("triad_census").of(WORM, options, Progress.NONE));
    assertThat(seconds).isLessThan(20);
  }
}
