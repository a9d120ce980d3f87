package cajal.app.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.record.SpikeStatistics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The networks of the comparison against other simulators.
///
/// References are means and standard deviations over 6 to 9 runs of NEST 3.10.0 and Brian2 2.5.1
/// with seeds of their own. A run of ours may lie four standard deviations from that mean, since
/// the deviation of so few runs is itself uncertain by a quarter.
@Tag("slow")
class ReferenceTest {

  private static final double DEVIATIONS = 4;

  /// Mean and standard deviation over runs.
  private record Range(double mean, double sd) {

    void holds(double value, String what) {
      assertThat((value - mean) / sd).as(what).isBetween(-DEVIATIONS, DEVIATIONS);
    }
  }

  private record Expected(String population, Range rateHz, Range cv, Range fano) {}

  private static final Map<String, List<Expected>> EXPECTED =
      Map.of(
          "cuba_4k",
          List.of(
              new Expected(
                  "E",
                  new Range(5.1169, 0.0494),
                  new Range(0.79871, 0.00287),
                  new Range(5.976, 0.405)),
              new Expected(
                  "I",
                  new Range(5.1465, 0.0122),
                  new Range(0.79540, 0.00637),
                  new Range(1.6840, 0.0681))),
          "coba_40k",
          List.of(
              new Expected(
                  "E",
                  new Range(14.655, 0.185),
                  new Range(1.4844, 0.00776),
                  new Range(15.574, 0.860)),
              new Expected(
                  "I",
                  new Range(14.642, 0.110),
                  new Range(1.4864, 0.00591),
                  new Range(2.7768, 0.252))),
          "brunel",
          List.of(
              new Expected(
                  "E",
                  new Range(37.527, 0.244),
                  new Range(0.42076, 0.00270),
                  new Range(133.9, 26.6)),
              new Expected(
                  "I",
                  new Range(37.665, 0.177),
                  new Range(0.42069, 0.00288),
                  new Range(28.31, 5.52))),
          "izhi_1k",
          List.of(
              new Expected(
                  "E",
                  new Range(7.3255, 0.0319),
                  new Range(0.42762, 0.00450),
                  new Range(7.329, 0.914)),
              new Expected(
                  "I",
                  new Range(7.0439, 0.0883),
                  new Range(0.5684, 0.0139),
                  new Range(6.033, 0.490))));

  @ParameterizedTest
  @ValueSource(strings = {"cuba_4k", "coba_40k", "brunel", "izhi_1k"})
  void ratesIrregularityAndFanoFactorAreThoseOfOtherSimulators(String network)
      throws InterruptedException {
    Benchmark benchmark = Benchmark.named(network).orElseThrow();
    for (long seed = 1; seed <= 3; seed++) {
      List<SpikeStatistics> all = Measurement.of(benchmark, seed, 1, 2, "cpu").populations();
      for (Expected expected : EXPECTED.getOrDefault(network, List.of())) {
        String which = network + " " + expected.population() + ", seed " + seed;
        SpikeStatistics found =
            all.stream()
                .filter(s -> s.population().equals(expected.population()))
                .findFirst()
                .orElseThrow();
        expected.rateHz().holds(found.rateHz(), "rate of " + which);
        expected.cv().holds(found.cvIsi(), "CV of " + which);
        expected.fano().holds(found.fano(), "Fano factor of " + which);
      }
    }
  }
}
