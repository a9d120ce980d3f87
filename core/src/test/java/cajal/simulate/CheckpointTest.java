package cajal.simulate;

import static cajal.simulate.Networks.ALL;
import static cajal.simulate.Networks.bare;
import static cajal.simulate.Networks.pa;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.compile.CompiledNetwork;
import cajal.compile.Synapses;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Stimulator;
import cajal.problem.ProblemException;
import cajal.record.Recording;
import cajal.record.Recording.TraceColumns;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that goes on from a checkpoint makes the spikes that it would have made without the break.
class CheckpointTest {

  // A time within a stride of the network's shortest delay, when spikes of all ages are under way.
  private static final double BREAK_MS = 67.3;
  private static final double END_MS = 160;

  @TempDir Path folder;

  private static Network learning() {
    Distribution delay = new Distribution.Uniform(Quantity.ms(0.4), Quantity.ms(3));
    return DeterminismTest.mixed()
        .with(new Stimulator("ou", "ou_generator", Map.of("mean", pa(100), "std", pa(200))))
        .with(bare("oE", "ou", "E", ALL))
        .with(Networks.recorder("pool", 5, "rate", "current = mean(I_ex)"))
        .with(bare("E to pool", "E", "pool", ALL))
        .with(Networks.recorder("weights", 1, "weight of varied, 7 drawn"))
        .with(
            Projection.of("runs", "I", "E", ALL, pa(-5))
                .withDelay(new Distribution.Uniform(Quantity.ms(0.4), Quantity.ms(0.9))))
        .with(
            Projection.of(
                    "varied", "E", "E", new ConnectionRule.FixedIndegree(9, true, true), pa(20))
                .withSynapse("stdp")
                .withDelay(delay))
        .with(
            Projection.of("one", "E", "I", new ConnectionRule.PairwiseBernoulli(0.2, true), pa(20))
                .withSynapse("stdp_triplet")
                .withDelay(Networks.ms(1.5)))
        .with(
            Projection.of(
                    "release", "E", "I", new ConnectionRule.PairwiseBernoulli(0.2, true), pa(20))
                .withSynapse("tsodyks2"));
  }

  /// What a person does to a run that is held.
  private interface Gesture {
    void make(Run run);
  }

  private static final Gesture NOTHING = _ -> {};

  private static void advance(Run run, double untilMs) throws InterruptedException {
    run.runUntil(untilMs);
    assertThat(run.await().problem()).isNull();
  }

  private Path save(CompiledNetwork network, int threads, Gesture half, Gesture last)
      throws InterruptedException {
    Path file = folder.resolve("run.checkpoint");
    try (Run run = Simulation.start(network, RunSettings.inMemory(threads))) {
      advance(run, BREAK_MS / 2);
      half.make(run);
      advance(run, BREAK_MS);
      last.make(run);
      run.checkpoint(file);
    }
    return file;
  }

  private void assertGoesOn(Network network) throws InterruptedException {
    assertGoesOn(network, NOTHING, NOTHING);
  }

  private void assertGoesOn(Network network, Gesture half, Gesture last)
      throws InterruptedException {
    CompiledNetwork compiled = Networks.compile(network);
    try (Run whole = Simulation.start(compiled, RunSettings.inMemory(1))) {
      advance(whole, BREAK_MS / 2);
      half.make(whole);
      advance(whole, BREAK_MS);
      last.make(whole);
      String before = whole.spikeHash();
      advance(whole, END_MS);
      assertThat(whole.spikeHash()).isNotEqualTo(before);
      // Compiled anew, as another process does it.
      CompiledNetwork again = Networks.compile(network);
      for (int threads = 1; threads <= 3; threads++) {
        Path file = save(compiled, threads % 3 + 1, half, last);
        try (Run run = Simulation.resume(again, RunSettings.inMemory(threads), file)) {
          assertThat(run.spikeHash()).isEqualTo(before);
          advance(run, END_MS);
          assertThat(run.spikeHash()).as("%d threads", threads).isEqualTo(whole.spikeHash());
          assertThat(run.stateHash()).as("%d threads", threads).isEqualTo(whole.stateHash());
          assertThat(run.status().synapticEvents()).isEqualTo(whole.status().synapticEvents());
          assertThat(run.status().spikes()).isEqualTo(whole.status().spikes());
          assertSameTraces(run.recording(), whole.recording());
        }
      }
    }
  }

  // Before the break there is nothing, after it every sample is there once.
  private static void assertSameTraces(Recording rest, Recording whole) {
    for (int i = 0; i < whole.traces().size(); i++) {
      TraceColumns some = rest.traces().get(i);
      TraceColumns all = whole.traces().get(i);
      assertThat(some.samples()).isEqualTo(all.samples());
      long missing = Math.round(BREAK_MS / 0.1) / all.intervalSteps();
      assertThat(missing).isPositive().isLessThan(all.samples());
      for (long sample = 0; sample < all.samples(); sample++) {
        for (int row = 0; row < all.neurons().length; row++) {
          Float expected = sample < missing ? Float.NaN : all.sample(sample, row);
          assertThat(some.sample(sample, row)).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void runsGoOnWithTheSameSpikesAndStates() throws InterruptedException {
    // Spikes wait in rings and in runs.
    List<Synapses> synapses = Networks.compile(learning()).synapses();
    assertThat(synapses).anyMatch(s -> s.delays().each() != null);
    assertThat(synapses).anyMatch(s -> s.delays().each() == null && s.runs() > 1);
    assertGoesOn(learning());
  }

  @Test
  void runsWithCompactWeightsGoOn() throws InterruptedException {
    assertGoesOn(Networks.compact(learning()));
  }

  @Test
  void changesOfParametersHoldInWhatGoesOn() throws InterruptedException {
    Gesture half =
        run -> {
          run.setParameter("E", "C_m", Distribution.constant(220, Unit.PF));
          run.setParameter("I", "tau_m", new Distribution.Uniform(Quantity.ms(8), Quantity.ms(12)));
          run.setParameter("dc", "amplitude", pa(40));
          run.setParameter("EI", "weight", pa(60));
          run.setParameter("one", "weight", pa(30));
        };
    // Asked for, but of no effect yet when the checkpoint is made.
    Gesture last =
        run -> {
          run.setParameter("noise", "rate", Distribution.constant(7000, Unit.HZ));
          run.setParameter("varied", "lambda", Networks.number(0.02));
        };
    assertGoesOn(learning(), half, last);
  }

  @Test
  void variablesThatFadeGoOnInTheMiddleOfAPeriod() throws InterruptedException {
    assertGoesOn(FadingRunTest.network());
    assertGoesOn(
        FadingRunTest.network(),
        run -> run.setParameter("A", "tau_syn_ex", Networks.ms(1.5)),
        run ->
            run.setParameter(
                "B", "tau_syn_in", new Distribution.Uniform(Quantity.ms(2), Quantity.ms(6))));
  }

  @Test
  void runsWithGapJunctionsGoOn() throws InterruptedException {
    assertGoesOn(
        learning()
            .with(
                DeterminismTest.gap(
                    "gap", "I", "I", new ConnectionRule.PairwiseBernoulli(0.3, false), 2)));
  }

  @Test
  void neuronsAndStimulatorsThatDrawGoOnWithTheirNumbers() throws InterruptedException {
    assertGoesOn(
        DeterminismTest.remembering()
            .with(
                Population.of("X", "iaf_psc_exp_escape", 40)
                    .withParameter("rho", Distribution.constant(60, Unit.HZ)))
            .with(
                Projection.of(
                        "EX", "E", "X", new ConnectionRule.FixedIndegree(9, true, true), pa(30))
                    .withDelay(Networks.ms(2))));
  }

  @Test
  void connectionsThatReadRatesLateGoOn() throws InterruptedException {
    assertGoesOn(RateNetworkTest.late());
  }

  @Test
  void synapsesThatReadNeuronsLateGoOn() throws InterruptedException {
    assertGoesOn(ClopathTest.learning());
  }

  @Test
  void synapsesThatWaitForAModulatorGoOn() throws InterruptedException {
    Network network =
        DeterminismTest.mixed()
            .with(
                Projection.of(
                        "reward", "E", "E", new ConnectionRule.FixedIndegree(5, true, true), pa(20))
                    .withSynapse("stdp_dopamine")
                    .withModulator(Optional.of("I"))
                    .withDelay(new Distribution.Uniform(Quantity.ms(0.4), Quantity.ms(3))))
            .with(
                Projection.of(
                        "scaled", "E", "I", new ConnectionRule.FixedIndegree(5, true, true), pa(20))
                    .withSynapse("homeostatic_scaling")
                    .withParameter("interval", Networks.ms(15)));
    assertGoesOn(network);
  }

  @Test
  void synapsesThatComeAndGoGoOn() throws InterruptedException {
    assertGoesOn(StructureTest.homeostatic());
  }

  @Test
  void aCheckpointOfACheckpointGoesOn() throws InterruptedException {
    CompiledNetwork network = Networks.compile(learning());
    Path first = save(network, 1, NOTHING, NOTHING);
    Path second = folder.resolve("second");
    Gesture change = run -> run.setParameter("dc", "amplitude", pa(50));
    String hash;
    try (Run whole = Simulation.start(network, RunSettings.inMemory(2))) {
      advance(whole, 100);
      change.make(whole);
      advance(whole, END_MS);
      hash = whole.spikeHash();
    }
    try (Run run = Simulation.resume(network, RunSettings.inMemory(1), first)) {
      advance(run, 100);
      change.make(run);
      run.checkpoint(second);
    }
    try (Run run = Simulation.resume(network, RunSettings.inMemory(3), second)) {
      advance(run, END_MS);
      assertThat(run.spikeHash()).isEqualTo(hash);
    }
  }

  @Test
  void aCheckpointOfARunThatAdvancesIsOneOfItsMoments() throws InterruptedException {
    CompiledNetwork network = Networks.compile(learning());
    Path file = folder.resolve("moment");
    try (Run run = Simulation.start(network, RunSettings.inMemory(2))) {
      run.resume();
      run.checkpoint(file);
      run.pause();
      run.await();
    }
    try (Run whole = Networks.run(network, END_MS * 10, 1);
        Run run = Simulation.resume(network, RunSettings.inMemory(1), file)) {
      advance(run, END_MS * 10);
      assertThat(run.spikeHash()).isEqualTo(whole.spikeHash());
    }
  }

  @Test
  void aRateThatIsRecordedOnlyLaterBeginsWithItsFirstWholeInterval() throws InterruptedException {
    Path file = save(Networks.compile(learning()), 1, NOTHING, NOTHING);
    Network more =
        learning()
            .with(Networks.recorder("late", 20, "rate"))
            .with(bare("I to late", "I", "late", ALL));
    try (Run run = Simulation.resume(Networks.compile(more), RunSettings.inMemory(1), file)) {
      advance(run, END_MS);
      TraceColumns late =
          run.recording().traces().stream()
              .filter(trace -> trace.recorder().equals("late"))
              .findFirst()
              .orElseThrow();
      // The break is in the fourth interval, of which some spikes are not known.
      assertThat(late.sample(3, 0)).isNaN();
      assertThat(late.sample(4, 0)).isNotNaN();
    }
  }

  @Test
  void aRunThatHasEndedHasNoCheckpoint() throws InterruptedException {
    Run run = Simulation.start(Networks.compile(learning()), RunSettings.inMemory(1));
    run.close();
    assertThatThrownBy(() -> run.checkpoint(folder.resolve("late")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void aDamagedFileIsRefusedWithItsPlace() throws InterruptedException, IOException {
    CompiledNetwork network = Networks.compile(learning());
    Path file = save(network, 1, NOTHING, NOTHING);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(network, file, "not complete: it ends after " + bytes.length / 2 + " bytes");
    byte[] flipped = bytes.clone();
    // Within the number of arrivals, which any value fits.
    flipped[bytes.length - 10] ^= 1;
    Files.write(file, flipped);
    assertRefused(network, file, "checksum");
    flipped = bytes.clone();
    flipped[11]++;
    Files.write(file, flipped);
    assertRefused(network, file, "format 3");
    Files.write(file, bytes);
    Network other =
        learning().replace("E", node -> ((Population) node).withParameter("tau_m", Networks.ms(9)));
    assertRefused(Networks.compile(other), file, "another network");
  }

  private static void assertRefused(CompiledNetwork network, Path file, String words) {
    assertThatThrownBy(() -> Simulation.resume(network, RunSettings.inMemory(1), file))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(words);
  }
}
