package cajal.simulate;

import static cajal.simulate.Networks.ALL;
import static cajal.simulate.Networks.ms;
import static cajal.simulate.Networks.mv;
import static cajal.simulate.Networks.recorder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.model.ModelLibrary;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Recorder;
import cajal.problem.Problem;
import cajal.record.Recording;
import cajal.record.Recording.TraceColumns;
import cajal.record.RecordingFile;
import cajal.record.Subject;
import cajal.unit.Unit;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Weights of plastic synapses over time.
class WeightTraceTest {

  private static final double DT = PlasticNetworks.DT_MS;
  private static final double END_MS = 150;
  private static final double[][] PRE = {{20, 60, 100, 101}, {30, 31}, {90}, {}};
  private static final double[][] POST = {{25, 55, 59, 120}, {35, 80, 100}, {40}};

  private static Network learning() {
    return PlasticNetworks.forced(PRE, POST)
        .with(
            PlasticNetworks.plastic("stdp", ALL, mv(40), ms(1))
                .withParameter("lambda", ONE_IN_FIVE));
  }

  private static final Distribution ONE_IN_FIVE = Networks.number(0.2);

  // The multiplicative rule with its default time constants of 20 ms and largest weight of 100 mV:
  // each event moves the weight by what the exact sum over earlier spikes of the other side says.
  private static double expected(double[] pre, double[] post, long step) {
    double w = 40;
    for (long now = 0; now <= step; now++) {
      if (fires(post, 1, now)) {
        w += 0.2 * (100 - w) * trace(pre, 0, now);
      }
      if (fires(pre, 0, now)) {
        w -= 0.2 * w * trace(post, 1, now);
      }
    }
    return w;
  }

  private static boolean fires(double[] times, double laterMs, long step) {
    return Arrays.stream(times).anyMatch(t -> Math.round((t + laterMs) / DT) == step);
  }

  private static double trace(double[] times, double laterMs, long step) {
    return Arrays.stream(times)
        .map(t -> step - Math.round((t + laterMs) / DT))
        .filter(age -> age > 0)
        .map(age -> Math.exp(-age * DT / 20))
        .sum();
  }

  @Test
  void everySampleIsTheWeightAfterTheSpikesSoFar() throws InterruptedException {
    Network network = learning().with(recorder("R", DT, "weight of P"));
    for (int threads = 1; threads <= 3; threads++) {
      try (Run run = Networks.run(Networks.compile(network), END_MS, threads)) {
        TraceColumns weights = run.recording().traces().getFirst();
        assertThat(weights.unit()).isEqualTo(Unit.MV);
        assertThat(weights.samples()).isEqualTo(Math.round(END_MS / DT));
        int[] sources = ((Subject.Synapse) weights.subject()).sources();
        assertThat(sources).hasSize(12);
        double moved = 0;
        for (int row = 0; row < sources.length; row++) {
          double[] post = POST[weights.neuron(row)];
          for (int sample = 0; sample < weights.samples(); sample += 7) {
            double exact = expected(PRE[sources[row]], post, sample + 1L);
            // Samples are floats.
            assertThat((double) weights.sample(sample, row)).isCloseTo(exact, within(4e-6));
            moved = Math.max(moved, Math.abs(exact - 40));
          }
        }
        assertThat(moved).isGreaterThan(10);
      }
    }
  }

  @Test
  void theLastSampleIsTheFinalWeight(@TempDir Path folder) throws InterruptedException {
    CompiledNetwork network =
        Networks.compile(
            learning()
                .with(recorder("some", 1, "weight of P, 5 drawn"))
                .with(recorder("two", 1, "weight of P, 3 -> 1, 0→2")));
    Path directory = folder.resolve("run");
    SynapseWeights last;
    try (Run run = Simulation.start(network, RunSettings.onDisk("weights", 2, directory))) {
      run.runUntil(END_MS);
      run.await();
      last = run.weights("P");
      assertEndsAt(run.recording(), last);
    }
    try (Recording read = RecordingFile.open(directory)) {
      assertEndsAt(read, last);
      TraceColumns two = read.traces().getLast();
      assertThat(two.variable()).isEqualTo("weight of P");
      assertThat(List.of(two.key(0), two.key(1))).containsExactly("3->1", "0->2");
      assertThat(read.header().name(two, 0)).isEqualTo("pre 3→post 1");
    }
  }

  private static void assertEndsAt(Recording recording, SynapseWeights last) {
    TraceColumns some = recording.traces().getFirst();
    assertThat(IntStream.range(0, some.neurons().length).mapToObj(some::key).distinct()).hasSize(5);
    for (TraceColumns trace : recording.traces()) {
      int[] sources = ((Subject.Synapse) trace.subject()).sources();
      for (int row = 0; row < sources.length; row++) {
        int synapse = sources[row] * POST.length + trace.neuron(row);
        assertThat(trace.sample(trace.samples() - 1, row))
            .isEqualTo((float) last.weight()[synapse]);
      }
    }
  }

  private static List<Problem> problems(String variable) {
    return NetworkCompiler.check(
        learning().with(recorder("R", 1, variable)), ModelLibrary.standard(), DT);
  }

  @Test
  void whatCannotBeRecordedIsNamed() {
    assertThat(problems("weight of Q"))
        .singleElement()
        .satisfies(p -> assertThat(p.what()).contains("no projection 'Q'"))
        .satisfies(p -> assertThat(p.remedy()).contains("'P'"));
    assertThat(problems("weight of a0 to pre").getFirst().what()).contains("do not change");
    assertThat(problems("weight of P, 7 -> 0").getFirst().what()).contains("no neuron 7");
    assertThat(problems("weight of P, many").getFirst().what()).contains("'many' is neither");
    assertThat(problems("weight of P, 3 drawn")).isEmpty();
  }

  @Test
  void aRecorderFollowsTheNameOfAProjection() {
    Network network = learning().with(recorder("R", 1, "weight of P, 5 drawn", "weight of P"));
    Network renamed = network.replaceProjection("P", p -> p.renamed("learning"));
    assertThat(renamed.recorders())
        .extracting(Recorder::variables)
        .containsExactly(List.of("weight of learning, 5 drawn", "weight of learning"));
  }
}
