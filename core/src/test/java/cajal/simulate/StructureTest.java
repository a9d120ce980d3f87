package cajal.simulate;

import static cajal.simulate.Networks.ALL;
import static cajal.simulate.Networks.ms;
import static cajal.simulate.Networks.mv;
import static cajal.simulate.Networks.number;
import static cajal.simulate.Networks.pa;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.model.ModelLibrary;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.problem.ProblemException;
import cajal.record.Recording;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Synapses that come and go with the elements of their neurons.
class StructureTest {

  private static final ConnectionRule NONE = new ConnectionRule.PairwiseBernoulli(0, true);
  private static final double INTERVAL_MS = 10;
  private static final double NU_PER_MS = 0.0313;
  private static final double EPSILON = 0.7;

  private static Distribution perMs(double value) {
    return Distribution.constant(value, Unit.parse("1/ms"));
  }

  private static Projection growing(String synapse, String target, Distribution weight) {
    return Projection.of("P", "E", target, NONE, weight)
        .withSynapse(synapse)
        .withDelay(ms(1))
        .withParameter("nu", perMs(NU_PER_MS))
        .withParameter("interval", ms(INTERVAL_MS));
  }

  /// A hundred neurons that noise keeps at a few spikes per second and that grow synapses until
  /// they reach 70. All is faster than in the models, so that a test sees its end, and a spike
  /// brings as much more calcium as it goes earlier.
  static Network homeostatic() {
    return Network.EMPTY
        .with(Population.of("E", "iaf_psc_exp", 100))
        .with(
            new Stimulator(
                "noise", "poisson_generator", Map.of("rate", Distribution.constant(9000, Unit.HZ))))
        .with(Projection.of("drive", "noise", "E", ALL, pa(20)))
        .with(
            growing("structural_linear", "E", pa(20))
                .withParameter("nu", perMs(0.04))
                .withParameter("tau_Ca", ms(200))
                .withParameter("beta_Ca", number(0.05)));
  }

  // The curves, per ms, of Butz & van Ooyen (2013), once more.
  private static double growth(String synapse, double calcium) {
    return NU_PER_MS
        * switch (synapse) {
          case "structural_linear" -> 1 - calcium / EPSILON;
          case "structural_gaussian" -> {
            double width = 0.6 / (2 * Math.sqrt(Math.log(2)));
            yield 2 * Math.exp(-Math.pow((calcium - 0.4) / width, 2)) - 1;
          }
          default -> 2 / (1 + Math.exp((calcium - EPSILON) / 0.1)) - 1;
        };
  }

  @ParameterizedTest
  @CsvSource({
    "structural_linear, 0", "structural_linear, 0.3", "structural_linear, 1.2",
    "structural_gaussian, 0.4", "structural_gaussian, 0.2", "structural_gaussian, 0.9",
    "structural_sigmoid, 0.3", "structural_sigmoid, 0.75", "structural_sigmoid, 1.1",
  })
  void elementsFollowTheirCurveAndEachPairIsASynapse(String synapse, double calcium)
      throws InterruptedException {
    int size = 7;
    double spikeMs = 100;
    // All neurons spike once, and calcium stays what this spike makes it.
    Network network =
        Network.EMPTY
            .with(Population.of("E", "iaf_psc_delta", size))
            .with(Population.of("F", "iaf_psc_delta", size))
            .with(Networks.spikesAt("one", spikeMs - 1))
            .with(Projection.of("to E", "one", "E", ALL, mv(100)))
            .with(Projection.of("to F", "one", "F", ALL, mv(100)))
            .with(
                growing(synapse, "F", mv(0))
                    .withParameter("tau_Ca", ms(1e12))
                    .withParameter("beta_Ca", number(calcium)));
    double before = Math.max(0, growth(synapse, 0) * spikeMs);
    int compared = 0;
    try (Run run = Simulation.start(Networks.compile(network), RunSettings.inMemory(2))) {
      for (double t = INTERVAL_MS; t <= 500; t += INTERVAL_MS) {
        run.runUntil(t);
        assertThat(run.await().problem()).isNull();
        double elements =
            t <= spikeMs
                ? growth(synapse, 0) * t
                : before + growth(synapse, calcium) * (t - spikeMs);
        // Behind a synapse the spike is felt a delay of 1 ms later than before it.
        if (Math.abs(elements - Math.rint(elements)) > 2 * NU_PER_MS) {
          int each = (int) Math.max(0, elements);
          SynapseWeights synapses = run.weights("P");
          assertThat(synapses.weight()).as("%s ms", t).hasSize(size * each);
          assertThat(degrees(synapses.source(), size)).containsOnly(each);
          assertThat(degrees(synapses.target(), size)).containsOnly(each);
          compared++;
        }
      }
      assertThat(run.status().spikes()).isEqualTo(2L * size);
    }
    assertThat(compared).isGreaterThan(25);
  }

  private static int[] degrees(int[] neurons, int size) {
    int[] degrees = new int[size];
    for (int neuron : neurons) {
      degrees[neuron]++;
    }
    return degrees;
  }

  @Test
  void neuronsGrowSynapsesUntilTheyReachTheirCalcium() throws InterruptedException {
    assertSettles(homeostatic(), 6000, 200 * 0.05);
  }

  @Tag("slow")
  @Test
  void neuronsReachTheirCalciumWithTheTimesOfTheModel() throws InterruptedException {
    Network network =
        homeostatic()
            .replaceProjection(
                "P",
                old ->
                    Projection.of("P", "E", "E", NONE, pa(20))
                        .withSynapse("structural_linear")
                        .withDelay(ms(1))
                        .withParameter("nu", perMs(0.0005)));
    assertSettles(network, 500_000, 10_000 * 0.001);
  }

  /// @param calciumPerRate mean calcium of a neuron over its rate, ms
  private static void assertSettles(Network network, double endMs, double calciumPerRate)
      throws InterruptedException {
    try (Run run = Simulation.start(Networks.compile(network), RunSettings.inMemory(1))) {
      long lowest = Long.MAX_VALUE;
      long highest = 0;
      for (double t = endMs * 0.8; t <= endMs; t += endMs / 50) {
        run.runUntil(t);
        assertThat(run.await().problem()).isNull();
        long synapses = run.weights("P").weight().length;
        lowest = Math.min(lowest, synapses);
        highest = Math.max(highest, synapses);
      }
      Recording recording = run.recording();
      long from = Math.round(endMs * 8);
      long spikes = 0;
      for (long i = 0; i < recording.spikes().count(); i++) {
        spikes += recording.spikes().step(i) >= from ? 1 : 0;
      }
      double rate = spikes / (100 * endMs * 0.2);
      assertThat(rate * calciumPerRate).isCloseTo(EPSILON, within(0.05));
      // Stationary: within 2 % of the middle.
      assertThat((highest - lowest) / (double) highest).isLessThan(0.04);
      assertThat(lowest).isGreaterThan(100);
    }
  }

  @Test
  void synapsesAreTheSameOnAnyThreads() throws InterruptedException {
    DeterminismTest.assertSameOnAnyThreads(homeostatic(), 400);
  }

  /// Plasticity of two kinds in one file.
  private static final String LEARNING =
      """
      synapse learning_structure
        "Pairs of spikes change weights while synapses could come and go"
      parameters
        tau = 20 ms > 0 "decay of traces"
        interval = 3 ms > 0 "time between two changes"
      state
        axonal = 1 "elements"
        dendritic = 1 "elements"
        c = 0 "number of pairs"
      presynaptic
        dx/dt = -x/tau  on spike x += 1
        daxonal/dt = 0 /ms
      postsynaptic
        dy/dt = -y/tau  on spike y += 1
        ddendritic/dt = 0 /ms
      on post spike
        weight += 0.01*weight*x
        c += 1
      on pre spike
        weight -= 0.01*weight*y
        send weight
      every interval
      """;

  @Test
  void synapsesThatStayKnowWhatTheyKnew() throws InterruptedException {
    Network network =
        DeterminismTest.mixed()
            .with(
                Projection.of("P", "E", "E", Networks.ONE, pa(60))
                    .withSynapse("learning_structure")
                    .withDelay(ms(2.5)));
    // Where each neuron has its one synapse with itself nothing changes but all is laid out anew.
    String[] states = new String[2];
    for (int i = 0; i < 2; i++) {
      String text = LEARNING + (i == 0 ? "" : "  pair axonal with dendritic\n");
      ModelLibrary library = ModelLibrary.standard().with(Map.of("learning_structure", text));
      CompiledNetwork compiled = NetworkCompiler.compile(network, library, 7, 0.1);
      try (Run run = Networks.run(compiled, 200, 2)) {
        assertThat(Arrays.stream(run.weights("P").weight()).distinct().count()).isGreaterThan(40);
        states[i] = run.spikeHash() + Arrays.toString(run.weights("P").weight());
      }
    }
    assertThat(states[1]).isEqualTo(states[0]);
  }

  private static void assertRefused(Projection projection, String words) {
    Network network =
        Network.EMPTY
            .with(Population.of("E", "iaf_psc_exp", 5))
            .with(Population.of("F", "iaf_psc_exp", 5))
            .with(projection);
    assertThatThrownBy(() -> Networks.compile(network))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(words);
  }

  @Test
  void synapsesToComeHaveOneWeightAndOneDelay() {
    Distribution drawn = new Distribution.Uniform(Quantity.ms(1), Quantity.ms(2));
    assertRefused(growing("structural_linear", "F", pa(1)).withDelay(drawn), "all of one delay");
    Distribution weights =
        new Distribution.Uniform(Quantity.of(1, Unit.PA), Quantity.of(2, Unit.PA));
    assertRefused(growing("structural_linear", "F", weights), "all of one weight");
  }

  @Test
  void aRunCannotSetTheWeightsOfSynapsesThatComeAndGo() {
    try (Run run = Simulation.start(Networks.compile(homeostatic()), RunSettings.inMemory(1))) {
      assertThatThrownBy(() -> run.setParameter("P", "weight", pa(5)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("come and go");
    }
  }

  @Test
  void theWeightsOfSynapsesThatComeAndGoAreNoTraces() {
    Network network =
        homeostatic()
            .with(Networks.recorder("R", 1, "weight of P"))
            .with(Networks.bare("R of E", "E", "R", ALL));
    assertThatThrownBy(() -> Networks.compile(network))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("none can be followed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pair dendritic with axonal | no presynaptic trace 'dendritic'",
        "pair axonal with axonal | no postsynaptic trace 'axonal'",
        "pair axonal with dendrites | no postsynaptic trace 'dendrites'",
        "pair axonal dendritic | 'with'",
      })
  void whatPairsMustBeTraces(String line, String words) {
    ModelLibrary library =
        ModelLibrary.standard().with(Map.of("learning_structure", LEARNING + "  " + line + "\n"));
    assertThatThrownBy(() -> library.find("learning_structure"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(words);
  }
}
