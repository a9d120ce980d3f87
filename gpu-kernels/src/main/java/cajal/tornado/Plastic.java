package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.compile.PlasticSynapses;
import cajal.kernel.DeviceNeuron;
import cajal.kernel.DevicePlace;
import cajal.kernel.DevicePreparation;
import cajal.kernel.DeviceSynapse;
import cajal.kernel.DeviceSynapsePlace;
import cajal.kernel.NeuronColumns;
import cajal.kernel.NeuronForm;
import cajal.kernel.NeuronKernel;
import cajal.kernel.SynapseColumns;
import cajal.kernel.SynapseKernel;
import cajal.kernel.SynapsePreparation;
import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import cajal.model.Side;
import cajal.record.SpikeHash;
import cajal.simulate.cpu.IncomingSynapses;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The synapses with a memory of one projection in the arrays of a device.
final class Plastic {

  /// Traces of the neurons on one side.
  private record Traces(
      DeviceNeuron neuron, DevicePlace place, NeuronColumns columns, String preparation) {}

  private final PlasticSynapses synapses;
  private final Body.Plastic body;
  private final Model pre;
  private final Model post;
  private final SynapseKernel kernel;
  private final SynapseColumns columns;
  private final Map<Side, Traces> traces = new EnumMap<>(Side.class);
  private final DeviceSynapsePlace place;
  private final String name;
  private final int[] lateRows;

  Plastic(
      CompiledNetwork network,
      int index,
      List<Population> populations,
      Spikes spikes,
      Heaps heaps) {
    synapses = network.plastic().get(index);
    name = "plastic_" + index;
    if (!(synapses.synapse().body() instanceof Body.Plastic plastic)) {
      throw new IllegalArgumentException(synapses.synapse().name() + " has no memory");
    }
    body = plastic;
    if (body.rewires()) {
      throw Refusal.of(
          "The synapse '"
              + synapses.synapse().name()
              + "' cannot run on a device: its synapses come and go during a run.");
    }
    Population source = populations.get(synapses.source());
    Population target = populations.get(synapses.target());
    pre = source.compiled().model();
    post = target.compiled().model();
    kernel = network.kernels().synapse(synapses.synapse(), pre, post);
    int count = synapses.count();
    columns =
        new SynapseColumns(
            synapses.targets(),
            synapses.delaySteps(),
            synapses.delays(),
            synapses.weight().clone(),
            new double[body.memory().size()][count],
            new int[body.between().isEmpty() ? 0 : count],
            synapses.parameter().clone(),
            network.dtMs(),
            synapses.key());
    kernel.initialise(columns);
    int[] variable = new int[1 + body.memory().size()];
    variable[0] = heaps.synapse.add(columns.weight());
    Arrays.setAll(variable, v -> v == 0 ? variable[0] : heaps.synapse.add(columns.memory()[v - 1]));
    int[] parameter = new int[columns.parameter().length];
    Arrays.setAll(parameter, p -> heaps.parameter.add(new double[] {columns.parameter()[p]}));
    int[] derived = new int[DeviceSynapse.derivedCount(synapses.synapse(), pre, post)];
    Arrays.setAll(derived, d -> heaps.parameter.reserve(1));
    sides(network, source, target, parameter, heaps);
    lateRows = new int[late().size()];
    Arrays.setAll(lateRows, i -> kernel.lateSteps(i, columns) + 1);
    place =
        new DeviceSynapsePlace(
            Layout.LANES_AT_MOST,
            new DeviceSynapsePlace.History(SpikeKernels.DEPTH, 0, populations.size()),
            side(Side.PRE, synapses.source(), source, heaps),
            side(Side.POST, synapses.target(), target, heaps),
            synapses.modulator() < 0
                ? null
                : side(
                    Side.MODULATOR,
                    synapses.modulator(),
                    populations.get(synapses.modulator()),
                    heaps),
            wiring(target, spikes.ring(synapses.target(), synapses.port()), heaps),
            variable,
            heaps.last.add(columns.last()),
            parameter,
            derived,
            heaps.index.reserve(body.every().size()),
            network.dtMs(),
            synapses.key());
    for (int e = 0; e < body.every().size(); e++) {
      heaps.index.set(place.everyAt() + e, everySteps(e));
    }
  }

  private int everySteps(int which) {
    return (int) Math.min(Integer.MAX_VALUE, kernel.everySteps(which, columns));
  }

  private List<Expr.Remote> late() {
    return body.remotes().stream().filter(remote -> remote.delay() != null).toList();
  }

  private void sides(
      CompiledNetwork network, Population source, Population target, int[] parameter, Heaps heaps) {
    for (Side side : Side.values()) {
      Body.Traces own = body.traces().get(side);
      if (own == null) {
        continue;
      }
      Model model = own.integrator();
      int size =
          switch (side) {
            case PRE -> source.size();
            case POST -> target.size();
            case MODULATOR -> 1;
          };
      DeviceNeuron neuron = DeviceNeuron.of(model, NeuronForm.of(Set.of()), model.method(), false);
      double[][] shown = new double[columns.parameter().length][1];
      Arrays.setAll(shown, p -> new double[] {columns.parameter()[p]});
      NeuronColumns of =
          new NeuronColumns(
              new double[model.states().size()][size],
              shown,
              new double[0][],
              new int[0],
              new double[0][],
              new int[size],
              network.dtMs(),
              synapses.key());
      NeuronKernel made =
          network.kernels().neuron(model, NeuronForm.of(Set.of()), model.method(), false);
      made.prepare(of);
      made.initialise(of, 0, size);
      int[] state = new int[model.states().size()];
      Arrays.setAll(state, v -> heaps.state.add(of.state()[v]));
      int[] derived = new int[neuron.derivedCount()];
      Arrays.setAll(derived, d -> heaps.parameter.reserve(1));
      int[] fading = new int[state.length];
      Arrays.fill(fading, -1);
      DevicePlace at =
          new DevicePlace(
              size,
              -1,
              0,
              state,
              fading,
              new int[0],
              new int[0],
              parameter,
              derived,
              network.dtMs(),
              synapses.key());
      traces.put(side, new Traces(neuron, at, of, "Prepare_" + name + "_" + side.word()));
    }
  }

  private DeviceSynapsePlace.Side side(Side side, int index, Population population, Heaps heaps) {
    Traces own = traces.get(side);
    return new DeviceSynapsePlace.Side(
        index,
        population.historyFirst(),
        population.size(),
        heaps.index.reserve(Layout.LANES_AT_MOST + 1),
        own == null ? new int[0] : own.place().state(),
        population.place().state());
  }

  private DeviceSynapsePlace.Wiring wiring(Population target, Spikes.Ring ring, Heaps heaps) {
    int targets = target.size();
    int[] incoming = new int[5];
    if (body.feelsTarget()) {
      IncomingSynapses lists = IncomingSynapses.of(synapses, targets);
      incoming[0] = heaps.index.add(lists.first());
      incoming[1] = heaps.index.add(lists.delay());
      incoming[2] = heaps.index.add(lists.start());
      incoming[3] = heaps.index.add(lists.synapse());
      incoming[4] = heaps.index.add(lists.source());
    }
    short[] each = synapses.delays();
    int delays = -1;
    int[] rows = new int[0];
    if (each != null) {
      delays = heaps.index.reserve(each.length);
      for (int k = 0; k < each.length; k++) {
        heaps.index.set(delays + k, each[k]);
      }
      Traces own = traces.get(Side.POST);
      rows = new int[own == null ? 0 : own.columns().state().length];
      Arrays.setAll(rows, i -> repeated(heaps, postTrace(i), synapses.delaySteps() + 1));
    }
    int[] late = new int[lateRows.length];
    int lateAt = heaps.index.reserve(lateRows.length);
    for (int i = 0; i < late.length; i++) {
      int state = post.stateIndex(late().get(i).variable());
      double[] now = heaps.state.copy(target.place().state()[state], targets);
      late[i] = repeated(heaps, now, lateRows[i]);
      heaps.index.set(lateAt + i, lateRows[i] - 1);
    }
    return new DeviceSynapsePlace.Wiring(
        heaps.index.add(synapses.rowStart()),
        heaps.index.add(synapses.targets()),
        delays,
        synapses.delaySteps(),
        incoming,
        rows,
        late,
        lateAt,
        ring.at(),
        ring.atSlots());
  }

  private double[] postTrace(int i) {
    return java.util.Objects.requireNonNull(traces.get(Side.POST)).columns().state()[i];
  }

  private static int repeated(Heaps heaps, double[] row, int rows) {
    int at = heaps.state.add(row);
    for (int r = 1; r < rows; r++) {
      heaps.state.add(row);
    }
    return at;
  }

  PlasticSynapses synapses() {
    return synapses;
  }

  /// Where the weight of synapse 0 is.
  int weights() {
    return place.variable()[0];
  }

  void sources(Map<String, String> preparations) {
    preparations.put(
        "Prepare_" + name,
        DeviceSynapse.preparation("Prepare_" + name, synapses.synapse(), pre, post));
    traces
        .values()
        .forEach(t -> preparations.put(t.preparation(), t.neuron().preparation(t.preparation())));
  }

  /// Methods and tasks of a step, in their order.
  ///
  /// @param lanes number of lanes
  /// @param history length of the list of spikes of a step
  void tasks(int lanes, int history, Heaps heaps, List<String> methods, List<Task> tasks) {
    DeviceSynapsePlace whole =
        new DeviceSynapsePlace(
            lanes,
            new DeviceSynapsePlace.History(
                SpikeKernels.DEPTH, history, place.history().populations()),
            place.source(),
            place.target(),
            place.modulator(),
            place.wiring(),
            place.variable(),
            place.last(),
            place.parameter(),
            place.derived(),
            place.everyAt(),
            place.dtMs(),
            place.key());
    Layout.bounds(heaps, place.source().bounds(), lanes, place.source().size());
    Layout.bounds(heaps, place.target().bounds(), lanes, place.target().size());
    for (Map.Entry<Side, Traces> entry : traces.entrySet()) {
      String method = name + "_" + entry.getKey().word();
      DeviceNeuron neuron = entry.getValue().neuron();
      DevicePlace at = entry.getValue().place();
      boolean alone = lanes == 1;
      methods.add(alone ? neuron.whole(method, at, Optional.empty()) : neuron.method(method, at));
      tasks.add(new Task(Layout.CLASS, method, alone ? DeviceNeuron.WHOLE : DeviceNeuron.ARRAYS));
    }
    List<String> own = DeviceSynapse.methods(name, synapses.synapse(), pre, post, whole);
    methods.addAll(own);
    for (String suffix : List.of("__events", "__jumps", "__every").subList(0, own.size())) {
      tasks.add(new Task(Layout.CLASS, name + suffix, DeviceSynapse.ARRAYS));
    }
  }

  void derive(Map<String, Object> preparations, Patches patches) {
    double[] derived =
        ((SynapsePreparation) Layout.preparation(preparations, "Prepare_" + name)).derived(columns);
    for (int d = 0; d < derived.length; d++) {
      patches.put("parameter", place.derived()[d], derived[d]);
    }
    for (Traces t : traces.values()) {
      double[][] of =
          ((DevicePreparation) Layout.preparation(preparations, t.preparation()))
              .derived(t.columns());
      for (int d = 0; d < of.length; d++) {
        patches.put("parameter", t.place().derived()[d], of[d]);
      }
    }
  }

  void change(int index, double value, Patches patches) {
    columns.parameter()[index] = value;
    traces.values().forEach(t -> t.columns().parameter()[index][0] = value);
    patches.put("parameter", place.parameter()[index], value);
    for (int e = 0; e < body.every().size(); e++) {
      patches.put("index", place.everyAt() + e, everySteps(e));
    }
    for (int i = 0; i < lateRows.length; i++) {
      if (kernel.lateSteps(i, columns) + 1 != lateRows[i]) {
        throw Refusal.of(
            "A run on a device cannot change the delay with which '"
                + synapses.projection()
                + "' sees a variable.",
            "Stop the run, change it, and start again, or run on the processor.");
      }
    }
  }

  void change(double[] weight, Patches patches) {
    patches.put("synapse", weights(), weight);
  }

  /// As the engine of the processor does.
  void hash(double[] state, double[] synapse, SpikeHash hash) {
    for (int v = 0; v < place.variable().length; v++) {
      int at = place.variable()[v];
      hash.add(Arrays.copyOfRange(synapse, at, at + synapses.count()));
    }
    for (Side side : new Side[] {Side.PRE, Side.MODULATOR, Side.POST}) {
      @Nullable Traces own = traces.get(side);
      if (own != null) {
        for (int at : own.place().state()) {
          hash.add(Arrays.copyOfRange(state, at, at + own.place().size()));
        }
      }
    }
  }
}
