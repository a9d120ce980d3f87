package cajal.simulate.cpu;

import cajal.compile.Drive;
import cajal.compile.Probe;
import cajal.kernel.Fading;
import cajal.kernel.Fired;
import cajal.kernel.LoneNumber;
import cajal.kernel.NeuronColumns;
import cajal.kernel.NeuronKernel;
import cajal.kernel.Refractory;
import cajal.simulate.Backend;
import cajal.simulate.Batch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is done for a range of every population: it is advanced, and spikes are passed on to it.
final class Worker {

  /// Neurons advanced between two looks at the checkpoint: a few milliseconds at most.
  private static final int CHUNK = 4096;

  /// Steps between two searches for values that are no numbers.
  private static final int DIVERGENCE_INTERVAL = 16;

  /// Searches between two that look at variables that fade, too: whoever feels one of these is no
  /// number in the next step either.
  private static final int WHOLE_SEARCH = 4;

  private final CpuEngine engine;
  private final int index;
  private final Shares shares;
  private final NeuronColumns[] columns;
  private final SpikeHistory[] spikes;
  private final Bulletin[] own = {new Bulletin(), new Bulletin()};
  private final Bulletin[] others;
  private final Arrivals before;
  private final Arrivals after;
  private final StimulatorDrive[] currents;
  private final Fired now = new Fired();
  private final LoneNumber arrivals = new LoneNumber();
  private final LoneNumber posted = new LoneNumber();
  private final LoneNumber heard = new LoneNumber();
  private final LoneNumber waitedNs = new LoneNumber();
  private Divergence.@Nullable Found divergence;

  /// @param depth steps for which spikes are remembered
  Worker(CpuEngine engine, int index, Shares shares, int depth) {
    this.engine = engine;
    this.index = index;
    this.shares = shares;
    int populations = engine.populations().size();
    columns = new NeuronColumns[populations];
    spikes = new SpikeHistory[populations];
    for (int p = 0; p < populations; p++) {
      columns[p] = engine.populations().get(p).view();
      spikes[p] = new SpikeHistory(depth);
    }
    others = new Bulletin[engine.workerCount()];
    Arrays.setAll(others, _ -> new Bulletin());
    before = new Arrivals(engine, this, index, false);
    after = new Arrivals(engine, this, index, true);
    currents =
        engine.drives().stream()
            .filter(drive -> drive.drive().current())
            .toArray(StimulatorDrive[]::new);
  }

  int from(int population) {
    return shares.of(population)[index];
  }

  int to(int population) {
    return shares.of(population)[index + 1];
  }

  NeuronColumns columns(int population) {
    return columns[population];
  }

  /// Spikes of a population, those of all workers until the end of the last stride.
  SpikeHistory spikes(int population) {
    return spikes[population];
  }

  /// Waits for all workers.
  void meet() {
    engine.crew().meet(index);
  }

  /// Arrivals of spikes at this worker's targets so far.
  long arrivals() {
    return arrivals.get();
  }

  /// Counts arrivals that were before a checkpoint.
  void arrived(long before) {
    arrivals.add(before);
  }

  /// How long this worker has waited so far for what others fired, ns.
  long waitedNs() {
    return waitedNs.get();
  }

  Divergence.@Nullable Found divergence() {
    return divergence;
  }

  /// Advances for a stride and tells what fired. What is added to variables themselves at the end
  /// of its last step is still to come: it may hang on what others fire.
  void advanceStride(long from, long to, Batch batch, Backend.Checkpoint checkpoint) {
    posted.add(1);
    Bulletin bulletin = own((int) posted.get());
    bulletin.resize(0);
    for (long at = from; at < to; at++) {
      if (at > from) {
        complete(at - 1, batch, checkpoint);
      }
      advance(at, bulletin, checkpoint);
    }
    engine.board().post(index, (int) posted.get(), bulletin);
  }

  // There are two, since what was fired in the stride before may still have to be heard.
  private Bulletin own(int stride) {
    return own[stride & 1];
  }

  /// Takes note of what all workers fired in the first stride of which that was not done yet.
  /// Workers own ascending pieces of each population.
  ///
  /// @param from first step of the stride
  /// @param to end of the stride; if that is `from`, nothing is done
  void hear(long from, long to) {
    if (from == to) {
      return;
    }
    heard.add(1);
    int stride = (int) heard.get();
    for (int w = 0; w < others.length; w++) {
      if (w != index) {
        waitedNs.add(engine.board().take(w, stride, others[w]));
      }
    }
    for (long at = from; at < to; at++) {
      for (SpikeHistory history : spikes) {
        history.begin(at);
        for (int w = 0; w < others.length; w++) {
          (w == index ? own(stride) : others[w]).tell(history, at);
        }
      }
    }
  }

  /// Ends a stride.
  void passOn(long from, long to, Batch batch, Backend.Checkpoint checkpoint) {
    complete(to - 1, batch, checkpoint);
    for (long at = from; at < to; at++) {
      handOver(at, checkpoint);
      sample(true, at, batch);
    }
    long search = to / DIVERGENCE_INTERVAL;
    if (divergence == null && from / DIVERGENCE_INTERVAL != search) {
      searchDivergence(to - 1, search % WHOLE_SEARCH == 0);
    }
  }

  private void advance(long step, Bulletin bulletin, Backend.Checkpoint checkpoint) {
    arrivals.add(before.receive(step, checkpoint));
    if (!engine.couplings().isEmpty()) {
      coupled(step, bulletin, checkpoint);
      return;
    }
    for (int p = 0; p < columns.length; p++) {
      gatherInput(p, step);
      advancePopulation(p, step, bulletin, checkpoint);
    }
  }

  private void complete(long step, Batch batch, Backend.Checkpoint checkpoint) {
    arrivals.add(after.receive(step, checkpoint));
    sample(false, step, batch);
  }

  private void handOver(long step, Backend.Checkpoint checkpoint) {
    for (Delivery delivery : engine.deliveries()) {
      arrivals.add(delivery.send(spikes[delivery.synapses().source()], step, index, checkpoint));
    }
    for (Plasticity plasticity : engine.plasticities()) {
      arrivals.add(plasticity.deliver(engine, step, index, checkpoint));
    }
  }

  private void coupled(long step, Bulletin bulletin, Backend.Checkpoint checkpoint) {
    for (int p = 0; p < columns.length; p++) {
      gatherInput(p, step);
    }
    Couplings couplings = engine.couplings();
    couplings.keep(this, step);
    couplings.hold(this, step);
    checkpoint.pass();
    couplings.integrate(this, step, engine.network().dtMs());
    // Currents read the state of all neurons as it was at the start of the step: nobody may go on
    // before everybody has read.
    meet();
    for (int p = 0; p < columns.length; p++) {
      advancePopulation(p, step, bulletin, checkpoint);
    }
  }

  /// Currents that stimulators give in this step.
  private void gatherInput(int p, long step) {
    PopulationState population = engine.populations().get(p);
    boolean staged = population.staged();
    int inputs = columns[p].input().length;
    for (int i = 0; i < inputs; i++) {
      if (!population.driven(i)) {
        continue;
      }
      double[] input = staged ? engine.couplings().base(p, i) : population.input(i);
      Arrays.fill(input, from(p), to(p), 0);
    }
    for (StimulatorDrive stimulator : currents) {
      Drive drive = stimulator.drive();
      if (drive.target() != p) {
        continue;
      }
      if (staged) {
        stimulator.add(engine.couplings().base(p, drive.input()), step, index);
      } else {
        stimulator.add(population.input(drive.input()), step, index);
      }
    }
  }

  private void advancePopulation(
      int p, long step, Bulletin bulletin, Backend.Checkpoint checkpoint) {
    PopulationState population = engine.populations().get(p);
    NeuronKernel kernel = population.kernel();
    now.clear();
    int end = to(p);
    if (step > 0 && Refractory.now(step) == 0) {
      Refractory.turn(columns[p].refractory(), from(p), end);
    }
    for (int from = from(p); from < end; from += CHUNK) {
      int to = Math.min(end, from + CHUNK);
      if (population.staged()) {
        kernel.finish(columns[p], from, to, step, now);
      } else if (!engine.rehearsal().isOver()) {
        kernel.advanceEach(columns[p], from, to, step, now);
      } else {
        kernel.advance(columns[p], from, to, step, now);
      }
      checkpoint.pass();
    }
    population.clear(from(p), end);
    bulletin.add(now);
  }

  private void sample(boolean afterSpikes, long step, Batch batch) {
    long first = batch.firstStep();
    var probes = engine.network().probes();
    for (int i = 0; i < probes.size(); i++) {
      Probe probe = probes.get(i);
      ProbeSampler sampler = engine.sampler(i);
      if ((step + 1) % probe.intervalSteps() != 0
          || probe.width() == 0
          || sampler.afterSpikes() != afterSpikes) {
        continue;
      }
      int p = probe.population();
      int sample = batch.sampleCount(i, first, (int) (step - first) + 1) - 1;
      sampler.sample(from(p), to(p), batch.samples(i), sample, step + 1);
    }
  }

  private void searchDivergence(long step, boolean whole) {
    for (int p = 0; p < columns.length; p++) {
      PopulationState population = engine.populations().get(p);
      for (int v = 0; v < population.state().length; v++) {
        if (!whole && population.fading(v) != Fading.NONE) {
          continue;
        }
        int home = population.home(v);
        int at = Divergence.first(population.state()[v], home + from(p), home + to(p)) - home;
        if (at >= 0) {
          divergence = new Divergence.Found(p, v, at, step);
          return;
        }
      }
    }
  }
}
