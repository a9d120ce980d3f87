package cajal.figure;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.connectome.matrix.ConnectomeMatrix;
import cajal.connectome.matrix.MatrixOrder;
import cajal.connectome.morphology.Morphologies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
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
    assertThat(outlines).isEqualTo(halves);
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
    assertThat(
            write(
                BodyFigure.of(
                    shape,
                    BodyTurn.SIDE,
                    look,
                    new BodyFigure.Words(WORM.title(), java.util.List.of()),
                    Palette.LIGHT),
                "body.svg"))
        .isPositive();
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
