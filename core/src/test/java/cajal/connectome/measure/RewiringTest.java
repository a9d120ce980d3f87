package cajal.connectome.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.connectome.Connectomes;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;
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
  void graphsThatWouldNotFitAreRefusedInWords() {
    Adjacency large = Drawn.directed(50_000, new int[] {0, 1});
    assertThatThrownBy(() -> Rewiring.of(large, Rewiring.Aim.RANDOM, new Draws(1, "test", 0)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("40000 cells");
    assertThatThrownBy(() -> Triads.census(large)).isInstanceOf(ProblemException.class);
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

  /// Means and deviations over 60 (reciprocity) and 30 random graphs of the worm's chemical layer
  /// that a Python program of its own drew and NetworkX counted.
  @Test
  void randomGraphsOfTheWormAreLikeThoseOfAnotherProgram() {
    Adjacency worm = Graph.of(Connectomes.load("varshney2011")).neurons().layer(Layer.CHEMICAL);
    Options options = Options.DEFAULT.rewirings(100);
    List<Null> triads =
        Ensemble.rewired(worm, options, 16, Progress.NONE, random -> Triads.census(random));
    agree(triads.get(Triads.NAMES.indexOf("030T")), 1304.3, 60.9);
    agree(triads.get(Triads.NAMES.indexOf("030C")), 261.2, 20.9);
    agree(triads.get(Triads.NAMES.indexOf("021D")), 10666.1, 170.8);
    Null answered =
        Ensemble.rewired(
                worm,
                options,
                1,
                Progress.NONE,
                random ->
                    new double[] {
                      (double) Arrays.stream(answered(random)).sum() / random.connections()
                    })
            .getFirst();
    agree(answered, 0.05735, 0.00616);
  }

  private static void agree(Null ours, double mean, double sd) {
    // Four standard errors of the difference of two means, over 30 and over 100 graphs.
    assertThat(ours.mean()).isCloseTo(mean, within(4 * sd * Math.sqrt(1 / 30.0 + 1 / 100.0)));
    assertThat(ours.sd()).isBetween(0.6 * sd, 1.6 * sd);
  }
}
