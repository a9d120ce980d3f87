package cajal.app.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.record.SpikeStatistics;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The networks of the comparison against other simulators.
///
/// References are means and standard deviations over 6 to 9 runs of NEST 3.10.0 and Brian2 2.5.1
/// with seeds of their own. A run of ours may lie four standard deviations from that mean: with two
/// networks, two populations, three quantities and three seeds, a right simulator would fail three
/// once in three times.
@Tag("slow")
class ReferenceTest {

  private static final double DEVIATIONS = 4;

  @ParameterizedTest
  @CsvSource({
    // network, population, rate and its deviation, CV and its deviation, Fano factor and its
    // deviation
    "cuba_4k, E, 5.1169, 0.0494, 0.79871, 0.00287, 5.976, 0.405",
    "brunel, E, 37.527, 0.244, 0.42076, 0.00270, 133.9, 26.6",
    "brunel, I, 37.665, 0.177, 0.42069, 0.00288, 28.31, 5.52"
  })
  void ratesIrregularityAndFanoFactorAreThoseOfOtherSimulators(
      String network,
      String population,
      double rate,
      double rateSd,
      double cv,
      double cvSd,
      double fano,
      double fanoSd)
      throws InterruptedException {
    Benchmark benchmark = Benchmark.named(network).orElseThrow();
    for (long seed = 1; seed <= 3; seed++) {
      List<SpikeStatistics> all = Measurement.of(benchmark, seed, 2).populations();
      SpikeStatistics found =
          all.stream().filter(s -> s.population().equals(population)).findFirst().orElseThrow();
      String which = network + " " + population + ", seed " + seed;
      assertThat((found.rateHz() - rate) / rateSd)
          .as("rate of %s", which)
          .isBetween(-DEVIATIONS, DEVIATIONS);
      assertThat((found.cvIsi() - cv) / cvSd)
          .as("CV of %s", which)
          .isBetween(-DEVIATIONS, DEVIATIONS);
      assertThat((found.fano() - fano) / fanoSd)
          .as("Fano factor of %s", which)
          .isBetween(-DEVIATIONS, DEVIATIONS);
    }
  }
}
