package cajal.analyse.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.activity.Activity;
import cajal.analyse.Input;
import cajal.analyse.fixture.Recordings;
import cajal.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tensors of recordings: what stands where.
class LabelledTensorTest {

  private static final double[][] TRAINS = {{0.05, 0.35, 1.05}, {0.15, 0.95, 1.95}};

  private static LabelledTensor.Cut cut(
      LabelledTensor.Slices slices, double windowS, double stepS) {
    return new LabelledTensor.Cut(slices, 100, windowS, stepS);
  }

  @Test
  void windowsThatSlideOverlap() {
    Input input = new Input.Recorded(Recordings.of(2, TRAINS));
    LabelledTensor made = LabelledTensor.of(input, cut(LabelledTensor.Slices.WINDOWS, 1, 0.25));
    assertThat(made.tensor().shape()).containsExactly(2, 10, 5);
    assertThat(made.axes().get(2).name()).isEqualTo("window");
    // The first unit's second spike is 0.1 s after the start of the second window.
    assertThat(value(made, 0, 1, 1)).isEqualTo(1);
    // Its third is in every window but the first; the last begins at 1 s.
    for (int k = 1; k < 5; k++) {
      assertThat(value(made, 0, (int) Math.floor((1.05 - 0.25 * k) * 10 + 1e-9), k)).isEqualTo(1);
    }
    assertThat(total(made)).isEqualTo(1 + 2 + 4 + 1 + 4 + 1);
  }

  @Test
  void epochsAreTrialsOfSpikesAndOfSignals() {
    Activity spikes = Recordings.withTrials(Recordings.of(2, TRAINS), 2);
    LabelledTensor counted =
        LabelledTensor.of(new Input.Recorded(spikes), cut(LabelledTensor.Slices.AUTO, 0.5, 0));
    assertThat(counted.axes().get(2).name()).isEqualTo("trial");
    assertThat(counted.tensor().shape()).containsExactly(2, 10, 2);
    assertThat(total(counted)).isEqualTo(6);
    double[][] ramp = new double[1][40];
    for (int t = 0; t < 40; t++) {
      ramp[0][t] = 5 + t;
    }
    Activity signals = Recordings.signals(0.05, ramp);
    Activity both =
        new Activity(
            signals.title(),
            signals.about(),
            signals.units(),
            signals.spikes(),
            signals.signals(),
            spikes.events(),
            spikes.epochs());
    LabelledTensor sampled =
        LabelledTensor.of(new Input.Recorded(both), cut(LabelledTensor.Slices.TRIALS, 0.5, 0));
    assertThat(sampled.tensor().shape()).containsExactly(1, 20, 2);
    assertThat(value(sampled, 0, 3, 0)).isCloseTo(3, within(1e-12));
    assertThat(value(sampled, 0, 3, 1)).isCloseTo(23, within(1e-12));
    assertThatThrownBy(() ->
            LabelledTensor.of(
                new Input.Recorded(signals), cut(LabelledTensor.Slices.TRIALS, 0.5, 0)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("epochs");
  }

  @Test
  void recordingsOfSpikesStandBesideEachOther() {
    Input several =
        new Input.Several(
            List.of(Recordings.of(2, TRAINS), Recordings.of(1.5, new double[][] {{0.05}, {1.45}})));
    LabelledTensor made = LabelledTensor.of(several, cut(LabelledTensor.Slices.AUTO, 1, 0));
    assertThat(made.tensor().shape()).containsExactly(2, 15, 2);
    assertThat(value(made, 0, 0, 0)).isEqualTo(1);
    assertThat(value(made, 1, 14, 1)).isEqualTo(1);
    assertThat(total(made)).isEqualTo(5 + 2);
  }

  private static double value(LabelledTensor made, int i, int j, int k) {
    int[] shape = made.tensor().shape();
    return made.tensor().at((i * shape[1] + j) * shape[2] + k);
  }

  private static double total(LabelledTensor made) {
    double sum = 0;
    for (int cell = 0; cell < made.tensor().cells(); cell++) {
      sum += made.tensor().at(cell);
    }
    return sum;
  }
}
