package cajal.analyse.dimension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.analyse.Input;
import cajal.analyse.Work;
import cajal.analyse.random.RandomSequence;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReductionTest {

  @ParameterizedTest
  @EnumSource
  void partsThatWerePlantedAreFoundAndTheErrorNeverRises(NonNegative.Method method) {
    RandomSequence random = RandomSequence.of(3, "parts");
    double[][] truth = new double[3][20];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < 7; i++) {
        truth[c][(6 * c + i) % 20] = 0.5 + random.uniform();
      }
    }
    double[][] values = new double[80][20];
    for (double[] row : values) {
      for (double[] part : truth) {
        double weight = Math.max(0, random.normal());
        for (int i = 0; i < 20; i++) {
          row[i] += weight * part[i];
        }
      }
    }
    NonNegative found =
        NonNegative.of(
            values,
            new NonNegative.Setting(3, method, NonNegative.Start.NNDSVD, 3000),
            Work.quiet(1));
    double[] errors = found.errors();
    for (int i = 1; i < errors.length; i++) {
      assertThat(errors[i]).isLessThanOrEqualTo(errors[i - 1] + 1e-9);
    }
    for (double[] part : truth) {
      double best =
          Arrays.stream(found.columns())
              .mapToDouble(column -> cosine(column, part))
              .max()
              .orElseThrow();
      assertThat(best).isGreaterThan(0.95);
    }
    assertThat(Arrays.stream(found.rows()).flatMapToDouble(Arrays::stream).min().orElseThrow())
        .isNotNegative();
  }

  @Test
  void mixedSourcesAreUnmixed() {
    int rows = 4000;
    RandomSequence random = RandomSequence.of(5, "sources");
    double[][] sources = new double[3][rows];
    for (int i = 0; i < rows; i++) {
      sources[0][i] = Math.signum(Math.sin(i / 17.0));
      sources[1][i] = random.uniform() - 0.5;
      sources[2][i] = random.exponential() * (random.uniform() < 0.5 ? -1 : 1);
    }
    double[][] lines = new double[rows][6];
    double[][] mixing = new double[3][6];
    for (double[] weights : mixing) {
      Arrays.setAll(weights, _ -> random.normal());
    }
    for (int i = 0; i < rows; i++) {
      for (int s = 0; s < 3; s++) {
        for (int f = 0; f < 6; f++) {
          lines[i][f] += sources[s][i] * mixing[s][f];
        }
      }
    }
    var found =
        new IndependentComponents().run(matrix(lines), new Fitting(3, 500, 1), Work.quiet(2));
    assertThat(found.diagnostics().converged()).isTrue();
    double[][] scores = found.components().scores();
    for (double[] source : sources) {
      double best = 0;
      for (int c = 0; c < 3; c++) {
        int at = c;
        double[] line = Arrays.stream(scores).mapToDouble(row -> row[at]).toArray();
        best = Math.max(best, Math.abs(cosine(centred(line), centred(source))));
      }
      assertThat(best).isGreaterThan(0.99);
    }
  }

  @Test
  void sharedVarianceIsToldFromOwnVariance() {
    RandomSequence random = RandomSequence.of(6, "factors");
    int units = 12;
    double[][] loadings = new double[2][units];
    double[] noise = new double[units];
    for (int f = 0; f < units; f++) {
      loadings[0][f] = f < 6 ? 1 : 0.2;
      loadings[1][f] = f < 6 ? -0.3 : 1.2;
      noise[f] = 0.3 + 0.1 * f;
    }
    double[][] values = new double[6000][units];
    for (double[] row : values) {
      double a = random.normal();
      double b = random.normal();
      Arrays.setAll(
          row,
          f -> 3 + a * loadings[0][f] + b * loadings[1][f] + Math.sqrt(noise[f]) * random.normal());
    }
    FactorModel model = FactorModel.of(values, 2, 2000, Work.quiet(1));
    assertThat(model.converged()).isTrue();
    assertThat(model.likelihoods()).isSorted();
    for (int f = 0; f < units; f++) {
      // Standard errors of variances: sqrt(2/6000) of the variance, some more for the factors.
      assertThat(model.noise()[f]).isCloseTo(noise[f], within(0.15 * noise[f]));
      for (int g = 0; g < f; g++) {
        double expected = loadings[0][f] * loadings[0][g] + loadings[1][f] * loadings[1][g];
        double found =
            model.loadings()[0][f] * model.loadings()[0][g]
                + model.loadings()[1][f] * model.loadings()[1][g];
        assertThat(found).isCloseTo(expected, within(0.15));
      }
    }
  }

  @Test
  void componentsOfRowsThatKeepComingAreThoseOfAllRows() {
    RandomSequence random = RandomSequence.of(7, "live");
    double[][] values = new double[500][8];
    for (int i = 0; i < 500; i++) {
      double drift = 0.01 * i;
      double a = 3 * random.normal();
      double b = 2 * random.normal();
      double[] row = values[i];
      for (int f = 0; f < 8; f++) {
        row[f] = drift + a * Math.sin(f) + b * Math.cos(f) + 0.1 * random.normal();
      }
    }
    LivePrincipal live = new LivePrincipal(8);
    for (int from = 0; from < 500; from += 37) {
      live.add(Arrays.copyOfRange(values, from, Math.min(500, from + 37)));
    }
    Principal all = Principal.of(values, 8, Work.quiet(1));
    assertThat(live.count()).isEqualTo(500);
    // With as many components as units nothing is lost, so both are the same but for rounding.
    assertThat(live.variances()).containsExactly(all.variances(), within(1e-8));
    for (int c = 0; c < 3; c++) {
      assertThat(Math.abs(cosine(live.directions()[c], all.directions()[c])))
          .isCloseTo(1, within(1e-9));
    }
    LivePrincipal few = new LivePrincipal(3);
    for (int from = 0; from < 500; from += 37) {
      few.add(Arrays.copyOfRange(values, from, Math.min(500, from + 37)));
    }
    assertThat(few.variances()[0]).isCloseTo(all.variances()[0], within(0.01 * all.variances()[0]));
    assertThat(few.scores(values)).hasDimensions(500, 3);
  }

  @Test
  void groupsOfPointsStayGroupsInTheMap() {
    double[][] points = groups();
    double[][] start = new double[90][];
    Principal principal = Principal.of(points, 2, Work.quiet(1));
    double[][] scores = principal.scores(points);
    Arrays.setAll(start, i -> scores[i]);
    var setting = new StochasticNeighbours.Setting(10, 100, 0.5, 500);
    StochasticNeighbours map = StochasticNeighbours.of(points, start, setting, Work.quiet(1));
    StochasticNeighbours onThree =
        StochasticNeighbours.of(points, start, setting, new Work(1, 3, Progress.NONE));
    assertThat(onThree.places()).isEqualTo(map.places());
    for (int i = 0; i < 90; i++) {
      int nearest = i == 0 ? 1 : 0;
      for (int j = 0; j < 90; j++) {
        if (j != i && distance(map.places(), i, j) < distance(map.places(), i, nearest)) {
          nearest = j;
        }
      }
      assertThat(nearest / 30).as("neighbour of " + i).isEqualTo(i / 30);
    }
    double[] divergences = map.divergences();
    assertThat(divergences[divergences.length - 1]).isLessThan(divergences[0]);
  }

  @Test
  void theSlopeOfTheMapIsThatOfItsDivergence() {
    RandomSequence random = RandomSequence.of(9, "map");
    double[][] points = groups();
    Affinities affinities = Affinities.of(points, 10, Work.quiet(1));
    assertThat(Arrays.stream(affinities.p()).sum()).isCloseTo(1, within(1e-12));
    double[] places = new double[180];
    Arrays.setAll(places, _ -> random.normal());
    var exact = StochasticNeighbours.Gradient.of(affinities, places, 1, 0, Work.quiet(1));
    for (int i : new int[] {0, 17, 101}) {
      double step = 1e-5;
      double[] up = places.clone();
      double[] down = places.clone();
      up[i] += step;
      down[i] -= step;
      double slope =
          (StochasticNeighbours.Gradient.of(affinities, up, 1, 0, Work.quiet(1)).divergence()
                  - StochasticNeighbours.Gradient.of(affinities, down, 1, 0, Work.quiet(1))
                      .divergence())
              / (2 * step);
      assertThat(exact.slopes()[i]).isCloseTo(slope, within(1e-8));
    }
    // What the tree leaves out is small.
    var coarse = StochasticNeighbours.Gradient.of(affinities, places, 1, 0.5, Work.quiet(1));
    assertThat(coarse.divergence()).isCloseTo(exact.divergence(), within(0.02));
  }

  // Three groups of thirty points in ten dimensions.
  private static double[][] groups() {
    RandomSequence random = RandomSequence.of(8, "groups");
    double[][] points = new double[90][10];
    for (int i = 0; i < 90; i++) {
      int group = i / 30;
      Arrays.setAll(points[i], d -> (d == group ? 8 : 0) + random.normal());
    }
    return points;
  }

  private static double distance(double[] places, int i, int j) {
    return Math.hypot(places[2 * i] - places[2 * j], places[2 * i + 1] - places[2 * j + 1]);
  }

  private static double[] centred(double[] line) {
    double mean = Arrays.stream(line).average().orElse(0);
    return Arrays.stream(line).map(x -> x - mean).toArray();
  }

  private static double cosine(double[] a, double[] b) {
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      squaresA += a[i] * a[i];
      squaresB += b[i] * b[i];
    }
    return product / Math.sqrt(squaresA * squaresB);
  }

  private static Input matrix(double[][] values) {
    return new Input.NamedMatrix(
        "lines",
        IntStream.range(0, values.length).mapToObj(Integer::toString).toList(),
        IntStream.range(0, values[0].length).mapToObj(Integer::toString).toList(),
        values);
  }
}
