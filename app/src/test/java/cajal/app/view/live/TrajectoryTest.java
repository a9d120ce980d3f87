package cajal.app.view.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.analyse.dimension.LiveTrajectory;
import cajal.app.fixture.SyntheticRecording;
import cajal.record.Recording.Header;
import cajal.record.Recording.PopulationRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectoryTest {

  private static SyntheticRecording silent(int neurons) {
    return new SyntheticRecording(
        new Header(
            "silent", 1, 1, List.of(new PopulationRange("E", "m", 0, neurons, false, List.of()))),
        0);
  }

  // Two groups of ten neurons whose counts go round a circle, so that the path must be an ellipse
  // with the period of the drive in its first two components.
  private static void drive(SyntheticRecording recording, int bin) {
    double phase = 2 * Math.PI * bin / 20;
    int one = (int) Math.round(4 + 4 * Math.cos(phase));
    int other = (int) Math.round(4 + 4 * Math.sin(phase));
    for (int i = 0; i < 8; i++) {
      for (int neuron = 0; neuron < 20; neuron++) {
        if (i < (neuron < 10 ? one : other)) {
          recording.spike(bin * 10L + i, neuron);
        }
      }
    }
    recording.growTo((bin + 1) * 10L);
  }

  @Test
  void thePathOfADrivenNetworkIsTheCircleOfItsDriveHoweverItIsRead() {
    SyntheticRecording recording = silent(20);
    LiveTrajectory live = new LiveTrajectory(recording.header(), 10);
    for (int bin = 0; bin < 200; bin++) {
      drive(recording, bin);
      if (bin % 7 == 0) {
        assertThat(live.read(recording)).isTrue();
        live.path();
      }
    }
    live.read(recording);
    LiveTrajectory.Path path = live.path();
    LiveTrajectory late = new LiveTrajectory(recording.header(), 10);
    late.read(recording);
    LiveTrajectory.Path atOnce = late.path();

    assertThat(path.endsMs()).hasSize(200).startsWith(10, 20).endsWith(1990, 2000);
    assertThat(path.spiking()).isTrue();
    assertThat(path.variances()[0] + path.variances()[1]).isCloseTo(1, within(1e-9));
    for (int bin = 100; bin < 180; bin++) {
      // The same phase, the same place; half a turn on, the opposite place.
      assertThat(path.scores()[bin + 20][0]).isCloseTo(path.scores()[bin][0], within(1e-6));
      double away = Math.hypot(path.scores()[bin][0], path.scores()[bin][1]);
      assertThat(away).isCloseTo(4 * Math.sqrt(10), within(1.5));
      assertThat(Math.hypot(atOnce.scores()[bin][0], atOnce.scores()[bin][1]))
          .isCloseTo(away, within(1e-6));
    }
  }

  @Test
  void manyNeuronsAreCountedWithTheirNeighboursAndTheNewestBinsAreKept() {
    SyntheticRecording recording = SyntheticRecording.balanced(1000, 20_000);
    recording.growTo(60_000);
    LiveTrajectory live = new LiveTrajectory(recording.header(), 1);
    while (!live.read(recording)) {
      live.path();
    }
    LiveTrajectory.Path path = live.path();
    assertThat(path.neurons()).isEqualTo(1000);
    assertThat(path.features()).isEqualTo(LiveTrajectory.MOST_FEATURES);
    assertThat(path.endsMs()).hasSize(LiveTrajectory.KEPT_BINS);
    assertThat(path.endsMs()[LiveTrajectory.KEPT_BINS - 1]).isCloseTo(6000, within(1e-6));
  }
}
