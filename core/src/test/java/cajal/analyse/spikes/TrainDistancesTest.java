package cajal.analyse.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.activity.SpikeTrains;
import cajal.analyse.fixture.Recordings;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainDistancesTest {

  private static final double[] A = {0.2, 0.4, 0.6, 0.7};
  private static final double[] B = {0.3, 0.45, 0.8, 0.9, 0.95};

  @Test
  void aTrainHasNoDistanceFromItself() {
    TrainDistances same = of(A, A);
    assertThat(same.isi()).isZero();
    assertThat(same.spike()).isZero();
    assertThat(same.vanRossum(0.01)).isCloseTo(0, within(1e-7));
  }

  @Test
  void distancesAreThoseOfTheDefinitionsByAnotherProgram() {
    // Sums over all pairs, over stretches, and over a grid of two million moments, in Python.
    TrainDistances distances = of(A, B);
    assertThat(distances.vanRossum(0.05)).isCloseTo(2.0956198033495044, within(1e-9));
    assertThat(distances.isi()).isCloseTo(0.4375, within(1e-12));
    assertThat(distances.spike()).isCloseTo(0.5017506413586167, within(1e-6));
  }

  @Test
  void distancesAreSymmetric() {
    assertThat(of(A, B).isi()).isEqualTo(of(B, A).isi());
    assertThat(of(A, B).spike()).isCloseTo(of(B, A).spike(), within(1e-12));
  }

  @Test
  void aShiftedClockIsAsFarAsItsShiftPartsItsInterval() {
    // Inside, every distance is the shift d and every interval T, so S = d / T; only edges differ.
    double[] clock = IntStream.range(0, 1000).mapToDouble(i -> 0.5 + i).toArray();
    double[] later = IntStream.range(0, 1000).mapToDouble(i -> 0.7 + i).toArray();
    TrainDistances distances = new TrainDistances(Recordings.of(1000, clock, later).spikes(), 0, 1);
    assertThat(distances.spike()).isCloseTo(0.2, within(1e-3));
    assertThat(distances.isi()).isCloseTo(0, within(1e-3));
  }

  @Test
  void oneSpikeMoreMakesTheRootOfAHalf() {
    assertThat(of(A, new double[] {0.2, 0.4, 0.6}).vanRossum(1e-4))
        .isCloseTo(Math.sqrt(0.5), within(1e-9));
  }

  @Test
  void spikesThatCoincideAreCountedFromBothSides() {
    SpikeTrains trains =
        Recordings.of(1, new double[] {0.1, 0.5, 0.9}, new double[] {0.11, 0.5, 0.7}).spikes();
    // 0.1 and 0.11, 0.5 and 0.5 coincide; 0.9 and 0.7 are apart by more than half of their gaps.
    assertThat(Synchronization.of(trains, 0, 1)).isCloseTo(4.0 / 6, within(1e-12));
    assertThat(Synchronization.of(trains, 0, 0)).isEqualTo(1);
  }

  private static TrainDistances of(double[] first, double[] second) {
    return new TrainDistances(Recordings.of(1, first, second).spikes(), 0, 1);
  }
}
