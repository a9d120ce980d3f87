package cajal.analyse.bicluster.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.analyse.partition.Agreement;
import cajal.work.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole chains on counts with planted clusters, begun with six clusters of neurons.
class PlantedBiclustersTest {

  private static final int ITERATIONS = 3000;

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theThreePlantedClustersAreFound(long seed) {
    PlantedCounts planted = PlantedCounts.of(seed);
    BiclusterSettings settings = new BiclusterSettings(2, 10, 6, ITERATIONS);
    Biclustering found = Biclustering.of(planted.counts(), settings, 1, 7, Progress.NONE);
    assertThat(Agreement.adjustedRand(found.neurons().labels(), planted.label())).isEqualTo(1);
    // Two states take turns for about equal times, so guessing is right in half of the bins.
    assertThat(Agreement.matchedShare(found.states().labels(), planted.state())).isGreaterThan(0.8);
  }
}
