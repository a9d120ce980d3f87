package cajal.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.model.ModelLibrary;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Weights that take two bytes: what they cost, and what they lose.
class CompactWeightsTest {

  private static final Network NODES =
      Network.EMPTY
          .with(Population.of("E", "iaf_psc_exp", 300))
          .with(Population.of("A", "iaf_psc_exp", 200))
          .with(Population.of("B", "iaf_psc_exp", 150))
          .with(Population.of("C", "iaf_psc_exp", 100));
  private static final ConnectionRule RULE = new ConnectionRule.FixedIndegree(40, true, true);
  private static final Distribution DELAY =
      new Distribution.Uniform(Quantity.ms(0.5), Quantity.ms(1.5));

  private static Distribution normal(double mean, double sd) {
    return new Distribution.Normal(
        Quantity.of(mean, Unit.PA),
        Quantity.of(sd, Unit.PA),
        Quantity.of(Double.NEGATIVE_INFINITY, Unit.PA),
        Quantity.of(Double.POSITIVE_INFINITY, Unit.PA));
  }

  private static Projection to(String target, Distribution weight) {
    return Projection.of("to " + target, "E", target, RULE, weight).withCompactWeights(true);
  }

  private static Network drawnAsTheyAre(Network network) {
    return new Network(
        network.nodes(),
        network.projections().stream().map(p -> p.withCompactWeights(false)).toList());
  }

  private static CompiledNetwork compile(Network network) {
    return NetworkCompiler.compile(network, ModelLibrary.standard(), 3, 0.1);
  }

  private static List<Problem> problems(Network network) {
    return NetworkCompiler.check(network, ModelLibrary.standard(), 0.1);
  }

  /// Weights of a projection by source, target and delay, those of one triple by size.
  private static Map<String, List<Double>> weights(CompiledNetwork network, String projection) {
    Map<String, List<Double>> weights = new TreeMap<>();
    for (Synapses synapses : network.synapses()) {
      int row = synapses.runs();
      for (int source = 0; source < 300; source++) {
        for (int k = synapses.start()[source * row];
            k < synapses.start()[(source + 1) * row];
            k++) {
          if (synapses.part(k).projection().equals(projection)) {
            String which = source + " " + synapses.target(k) + " " + synapses.delay(k);
            weights.computeIfAbsent(which, _ -> new ArrayList<>()).add(synapses.weight(k));
          }
        }
      }
    }
    weights.values().forEach(list -> list.sort(null));
    return weights;
  }

  private static void assertClose(Network network, String projection, double part) {
    Map<String, List<Double>> compact = weights(compile(network), projection);
    Map<String, List<Double>> drawn = weights(compile(drawnAsTheyAre(network)), projection);
    assertThat(compact.keySet()).isEqualTo(drawn.keySet());
    double largest =
        drawn.values().stream().flatMap(List::stream).mapToDouble(Math::abs).max().orElseThrow();
    // Beside the rounding that is tested there is that of what it is compared with, to floats.
    double most = largest * (part + 0x1p-24);
    drawn.forEach((which, expected) -> {
      List<Double> got = compact.getOrDefault(which, List.of());
      assertThat(got).hasSameSizeAs(expected);
      for (int i = 0; i < got.size(); i++) {
        assertThat(got.get(i)).as(which).isCloseTo(expected.get(i), within(most));
      }
    });
  }

  @Test
  void aSynapseTakesSixBytes() {
    Network network = NODES.with(to("A", normal(20, 2)));
    Synapses synapses = compile(network).synapses().getFirst();
    assertThat(synapses.delays().each()).isNull();
    SynapseColumn.Compact column = (SynapseColumn.Compact) synapses.column();
    assertThat(column.places()).hasSize(8000);
    assertThat(column.multiples()).hasSize(8000);
    Prediction prediction =
        NetworkCompiler.predict(network, ModelLibrary.standard(), 0.1).getFirst();
    assertThat(prediction.bytes()).isEqualTo(8000 * 6);
  }

  @Test
  void aWeightIsOffByHalfOfThePartThatItIsRoundedTo() {
    assertClose(NODES.with(to("A", normal(20, 2))), "to A", 0.5 / 32767);
    assertClose(NODES.with(to("A", normal(-20, 2)).withDelay(DELAY)), "to A", 0.5 / 32767);
  }

  @Test
  void smallWeightsOfAProjectionDoNotSufferFromLargeOnesOfAnother() {
    Network network =
        NODES
            .with(to("A", normal(20, 2)).withDelay(DELAY))
            .with(to("B", normal(-60, 6)).withDelay(DELAY))
            .with(to("C", normal(9000, 6)).withDelay(DELAY));
    List<Integer> together =
        compile(network).synapses().stream().map(synapses -> synapses.parts().size()).toList();
    assertThat(together).containsExactlyInAnyOrder(2, 1);
    for (String projection : List.of("to A", "to B", "to C")) {
      assertClose(network, projection, 1.0 / 16383);
    }
  }

  @Test
  void drawnAndCompactWeightsAreNotMixed() {
    Network network =
        NODES.with(to("A", normal(20, 2))).with(to("B", normal(20, 2)).withCompactWeights(false));
    assertThat(compile(network).synapses().stream().map(Synapses::column))
        .hasExactlyElementsOfTypes(SynapseColumn.Compact.class, SynapseColumn.Weighted.class);
  }

  @Test
  void wholeMultiplesOfOneWeightAreKeptExactly() {
    ConnectionRule contacts =
        new ConnectionRule.Explicit(
            List.of(
                new ConnectionRule.Pair("0", "1", 1),
                new ConnectionRule.Pair("0", "2", 3),
                new ConnectionRule.Pair("7", "1", 37)));
    Distribution weight = Distribution.constant(0.3, Unit.PA);
    Network network = NODES.with(to("A", weight).withRule(contacts));
    assertThat(compile(network).synapses().getFirst().column())
        .isInstanceOf(SynapseColumn.Compact.class);
    assertClose(network, "to A", 0);
    assertClose(NODES.with(to("A", weight).withDelay(DELAY)), "to A", 0);
  }

  @Test
  void oneWeightForAllStillTakesFourBytes() {
    Network network = NODES.with(to("A", Distribution.constant(0.3, Unit.PA)));
    assertThat(compile(network).synapses().getFirst().column())
        .isInstanceOf(SynapseColumn.Uniform.class);
    assertThat(NetworkCompiler.predict(network, ModelLibrary.standard(), 0.1).getFirst().bytes())
        .isEqualTo(8000 * 4);
  }

  @Test
  void weightsThatAreAllZeroStayZero() {
    Synapses synapses = compile(NODES.with(to("A", normal(0, 0)))).synapses().getFirst();
    assertThat(synapses.column().weights()).hasSize(8000).containsOnly(0.0);
  }

  @Test
  void aMillionSynapsesAreBuilt() {
    ConnectionRule rule = new ConnectionRule.FixedTotalNumber(1_000_000, true, true);
    Network network = NODES.with(to("A", normal(20, 2)).withRule(rule).withDelay(DELAY));
    Synapses synapses = compile(network).synapses().getFirst();
    assertThat(synapses.count()).isEqualTo(1_000_000);
    assertThat(synapses.delays().each()).isNull();
    assertThat(synapses.runs()).isEqualTo(11);
    // The mean of a million is known to a thousandth of the standard deviation, 0.002; rounding
    // adds nothing that would show.
    assertThat(Arrays.stream(synapses.column().weights()).average().orElseThrow())
        .isCloseTo(20, within(5 * 0.002));
    for (int run = 0; run < 300 * 11; run++) {
      for (int k = synapses.start()[run] + 1; k < synapses.start()[run + 1]; k++) {
        if (synapses.column().place(k) < synapses.column().place(k - 1)) {
          throw new AssertionError("targets of run " + run + " do not ascend");
        }
      }
    }
  }

  @Test
  void aWeightThatIsNotFiniteIsRefused() {
    Network network = NODES.with(to("A", new Distribution.Formula("1 pA / (r - r)")));
    assertThatThrownBy(() -> compile(network))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cannot be compact");
  }

  @Test
  void aNetworkBeyondTheMemoryIsRefusedWithWhatCompactWeightsWouldNeed() {
    ConnectionRule rule = new ConnectionRule.FixedIndegree(2000, true, true);
    Network network = Network.EMPTY.with(Population.of("E", "iaf_psc_exp", 1_000_000));
    for (String name : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i")) {
      network =
          network.with(Projection.of(name, "E", "E", rule, normal(20, 2)).withCompactWeights(true));
    }
    assertThat(problems(network))
        .anySatisfy(problem -> assertThat(problem.what()).contains("would need 12.0 GB"));
    assertThat(problems(drawnAsTheyAre(network)))
        .anySatisfy(problem -> assertThat(problem.what()).contains("would need 16.0 GB"));
  }

  @Test
  void whereNothingCanBeCompactAWarningSaysSoAndTheProjectionStays() {
    Network network = NODES.with(to("A", normal(20, 2)).withSynapse("stdp"));
    assertThat(problems(network))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.isError()).isFalse();
          assertThat(String.valueOf(problem.place())).isEqualTo("projections.to A.compact_weights");
        });
    assertThat(compile(network).plastic()).hasSize(1);
    assertThat(compile(network).plastic().getFirst().weight())
        .isEqualTo(compile(drawnAsTheyAre(network)).plastic().getFirst().weight());
  }
}
