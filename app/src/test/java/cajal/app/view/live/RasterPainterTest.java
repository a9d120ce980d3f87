package cajal.app.view.live;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.fixture.SyntheticRecording;
import cajal.figure.Palette;
import cajal.record.Recording.Header;
import cajal.record.Recording.PopulationRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class RasterPainterTest {

  private static final Palette PALETTE = Palette.LIGHT;

  private static SyntheticRecording silent(int excitatory, int inhibitory) {
    return new SyntheticRecording(
        new Header(
            "silent",
            1,
            0.1,
            List.of(
                new PopulationRange("E", "m", 0, excitatory, false, List.of()),
                new PopulationRange("I", "m", excitatory, inhibitory, true, List.of()))),
        0);
  }

  private static Surface surface(int width, int height) {
    return new Surface(width, height, new int[width * height]);
  }

  @Test
  void aSpikeLightsThePixelOfItsTimeAndNeuron() {
    SyntheticRecording recording = silent(6, 4);
    // A spike of step 499 is fired at its end, 50 ms.
    recording.spike(499, 7);
    recording.growTo(1000);
    Columns across = new Columns(0, 100, 1.0, 0.1);
    NeuronRows rows = NeuronRows.of(recording.header(), List.of());
    Surface out = surface(100, 20);

    var painted =
        new RasterPainter()
            .paint(
                recording.spikes(),
                new Lane.Frame(across, new int[0], PALETTE),
                rows,
                new RowWindow(0, 10),
                out);

    assertThat(painted.spikes()).isEqualTo(1);
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 100; x++) {
        // A mark begins at its pixel; where marks are rare it is two pixels wide.
        boolean mark = (x == 50 || x == 51) && (y == 14 || y == 15);
        assertThat(out.rgb(x, y) == PALETTE.inhibitory()).as("pixel %d, %d", x, y).isEqualTo(mark);
      }
    }
  }

  @Test
  void aPopulationThatIsNotChosenTakesNoRows() {
    SyntheticRecording recording = silent(6, 4);
    recording.spike(10, 2);
    recording.spike(10, 9);
    NeuronRows rows = NeuronRows.of(recording.header(), List.of("I"));
    RasterGrid grid = new RasterGrid();

    grid.count(recording.spikes(), new Columns(0, 100, 1.0, 0.1), rows, new RowWindow(0, 4), 40);

    assertThat(grid.total()).isEqualTo(1);
    assertThat(grid.at(3, 1)).isEqualTo(1);
    assertThat(rows.nameOf(3)).isEqualTo("I 3");
  }

  @Test
  void noSpikeIsLostAtAnyZoom() {
    SyntheticRecording recording = SyntheticRecording.balanced(1000, 50_000);
    recording.growTo(20_000);
    NeuronRows rows = NeuronRows.of(recording.header(), List.of());
    RowWindow all = new RowWindow(0, rows.count());
    RasterGrid grid = new RasterGrid();
    for (int width : new int[] {3, 97, 640, 1201}) {
      for (int height : new int[] {1, 50, 333, 2000}) {
        // One column more than the run, for spikes at its very end.
        Columns across = new Columns(0, width + 1, 2000.0 / width, 0.1);
        grid.count(recording.spikes(), across, rows, all, height);
        assertThat(grid.total())
            .as("%d columns, %d lines", width, height)
            .isEqualTo(recording.spikes().count());
      }
    }
  }

  @Test
  void neighbouringWindowsShareNoSpikeAndMissNone() {
    SyntheticRecording recording = SyntheticRecording.balanced(100, 20_000);
    recording.growTo(10_000);
    NeuronRows rows = NeuronRows.of(recording.header(), List.of());
    RasterGrid grid = new RasterGrid();
    long sum = 0;
    for (long first = 0; first <= 1000; first += 77) {
      grid.count(
          recording.spikes(), new Columns(first, 77, 1.0, 0.1), rows, new RowWindow(0, 100), 100);
      sum += grid.total();
    }
    assertThat(sum).isEqualTo(recording.spikes().count());
  }

  @Test
  void theHeaderSaysWhetherMarksAreSpikesOrDensity() {
    assertThat(new RasterPainter.Painted(10, 1, 1).says()).isEqualTo("all spikes, one mark each");
    assertThat(new RasterPainter.Painted(10, 3, 1).says())
        .isEqualTo("all spikes, at most 3 in a mark");
    assertThat(new RasterPainter.Painted(10, 3, 2).says()).startsWith("density of all spikes");
  }
}
