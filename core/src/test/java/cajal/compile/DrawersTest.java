package cajal.compile;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.network.ConnectionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The connections of a rule do not depend on who makes them, in which order or in which pieces.
class DrawersTest {

  private static final int SIZE = 60;

  record Made(int source, int target, double factor) {}

  static Stream<ConnectionRule> rules() {
    return Rules.ofOnePopulation(SIZE);
  }

  private static List<Made> made(Pairs pairs, long from, long to) {
    List<Made> made = new ArrayList<>();
    pairs.forEach(from, to, (source, target, factor) -> made.add(new Made(source, target, factor)));
    return made;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anyPieceCanBeMadeAlone(ConnectionRule rule) {
    Pairs whole = Rules.pairs(rule, SIZE, SIZE, true, 3);
    List<Made> all = made(whole, 0, whole.drawers());
    List<Made> pieces = new ArrayList<>();
    // From the last to the first, from a plan of their own.
    Pairs again = Rules.pairs(rule, SIZE, SIZE, true, 3);
    for (long drawer = again.drawers() - 1; drawer >= 0; drawer--) {
      pieces.addAll(0, made(again, drawer, drawer + 1));
    }
    assertThat(pieces).isEqualTo(all);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aNeuronThatDrawsMakesAllItsConnectionsAndNoOthers(ConnectionRule rule) {
    Pairs pairs = Rules.pairs(rule, SIZE, SIZE, true, 3);
    if (pairs.drawer() == Pairs.Drawer.NEITHER) {
      return;
    }
    for (int drawer = 0; drawer < pairs.drawers(); drawer++) {
      for (Made made : made(pairs, drawer, drawer + 1)) {
        int end = pairs.drawer() == Pairs.Drawer.SOURCE ? made.source() : made.target();
        assertThat(end).isEqualTo(drawer);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theNumberIsWhatWasPredicted(ConnectionRule rule) {
    Pairs pairs = Rules.pairs(rule, SIZE, SIZE, true, 3);
    int found = made(pairs, 0, pairs.drawers()).size();
    if (pairs.isExact()) {
      assertThat((double) found).isEqualTo(pairs.expected());
    } else {
      // Counts vary no more than Poisson counts do; five standard deviations, seed fixed.
      assertThat(Math.abs(found - pairs.expected())).isLessThan(5 * Math.sqrt(pairs.expected()));
    }
  }
}
