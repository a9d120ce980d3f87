package cajal.compile;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.network.ConnectionRule;
import cajal.network.Mask;
import cajal.network.Positions;
import cajal.network.Profile;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Plans of connection rules, and one rule of each kind.
final class Rules {

  private Rules() {}

  static Pairs pairs(ConnectionRule rule, int sources, int targets, boolean same, long key) {
    Findings findings = new Findings();
    RuleReader reader =
        new RuleReader(
            name -> {
              throw new AssertionError(name);
            },
            name -> null,
            findings);
    End from = new End("A", sources, List.of(), places(sources));
    End to = new End("B", targets, List.of(), places(targets));
    Pairs pairs = reader.read(rule, from, to, same, key, "rule");
    assertThat(findings.list()).isEmpty();
    return Objects.requireNonNull(pairs);
  }

  private static Quantity um(double value) {
    return Quantity.of(value, Unit.parse("um"));
  }

  private static Once<Places> places(int size) {
    return new Once<>(
        () -> Places.of(new Positions.Scattered(size, List.of(um(1000), um(1000))), 5));
  }

  /// Rules that join a population with itself.
  static Stream<ConnectionRule> ofOnePopulation(int size) {
    return Stream.of(
        new ConnectionRule.OneToOne(),
        new ConnectionRule.AllToAll(false),
        new ConnectionRule.FixedIndegree(7, false, false),
        new ConnectionRule.FixedIndegree(7, true, true),
        new ConnectionRule.FixedOutdegree(7, false, false),
        new ConnectionRule.FixedTotalNumber(5L * size, false, false),
        new ConnectionRule.FixedTotalNumber((long) size * size - 3L * size, false, false),
        new ConnectionRule.FixedTotalNumber(5L * size, true, true),
        new ConnectionRule.PairwiseBernoulli(0.2, false),
        new ConnectionRule.SymmetricBernoulli(0.2),
        new ConnectionRule.PairwisePoisson(0.3, false),
        new ConnectionRule.SmallWorld(6, 0.3),
        new ConnectionRule.ScaleFree(3),
        new ConnectionRule.DirectedScaleFree(0.4, 0.5, 0.1, 0.2, 0.1),
        new ConnectionRule.LowRank(2, 1.25),
        new ConnectionRule.Blocks(
            List.of(size / 3, size - size / 3),
            List.of(),
            List.of(List.of(0.4, 0.1), List.of(0.0, 0.2)),
            false),
        new ConnectionRule.EnsembleToEnsemble(4, 0.9, 0.1),
        new ConnectionRule.Spatial(
            new Profile.Gaussian(0.8, um(200), 0),
            Optional.of(new Mask.Circular(um(400))),
            false,
            true),
        new ConnectionRule.Explicit(
            List.of(new ConnectionRule.Pair("3", "1", 2), new ConnectionRule.Pair("0", "2", 1))));
  }
}
