package cajal.simulate.cpu;

import cajal.compile.CompiledNetwork;
import cajal.compile.Observable;
import cajal.compile.PlasticSynapses;
import cajal.kernel.SynapseKernel;
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
  private final PopulationState source;
  private final boolean waits;
  private final PlasticPart[] parts;

  /// @param bounds `[worker + 1]`, first target neuron of each worker's part
  Plasticity(
      CompiledNetwork network,
      PlasticSynapses synapses,
      List<PopulationState> populations,
      int[] bounds) {
    source = populations.get(synapses.source());
    target = populations.get(synapses.target());
    this.bounds = bounds;
    SynapseKernel kernel =
        network
            .kernels()
            .synapse(synapses.synapse(), source.population().model(), target.population().model());
    waits = kernel.waits() && synapses.delays() == null && !isRecorded(network, synapses);
    shared =
        PlasticShared.of(
            synapses,
            kernel,
            network.kernels(),
            network.dtMs(),
            waits ? PlasticShared.NO_LIST : target.size());
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
    parts = new PlasticPart[bounds.length - 1];
    for (int worker = 0; worker < parts.length; worker++) {
      parts[worker] = new PlasticPart(this, worker, bounds[worker], bounds[worker + 1]);
    }
  }

  // Whoever records weights as they change sees those on which spikes do not wait.
  private static boolean isRecorded(CompiledNetwork network, PlasticSynapses synapses) {
    int index = network.plastic().indexOf(synapses);
    return network.probes().stream()
        .anyMatch(probe -> probe.what() instanceof Observable.OfWeight of && of.plastic() == index);
  }

  /// Whether spikes of target neurons wait until a synapse is used.
  boolean waits() {
    return waits;
  }

  PopulationState source() {
    return source;
  }

  PopulationState target() {
    return target;
  }

  PlasticTraces postTraces() {
    return postTraces;
  }

  /// See {@link cajal.kernel.SynapseView#post}.
  double[][][] postRows() {
    return postRows;
  }

  LateRows[] late() {
    return late;
  }

  /// See {@link cajal.kernel.SynapseView#late}.
  double[][][] lateRows() {
    return lateRows;
  }

  private void settle() {
    for (PlasticPart part : parts) {
      part.settle();
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
    settle();
    shared.columns().parameter()[parameter] = value;
    postTraces.change(parameter, value);
    for (int i = 0; i < late.length; i++) {
      late[i].change(shared.lateSteps(i));
      lateRows[i] = late[i].rows();
    }
    for (PlasticPart part : parts) {
      part.change(parameter, value);
    }
  }

  void change(double[] weight) {
    settle();
    System.arraycopy(weight, 0, weights(), 0, weight.length);
  }

  void hashState(SpikeHash hash) {
    settle();
    hash.add(weights());
    if (synapses().rewires()) {
      hash.add(synapses().rowStart());
      hash.add(synapses().targets());
    }
    hash.add(shared.columns().memory());
    hash.add(parts[0].pre().state());
    hash.add(parts[0].modulator().state());
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
    return (side == Side.PRE ? parts[0].pre() : postTraces).trace(name);
  }

  /// Goes on with other synapses.
  ///
  /// @param step number of steps that were taken
  void adopt(Wiring wiring, long step) {
    shared = shared.rewired(wiring, target.size(), step);
    for (PlasticPart part : parts) {
      part.connect(step);
    }
  }

  private PlasticCheckpoint checkpoint() {
    return new PlasticCheckpoint(
        weights(),
        shared.columns().memory(),
        shared.columns().last(),
        postTraces.state(),
        Stream.concat(Arrays.stream(postRows), Arrays.stream(lateRows)).toArray(double[][][]::new),
        Arrays.stream(parts).map(PlasticPart::pre).toArray(PlasticTraces[]::new),
        Arrays.stream(parts).map(PlasticPart::modulator).toArray(PlasticTraces[]::new),
        Arrays.stream(parts).map(PlasticPart::underWay).toArray(PostSpikes[]::new));
  }

  void save(long step, DataOutput out) throws IOException {
    if (synapses().rewires()) {
      PlasticCheckpoint.saveWiring(shared, out);
    }
    settle();
    checkpoint().save(step, out);
  }

  void restore(long step, DataInput in) throws IOException {
    if (synapses().rewires()) {
      int sources = parts[0].pre().size();
      adopt(PlasticCheckpoint.readWiring(sources, target.size(), in), step);
    }
    checkpoint().restore(bounds, step, in);
    for (PlasticPart part : parts) {
      part.restored(step);
    }
  }

  /// Passes the spikes of one step on to one worker's targets.
  ///
  /// @return number of arrivals to come
  long deliver(CpuEngine engine, long step, int worker, Backend.Checkpoint checkpoint) {
    return parts[worker].deliver(engine, step, checkpoint);
  }
}
