package cajal.connectome.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.problem.ProblemException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MorphologyTest {

  private static final String GOOD = "# a\n1 1 0 0 0 2 -1\n2 2 3 4 0 .5 1 # b\n3 2 3 4 12 .5 2\n";

  @Test
  void every302NeuronsOfTheWormHasAShapeWhoseSomaLiesWhereTheTableSays() {
    Morphologies shapes = Morphologies.celegans();
    assertThat(shapes.cells()).hasSize(302);
    assertThat(shapes.cells().values().stream().mapToInt(Morphology::points).sum())
        .isEqualTo(13870);
    Connectome worm = Connectomes.load("cook2019_hermaphrodite");
    assertThat(shapes.cells().keySet())
        .isEqualTo(worm.neurons().stream().map(Connectome.Cell::name).collect(Collectors.toSet()));
    for (Connectome.Cell cell : worm.neurons()) {
      Morphology shape = shapes.of(cell.name()).orElseThrow();
      assertThat(shape.part()[0]).isEqualTo(Morphology.SOMA);
      Connectome.Position soma = cell.position().orElseThrow();
      assertThat(shape.xUm()[0]).as(cell.name()).isCloseTo(soma.xUm(), within(0.01));
      assertThat(shape.yUm()[0]).as(cell.name()).isCloseTo(soma.yUm(), within(0.01));
      assertThat(shape.zUm()[0]).as(cell.name()).isCloseTo(soma.zUm(), within(0.01));
      for (int i = 0; i < shape.points(); i++) {
        assertThat(shape.parent()[i]).isLessThan(i);
      }
    }
    assertThat(shapes.of("NOBODY")).isEmpty();
  }

  @Test
  void anSwcFileIsReadWithItsLength() {
    SwcFile file = SwcFile.parse("a.swc", GOOD);
    assertThat(file.problems()).isEmpty();
    assertThat(file.morphology().cell()).isEqualTo("a");
    assertThat(file.morphology().lengthUm()).isEqualTo(5 + 12);
    assertThat(file.morphology().roots()).isEqualTo(1);
  }

  @Test
  void aChildMayStandBeforeItsParent() {
    SwcFile file = SwcFile.parse("a", "7 2 1 0 0 1 9\n9 1 0 0 0 1 -1\n");
    assertThat(file.problems()).isEmpty();
    assertThat(file.morphology().parent()).containsExactly(1, -1);
  }

  @Test
  void whatIsWrongIsSaidWithItsLine() {
    SwcFile file =
        SwcFile.parse(
            "b.swc",
            """
            1 2 0 0 0 1 -1
            2 2 0 0 0 0 1
            3 2 1 1 1 1 77
            4 2 1 1
            5 2 x 1 1 1 1
            6 2 5 5 5 1 7
            7 2 6 6 6 1 6
            1 2 9 9 9 1 1
            """);
    assertThat(file.problems())
        .extracting(Object::toString)
        .anySatisfy(p -> assertThat(p).contains("b.swc:2:", "no length"))
        .anySatisfy(p -> assertThat(p).contains("b.swc:2:", "radius of point 2 is 0.0"))
        .anySatisfy(p -> assertThat(p).contains("b.swc:3:", "parent of point 3, 77, is missing"))
        .anySatisfy(p -> assertThat(p).contains("b.swc:4:", "7 numbers and this line 4"))
        .anySatisfy(p -> assertThat(p).contains("b.swc:5:", "no number"))
        .anySatisfy(p -> assertThat(p).contains("b.swc:7:", "its own ancestor"))
        .anySatisfy(p -> assertThat(p).contains("b.swc:8:", "stands twice"))
        .anySatisfy(p -> assertThat(p).contains("No point is marked as soma"))
        .anySatisfy(p -> assertThat(p).contains("in 3 pieces"));
    assertThat(file.morphology().points()).isEqualTo(5);
  }

  @Test
  void aFileWithoutPointsIsRefused() {
    assertThatThrownBy(() -> SwcFile.parse("c.swc", "# nothing\n"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("c.swc")
        .hasMessageContaining("id type x y z radius parent");
    assertThatThrownBy(() -> SwcFile.parse("d.swc", "\0\u0001 binary \uFFFD\n"))
        .isInstanceOf(ProblemException.class);
  }
}
