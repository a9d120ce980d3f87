package cajal.figure;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitWiring;
import cajal.connectome.circuit.Layouts;
import cajal.connectome.matrix.ConnectomeMatrix;
import cajal.connectome.matrix.MatrixOrder;
import cajal.connectome.morphology.Morphologies;
import cajal.work.Progress;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole worm as figures.
class WormFiguresTest {

  private static final Connectome WORM = Connectomes.load("cook2019_hermaphrodite");

  @TempDir private Path folder;

  private long write(Figure figure, String name) throws Exception {
    Path file = folder.resolve(name);
    FigureExport.write(figure, file, ExportOptions.of(ExportOptions.Provenance.NONE).withDpi(150));
    return Files.size(file);
  }

  private static ConnectomeMatrix matrix() {
    return ConnectomeMatrix.of(
        WORM, MatrixOrder.of(WORM, ConnectomeMatrix.neurons(WORM), MatrixOrder.By.TYPE));
  }

  @Test
  void theMatrixOfTheWholeWormIsWrittenInSecondsWithEveryEntryASquare() throws Exception {
    ConnectomeMatrix matrix = matrix();
    Figure figure = MatrixFigure.of(matrix, WORM.title(), Palette.LIGHT);
    long begun = System.nanoTime();
    for (String ending : new String[] {"svg", "pdf", "png"}) {
      assertThat(write(figure, "matrix." + ending)).isPositive();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf("matrix of the worm as SVG, PDF and PNG: %.1f s%n", seconds);
    assertThat(seconds).isLessThan(15);
    long outlines =
        figure.panels().getFirst().marks().stream()
            .filter(Mark.Shape.class::isInstance)
            .map(Mark.Shape.class::cast)
            .filter(shape -> shape.fill().isPresent())
            .flatMap(shape -> shape.outline().segments().stream())
            .filter(Outline.Close.class::isInstance)
            .count();
    int halves = 0;
    for (int k = 0; k < matrix.entries(); k++) {
      halves += (matrix.chemical()[k] > 0 ? 1 : 0) + (matrix.electrical()[k] > 0 ? 1 : 0);
    }
    // Each stretch of cells of one type wears its colour beside its rows and above its columns.
    int[] colours =
        matrix.cells().stream()
            .mapToInt(cell -> ConnectomeMap.colour(cell, Palette.LIGHT))
            .toArray();
    int stretches = 1;
    for (int i = 1; i < colours.length; i++) {
      stretches += colours[i] == colours[i - 1] ? 0 : 1;
    }
    assertThat(outlines).isEqualTo(halves + 2 * stretches);
  }

  @Test
  void theLegendOfAMatrixTellsItsEntriesAndItsMargins() {
    assertThat(MatrixFigure.keys(matrix(), Palette.LIGHT))
        .extracting(Panel.Key::label)
        .containsExactly(
            "chemical",
            "chemical, from GABA cells",
            "gap junction",
            "sensory (margin)",
            "interneuron (margin)",
            "motor (margin)",
            "unknown (margin)");
  }

  @Test
  void theBodyShowsAllNeuronsOnceFromEverySide() throws Exception {
    BodyShape shape = BodyShape.of(WORM.neurons(), Morphologies.celegans());
    assertThat(shape.size()).isEqualTo(302);
    int[] rgb = new int[shape.size()];
    Arrays.fill(rgb, 0x0072B2);
    BodyRaster.Look look = new BodyRaster.Look(rgb, new float[0], new BitSet());
    for (BodyTurn turn : new BodyTurn[] {BodyTurn.SIDE, BodyTurn.TOP, BodyTurn.FRONT}) {
      Figure figure =
          BodyFigure.of(
              shape,
              turn,
              look,
              new BodyFigure.Words(WORM.title(), java.util.List.of()),
              Palette.LIGHT);
      long lines =
          figure.panels().getFirst().marks().stream().filter(Mark.Line.class::isInstance).count();
      // One for each neuron, and the bar.
      assertThat(lines).isEqualTo(303);
    }
    for (String ending : new String[] {"svg", "pdf", "png"}) {
      Figure figure =
          BodyFigure.of(
              shape,
              BodyTurn.SIDE,
              look,
              new BodyFigure.Words(WORM.title(), java.util.List.of()),
              Palette.LIGHT);
      assertThat(write(figure, "body." + ending)).isPositive();
    }
    // A pen that is lifted between pieces must not leave the drawing without a scale.
    assertThat(dark(ImageIO.read(folder.resolve("body.png").toFile()))).isGreaterThan(0.01);
    assertThat(Files.readString(folder.resolve("body.svg"))).doesNotContain("NaN");
  }

  private static double dark(BufferedImage image) {
    int dark = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        dark += (image.getRGB(x, y) >> 8 & 0xFF) < 0xD0 ? 1 : 0;
      }
    }
    return (double) dark / image.getWidth() / image.getHeight();
  }

  @Test
  void theGraphOfTheWholeWormHasEveryCellAndConnectionInItsFile() throws Exception {
    CircuitView whole = CircuitView.whole(WORM.name());
    Circuit circuit = CircuitWiring.of(WORM).circuit(whole);
    assertThat(circuit.nodes()).hasSize(473);
    Figure figure =
        CircuitFigure.of(
            WORM,
            circuit,
            Layouts.all(circuit, whole.arrangement(), Progress.NONE),
            CircuitLook.of(Palette.LIGHT, 1));
    long begun = System.nanoTime();
    write(figure, "graph.svg");
    write(figure, "graph.pdf");
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf("graph of the worm as SVG and PDF: %.1f s%n", seconds);
    assertThat(seconds).isLessThan(10);
    String svg = Files.readString(folder.resolve("graph.svg"));
    long gaps = circuit.edges().stream().filter(edge -> !edge.kind().directed()).count();
    long arrows = circuit.edges().size() - gaps;
    // A line and a head for each arrow, a line for each gap junction, a disk and a rim for a cell.
    assertThat(svg.split("<path ", -1)).hasSize((int) (2 * arrows + gaps + 2 * 473) + 1);
    // Disks are what is made of four curves and filled; no two cells hide each other.
    Set<String> disks =
        Pattern.compile(" d=\"(M[^\"]*)\"")
            .matcher(svg)
            .results()
            .map(found -> found.group(1))
            .filter(path -> path.split("C", -1).length == 5)
            .collect(Collectors.toSet());
    assertThat(disks).hasSize(473);
  }

  @Test
  void aTurnKeepsDistances() {
    double[] at = new double[3];
    new BodyTurn(0.7, -1.1).project(3, -4, 12, at);
    assertThat(Math.sqrt(at[0] * at[0] + at[1] * at[1] + at[2] * at[2]))
        .isCloseTo(13, org.assertj.core.api.Assertions.within(1e-12));
  }

  @Test
  void everyEntryIsPaintedAtEveryMagnification() {
    ConnectomeMatrix matrix = matrix();
    MatrixRaster raster = new MatrixRaster(matrix, Palette.LIGHT);
    int[] pixels = new int[604 * 604];
    raster.paint(pixels, 604, 604, new MatrixRaster.Sight(0, 0, 2), new BitSet());
    for (int row = 0; row < matrix.size(); row++) {
      for (int k = matrix.start()[row]; k < matrix.start()[row + 1]; k++) {
        int rgb = pixels[2 * row * 604 + 2 * matrix.column()[k]] & 0xFFFFFF;
        assertThat(rgb).isNotEqualTo(0xFFFFFF).isNotEqualTo(Palette.LIGHT.grid());
      }
    }
  }
}
