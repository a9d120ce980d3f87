package cajal.simulate.cpu;

import cajal.compile.CompiledNetwork;
import cajal.compile.Drive;
import cajal.compile.ParameterChange;
import cajal.compile.PlasticSynapses;
import cajal.compile.Synapses;
import cajal.kernel.StimulatorColumns;
import cajal.model.SynapseJoin;
import cajal.record.SpikeHash;
import cajal.simulate.Backend;
import cajal.simulate.Batch;
import java.util.ArrayList;
import java.util.List;

/// A network and its state on the processor, advanced by one or more workers.
///
/// Each worker owns a range of every population and alone writes to it. Within a batch the workers
/// go on independently; at its end each passes all spikes on to its own targets.
final class CpuEngine implements Backend.Engine {

  /// Keeps the buffers of a batch small where no synapse limits it.
  private static final int LONGEST_BATCH = 64;

  private final CompiledNetwork network;
  private final List<PopulationState> populations = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<Plasticity> plasticities = new ArrayList<>();
  private final List<StimulatorDrive> drives = new ArrayList<>();
  private final Couplings couplings;
  private final Worker[] workers;
  private final Crew crew;
  private final int slots;
  private final int longestBatch;
  private long synapticEvents;

  CpuEngine(CompiledNetwork network, int threads) {
    this.network = network;
    network.kernels().prepare(network);
    int longestDelay = 0;
    int shortestDelay = LONGEST_BATCH;
    for (Synapses synapses : network.synapses()) {
      longestDelay = Math.max(longestDelay, synapses.delaySteps());
      if (synapses.count() > 0) {
        shortestDelay = Math.min(shortestDelay, synapses.shortestDelay());
      }
    }
    boolean reading = false;
    for (PlasticSynapses plastic : network.plastic()) {
      longestDelay = Math.max(longestDelay, plastic.delaySteps());
      if (plastic.count() > 0) {
        shortestDelay = Math.min(shortestDelay, plastic.shortestDelay());
      }
      reading |= SynapseJoin.readsNeurons(plastic.synapse());
    }
    slots = longestDelay + 1;
    longestBatch = network.couplings().isEmpty() && !reading ? shortestDelay : 1;
    for (int p = 0; p < network.populations().size(); p++) {
      populations.add(new PopulationState(network, p, slots));
    }
    int[][] bounds = new int[populations.size()][];
    for (int p = 0; p < bounds.length; p++) {
      bounds[p] = bounds(populations.get(p).size(), threads);
    }
    for (Synapses synapses : network.synapses()) {
      deliveries.add(new Delivery(synapses, bounds[synapses.target()]));
    }
    for (PlasticSynapses plastic : network.plastic()) {
      plasticities.add(new Plasticity(network, plastic, populations, bounds[plastic.target()]));
    }
    for (Drive drive : network.drives()) {
      drives.add(
          new StimulatorDrive(
              drive, network.kernels().stimulator(drive.model()), bounds[drive.target()]));
    }
    couplings = new Couplings(network, populations);
    crew = new Crew(threads);
    workers = new Worker[threads];
    for (int w = 0; w < threads; w++) {
      workers[w] = new Worker(this, w, bounds);
    }
  }

  private static int[] bounds(int size, int threads) {
    int[] bounds = new int[threads + 1];
    for (int w = 0; w <= threads; w++) {
      bounds[w] = (int) ((long) size * w / threads);
    }
    return bounds;
  }

  CompiledNetwork network() {
    return network;
  }

  List<PopulationState> populations() {
    return populations;
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  List<Plasticity> plasticities() {
    return plasticities;
  }

  List<StimulatorDrive> drives() {
    return drives;
  }

  Couplings couplings() {
    return couplings;
  }

  Worker worker(int index) {
    return workers[index];
  }

  int workerCount() {
    return workers.length;
  }

  Crew crew() {
    return crew;
  }

  int slots() {
    return slots;
  }

  @Override
  public int longestBatch() {
    return longestBatch;
  }

  @Override
  public void advance(long step, int count, Batch batch, Backend.Checkpoint checkpoint) {
    batch.begin(step, count);
    crew.run(w -> workers[w].advance(step, count, batch, checkpoint));
    Divergence.check(workers, populations, network.dtMs());
    gather(count, batch);
  }

  // In the order of step and global neuron: populations and workers ascend, and so do the neurons
  // of one worker within a step.
  private void gather(int count, Batch batch) {
    for (int offset = 0; offset < count; offset++) {
      for (int p = 0; p < populations.size(); p++) {
        int first = populations.get(p).population().first();
        for (Worker worker : workers) {
          SpikeBuffer spikes = worker.spikes(p);
          for (int i = spikes.from(offset); i < spikes.to(offset); i++) {
            batch.spike(offset, first + spikes.neuron(i));
          }
        }
      }
    }
    for (Delivery delivery : deliveries) {
      for (Worker worker : workers) {
        SpikeBuffer spikes = worker.spikes(delivery.synapses().source());
        int end = spikes.to(count - 1);
        for (int i = 0; i < end; i++) {
          synapticEvents += delivery.fanOut(spikes.neuron(i));
        }
      }
    }
    for (Plasticity plasticity : plasticities) {
      for (Worker worker : workers) {
        SpikeBuffer spikes = worker.spikes(plasticity.synapses().source());
        int end = spikes.to(count - 1);
        for (int i = 0; i < end; i++) {
          synapticEvents += plasticity.fanOut(spikes.neuron(i));
        }
      }
    }
  }

  @Override
  public void apply(ParameterChange change) {
    switch (change) {
      case ParameterChange.OfPopulation of ->
          populations.get(of.population()).change(of.parameter(), of.values());
      case ParameterChange.OfDrive of -> {
        StimulatorDrive drive = drives.get(of.drive());
        StimulatorColumns now = drive.drive().columns();
        double[][] parameter = now.parameter().clone();
        parameter[of.parameter()] = of.values();
        drive.replace(
            drive
                .drive()
                .with(
                    new StimulatorColumns(parameter, now.dtMs(), now.key()),
                    drive.drive().weight()));
      }
      case ParameterChange.OfDriveWeight of -> {
        StimulatorDrive drive = drives.get(of.drive());
        drive.replace(drive.drive().with(drive.drive().columns(), of.weight()));
      }
      case ParameterChange.OfSynapses of -> {
        Delivery delivery = deliveries.get(of.synapses());
        delivery.replace(delivery.synapses().withWeights(of.scale(), of.factor()));
      }
      case ParameterChange.OfPlastic of ->
          plasticities.get(of.plastic()).change(of.parameter(), of.value());
      case ParameterChange.OfPlasticWeight of -> plasticities.get(of.plastic()).change(of.weight());
      case ParameterChange.OfCoupling of -> couplings.replace(of.coupling(), of.columns());
    }
  }

  @Override
  public long synapticEvents() {
    return synapticEvents;
  }

  @Override
  public void hashState(SpikeHash hash) {
    for (PopulationState population : populations) {
      for (double[] column : population.state()) {
        for (double value : column) {
          hash.add(Double.doubleToLongBits(value));
        }
      }
    }
    plasticities.forEach(plasticity -> plasticity.hashState(hash));
  }

  @Override
  public double[] weights(int plastic) {
    return plasticities.get(plastic).weights().clone();
  }

  @Override
  public void close() {
    crew.close();
  }
}
