package cajal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FigureBuildersTest {

  private final SyntheticRecording recording = FigureSamples.recording();

  private static <M extends Mark> List<M> marks(Panel panel, Class<M> kind) {
    return panel.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void aRasterHoldsEverySpikeOfItsWindowAndNoOther() {
    TimeWindow window = new TimeWindow(100, 250);
    Figure figure =
        RasterFigure.of(
            recording,
            new RasterFigure.Options(
                List.of(), Optional.of(window), OptionalDouble.empty(), Palette.LIGHT));
    long expected = 0;
    for (long i = 0; i < recording.spikes().count(); i++) {
      double timeMs = (recording.spikes().step(i) + 1) * 0.1;
      // A step ends after 100 ms and not after 250 ms; half a step keeps clear of rounding.
      expected += timeMs > 100.05 && timeMs < 250.05 ? 1 : 0;
    }
    List<Mark.Raster> rasters = marks(figure.panels().getFirst(), Mark.Raster.class);
    assertThat(rasters.stream().mapToLong(r -> r.x().length).sum()).isEqualTo(expected);
    assertThat(rasters)
        .allSatisfy(r -> assertThat(Arrays.stream(r.x())).allMatch(x -> x > 100 && x < 250.001));
  }

  @Test
  void excitatorySpikesAreWarmAndInhibitoryOnesBlueInTheirOwnRows() {
    Panel panel = FigureSamples.raster().panels().getFirst();
    List<Mark.Raster> rasters = marks(panel, Mark.Raster.class);
    assertThat(rasters.get(0).rgb()).isEqualTo(Palette.LIGHT.excitatory());
    assertThat(rasters.get(1).rgb()).isEqualTo(Palette.LIGHT.inhibitory());
    for (float row : rasters.get(0).y()) {
      assertThat(row).isBetween(0f, 399f);
    }
    for (float row : rasters.get(1).y()) {
      assertThat(row).isGreaterThanOrEqualTo(400f);
    }
  }

  @Test
  void theMeanOfARateIsTheNumberOfSpikesPerNeuronAndSecond() {
    Panel panel =
        RateFigure.of(recording, RateFigure.Options.standard(Palette.LIGHT)).panels().getFirst();
    Mark.Line line = marks(panel, Mark.Line.class).getFirst();
    double area = 0;
    for (int i = 0; i + 1 < line.x().length; i += 2) {
      area += line.y()[i] * (line.x()[i + 1] - line.x()[i]) / 1000;
    }
    double spikes = 0;
    for (long i = 0; i < recording.spikes().count(); i++) {
      spikes += recording.spikes().neuron(i) < 400 ? 1 : 0;
    }
    assertThat(area * 400).isCloseTo(spikes, within(1e-6));
  }

  @Test
  void aDecimatedTraceKeepsTheHighestAndLowestSample() {
    SyntheticRecording longer =
        new SyntheticRecording(7, 10, 5, 20_000, 100).withTrace("V_m", cajal.unit.Unit.MV, 1, 1);
    Figure figure =
        TraceFigure.of(
            longer,
            new TraceFigure.Options(List.of(), List.of(), false, Optional.empty(), Palette.LIGHT));
    Mark.Line line = marks(figure.panels().getFirst(), Mark.Line.class).getFirst();
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    for (long s = 0; s < 200_000; s++) {
      lowest = Math.min(lowest, longer.traces().getFirst().sample(s, 0));
      highest = Math.max(highest, longer.traces().getFirst().sample(s, 0));
    }
    assertThat(line.x().length).isLessThan(5_000);
    assertThat(Arrays.stream(line.y()).max().orElseThrow()).isEqualTo(highest);
    assertThat(Arrays.stream(line.y()).min().orElseThrow()).isEqualTo(lowest);
  }

  @Test
  void aHeatMapHasItsFirstNeuronOnTopAndAColourBarWithTheUnit() {
    Panel panel =
        HeatMapFigure.of(
                FigureSamples.worm(),
                new HeatMapFigure.Options(
                    List.of(), List.of(), Optional.empty(), OptionalDouble.of(-60), Palette.LIGHT))
            .panels()
            .getFirst();
    assertThat(((Axis.Names) panel.y()).names().getLast()).isEqualTo("AVA0");
    Panel.ColourBar bar = panel.colourBar().orElseThrow();
    assertThat(bar.unit()).isEqualTo("mV");
    assertThat((bar.low() + bar.high()) / 2).isCloseTo(-60, within(1e-9));
  }

  @Test
  void theSequentialMapGrowsSteadilyLighter() {
    double before = -1;
    for (int rgb : ColourMap.VIRIDIS.colours()) {
      double light =
          0.2126 * (rgb >> 16 & 0xFF) + 0.7152 * (rgb >> 8 & 0xFF) + 0.0722 * (rgb & 0xFF);
      // Rounding to 8 bits may take one unit back.
      assertThat(light).isGreaterThan(before - 1);
      before = light;
    }
  }

  @Test
  void theDivergingMapRunsFromBlueByNearWhiteToRed() {
    List<Integer> colours = ColourMap.DIVERGING.colours();
    int middle = colours.get(127);
    assertThat(middle >> 8 & 0xFF).isGreaterThan(235);
    assertThat(colours.getFirst() & 0xFF).isGreaterThan(colours.getFirst() >> 16 & 0xFF);
    assertThat(colours.getLast() >> 16 & 0xFF).isGreaterThan(colours.getLast() & 0xFF);
  }

  @Test
  void whatIsNotInTheRecordingIsSaidWithWhatIs() {
    assertThatThrownBy(() ->
            RateFigure.of(
                recording,
                new RateFigure.Options(List.of("X"), Optional.empty(), 5, Palette.LIGHT)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'X'")
        .hasMessageContaining("E, I");
    SyntheticRecording bare = new SyntheticRecording(1, 5, 5, 10, 3);
    assertThatThrownBy(() -> TraceFigure.of(bare, TraceFigure.Options.standard(Palette.LIGHT)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no traces");
    assertThatThrownBy(() -> new TimeWindow(5, 5)).isInstanceOf(ProblemException.class);
  }

  @Test
  void aRecordingWithoutSpikesStillGivesARaster() {
    Figure figure =
        RasterFigure.of(
            new SyntheticRecording(1, 5, 5, 10, 0), RasterFigure.Options.standard(Palette.LIGHT));
    assertThat(FigureLayout.of(figure).placed()).hasSize(2);
  }
}
