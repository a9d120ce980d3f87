package cajal.simulate.cpu;

import cajal.kernel.Fired;
import cajal.kernel.SynapseView;
import cajal.model.Side;
import cajal.simulate.Backend;
import org.jspecify.annotations.Nullable;

/// A projection with a memory as one worker sees it: the synapses of its own target neurons.
final class PlasticPart {

  private final Plasticity plasticity;
  private final PlasticTraces postTraces;
  private final double[][][] postRows;
  private final int worker;
  private final int from;
  private final int to;
  private final PlasticTraces pre;
  private final PlasticTraces modulator;
  private SynapseView view;
  private int[] pieceStart;
  private int[] pieceEnd;
  private final PostSpikes underWay;
  private final Fired nobody = new Fired();
  private final @Nullable WaitingSpikes waiting;
  private long last = -1;

  /// @param from first of the worker's target neurons
  /// @param to end of them
  PlasticPart(Plasticity plasticity, int worker, int from, int to) {
    this.plasticity = plasticity;
    this.worker = worker;
    this.from = from;
    this.to = to;
    postTraces = plasticity.postTraces();
    postRows = plasticity.postRows();
    pre = new PlasticTraces(shared(), Side.PRE, plasticity.source().size());
    modulator = new PlasticTraces(shared(), Side.MODULATOR, 1);
    view = view();
    pieceStart = pieces(from);
    pieceEnd = pieces(to);
    underWay = new PostSpikes(shared().synapses().delaySteps() + 1);
    waiting = plasticity.waits() ? new WaitingSpikes(plasticity, pieceStart, pieceEnd, pre) : null;
  }

  private PlasticShared shared() {
    return plasticity.shared();
  }

  PlasticTraces pre() {
    return pre;
  }

  PlasticTraces modulator() {
    return modulator;
  }

  PostSpikes underWay() {
    return underWay;
  }

  void change(int parameter, double value) {
    pre.change(parameter, value);
    modulator.change(parameter, value);
    if (waiting != null) {
      waiting.change(parameter, value);
    }
  }

  /// Lets no spike wait any longer.
  void settle() {
    if (waiting != null) {
      waiting.settle(last, pre);
    }
  }

  /// Goes on from a state in which no spike waits.
  ///
  /// @param step number of steps that were taken
  void restored(long step) {
    last = step - 1;
    if (waiting != null) {
      waiting.renew(last, pre);
    }
  }

  /// Looks at the synapses that there are now.
  ///
  /// @param step number of steps that were taken
  void connect(long step) {
    view = view();
    pieceStart = pieces(from);
    pieceEnd = pieces(to);
    underWay.rewire(shared().incoming(), step);
  }

  private SynapseView view() {
    return new SynapseView(
        pre.state(),
        postRows,
        modulator.state(),
        plasticity.source().state(),
        plasticity.target().state(),
        plasticity.lateRows(),
        shared().incoming().synapse(),
        shared().incoming().source());
  }

  private int[] pieces(int bound) {
    int[] rowStart = shared().synapses().rowStart();
    int[] targets = shared().synapses().targets();
    int[] pieces = new int[rowStart.length - 1];
    for (int row = 0; row < pieces.length; row++) {
      pieces[row] = Pieces.begin(rowStart[row], rowStart[row + 1], bound, k -> targets[k]);
    }
    return pieces;
  }

  long deliver(CpuEngine engine, long step, Backend.Checkpoint checkpoint) {
    pre.advance(step);
    modulator.advance(step);
    postTraces.advance(from, to, step, nobody);
    if (shared().varied()) {
      for (int trace = 0; trace < postRows.length; trace++) {
        double[][] rows = postRows[trace];
        double[] row = rows[(int) (step % rows.length)];
        System.arraycopy(postTraces.state()[trace], from, row, from, to - from);
      }
    }
    for (LateRows rows : plasticity.late()) {
      rows.keep(step, from, to);
    }
    note(engine, step);
    modulate(engine, step);
    postSpikes(step, checkpoint);
    long arrivals = preSpikes(engine, step, checkpoint);
    jump(engine, step);
    if (waiting != null) {
      used(waiting, engine, step);
    }
    last = step;
    regularly(step, checkpoint);
    return arrivals;
  }

  // Spikes of this worker's own targets set out for their synapses.
  private void note(CpuEngine engine, long step) {
    SpikeHistory fired = engine.worker(worker).spikes(shared().synapses().target());
    underWay.begin(step);
    int[] first = shared().incoming().first();
    int end = fired.count(step);
    for (int i = 0; i < end; i++) {
      int neuron = fired.neurons(step)[i];
      if (neuron >= from && neuron < to) {
        underWay.add(step, neuron, first.length == 0 ? 0 : first[neuron]);
      }
    }
  }

  private void modulate(CpuEngine engine, long step) {
    int population = shared().synapses().modulator();
    if (population < 0) {
      return;
    }
    int count = engine.worker(worker).spikes(population).count(step);
    for (int i = 0; i < count; i++) {
      for (int source = 0; source < pieceStart.length; source++) {
        shared()
            .kernel()
            .modulatorSpike(
                shared().columns(), view, source, pieceStart[source], pieceEnd[source], step);
      }
    }
  }

  // A spike reaches the synapses of one delay after another.
  private void postSpikes(long step, Backend.Checkpoint checkpoint) {
    if (!shared().body().events().containsKey(Side.POST)) {
      return;
    }
    IncomingSynapses incoming = shared().incoming();
    int longest = shared().synapses().delaySteps();
    if (waiting != null) {
      int count = underWay.count(step - longest);
      for (int i = 0; i < count; i++) {
        waiting.add(underWay.neuron(step - longest, i), step);
      }
      return;
    }
    for (int age = shared().varied() ? 1 : longest; age <= longest; age++) {
      long fired = step - age;
      int count = underWay.count(fired);
      for (int i = 0; i < count; i++) {
        int neuron = underWay.neuron(fired, i);
        int run = underWay.nextRun(fired, i);
        if (run < incoming.first()[neuron + 1] && incoming.delay()[run] == age) {
          shared()
              .kernel()
              .postSpike(
                  shared().columns(),
                  view,
                  neuron,
                  incoming.start()[run],
                  incoming.start()[run + 1],
                  step);
          underWay.pass(fired, i);
          checkpoint.pass();
        }
      }
    }
  }

  private long preSpikes(CpuEngine engine, long step, Backend.Checkpoint checkpoint) {
    double[][] ring = plasticity.target().ring(shared().synapses().port()).columns();
    long arrivals = 0;
    SpikeHistory fired = engine.worker(worker).spikes(shared().synapses().source());
    int end = fired.count(step);
    if (waiting != null) {
      use(waiting, fired, step);
    }
    for (int i = 0; i < end; i++) {
      int source = fired.neurons(step)[i];
      shared()
          .kernel()
          .preSpike(
              shared().columns(), view, source, pieceStart[source], pieceEnd[source], step, ring);
      arrivals += pieceEnd[source] - pieceStart[source];
      checkpoint.pass();
    }
    return arrivals;
  }

  private static void use(WaitingSpikes spikes, SpikeHistory fired, long step) {
    int end = fired.count(step);
    int[] neurons = fired.neurons(step);
    for (int i = 0; i < end; i++) {
      // A neuron that fired twice at once stands there twice, and its row is used once.
      if (i == 0 || neurons[i] != neurons[i - 1]) {
        spikes.use(neurons[i], step);
      }
    }
    spikes.finish(step);
  }

  private void used(WaitingSpikes spikes, CpuEngine engine, long step) {
    SpikeHistory fired = engine.worker(worker).spikes(shared().synapses().source());
    int end = fired.count(step);
    for (int i = 0; i < end; i++) {
      spikes.used(fired.neurons(step)[i], step, pre);
    }
    spikes.settleSome(step, pre);
  }

  // A postsynaptic trace with one delay for all is that at the synapses; where delays differ it
  // is that at the neuron, and its rows are what synapses see later.
  private void jump(CpuEngine engine, long step) {
    if (!postTraces.isEmpty()) {
      long fired = shared().varied() ? step : step - shared().synapses().delaySteps();
      int count = underWay.count(fired);
      for (int i = 0; i < count; i++) {
        shared()
            .kernel()
            .jumpPost(shared().columns(), postTraces.state(), underWay.neuron(fired, i));
      }
    }
    if (!pre.isEmpty()) {
      SpikeHistory fired = engine.worker(worker).spikes(shared().synapses().source());
      int end = fired.count(step);
      for (int i = 0; i < end; i++) {
        shared().kernel().jumpPre(shared().columns(), pre.state(), fired.neurons(step)[i]);
      }
    }
    int population = shared().synapses().modulator();
    if (population >= 0 && !modulator.isEmpty()) {
      int end = engine.worker(worker).spikes(population).count(step);
      for (int i = 0; i < end; i++) {
        shared().kernel().jumpModulator(shared().columns(), modulator.state());
      }
    }
  }

  private void regularly(long step, Backend.Checkpoint checkpoint) {
    for (int which = 0; which < shared().body().every().size(); which++) {
      if ((step + 1) % shared().kernel().everySteps(which, shared().columns()) != 0) {
        continue;
      }
      IncomingSynapses incoming = shared().incoming();
      for (int neuron = from; neuron < to; neuron++) {
        shared()
            .kernel()
            .every(
                which,
                shared().columns(),
                view,
                neuron,
                incoming.from(neuron),
                incoming.to(neuron),
                step);
        checkpoint.pass();
      }
    }
  }
}
