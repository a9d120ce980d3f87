package cajal.figure;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.connectome.circuit.CircuitWiring;
import cajal.connectome.circuit.Layouts;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Circuits as figures.
class CircuitFigureTest {

  private static final Connectome WORM = Connectomes.load("cook2019_hermaphrodite");
  private static final Circuit WHOLE =
      CircuitWiring.of(WORM).circuit(CircuitView.whole(WORM.name()));
  private static final Map<String, Place> PLACES =
      Layouts.all(WHOLE, CircuitView.whole(WORM.name()).arrangement(), Progress.NONE);

  @Test
  void everyCellOfTheWholeWormIsAShapeOfTheFigure() {
    List<Mark> marks = CircuitDrawing.of(WHOLE, PLACES, CircuitLook.of(Palette.LIGHT, 1));
    long discs =
        marks.stream()
            .filter(
                m -> m instanceof Mark.Shape s && s.fill().isPresent() && s.stroke().isPresent())
            .count();
    assertThat(discs).isEqualTo(WORM.cells().size());
    List<String> names =
        marks.stream()
            .filter(Mark.Label.class::isInstance)
            .map(m -> ((Mark.Label) m).text())
            .toList();
    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(
            WORM.cells().stream().map(Connectome.Cell::name).toList());
  }

  @Test
  void theScalableFileOfTheWholeWormHoldsAllItsConnections() throws IOException {
    Figure figure = CircuitFigure.of(WORM, WHOLE, PLACES, CircuitLook.of(Palette.LIGHT, 1));
    String svg =
        new String(
            FigureExport.bytes(
                figure, FigureExport.Format.SVG, ExportOptions.of(ExportOptions.Provenance.NONE)),
            StandardCharsets.UTF_8);
    // Each is a line, and an arrow has a head beside it; cells are discs with a rim.
    int paths = svg.split("<path|<circle|<ellipse", -1).length - 1;
    assertThat(paths).isGreaterThan(WHOLE.edges().size() + WHOLE.nodes().size());
  }

  @Test
  void theScreenIsPaintedByThePainterOfTheFigures() {
    Circuit circuit =
        CircuitWiring.of(WORM).circuit(CircuitView.of(WORM.name(), List.of("AVA", "AVB")));
    Map<String, Place> places = Map.of("AVA", new Place(0, 0), "AVB", new Place(80, 0));
    List<Mark> marks = CircuitDrawing.of(circuit, places, CircuitLook.of(Palette.LIGHT, 1));
    int[] pixels = new MarkSheet(200, 100, 1, 60, 50, 1).paint(marks, Palette.LIGHT);
    int background = 0xFF000000 | Palette.LIGHT.background();
    assertThat(pixels[5 * 200 + 5]).isEqualTo(background);
    assertThat(pixels[(50 + 14) * 200 + 60]).as("inside AVA").isNotEqualTo(background);
    assertThat(pixels[(50 + 14) * 200 + 140]).as("inside AVB").isNotEqualTo(background);
  }
}
