package cajal.simulate.cpu;

import cajal.compile.CompiledNetwork;
import cajal.compile.PlasticSynapses;
import cajal.kernel.Fired;
import cajal.kernel.SynapseView;
import cajal.model.Expr;
import cajal.model.Side;
import cajal.record.SpikeHash;
import cajal.simulate.Backend;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Synapses with a memory of one projection while they run.
///
/// The delay is dendritic: a spike of a source neuron acts at its synapses at once, and a spike of
/// a target neuron once the delay has passed. At the end of a step come first the spikes of the
/// modulator, then those of target neurons, then those of source neurons; what each does at a
/// synapse sees traces without the spikes of this moment, which are added at the end (Morrison,
/// Diesmann & Gerstner 2008, doi:10.1007/s00422-008-0233-1).
///
/// Traces of source neurons and of the modulator are advanced by each worker for itself, so that
/// nobody waits and the bits do not depend on the number of workers.
final class Plasticity {

  // Replaced between two steps where synapses come and go.
  private volatile PlasticShared shared;
  private final PopulationState target;
  private final PlasticTraces postTraces;
  private final double[][][] postRows;
  private final LateRows[] late;
  private final double[][][] lateRows;
  private final int[] bounds;
  private final Part[] parts;

  /// @param bounds `[worker + 1]`, first target neuron of each worker's part
  Plasticity(
      CompiledNetwork network,
      PlasticSynapses synapses,
      List<PopulationState> populations,
      int[] bounds) {
    PopulationState source = populations.get(synapses.source());
    target = populations.get(synapses.target());
    this.bounds = bounds;
    shared =
        PlasticShared.of(
            synapses,
            network
                .kernels()
                .synapse(
                    synapses.synapse(), source.population().model(), target.population().model()),
            network.kernels(),
            network.dtMs(),
            target.size());
    postTraces = new PlasticTraces(shared, Side.POST, target.size());
    int rows = shared.varied() ? synapses.delaySteps() + 1 : 1;
    postRows = new double[postTraces.state().length][rows][];
    for (int trace = 0; trace < postRows.length; trace++) {
      double[] now = postTraces.state()[trace];
      for (int row = 0; row < rows; row++) {
        postRows[trace][row] = shared.varied() ? now.clone() : now;
      }
    }
    List<Expr.Remote> delayed =
        shared.body().remotes().stream().filter(remote -> remote.delay() != null).toList();
    late = new LateRows[delayed.size()];
    lateRows = new double[late.length][][];
    for (int i = 0; i < late.length; i++) {
      int state = target.population().model().stateIndex(delayed.get(i).variable());
      late[i] = new LateRows(target.state()[state], shared.lateSteps(i));
      lateRows[i] = late[i].rows();
    }
    parts = new Part[bounds.length - 1];
    for (int worker = 0; worker < parts.length; worker++) {
      parts[worker] = new Part(worker, source);
    }
  }

  PlasticSynapses synapses() {
    return shared.synapses();
  }

  /// Weight of each synapse after its last event, coherent.
  double[] weights() {
    return shared.columns().weight();
  }

  void change(int parameter, double value) {
    shared.columns().parameter()[parameter] = value;
    postTraces.change(parameter, value);
    for (int i = 0; i < late.length; i++) {
      late[i].change(shared.lateSteps(i));
      lateRows[i] = late[i].rows();
    }
    for (Part part : parts) {
      part.pre.change(parameter, value);
      part.modulator.change(parameter, value);
    }
  }

  void change(double[] weight) {
    System.arraycopy(weight, 0, weights(), 0, weight.length);
  }

  void hashState(SpikeHash hash) {
    hash.add(weights());
    if (synapses().rewires()) {
      hash.add(synapses().rowStart());
      hash.add(synapses().targets());
    }
    hash.add(shared.columns().memory());
    hash.add(parts[0].pre.state());
    hash.add(parts[0].modulator.state());
    hash.add(postTraces.state());
  }

  /// The synapses as they are now, a copy.
  PlasticSynapses snapshot() {
    PlasticShared now = shared;
    return now.synapses().with(now.columns().weight().clone());
  }

  PlasticShared shared() {
    return shared;
  }

  int targetCount() {
    return target.size();
  }

  /// `[neuron]` of a trace of source or target neurons.
  double[] trace(Side side, String name) {
    return (side == Side.PRE ? parts[0].pre : postTraces).trace(name);
  }

  /// Goes on with other synapses.
  ///
  /// @param step number of steps that were taken
  void adopt(Wiring wiring, long step) {
    shared = shared.rewired(wiring, target.size(), step);
    for (Part part : parts) {
      part.connect();
      part.underWay.rewire(shared.incoming(), step);
    }
  }

  private PlasticCheckpoint checkpoint() {
    return new PlasticCheckpoint(
        weights(),
        shared.columns().memory(),
        shared.columns().last(),
        postTraces.state(),
        Stream.concat(Arrays.stream(postRows), Arrays.stream(lateRows)).toArray(double[][][]::new),
        Arrays.stream(parts).map(part -> part.pre).toArray(PlasticTraces[]::new),
        Arrays.stream(parts).map(part -> part.modulator).toArray(PlasticTraces[]::new),
        Arrays.stream(parts).map(part -> part.underWay).toArray(PostSpikes[]::new));
  }

  void save(long step, DataOutput out) throws IOException {
    if (synapses().rewires()) {
      PlasticCheckpoint.saveWiring(shared, out);
    }
    checkpoint().save(step, out);
  }

  void restore(long step, DataInput in) throws IOException {
    if (synapses().rewires()) {
      int sources = parts[0].pre.size();
      adopt(PlasticCheckpoint.readWiring(sources, target.size(), in), step);
    }
    checkpoint().restore(bounds, step, in);
  }

  /// Passes the spikes of one step on to one worker's targets.
  ///
  /// @return number of arrivals to come
  long deliver(CpuEngine engine, long step, int worker, Backend.Checkpoint checkpoint) {
    return parts[worker].deliver(engine, step, checkpoint);
  }

  /// The projection as one worker sees it.
  private final class Part {

    private final int worker;
    private final int from;
    private final int to;
    private final PlasticTraces pre;
    private final PlasticTraces modulator;
    private final PopulationState source;
    private SynapseView view;
    private int[] pieceStart;
    private int[] pieceEnd;
    private final PostSpikes underWay;
    private final Fired nobody = new Fired();

    Part(int worker, PopulationState source) {
      this.worker = worker;
      this.source = source;
      from = bounds[worker];
      to = bounds[worker + 1];
      pre = new PlasticTraces(shared, Side.PRE, source.size());
      modulator = new PlasticTraces(shared, Side.MODULATOR, 1);
      view = view();
      pieceStart = pieces(from);
      pieceEnd = pieces(to);
      underWay = new PostSpikes(shared.synapses().delaySteps() + 1);
    }

    /// Looks at the synapses that there are now.
    void connect() {
      view = view();
      pieceStart = pieces(from);
      pieceEnd = pieces(to);
    }

    private SynapseView view() {
      return new SynapseView(
          pre.state(),
          postRows,
          modulator.state(),
          source.state(),
          target.state(),
          lateRows,
          shared.incoming().synapse(),
          shared.incoming().source());
    }

    private int[] pieces(int bound) {
      int[] rowStart = shared.synapses().rowStart();
      int[] targets = shared.synapses().targets();
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
      if (shared.varied()) {
        for (int trace = 0; trace < postRows.length; trace++) {
          double[][] rows = postRows[trace];
          double[] row = rows[(int) (step % rows.length)];
          System.arraycopy(postTraces.state()[trace], from, row, from, to - from);
        }
      }
      for (LateRows rows : late) {
        rows.keep(step, from, to);
      }
      note(engine, step);
      modulate(engine, step);
      postSpikes(step, checkpoint);
      long arrivals = preSpikes(engine, step, checkpoint);
      jump(engine, step);
      regularly(step, checkpoint);
      return arrivals;
    }

    // Spikes of this worker's own targets set out for their synapses.
    private void note(CpuEngine engine, long step) {
      SpikeHistory fired = engine.worker(worker).spikes(shared.synapses().target());
      underWay.begin(step);
      int[] first = shared.incoming().first();
      int end = fired.count(step);
      for (int i = 0; i < end; i++) {
        int neuron = fired.neurons(step)[i];
        if (neuron >= from && neuron < to) {
          underWay.add(step, neuron, first.length == 0 ? 0 : first[neuron]);
        }
      }
    }

    private void modulate(CpuEngine engine, long step) {
      int population = shared.synapses().modulator();
      if (population < 0) {
        return;
      }
      int count = engine.worker(worker).spikes(population).count(step);
      for (int i = 0; i < count; i++) {
        for (int source = 0; source < pieceStart.length; source++) {
          shared
              .kernel()
              .modulatorSpike(
                  shared.columns(), view, source, pieceStart[source], pieceEnd[source], step);
        }
      }
    }

    // A spike reaches the synapses of one delay after another.
    private void postSpikes(long step, Backend.Checkpoint checkpoint) {
      if (!shared.body().events().containsKey(Side.POST)) {
        return;
      }
      IncomingSynapses incoming = shared.incoming();
      int longest = shared.synapses().delaySteps();
      for (int age = shared.varied() ? 1 : longest; age <= longest; age++) {
        long fired = step - age;
        int count = underWay.count(fired);
        for (int i = 0; i < count; i++) {
          int neuron = underWay.neuron(fired, i);
          int run = underWay.nextRun(fired, i);
          if (run < incoming.first()[neuron + 1] && incoming.delay()[run] == age) {
            shared
                .kernel()
                .postSpike(
                    shared.columns(),
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
      double[][] ring = target.ring(shared.synapses().port()).columns();
      long arrivals = 0;
      SpikeHistory fired = engine.worker(worker).spikes(shared.synapses().source());
      int end = fired.count(step);
      for (int i = 0; i < end; i++) {
        int source = fired.neurons(step)[i];
        shared
            .kernel()
            .preSpike(
                shared.columns(), view, source, pieceStart[source], pieceEnd[source], step, ring);
        arrivals += pieceEnd[source] - pieceStart[source];
        checkpoint.pass();
      }
      return arrivals;
    }

    // A postsynaptic trace with one delay for all is that at the synapses; where delays differ it
    // is that at the neuron, and its rows are what synapses see later.
    private void jump(CpuEngine engine, long step) {
      if (!postTraces.isEmpty()) {
        long fired = shared.varied() ? step : step - shared.synapses().delaySteps();
        int count = underWay.count(fired);
        for (int i = 0; i < count; i++) {
          shared.kernel().jumpPost(shared.columns(), postTraces.state(), underWay.neuron(fired, i));
        }
      }
      if (!pre.isEmpty()) {
        SpikeHistory fired = engine.worker(worker).spikes(shared.synapses().source());
        int end = fired.count(step);
        for (int i = 0; i < end; i++) {
          shared.kernel().jumpPre(shared.columns(), pre.state(), fired.neurons(step)[i]);
        }
      }
      int population = shared.synapses().modulator();
      if (population >= 0 && !modulator.isEmpty()) {
        int end = engine.worker(worker).spikes(population).count(step);
        for (int i = 0; i < end; i++) {
          shared.kernel().jumpModulator(shared.columns(), modulator.state());
        }
      }
    }

    private void regularly(long step, Backend.Checkpoint checkpoint) {
      for (int which = 0; which < shared.body().every().size(); which++) {
        if ((step + 1) % shared.kernel().everySteps(which, shared.columns()) != 0) {
          continue;
        }
        IncomingSynapses incoming = shared.incoming();
        for (int neuron = from; neuron < to; neuron++) {
          shared
              .kernel()
              .every(
                  which,
                  shared.columns(),
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
}
