package cajal.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.activity.Activity;
import cajal.activity.Signals;
import cajal.activity.SpikeTrains;
import cajal.activity.UnitTable;
import cajal.exchange.ReadOptions;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an analysis of numbers takes where there are spikes.
class SpikesBeforeNumbersTest {

  @TempDir private Path folder;

  private Input read(String text) throws IOException {
    Path file = folder.resolve("file.csv");
    Files.writeString(file, text);
    return InputFiles.read(
        List.of(file),
        Analyses.named("pca").card(),
        InputFiles.As.FITTING,
        ReadOptions.NONE,
        Progress.NONE);
  }

  @Test
  void aTableOfSpikesIsNoMatrixOfTimes() throws IOException {
    assertThat(read("unit,time_s\na,0.1\nb,0.2\na,0.3\n")).isInstanceOf(Input.Recorded.class);
    assertThat(read("x,y\n1,2\n3,4\n")).isInstanceOf(Input.NamedMatrix.class);
  }

  @Test
  void theSpikesOfManyUnitsArePreferredToFewSignalsUnlessTheseAreNamed() {
    Signals position =
        new Signals("position", "", List.of("x", "y"), new double[] {0, 0.5, 1}, new double[2][3]);
    Activity activity =
        new Activity(
            "track",
            Map.of(),
            UnitTable.of(List.of("a", "b")),
            SpikeTrains.of(List.of(new double[] {0.1, 0.6}, new double[] {0.7}), 0, 1),
            List.of(position),
            List.of(),
            List.of());
    Observations counts = Observations.of(new Input.Recorded(activity), 500);
    assertThat(counts.features()).containsExactly("a", "b");
    assertThat(counts.values()).isDeepEqualTo(new double[][] {{1, 0}, {1, 1}});

    Selection named =
        new Selection(List.of(), OptionalDouble.empty(), OptionalDouble.empty(), "position");
    assertThat(Observations.of(new Input.Recorded(named.of(activity)), 500).features())
        .containsExactly("x", "y");
  }
}
