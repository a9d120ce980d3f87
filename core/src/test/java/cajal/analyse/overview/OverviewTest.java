package cajal.analyse.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.analyse.Analyses;
import cajal.analyse.Input;
import cajal.analyse.Request;
import cajal.analyse.Result;
import cajal.figure.Palette;
import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverviewTest {

  private static final Activity TWO =
      new Activity(
          "two units",
          Map.of(),
          new Table(
              "units", "Units", List.of(new Column.Texts("name", "Name.", List.of("a", "b")))),
          new SpikeTrains(new int[] {0, 1, 4}, new double[] {0.5, 0.1, 0.2, 0.9}, 0, 1),
          List.of(
              new Signals(
                  "calcium",
                  "",
                  List.of("a"),
                  new double[] {0, 0.5, 1},
                  new double[][] {{1, 2, 3}})),
          List.of(),
          List.of());

  private static Result run(String order) {
    return Request.of(Analyses.named("overview"))
        .with(Map.of("order", order))
        .run(new Input.Recorded(TWO), 1, Progress.NONE);
  }

  @Test
  void unitsStandInTheOrderThatIsAskedFor() {
    assertThat(run("recording").tables().getFirst().texts("unit")).containsExactly("a", "b");
    assertThat(run("rate").tables().getFirst().texts("unit")).containsExactly("b", "a");
    assertThat(run("rate").tables().getFirst().numbers("spikes")).containsExactly(3, 1);
    assertThat(run("rate").tables().getFirst().numbers("first_s")).containsExactly(0.1, 0.5);
  }

  @Test
  void spikesAndSignalsHaveAPanelEach() {
    assertThat(run("name").plots(Palette.LIGHT).getFirst().figure().panels()).hasSize(2);
  }

  @Test
  void standardisedValuesHaveMeanZeroAndStandardDeviationOneAndGapsStay() {
    double[] values = ShownSignals.standardised(new double[] {1, Double.NaN, 3});
    assertThat(values[0]).isCloseTo(-1, within(1e-15));
    assertThat(values[1]).isNaN();
    assertThat(values[2]).isCloseTo(1, within(1e-15));
  }
}
