package cajal.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.connectome.Connectome;
import cajal.model.ModelLibrary;
import cajal.network.Cells;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.problem.ProblemException;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Connections that are listed, by a person or a connectome, come out as they were listed.
class ListedConnectionTest {

  private static final ConnectionRule ALL = new ConnectionRule.AllToAll(true);
  private static final Network TWO =
      Network.EMPTY
          .with(Population.of("E", "iaf_psc_exp", 4))
          .with(Population.of("I", "iaf_psc_exp", 3));

  private static Distribution pa(double value) {
    return Distribution.constant(value, Unit.PA);
  }

  private static Projection projection(ConnectionRule rule, Distribution weight) {
    return Projection.of("E to I", "E", "I", rule, weight);
  }

  private static CompiledNetwork compile(Network network) {
    return NetworkCompiler.compile(network, ModelLibrary.standard(), 1, 0.1);
  }

  @Test
  void explicitFactorsMultiplyTheWeight() {
    List<ConnectionRule.Pair> pairs =
        List.of(
            new ConnectionRule.Pair("2", "1", 3),
            new ConnectionRule.Pair("2", "0", 2),
            new ConnectionRule.Pair("0", "1", 1));
    Synapses synapses =
        compile(TWO.with(projection(new ConnectionRule.Explicit(pairs), pa(10))))
            .synapses()
            .getFirst();
    assertThat(synapses.start()).containsExactly(0, 1, 1, 3, 3);
    assertThat(IntStream.range(0, 3).map(synapses::target)).containsExactly(1, 0, 1);
    assertThat(synapses.weight(0)).isEqualTo(10);
    assertThat(synapses.weight(1)).isEqualTo(20);
    assertThat(synapses.weight(2)).isEqualTo(30);
  }

  @Test
  void listedWeightsFollowTheOrderOfTheirPairs() {
    List<ConnectionRule.Pair> pairs =
        List.of(
            new ConnectionRule.Pair("2", "1", 1),
            new ConnectionRule.Pair("2", "0", 1),
            new ConnectionRule.Pair("0", "1", 2));
    Synapses synapses =
        compile(
                TWO.with(
                    projection(
                        new ConnectionRule.Explicit(pairs),
                        new Distribution.Listed(List.of(1.0, 2.0, 4.0), Unit.PA))))
            .synapses()
            .getFirst();
    assertThat(synapses.weight(0)).isEqualTo(8);
    assertThat(synapses.weight(1)).isEqualTo(2);
    assertThat(synapses.weight(2)).isEqualTo(1);
  }

  @Test
  void drawnDelaysAreWholeStepsAndAtLeastOne() {
    Distribution delay = new Distribution.Uniform(Quantity.ms(0), Quantity.ms(2));
    Synapses synapses =
        compile(TWO.with(projection(ALL, pa(10)).withDelay(delay))).synapses().getFirst();
    assertThat(synapses.delays()).isNotNull();
    for (int k = 0; k < synapses.count(); k++) {
      assertThat(synapses.delay(k)).isBetween(1, 20);
    }
    assertThat(synapses.delays().shortest()).isPositive();
  }

  private static final Connectome WORM =
      new Connectome(
          "tiny",
          "synapses",
          List.of(cell("A", "GABA"), cell("B", "acetylcholine"), cell("C", "acetylcholine")),
          List.of(
              new Connectome.Connection("A", "B", false, 2),
              new Connectome.Connection("B", "C", false, 3),
              new Connectome.Connection("A", "C", true, 4),
              new Connectome.Connection("B", "B", true, 5)));

  private static Connectome.Cell cell(String name, String transmitter) {
    return new Connectome.Cell(
        name, name, Connectome.Kind.NEURON, "", Set.of(transmitter), Optional.empty());
  }

  private static Rows worm(ConnectionRule.OfConnectome rule) {
    return worm(rule, new Cells.OfConnectome("tiny", 3));
  }

  private static Rows worm(ConnectionRule rule, Cells.OfConnectome cells) {
    return worm(rule, cells, WORM);
  }

  private static Rows worm(ConnectionRule rule, Cells.OfConnectome cells, Connectome connectome) {
    Network network =
        Network.EMPTY
            .with(new Population("W", "iaf_psc_exp", cells, Map.of(), Map.of(), Optional.empty()))
            .with(Projection.of("p", "W", "W", rule, pa(10)));
    NetworkCompiler compiler =
        new NetworkCompiler(ModelLibrary.standard(), KernelSource.generated(), _ -> connectome);
    Synapses synapses = compiler.build(network, 1, 0.1).synapses().getFirst();
    return new Rows(
        synapses.start(),
        IntStream.range(0, synapses.count()).map(synapses::target).toArray(),
        factors(synapses));
  }

  private static float[] factors(Synapses synapses) {
    float[] factors = new float[synapses.count()];
    for (int k = 0; k < factors.length; k++) {
      factors[k] = (float) (synapses.weight(k) / 10);
    }
    return factors;
  }

  @Test
  void aConnectomeGivesItsContactsByTransmitter() {
    Rows all =
        worm(
            new ConnectionRule.OfConnectome("tiny", ConnectionRule.Kind.CHEMICAL, Set.of(), false));
    assertThat(all.start()).containsExactly(0, 1, 2, 2);
    assertThat(all.targets()).containsExactly(1, 2);
    assertThat(all.factor()).containsExactly(2, 3);
    Rows gaba =
        worm(
            new ConnectionRule.OfConnectome(
                "tiny", ConnectionRule.Kind.CHEMICAL, Set.of("GABA"), false));
    assertThat(gaba.targets()).containsExactly(1);
    Rows others =
        worm(
            new ConnectionRule.OfConnectome(
                "tiny", ConnectionRule.Kind.CHEMICAL, Set.of("GABA"), true));
    assertThat(others.targets()).containsExactly(2);
  }

  @Test
  void aConnectomeRuleTakesPresynapticCellsByName() {
    ConnectionRule.Kind chemical = ConnectionRule.Kind.CHEMICAL;
    Rows onlyB =
        worm(
            new ConnectionRule.OfConnectome("tiny", chemical, Set.of(), Set.of("B"), false, false));
    assertThat(onlyB.targets()).containsExactly(2);
    Rows notB =
        worm(new ConnectionRule.OfConnectome("tiny", chemical, Set.of(), Set.of("B"), true, false));
    assertThat(notB.targets()).containsExactly(1);
    Rows nameOrTransmitter =
        worm(
            new ConnectionRule.OfConnectome(
                "tiny", chemical, Set.of("GABA"), Set.of("B"), false, false));
    assertThat(nameOrTransmitter.targets()).containsExactly(1, 2);
  }

  @Test
  void aNormalisedRuleSharesTheWeightAmongAllContactsOfATargetWhateverTheTransmitter() {
    ConnectionRule.OfConnectome rule =
        new ConnectionRule.OfConnectome(
            "tiny", ConnectionRule.Kind.ELECTRICAL, Set.of(), Set.of(), false, true);
    // A receives 4 from C alone, C 4 from A alone, B its own 5.
    assertThat(worm(rule).factor()).containsExactly(1, 1, 1);
    Connectome shared =
        new Connectome(
            "tiny",
            "synapses",
            List.of(cell("A", "GABA"), cell("B", "acetylcholine"), cell("C", "acetylcholine")),
            List.of(
                new Connectome.Connection("A", "C", false, 1),
                new Connectome.Connection("B", "C", false, 3)));
    Rows gaba =
        worm(
            new ConnectionRule.OfConnectome(
                "tiny", ConnectionRule.Kind.CHEMICAL, Set.of("GABA"), Set.of(), false, true),
            new Cells.OfConnectome("tiny", 3),
            shared);
    assertThat(gaba.factor()).containsExactly(0.25f);
  }

  @Test
  void chosenCellsAreAPopulationInTheOrderOfTheirNames() {
    Rows rows =
        worm(
            new ConnectionRule.OfConnectome("tiny", ConnectionRule.Kind.CHEMICAL, Set.of(), false),
            new Cells.OfConnectome("tiny", 2, List.of("C", "B"), Set.of()));
    assertThat(rows.start()).containsExactly(0, 0, 1);
    assertThat(rows.targets()).containsExactly(0);
  }

  @Test
  void anAblatedCellKeepsItsPlaceAndLosesItsSynapsesWhateverTheRule() {
    Cells.OfConnectome withoutB = new Cells.OfConnectome("tiny", 3, List.of(), Set.of("B"));
    Rows wired =
        worm(
            new ConnectionRule.OfConnectome(
                "tiny", ConnectionRule.Kind.ELECTRICAL, Set.of(), false),
            withoutB);
    assertThat(wired.start()).containsExactly(0, 1, 1, 2);
    Rows all = worm(new ConnectionRule.AllToAll(false), withoutB);
    assertThat(all.start()).containsExactly(0, 1, 1, 2);
    assertThat(all.targets()).containsExactly(2, 0);
    ConnectionRule drawn = new ConnectionRule.FixedIndegree(4, true, true);
    Rows intact = worm(drawn, new Cells.OfConnectome("tiny", 3));
    Rows survivors = worm(drawn, withoutB);
    assertThat(survivors.targets()).doesNotContain(1).hasSizeLessThan(intact.targets().length);
  }

  @Test
  void unknownAndDoubleCellsAreNamedWithTheNearest() {
    assertThatThrownBy(() ->
            worm(
                new ConnectionRule.AllToAll(true),
                new Cells.OfConnectome("tiny", 2, List.of("A", "D"), Set.of("C"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'D'")
        .hasMessageContaining("ablated cell 'C'");
    assertThatThrownBy(() ->
            worm(
                new ConnectionRule.AllToAll(true),
                new Cells.OfConnectome("tiny", 2, List.of("A", "A"), Set.of())))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("chosen twice");
  }

  @Test
  void electricalConnectionsGoBothWaysAndOnceToTheSameCell() {
    Rows rows =
        worm(
            new ConnectionRule.OfConnectome(
                "tiny", ConnectionRule.Kind.ELECTRICAL, Set.of(), false));
    assertThat(rows.start()).containsExactly(0, 1, 2, 3);
    assertThat(rows.targets()).containsExactly(2, 1, 0);
    assertThat(rows.factor()).containsExactly(4, 5, 4);
  }
}
