package cajal.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.compile.CompiledNetwork;
import cajal.compile.ParameterChange;
import cajal.compile.PlasticSynapses;
import cajal.network.Network;
import cajal.network.Population;
import cajal.record.RecordingWriter;
import cajal.record.SpikeHash;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A step that is asked for while a batch of several steps is under way.
@Timeout(60)
class PauseTest {

  /// An engine that waits in its first batch of more than one step.
  private static final class Waiting implements Backend.Engine {

    final CountDownLatch arrived = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);
    final List<Long> ends = new ArrayList<>();

    @Override
    public int longestBatch() {
      return 16;
    }

    @Override
    public void advance(long step, int count, Batch batch, Backend.Checkpoint checkpoint) {
      batch.begin(step, count);
      ends.add(step + count);
      if (count > 1) {
        arrived.countDown();
        try {
          released.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      checkpoint.pass();
    }

    @Override
    public void apply(ParameterChange change) {}

    @Override
    public long synapticEvents() {
      return 0;
    }

    @Override
    public PlasticSynapses plastic(int index) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public double[][][] states() {
      return new double[0][][];
    }

    @Override
    public void hashState(SpikeHash hash) {}

    @Override
    public void save(long step, DataOutput out) {}

    @Override
    public void restore(long step, DataInput in) {}

    @Override
    public void close() {}
  }

  @Test
  void aStepAfterAPauseWithinABatchIsTheOneAfterTheBatch() throws InterruptedException {
    CompiledNetwork network =
        Networks.compile(Network.EMPTY.with(Population.of("E", "iaf_psc_exp", 1)));
    Waiting engine = new Waiting();
    RecordingWriter writer = RecordingWriter.inMemory(network.header(""), network.traces());
    try (Run run =
        new EngineRun(network, RunSettings.inMemory(1), engine, writer, Progress.none())) {
      run.resume();
      engine.arrived.await();
      run.pause();
      run.step();
      engine.released.countDown();
      assertThat(run.await().state()).isEqualTo(RunStatus.State.PAUSED);
      long last = engine.ends.getLast();
      assertThat(engine.ends.get(engine.ends.size() - 2)).isEqualTo(last - 1);
      assertThat(run.recording().completedSteps()).isEqualTo(last);
      run.step();
      run.await();
      assertThat(run.recording().completedSteps()).isEqualTo(last + 1);
    }
  }
}
