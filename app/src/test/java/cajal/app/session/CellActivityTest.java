package cajal.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.app.fixture.SyntheticRecording;
import cajal.record.Recording.Header;
import cajal.record.Recording.PopulationRange;
import cajal.unit.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How cells light up.
final class CellActivityTest {

  private static SyntheticRecording silent() {
    return new SyntheticRecording(
        new Header(
            "two",
            1,
            0.1,
            List.of(
                new PopulationRange("A", "m", 0, 3, false, List.of()),
                new PopulationRange("B", "m", 3, 2, false, List.of()))),
        0);
  }

  @Test
  void aCellFlashesWhenItFiresAndFadesByExponentialDecay() {
    SyntheticRecording recording = silent();
    recording.spike(999, 4);
    CellActivity activity = new CellActivity("B");
    // The spike at the last step is one step, 0.1 ms, old.
    assertThat(activity.at(recording)[1]).isCloseTo((float) Math.exp(-0.1 / 25), within(1e-6f));
    assertThat(activity.at(recording)[0]).isZero();
    assertThat(new CellActivity("A").at(recording)).containsOnly(0);
    recording.growTo(1250);
    // Now it is 25.1 ms old.
    assertThat(activity.at(recording)[1]).isCloseTo((float) Math.exp(-25.1 / 25), within(1e-6f));
  }

  @Test
  void gradedCellsAreBrightestWhereTheyMovedFarthest() {
    SyntheticRecording recording =
        silent().withTraces("V", "A", "V_m", Unit.MV, 10, new int[] {0, 1, 2});
    recording.growTo(500);
    float[] levels = new CellActivity("A").at(recording);
    float most = 0;
    for (float level : levels) {
      assertThat(level).isBetween(0f, 1f);
      most = Math.max(most, level);
    }
    assertThat(most).isEqualTo(1f);
  }

  @Test
  void anUnknownPopulationStaysDark() {
    assertThat(new CellActivity("nobody").at(silent())).isEmpty();
  }
}
