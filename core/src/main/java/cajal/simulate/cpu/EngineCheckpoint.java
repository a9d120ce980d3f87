package cajal.simulate.cpu;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// All that evolves in an engine, between two batches, in a form that does not know how many
/// workers there are.
///
/// | what changes while a network runs | where it is in a checkpoint |
/// |---|---|
/// | {@link PopulationState}: states as they are kept (see {@link cajal.kernel.Fading}), ends of refractory periods, rings | its own part |
/// | {@link SpikeHistory}: spikes under way to static synapses | here, as the first {@link Worker} has them |
/// | {@link StimulatorDrive}: memory of stimulators | here |
/// | {@link Plasticity}: weights, variables and last events of synapses, traces, their rows, {@link LateRows}, {@link PostSpikes}, and which synapses there are where they come and go | {@link PlasticCheckpoint} |
/// | {@link WaitingSpikes} | nowhere: synapses take up what waits before they are written |
/// | {@link RunningCoupling}: {@link LateRows} | its own part |
/// | {@link Worker}: number of arrivals | here, the sum |
/// | parameters and what follows from them (kernels, drives, couplings, weights of {@link Delivery}) | not here: changes are listed at the head of the file and made once more before {@link #restore} |
/// | what else arrives in a step, inputs of neurons, stages of {@link Couplings}, spikes of this step | nowhere: each step begins with them empty |
/// | random numbers | nowhere: they follow from key and step |
/// | {@link Divergence} | nowhere: it ends the run |
final class EngineCheckpoint {

  private final CpuEngine engine;
  private final int depth;

  /// @param depth steps for which spikes are remembered
  EngineCheckpoint(CpuEngine engine, int depth) {
    this.engine = engine;
    this.depth = depth;
  }

  void save(long step, DataOutput out) throws IOException {
    for (int p = 0; p < engine.populations().size(); p++) {
      engine.populations().get(p).save(out);
      for (long at = Math.max(0, step - depth); at < step; at++) {
        saveSpikes(p, at, out);
      }
    }
    for (StimulatorDrive drive : engine.drives()) {
      StateColumns.write(out, drive.memory());
    }
    for (Plasticity plasticity : engine.plasticities()) {
      plasticity.save(step, out);
    }
    for (RunningCoupling coupling : engine.couplings().all()) {
      coupling.save(out);
    }
    out.writeLong(engine.synapticEvents());
  }

  void restore(long step, DataInput in) throws IOException {
    for (int p = 0; p < engine.populations().size(); p++) {
      engine.populations().get(p).restore(in);
      for (long at = Math.max(0, step - depth); at < step; at++) {
        restoreSpikes(p, at, in);
      }
    }
    for (StimulatorDrive drive : engine.drives()) {
      StateColumns.read(in, drive.memory());
    }
    for (Plasticity plasticity : engine.plasticities()) {
      plasticity.restore(step, in);
    }
    for (RunningCoupling coupling : engine.couplings().all()) {
      coupling.restore(in);
    }
    engine.worker(0).arrived(in.readLong());
  }

  private void saveSpikes(int population, long step, DataOutput out) throws IOException {
    SpikeHistory spikes = engine.worker(0).spikes(population);
    int count = spikes.count(step);
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeInt(spikes.neurons(step)[i]);
    }
  }

  private void restoreSpikes(int population, long step, DataInput in) throws IOException {
    int size = engine.populations().get(population).size();
    int count = StateColumns.readBelow(in, Integer.MAX_VALUE);
    for (int w = 0; w < engine.workerCount(); w++) {
      engine.worker(w).spikes(population).begin(step);
    }
    // One by one: a damaged file ends before it has used up the memory.
    int[] row = new int[1];
    for (int i = 0; i < count; i++) {
      row[0] = StateColumns.readBelow(in, size);
      for (int w = 0; w < engine.workerCount(); w++) {
        engine.worker(w).spikes(population).add(step, row, 0, 1);
      }
    }
  }
}
