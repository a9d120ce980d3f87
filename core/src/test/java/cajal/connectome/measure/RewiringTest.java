package cajal.connectome.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What rewiring keeps and what it does not.
class RewiringTest {

  private static int[] degrees(Adjacency a) {
    return IntStream.range(0, 2 * a.size())
        .map(i -> i < a.size() ? a.outDegree(i) : a.inDegree(i - a.size()))
        .toArray();
  }

  private static int[] answered(Adjacency a) {
    return IntStream.range(0, a.size())
        .map(i -> (int) Arrays.stream(a.targets(i)).filter(j -> a.connects(j, i)).count())
        .toArray();
  }

  private static int changed(Adjacency a, Adjacency b) {
    return IntStream.range(0, a.size())
        .map(i -> (int) Arrays.stream(a.targets(i)).filter(j -> !b.connects(i, j)).count())
        .sum();
  }

  @Test
  void degreesStayAndMostConnectionsMove() {
    for (int seed = 0; seed < 20; seed++) {
      Adjacency random = Drawn.random(40, 0.15, seed);
      Adjacency rewired = Rewiring.of(random, Rewiring.Aim.RANDOM, new Draws(seed, "test", 1));
      assertThat(degrees(rewired)).isEqualTo(degrees(random));
      assertThat(changed(random, rewired)).isGreaterThan(random.connections() / 2);
    }
  }

  @Test
  void reciprocityStaysWhereAskedFor() {
    for (int seed = 0; seed < 20; seed++) {
      Adjacency random = Drawn.random(40, 0.25, seed);
      Adjacency rewired = Rewiring.of(random, Rewiring.Aim.RECIPROCAL, new Draws(seed, "test", 1));
      assertThat(degrees(rewired)).isEqualTo(degrees(random));
      assertThat(answered(rewired)).isEqualTo(answered(random));
      assertThat(changed(random, rewired)).isGreaterThan(random.connections() / 3);
    }
  }

  @Test
  void withoutDirectionPartnersStayAsMany() {
    Adjacency random = Drawn.random(50, 0.1, 7).undirected();
    Adjacency rewired = Rewiring.of(random, Rewiring.Aim.RANDOM, new Draws(3, "test", 1));
    assertThat(rewired.isSymmetric()).isTrue();
    assertThat(degrees(rewired)).isEqualTo(degrees(random));
    assertThat(changed(random, rewired)).isGreaterThan(random.connections() / 2);
  }

  @Test
  void outgoingWeightsStayWithTheirCell() {
    Adjacency random = Drawn.random(40, 0.2, 5);
    Adjacency rewired = Rewiring.of(random, Rewiring.Aim.RANDOM, new Draws(5, "test", 1));
    for (int cell = 0; cell < 40; cell++) {
      assertThat(rewired.outStrength(cell)).isEqualTo(random.outStrength(cell));
    }
  }

  @Test
  void anotherStreamRewiresOtherwise() {
    Adjacency random = Drawn.random(30, 0.2, 5);
    assertThat(
            changed(
                Rewiring.of(random, Rewiring.Aim.RANDOM, new Draws(5, "test", 1)),
                Rewiring.of(random, Rewiring.Aim.RANDOM, new Draws(5, "test", 2))))
        .isPositive();
  }
}
