package cajal.compile;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.network.ConnectionRule;
import java.util.List;
import java.util.Objects;
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
            findings);
    End from = new End("A", sources, List.of());
    End to = new End("B", targets, List.of());
    Pairs pairs = reader.read(rule, from, to, same, key, "rule");
    assertThat(findings.list()).isEmpty();
    return Objects.requireNonNull(pairs);
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
        new ConnectionRule.Explicit(
            List.of(new ConnectionRule.Pair("3", "1", 2), new ConnectionRule.Pair("0", "2", 1))));
  }
}
