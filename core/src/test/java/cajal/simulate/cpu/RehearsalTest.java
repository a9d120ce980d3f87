package cajal.simulate.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.model.ModelLibrary;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.record.SpikeHash;
import cajal.simulate.Batch;
import cajal.unit.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs begin before their kernels are compiled, and nobody can tell from the results.
@Timeout(60)
class RehearsalTest {

  private static final int STEPS = 4000;

  // A model of its own name, whose kernel no other test has had compiled.
  private static CompiledNetwork network(String name, int size) {
    String model =
        """
        neuron NAME
        parameters
          tau = 10 ms  > 0
        state
          v = 0
          s = 0
        input
          spikes on  s += weight
        dynamics
          dv/dt = (1.2 + s - v)/tau
          ds/dt = -s/tau
        spike when v >= 1
          v = 0
          refractory for 1 ms
        """
            .replace("NAME", name);
    return NetworkCompiler.compile(
        Network.EMPTY
            .with(Population.of("N", name, size))
            .with(
                Projection.of(
                    "p",
                    "N",
                    "N",
                    new ConnectionRule.FixedIndegree(10, true, true),
                    Distribution.constant(0.01, Unit.ONE))),
        ModelLibrary.standard().with(Map.of(name, model)),
        1,
        0.1);
  }

  private static String advanced(CpuEngine engine, CompiledNetwork network) {
    Batch batch = new Batch(network);
    SpikeHash hash = new SpikeHash();
    int spikes = 0;
    for (long step = 0; step < STEPS; step += engine.longestBatch()) {
      engine.advance(step, engine.longestBatch(), batch, () -> {});
      spikes += batch.spikes();
      for (int i = 0; i < batch.spikes(); i++) {
        hash.add(batch.step(i), batch.neuron(i));
      }
    }
    assertThat(spikes).isGreaterThan(1000);
    engine.hashState(hash);
    return SpikeHash.text(hash.value());
  }

  @Test
  void aRunThatBeginsBeforeKernelsAreCompiledGivesTheSameBits() throws InterruptedException {
    CompiledNetwork network = network("rehearsed_first", 517);
    try (CpuEngine early = new CpuEngine(network, 2);
        CpuEngine late = new CpuEngine(network, 1)) {
      assertThat(early.rehearsal().isOver()).isFalse();
      String begun = advanced(early, network);
      late.rehearsal().await();
      assertThat(late.rehearsal().isOver()).isTrue();
      assertThat(advanced(late, network)).isEqualTo(begun);
    }
  }

  @Test
  void aKernelIsRehearsedOnce() throws InterruptedException {
    CompiledNetwork network = network("rehearsed_once", 300);
    try (CpuEngine engine = new CpuEngine(network, 1)) {
      engine.rehearsal().await();
    }
    try (CpuEngine engine = new CpuEngine(network, 1)) {
      assertThat(engine.rehearsal().isOver()).isTrue();
    }
  }

  @Test
  void anEngineThatIsClosedRehearsesNoLonger() throws InterruptedException {
    CpuEngine engine = new CpuEngine(network("rehearsed_never", 300), 1);
    engine.close();
    engine.rehearsal().await();
    try (CpuEngine another = new CpuEngine(network("rehearsed_never", 300), 1)) {
      assertThat(another.rehearsal().isOver()).isFalse();
    }
  }

  @Test
  void whatIsNotFasterIsRehearsedNoLongerThanItTakesToTell() {
    Rehearsal rehearsal = new Rehearsal(List.of(), false);
    long begin = System.nanoTime();
    boolean faster =
        rehearsal.rehearse(Slower.class, () -> spend(4_000), () -> spend(4_800), () -> {});
    assertThat(faster).isFalse();
    assertThat(System.nanoTime() - begin).isLessThan(1_500_000_000L);
    assertThat(rehearsal.rehearse(Slower.class, () -> spend(4_800), () -> spend(4_000), () -> {}))
        .isTrue();
  }

  private static void spend(long ns) {
    long end = System.nanoTime() + ns;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static final class Slower {}

  @Test
  void fewNeuronsAreNotWorthARehearsal() {
    try (CpuEngine engine = new CpuEngine(network("rehearsed_by_few", 20), 1)) {
      assertThat(engine.rehearsal().isOver()).isTrue();
    }
  }
}
