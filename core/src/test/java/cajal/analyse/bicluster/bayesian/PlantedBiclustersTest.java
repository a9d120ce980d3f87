package cajal.analyse.bicluster.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.analyse.partition.Agreement;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whole chains on counts with planted clusters and states, begun with six clusters of neurons.
class PlantedBiclustersTest {

  private static final int ITERATIONS = 3000;

  @Tag("slow")
  @Test
  void plantedClustersAndStatesAreFound() {
    // Two states take turns for about equal times, so guessing is right in half of the bins.
    double[] right = LongStream.rangeClosed(31, 35).mapToDouble(this::rightStates).toArray();
    assertThat(Arrays.stream(right).min().orElse(0)).isGreaterThan(0.9);
    assertThat(Arrays.stream(right).average().orElse(0)).isGreaterThan(0.95);
  }

  private double rightStates(long seed) {
    PlantedCounts planted = PlantedCounts.of(seed);
    BiclusterSettings settings = new BiclusterSettings(2, 10, 6, ITERATIONS);
    Biclustering found = Biclustering.of(planted.counts(), settings, 1, 7, Progress.NONE);
    assertThat(Agreement.adjustedRand(found.neurons().labels(), planted.label())).isEqualTo(1);
    return Agreement.matchedShare(found.states().labels(), planted.state());
  }
}
