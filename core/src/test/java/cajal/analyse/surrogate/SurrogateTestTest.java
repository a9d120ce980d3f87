package cajal.analyse.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.activity.Activity;
import cajal.analyse.Analyses;
import cajal.analyse.Input;
import cajal.analyse.Request;
import cajal.analyse.Work;
import cajal.analyse.fixture.Recordings;
import cajal.analyse.random.RandomSequence;
import cajal.table.Table;
import cajal.table.TableText;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// p-values by surrogates: what they are, and that every analysis that offers them tells planted
/// dependence from none.
class SurrogateTestTest {

  private static final SurrogateTest NINETEEN = new SurrogateTest(19, Surrogates.Method.SHIFT, 25);

  @Test
  void theRealDataCountAsOneOfThem() {
    Input input = new Input.Recorded(Recordings.of(10, Recordings.poisson(2, 10, 10, 1)));
    double[] found = {input.activity().spikes().count(), Double.MAX_VALUE, Double.NaN};
    double[] p =
        NINETEEN.pValues(
            input,
            found,
            one -> new double[] {one.activity().spikes().count(), 0, 0},
            Work.quiet(1));
    assertThat(p).containsExactly(1, 0.05, Double.NaN);
  }

  @Test
  void withoutSurrogatesThereIsNone() {
    Input input = new Input.Recorded(Recordings.of(10, Recordings.poisson(2, 10, 10, 1)));
    assertThat(
            SurrogateTest.none()
                .pValues(input, new double[] {1}, _ -> new double[] {1}, Work.quiet(1)))
        .containsExactly(Double.NaN);
  }

  // Of 400 independent data sets a fifth has p <= 0.2: a standard deviation is 0.02.
  @Test
  void ofIndependentTrainsItIsUniform() {
    int low = 0;
    int half = 0;
    for (int seed = 0; seed < 400; seed++) {
      Input input = new Input.Recorded(Recordings.of(20, Recordings.poisson(2, 8, 20, seed)));
      double p =
          NINETEEN
              .pValues(
                  input,
                  new double[] {distance(input)},
                  one -> new double[] {distance(one)},
                  Work.quiet(seed))[0];
      low += p <= 0.2 ? 1 : 0;
      half += p <= 0.5 ? 1 : 0;
    }
    assertThat(low / 400.0).isBetween(0.12, 0.28);
    assertThat(half / 400.0).isBetween(0.4, 0.6);
  }

  // How near spikes of two units come to each other, with no ties.
  private static double distance(Input input) {
    double[] a = input.activity().spikes().train(0);
    double[] b = input.activity().spikes().train(1);
    double sum = 0;
    for (double time : a) {
      sum -= Arrays.stream(b).map(other -> Math.abs(other - time)).min().orElse(20);
    }
    return sum;
  }

  // Units 1 and 2 share spikes, unit 3 is alone.
  @ParameterizedTest
  @CsvSource({
    "correlograms, peaks, reference, target, p",
    "coherence, pairs, unit_a, unit_b, p",
    "correlations, pairs, unit_a, unit_b, p_surrogates"
  })
  void sharedSpikesAreFoundAndTheLonelyUnitIsNot(
      String analysis, String table, String first, String second, String p) {
    double[][] alone = Recordings.poisson(3, 6, 60, 9);
    double[] common = Recordings.poisson(1, 6, 60, 4)[0];
    Activity activity =
        Recordings.of(60, together(alone[0], common), together(alone[1], common), alone[2]);
    Table found = table(analysis, table, new Input.Recorded(activity));
    String[] names = activity.unitNames().toArray(String[]::new);
    assertThat(chance(found, first, names[0], second, names[1], p)).isEqualTo(0.02, within(1e-9));
    assertThat(chance(found, first, names[0], second, names[2], p)).isGreaterThan(0.05);
    assertThat(chance(found, first, names[1], second, names[2], p)).isGreaterThan(0.05);
  }

  private static double[] together(double[] a, double[] b) {
    return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).sorted().toArray();
  }

  private static double chance(
      Table table, String first, String a, String second, String b, String column) {
    for (int row = 0; row < table.rows(); row++) {
      if (table.texts(first).get(row).equals(a) && table.texts(second).get(row).equals(b)) {
        return table.numbers(column)[row];
      }
    }
    throw new AssertionError("no pair " + a + ", " + b);
  }

  @Test
  void signalsAreTurnedRoundInTime() {
    RandomSequence random = RandomSequence.of(3, "signals");
    double[][] values = new double[3][4000];
    double[] slow = new double[3];
    for (int t = 0; t < 4000; t++) {
      double shared = random.normal();
      for (int i = 0; i < 3; i++) {
        // Slow signals: neighbours in time are alike, so moments are not independent.
        slow[i] = 0.9 * slow[i] + (i < 2 ? shared + random.normal() : random.normal());
        values[i][t] = slow[i];
      }
    }
    Table found =
        table("correlations", "pairs", new Input.Recorded(Recordings.signals(0.01, values)));
    assertThat(found.numbers("p_surrogates")[0]).isEqualTo(0.02, within(1e-9));
    assertThat(found.numbers("p_surrogates")[1]).isGreaterThan(0.05);
    assertThat(found.numbers("p_surrogates")[2]).isGreaterThan(0.05);
  }

  @Test
  void aResponseToTrialsIsFound() {
    double[][] alone = Recordings.poisson(2, 10, 60, 7);
    Activity trials = Recordings.withTrials(Recordings.of(60, alone), 20);
    double[] starts = trials.epochs().getFirst().starts();
    RandomSequence random = RandomSequence.of(2, "response");
    double[] answers =
        Arrays.stream(starts)
            .flatMap(t -> DoubleStream.of(t + 0.1 + 0.02 * random.uniform(), t + 0.13, t + 0.15))
            .filter(t -> t < 60)
            .toArray();
    Activity activity =
        Recordings.withTrials(Recordings.of(60, together(alone[0], answers), alone[1]), 20);
    Table found = table("psth", "responses", new Input.Recorded(activity));
    assertThat(found.rows()).isGreaterThanOrEqualTo(2);
    String answering = activity.unitNames().getFirst();
    for (int row = 0; row < found.rows(); row++) {
      double p = found.numbers("p")[row];
      if (found.texts("unit").get(row).equals(answering)) {
        assertThat(p).isEqualTo(0.02, within(1e-9));
      } else {
        assertThat(p).isGreaterThan(0.03);
      }
    }
  }

  @Test
  void anAssemblyIsMoreCertainThanAnyOfShiftedTrains() {
    double[][] alone = Recordings.poisson(4, 4, 120, 5);
    double[] common = Recordings.poisson(1, 2, 119, 6)[0];
    double[] later = Arrays.stream(common).map(t -> t + 0.01).toArray();
    Activity activity =
        Recordings.of(
            120, together(alone[0], common), together(alone[1], later), alone[2], alone[3]);
    Table found = table("cell_assemblies", "assemblies", new Input.Recorded(activity));
    assertThat(found.rows()).isGreaterThan(0);
    assertThat(found.numbers("p_surrogates")[0]).isEqualTo(0.02, within(1e-9));
  }

  private static Table table(String analysis, String name, Input input) {
    Request<?> request = Request.of(Analyses.named(analysis)).with(Map.of("surrogates", "49"));
    Table two = named(request, input, 2, name);
    Table one = named(request, input, 1, name);
    assertThat(two.columns()).hasSameSizeAs(one.columns());
    assertThat(TableText.csv(two)).isEqualTo(TableText.csv(one));
    return one;
  }

  private static Table named(Request<?> request, Input input, int threads, String name) {
    return request.run(input, threads, Progress.NONE).tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
