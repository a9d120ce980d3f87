package cajal.simulate.cpu;

import cajal.compile.CompiledNetwork;
import cajal.compile.Drive;
import cajal.compile.NetworkForms;
import cajal.compile.ParameterChange;
import cajal.compile.PlasticSynapses;
import cajal.compile.Probe;
import cajal.compile.Synapses;
import cajal.kernel.StimulatorColumns;
import cajal.model.SynapseJoin;
import cajal.record.SpikeHash;
import cajal.simulate.Backend;
import cajal.simulate.Batch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A network and its state on the processor, advanced by one or more workers.
///
/// Each worker owns a piece of the row of all neurons and alone writes to it; a thread does the
/// work of one of them, or of several where the pieces would be too large. For as long as the
/// shortest delay the workers go on independently; then they meet, and each sees what the others
/// fired.
final class CpuEngine implements Backend.Engine {

  /// Steps that are advanced in one go: long enough to make starting threads cheap, short enough to
  /// answer to a person at once.
  private static final int LONGEST_BATCH = 64;

  private final CompiledNetwork network;
  private final List<PopulationState> populations = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<Plasticity> plasticities = new ArrayList<>();
  private final List<StimulatorDrive> drives = new ArrayList<>();
  private final List<ProbeSampler> samplers = new ArrayList<>();
  private final Couplings couplings;
  private final Worker[] workers;
  private final Worker[][] teams;
  private final Crew crew;
  private final Board board;
  private final Pace pace;
  private final Division division;
  private final double[] arriving;
  private final Stride alone;
  private final Stride together;
  private final EngineCheckpoint saved;
  private final Regrowth regrowth;
  private final Rehearsal rehearsal;
  // Whether neurons must not go on before all synapses have read them.
  private boolean readsSources;
  private long next;

  CpuEngine(CompiledNetwork network, int threads) {
    this(network, threads, PostBlocks.BYTES);
  }

  /// @param blockBytes see {@link PostBlocks#of}
  CpuEngine(CompiledNetwork network, int threads, int blockBytes) {
    this.network = network;
    network.kernels().prepare(network);
    NetworkForms forms = new NetworkForms(network);
    Homes homes = new Homes(network, forms);
    arriving = new double[homes.size()];
    for (int p = 0; p < network.populations().size(); p++) {
      populations.add(new PopulationState(network, p, arriving, forms, homes));
    }
    StepLimit.check(populations, network.dtMs());
    reserve();
    int blocks = PostBlocks.of(network, threads, blockBytes);
    Shares shares = new Shares(network, threads * blocks);
    int longestDelay = 1;
    int shortestDelay = LONGEST_BATCH;
    for (Synapses synapses : network.synapses()) {
      longestDelay = Math.max(longestDelay, synapses.delays().longest());
      if (synapses.count() > 0) {
        shortestDelay = Math.min(shortestDelay, synapses.delays().shortest());
      }
      int[] limits = shares.limits(synapses);
      deliveries.add(
          synapses.delays().each() == null
              ? new RunDelivery(synapses, limits, forms.sign(synapses), populations)
              : new RingDelivery(synapses, limits, rings(synapses)));
    }
    boolean reading = false;
    for (PlasticSynapses plastic : network.plastic()) {
      longestDelay = Math.max(longestDelay, plastic.delaySteps());
      if (plastic.count() > 0 || plastic.rewires()) {
        shortestDelay = Math.min(shortestDelay, plastic.shortestDelay());
      }
      reading |= SynapseJoin.readsNeurons(plastic.synapse());
      readsSources |= SynapseJoin.readsSources(plastic.synapse());
      plasticities.add(new Plasticity(network, plastic, populations, shares.of(plastic.target())));
    }
    regrowth = new Regrowth(plasticities);
    boolean free = network.couplings().isEmpty() && !reading;
    alone = free ? Stride.longest(shortestDelay, actsInTheNextStep()) : Stride.STEP;
    // Blocks of targets are to stay in the cache for as long as can be.
    together = free && blocks == 1 && actsInTheNextStep() ? Stride.patient(shortestDelay) : alone;
    for (Drive drive : network.drives()) {
      boolean current = drive.current();
      int place = current ? 0 : populations.get(drive.target()).place(drive.input());
      drives.add(
          new StimulatorDrive(
              drive,
              network.kernels().stimulator(drive.model()),
              populations.get(drive.target()),
              shares.of(drive.target()),
              place,
              current ? 0 : forms.sign(drive.target(), drive.input())));
    }
    rehearsal = new Rehearsal(populations, drives.stream().anyMatch(StimulatorDrive::draws));
    for (Probe probe : network.probes()) {
      samplers.add(
          new ProbeSampler(
              probe, populations.get(probe.population()), plasticities, network.kernels()));
    }
    couplings = new Couplings(network, populations);
    crew = new Crew(threads);
    board = new Board(crew, threads * blocks);
    // Couplings are integrated in stages between which all workers meet.
    pace = new Pace(threads > 1, network.couplings().isEmpty());
    // What is gathered after a batch must still be there.
    int depth = longestDelay + Math.max(LONGEST_BATCH, 2 * alone.steps());
    workers = new Worker[threads * blocks];
    Arrays.setAll(workers, w -> new Worker(this, w, shares, depth));
    teams = new Worker[threads][];
    Arrays.setAll(teams, t -> Arrays.copyOfRange(workers, t * blocks, (t + 1) * blocks));
    saved = new EngineCheckpoint(this, depth);
    division = new Division(shares, deliveries, drives, teams);
  }

  // Whether what arrives is always added to variables themselves at the end of a step, so that
  // neurons feel it in the next one.
  private boolean actsInTheNextStep() {
    return plasticities.isEmpty() && deliveries.stream().allMatch(Delivery::direct);
  }

  private void reserve() {
    for (Synapses synapses : network.synapses()) {
      if (synapses.delays().each() != null) {
        for (Synapses.Part part : synapses.parts()) {
          populations.get(part.target()).reserve(part.port(), synapses.delays().longest());
        }
      }
    }
    for (PlasticSynapses plastic : network.plastic()) {
      populations.get(plastic.target()).reserve(plastic.port(), plastic.delaySteps());
    }
  }

  private InputRing[] rings(Synapses synapses) {
    return synapses.parts().stream()
        .map(part -> populations.get(part.target()).ring(part.port()))
        .toArray(InputRing[]::new);
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

  /// What arrives in a step, see {@link cajal.compile.Inputs}, and variables, see {@link Homes}.
  double[] arriving() {
    return arriving;
  }

  List<Plasticity> plasticities() {
    return plasticities;
  }

  List<StimulatorDrive> drives() {
    return drives;
  }

  ProbeSampler sampler(int probe) {
    return samplers.get(probe);
  }

  Couplings couplings() {
    return couplings;
  }

  Worker worker(int index) {
    return workers[index];
  }

  Board board() {
    return board;
  }

  Division division() {
    return division;
  }

  int workerCount() {
    return workers.length;
  }

  Crew crew() {
    return crew;
  }

  Rehearsal rehearsal() {
    return rehearsal;
  }

  @Override
  public int longestBatch() {
    return LONGEST_BATCH;
  }

  @Override
  public void advance(long step, int count, Batch batch, Backend.Checkpoint checkpoint) {
    batch.begin(step, count);
    next = step;
    while (next < step + count) {
      long to = pace.end(next, regrowth.next(next, step + count));
      advance(next, to, batch, checkpoint);
      regrowth.at(to);
      next = to;
    }
    for (Plasticity plasticity : plasticities) {
      boolean ill = Arrays.stream(workers).anyMatch(worker -> worker.divergence() != null);
      WeightDivergence.check(plasticity, populations, ill, step, step + count, network.dtMs());
    }
    Divergence.check(workers, populations, network.dtMs());
    gather(step, count, batch);
  }

  private void advance(long from, long to, Batch batch, Backend.Checkpoint checkpoint) {
    long begin = System.nanoTime();
    boolean byAll = pace.together();
    if (byAll) {
      crew.run(member -> advance(teams[member], together, from, to, batch, checkpoint));
    } else {
      advance(workers, alone, from, to, batch, checkpoint);
    }
    long ns = System.nanoTime() - begin;
    pace.took(byAll, ns, to - from);
    if (byAll && isDivisible()) {
      division.took(ns, (int) (to - from));
    }
  }

  // What synapses that learn keep for each worker, and what is kept between the stages of
  // couplings, stays with it.
  private boolean isDivisible() {
    return teams.length > 1 && plasticities.isEmpty() && network.couplings().isEmpty();
  }

  // The workers of one thread, or all of them, stride by stride.
  private void advance(
      Worker[] team,
      Stride stride,
      long begin,
      long end,
      Batch batch,
      Backend.Checkpoint checkpoint) {
    long heard = begin;
    long next;
    for (long from = begin; from < end; from = next) {
      next = stride.end(from, end);
      for (Worker worker : team) {
        worker.advanceStride(from, next, batch, checkpoint);
      }
      long told = stride.late() ? from : next;
      for (Worker worker : team) {
        worker.hear(heard, told);
        worker.passOn(from, next, batch, checkpoint);
      }
      heard = told;
      if (readsSources && team.length < workers.length) {
        team[0].meet();
      }
    }
    for (Worker worker : team) {
      worker.hear(heard, end);
    }
  }

  // In the order of step and global neuron: populations ascend, and so do their neurons.
  private void gather(long step, int count, Batch batch) {
    for (int offset = 0; offset < count; offset++) {
      for (int p = 0; p < populations.size(); p++) {
        SpikeHistory spikes = workers[0].spikes(p);
        int end = spikes.count(step + offset);
        if (end > 0) {
          int first = populations.get(p).population().first();
          int[] neurons = spikes.neurons(step + offset);
          for (int i = 0; i < end; i++) {
            batch.spike(offset, first + neurons[i]);
          }
        }
      }
    }
  }

  @Override
  public void apply(ParameterChange change) {
    switch (change) {
      case ParameterChange.OfPopulation of ->
          populations.get(of.population()).change(of.parameter(), of.values(), next);
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
      case ParameterChange.OfSynapses of -> deliveries.get(of.index()).replace(of.synapses());
      case ParameterChange.OfPlastic of ->
          plasticities.get(of.plastic()).change(of.parameter(), of.value());
      case ParameterChange.OfPlasticWeight of -> plasticities.get(of.plastic()).change(of.weight());
      case ParameterChange.OfCoupling of -> couplings.replace(of.coupling(), of.columns());
    }
  }

  @Override
  public long synapticEvents() {
    long events = 0;
    for (Worker worker : workers) {
      events += worker.arrivals();
    }
    return events;
  }

  @Override
  public double[][][] states() {
    double[][][] all = new double[populations.size()][][];
    for (int p = 0; p < all.length; p++) {
      all[p] = populations.get(p).values(next);
    }
    return all;
  }

  @Override
  public void hashState(SpikeHash hash) {
    for (PopulationState population : populations) {
      hash.add(population.values(next));
    }
    for (StimulatorDrive drive : drives) {
      hash.add(drive.memory());
    }
    plasticities.forEach(plasticity -> plasticity.hashState(hash));
  }

  @Override
  public PlasticSynapses plastic(int index) {
    return plasticities.get(index).snapshot();
  }

  @Override
  public void save(long step, DataOutput out) throws IOException {
    saved.save(step, out);
  }

  @Override
  public void restore(long step, DataInput in) throws IOException {
    saved.restore(step, in);
    next = step;
  }

  @Override
  public void close() {
    rehearsal.close();
    crew.close();
  }
}
