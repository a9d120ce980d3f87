package cajal.simulate.cpu;

import cajal.compile.Drive;
import cajal.compile.Probe;
import cajal.kernel.Fired;
import cajal.kernel.NeuronColumns;
import cajal.kernel.NeuronKernel;
import cajal.model.Model;
import cajal.simulate.Backend;
import cajal.simulate.Batch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What one thread does: it advances its range of every population and passes spikes on to it.
final class Worker {

  /// Neurons advanced between two looks at the checkpoint: a few milliseconds at most.
  private static final int CHUNK = 4096;

  /// Steps between two searches for values that are no numbers.
  private static final int DIVERGENCE_INTERVAL = 16;

  private final CpuEngine engine;
  private final int index;
  private final int[][] bounds;
  private final NeuronColumns[] columns;
  private final SpikeBuffer[] spikes;
  private final Fired fired = new Fired();
  private Divergence.@Nullable Found divergence;

  /// @param bounds `[population][worker + 1]`
  Worker(CpuEngine engine, int index, int[][] bounds) {
    this.engine = engine;
    this.index = index;
    this.bounds = bounds;
    int populations = bounds.length;
    columns = new NeuronColumns[populations];
    spikes = new SpikeBuffer[populations];
    for (int p = 0; p < populations; p++) {
      columns[p] = engine.populations().get(p).view();
      spikes[p] = new SpikeBuffer();
    }
  }

  int from(int population) {
    return bounds[population][index];
  }

  int to(int population) {
    return bounds[population][index + 1];
  }

  NeuronColumns columns(int population) {
    return columns[population];
  }

  SpikeBuffer spikes(int population) {
    return spikes[population];
  }

  Divergence.@Nullable Found divergence() {
    return divergence;
  }

  void advance(long step, int count, Batch batch, Backend.Checkpoint checkpoint) {
    for (SpikeBuffer buffer : spikes) {
      buffer.clear();
    }
    for (int offset = 0; offset < count; offset++) {
      if (engine.couplings().isEmpty()) {
        for (int p = 0; p < columns.length; p++) {
          gatherInput(p, step + offset);
          advancePopulation(p, step + offset, checkpoint);
        }
      } else {
        coupled(step + offset, checkpoint);
      }
      sample(step, offset, batch);
    }
    if (step / DIVERGENCE_INTERVAL != (step + count) / DIVERGENCE_INTERVAL) {
      searchDivergence(step + count - 1);
    }
    engine.crew().meet();
    deliver(step, count, checkpoint);
  }

  private void coupled(long step, Backend.Checkpoint checkpoint) {
    for (int p = 0; p < columns.length; p++) {
      gatherInput(p, step);
    }
    Couplings couplings = engine.couplings();
    couplings.hold(this);
    checkpoint.pass();
    couplings.integrate(this, step, engine.network().dtMs(), engine.crew());
    // Currents read the state of all neurons as it was at the start of the step: nobody may go on
    // before everybody has read.
    engine.crew().meet();
    for (int p = 0; p < columns.length; p++) {
      advancePopulation(p, step, checkpoint);
    }
  }

  private int slot(long step) {
    return (int) (step % engine.slots());
  }

  /// Spikes and currents that stimulators give in this step.
  private void gatherInput(int p, long step) {
    PopulationState population = engine.populations().get(p);
    population.arrivals(columns[p], slot(step));
    boolean staged = population.staged();
    int inputs = columns[p].input().length;
    for (int i = 0; i < inputs; i++) {
      if (!population.driven(i)) {
        continue;
      }
      double[] input = staged ? engine.couplings().base(p, i) : population.input(i);
      Arrays.fill(input, from(p), to(p), 0);
    }
    for (StimulatorDrive stimulator : engine.drives()) {
      Drive drive = stimulator.drive();
      if (drive.target() != p) {
        continue;
      }
      if (!drive.current()) {
        stimulator.add(columns[p].arrived()[drive.input()], step, index);
      } else if (staged) {
        stimulator.add(engine.couplings().base(p, drive.input()), step, index);
      } else {
        stimulator.add(population.input(drive.input()), step, index);
      }
    }
  }

  private void advancePopulation(int p, long step, Backend.Checkpoint checkpoint) {
    PopulationState population = engine.populations().get(p);
    NeuronKernel kernel = population.kernel();
    fired.clear();
    int end = to(p);
    for (int from = from(p); from < end; from += CHUNK) {
      int to = Math.min(end, from + CHUNK);
      if (population.staged()) {
        kernel.finish(columns[p], from, to, step, fired);
      } else {
        kernel.advance(columns[p], from, to, step, fired);
      }
      checkpoint.pass();
    }
    population.clear(slot(step), from(p), end);
    spikes[p].add(fired);
  }

  private void sample(long firstStep, int offset, Batch batch) {
    long step = firstStep + offset;
    var probes = engine.network().probes();
    for (int i = 0; i < probes.size(); i++) {
      Probe probe = probes.get(i);
      if ((step + 1) % probe.intervalSteps() != 0) {
        continue;
      }
      int sample = batch.sampleCount(i, firstStep, offset + 1) - 1;
      PopulationState population = engine.populations().get(probe.population());
      Model.State state = population.population().model().states().get(probe.state());
      double[] values = population.state()[probe.state()];
      int[] neurons = probe.neurons();
      float[] out = batch.samples(i);
      for (int row = 0; row < neurons.length; row++) {
        int neuron = neurons[row];
        if (neuron >= from(probe.population()) && neuron < to(probe.population())) {
          out[sample * neurons.length + row] = (float) state.unit().fromCoherent(values[neuron]);
        }
      }
    }
  }

  private void searchDivergence(long step) {
    for (int p = 0; p < columns.length; p++) {
      double[][] state = columns[p].state();
      for (int v = 0; v < state.length; v++) {
        double[] values = state[v];
        for (int i = from(p); i < to(p); i++) {
          if (!Double.isFinite(values[i])) {
            divergence = new Divergence.Found(p, v, i, step);
            return;
          }
        }
      }
    }
  }

  // The order of steps, projections and sources is the same however many workers there are and
  // however the steps were divided into batches.
  private void deliver(long step, int count, Backend.Checkpoint checkpoint) {
    for (int offset = 0; offset < count; offset++) {
      for (Delivery delivery : engine.deliveries()) {
        int source = delivery.synapses().source();
        PopulationState target = engine.populations().get(delivery.synapses().target());
        double[][] ring = target.ring(delivery.synapses().port());
        for (int w = 0; w < engine.workerCount(); w++) {
          SpikeBuffer buffer = engine.worker(w).spikes(source);
          int end = buffer.to(offset);
          for (int i = buffer.from(offset); i < end; i++) {
            delivery.deliver(buffer.neuron(i), step + offset, ring, index);
            checkpoint.pass();
          }
        }
      }
      for (Plasticity plasticity : engine.plasticities()) {
        plasticity.deliver(engine, step + offset, offset, index, checkpoint);
      }
    }
  }
}
