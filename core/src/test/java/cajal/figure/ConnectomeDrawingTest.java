package cajal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.network.Cells;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.unit.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A connectome in a figure of the canvas.
class ConnectomeDrawingTest {

  private static final Connectome THREE =
      new Connectome(
          "three",
          "synapses",
          List.of(
              cell("S", "sensory", "ACh", -300),
              cell("M", "motor", "GABA", 400),
              cell("U", "", "", 0)),
          List.of(
              new Connectome.Connection("S", "M", false, 4),
              new Connectome.Connection("M", "U", false, 2)));

  private final Network network =
      Network.EMPTY
          .with(
              Population.of("worm", "celegans_graded", 3)
                  .withCells(new Cells.OfConnectome("three", 3)))
          .with(new Stimulator("touch", "dc_generator", Map.of()))
          .with(self("excitation", 0))
          .with(self("inhibition", -45))
          .with(
              Projection.of(
                  "to M",
                  "touch",
                  "worm",
                  new ConnectionRule.Chosen(List.of("M")),
                  Distribution.constant(1, Unit.ONE)));

  private static Cell cell(String name, String type, String transmitter, double alongUm) {
    return new Cell(
        name,
        name,
        Connectome.Kind.NEURON,
        type,
        transmitter.isEmpty() ? Set.of() : Set.of(transmitter),
        Optional.of(new Connectome.Position(0, alongUm, 0)));
  }

  private static Projection self(String name, double reversalMv) {
    return Projection.of(
            name,
            "worm",
            "worm",
            new ConnectionRule.OfConnectome(
                "three", ConnectionRule.Kind.CHEMICAL, Set.of("GABA"), reversalMv == 0),
            Distribution.constant(30, Unit.NS))
        .withSynapse("graded_chemical")
        .withParameter("E_rev", Distribution.constant(reversalMv, Unit.MV));
  }

  private Figure figure() {
    return NetworkFigure.of(
        network,
        Map.of(
            "worm", new NetworkFigure.Place(50, 20), "touch", new NetworkFigure.Place(300, -200)),
        new NetworkFigure.Options("Worm", Palette.LIGHT, _ -> Optional.of(THREE)));
  }

  private List<Mark> marks() {
    assertThat(figure().panels()).hasSize(1);
    return figure().panels().getFirst().marks();
  }

  @Test
  void theBodyStandsInPlaceOfTheSymbol() {
    assertThat(marks())
        .contains(
            new Mark.Shape(
                WormBody.outline().movedBy(50, 20),
                OptionalInt.of(Palette.blend(0xFFFFFF, Palette.LIGHT.grid(), 0.2)),
                OptionalInt.of(Palette.LIGHT.grid()),
                0.6,
                1));
    assertThat(marks()).hasAtLeastOneElementOfType(Mark.Bundles.class);
    assertThat(labels()).contains("worm", "3 neurons · 2 connections", "touch");
    assertThat(labels()).noneMatch(text -> text.contains("celegans_graded"));
  }

  @Test
  void platesAreColouredByWhatTheirProjectionDoes() {
    Mark.Tags tags = tags();
    assertThat(tags.plates())
        .containsExactly(
            new Mark.Tag("excitation", Palette.LIGHT.excitatory()),
            new Mark.Tag("inhibition", Palette.LIGHT.inhibitory()));
    assertThat(tags.entries())
        .extracting(Mark.Tag::text)
        .containsExactly("sensory 1", "motor 1", "unknown 1");
  }

  @Test
  void aStimulusToAChosenCellEndsAtThatCell() {
    ConnectomeMap map = ConnectomeMap.of(THREE);
    Notation.Spot end = map.anchor(50, 20, network.projection("to M").orElseThrow(), 300, -200);
    int motor = map.number("M");
    assertThat(end.x()).isEqualTo(50 + map.x()[motor]);
    assertThat(end.y()).isEqualTo(20 + map.y()[motor]);
    double nearest =
        marks().stream()
            .filter(mark ->
                mark instanceof Mark.Shape shape
                    && shape.fill().equals(OptionalInt.of(Palette.LIGHT.stimulator())))
            .mapToDouble(mark -> ((Mark.Shape) mark).outline().distance(end.x(), end.y()))
            .min()
            .orElseThrow();
    // The tip of an arrow is a corner of its outline; rounding errors only.
    assertThat(nearest).isCloseTo(0, within(1e-9));
  }

  @Test
  void theLegendMovesBelowThePlatesOnANarrowPage() {
    assertThat(TagPainter.twoRows(tags(), 400)).isFalse();
    assertThat(TagPainter.twoRows(tags(), 150)).isTrue();
  }

  @Test
  void bundlesAreOneImageInAFileOfVectors() throws IOException {
    String svg =
        new String(
            FigureExport.bytes(
                figure(),
                FigureExport.Format.SVG,
                ExportOptions.of(ExportOptions.Provenance.NONE).withDpi(72)),
            StandardCharsets.UTF_8);
    assertThat(svg.split("<image", -1)).hasSize(2);
  }

  @Test
  void bundlesCarryTheSameInkAtEveryDensity() {
    // Ink for an area of the page; a thin line's antialiasing and 8 bits leave some percent.
    assertThat(ink(3) / ink(1)).isBetween(0.85, 1.15);
  }

  private static double ink(double density) {
    ConnectomeRaster raster = new ConnectomeRaster(ConnectomeMap.of(THREE), Palette.LIGHT, density);
    int[] pixels = new int[raster.width() * raster.height()];
    raster.edges(pixels);
    double sum = 0;
    for (int pixel : pixels) {
      sum += pixel >>> 24;
    }
    return sum / (density * density);
  }

  private List<String> labels() {
    return marks().stream()
        .filter(Mark.Label.class::isInstance)
        .map(mark -> ((Mark.Label) mark).text())
        .toList();
  }

  private Mark.Tags tags() {
    return marks().stream()
        .filter(Mark.Tags.class::isInstance)
        .map(Mark.Tags.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
