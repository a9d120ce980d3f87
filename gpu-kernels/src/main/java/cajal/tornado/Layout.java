package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkForms;
import cajal.compile.Synapses;
import cajal.kernel.DeviceNeuron;
import cajal.kernel.DeviceRules;
import cajal.kernel.DeviceSources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A network in the arrays of a device: its kernels, the tasks of a step, and the numbers at time
/// 0.
final class Layout {

  /// Most lanes into which delivery is divided.
  static final int LANES_AT_MOST = 4096;

  /// The generated kernels.
  static final String CLASS_NAME = "DeviceNetwork";

  static final String CLASS = "cajal.kernel." + CLASS_NAME;

  private static final String SPIKES = SpikeKernels.class.getName();

  private static final List<String> DELIVERY =
      List.of(
          "clock",
          "index",
          "counts",
          "history",
          "weights",
          "parameter",
          "rings",
          "given",
          "inputs",
          "lanes");

  private final CompiledNetwork network;
  private final Heaps heaps = new Heaps();
  private final List<Population> populations = new ArrayList<>();
  private final List<Plastic> plastic = new ArrayList<>();
  private final Spikes spikes;
  private final Coupled coupled;
  private final Drives drives;
  private final Probes probes;
  private final Map<String, Object> preparations;
  private final List<Task> tasks = new ArrayList<>();
  private final List<String> methods = new ArrayList<>();
  private final int steps;
  private final int historyLength;
  private final Map<String, Object> arrays;

  /// @param lanes into how many ranges targets are divided
  /// @param longestBatch most steps of a batch
  /// @throws cajal.problem.ProblemException if a device cannot run the network
  Layout(CompiledNetwork network, int lanes, int longestBatch) {
    this.network = network;
    network.kernels().prepare(network);
    NetworkForms forms = new NetworkForms(network);
    heaps.index.reserve(SpikeKernels.HEAD);
    heaps.inputs.reserve(network.inputs().size());
    for (int p = 0; p < network.populations().size(); p++) {
      populations.add(new Population(network, forms, p, heaps));
    }
    historyLength = heaps.history.reserve(0);
    spikes = new Spikes(network, forms, populations, heaps);
    for (int s = 0; s < network.plastic().size(); s++) {
      plastic.add(new Plastic(network, s, populations, spikes, heaps));
    }
    coupled = new Coupled(network, populations, heaps);
    drives = new Drives(network, forms, spikes);
    probes = new Probes(network, populations, plastic);
    spikes.layOut();
    int[] rows = probes.rows();
    steps = Math.max(1, Math.min(longestBatch, roomForSteps(rows.length)));
    head(lanes, rows.length);
    order(lanes, rows.length);
    Map<String, String> sources = new LinkedHashMap<>();
    populations.forEach(population -> population.sources(sources));
    plastic.forEach(synapses -> synapses.sources(sources));
    preparations = DeviceSources.preparations(sources);
    arrays = heaps.arrays(DeviceSources.ziggurat());
    arrays.put("lanes", new int[lanes]);
    arrays.put("rows", rows.length == 0 ? new int[] {0} : rows);
    apply(derived());
  }

  // What goes to and comes from the device with each batch stays small.
  private int roomForSteps(int rows) {
    int most = 1 << 21;
    int given = heaps.given.reserve(0);
    return most / Math.max(1, Math.max(rows, given));
  }

  static Object preparation(Map<String, Object> preparations, String name) {
    return Objects.requireNonNull(preparations.get(name), name);
  }

  /// Writes the first neurons or places of lanes.
  static void bounds(Heaps heaps, int at, int lanes, int size) {
    for (int w = 0; w <= lanes; w++) {
      heaps.index.set(at + w, (int) ((long) size * w / lanes));
    }
  }

  private void head(int lanes, int rows) {
    int longest = 1;
    for (Synapses synapses : network.synapses()) {
      longest = Math.max(longest, synapses.delays().longest());
    }
    for (Plastic synapses : plastic) {
      longest = Math.max(longest, synapses.synapses().delaySteps());
    }
    int depth = longest + Math.max(2, steps);
    heaps.index.set(SpikeKernels.DEPTH, depth);
    heaps.index.set(SpikeKernels.HISTORY, historyLength);
    heaps.index.set(SpikeKernels.POPULATIONS, populations.size());
    heaps.index.set(SpikeKernels.LANES, lanes);
    int bounds = heaps.index.reserve(lanes + 1L);
    heaps.index.set(SpikeKernels.BOUNDS, bounds);
    bounds(heaps, bounds, lanes, heaps.inputs.reserve(0));
    heaps.history.reserve((long) historyLength * (depth - 1));
    heaps.counts.reserve((long) depth * populations.size());
    heaps.samples.reserve((long) rows * steps);
    int logFirst = SpikeKernels.LOG_STEPS + steps;
    int capacity = Math.max(4096, network.neurons() / 2);
    heaps.index.set(SpikeKernels.ROWS, logFirst);
    heaps.index.set(SpikeKernels.LOG_CAPACITY, capacity);
    heaps.log.reserve((long) logFirst + capacity);
  }

  private void order(int lanes, int rows) {
    tasks.add(new Task(SPIKES, "receive", DELIVERY));
    coupled.tasks(methods, tasks);
    for (int p = 0; p < populations.size(); p++) {
      methods.add(populations.get(p).method("neurons_" + p));
      tasks.add(new Task(CLASS, "neurons_" + p, DeviceNeuron.ARRAYS));
    }
    if (spikes.hasDirect()) {
      tasks.add(new Task(SPIKES, "direct", DELIVERY));
    }
    tasks.add(new Task(SPIKES, "count", List.of("clock", "index", "fired", "blocks", "log")));
    tasks.add(
        new Task(
            SPIKES,
            "list",
            List.of("clock", "index", "fired", "blocks", "counts", "history", "log")));
    if (spikes.hasSendings()) {
      tasks.add(
          new Task(
              SPIKES,
              "send",
              List.of(
                  "clock",
                  "index",
                  "counts",
                  "history",
                  "weights",
                  "parameter",
                  "rings",
                  "lanes")));
    }
    plastic.forEach(p -> p.tasks(lanes, historyLength, heaps, methods, tasks));
    if (rows > 0) {
      tasks.add(
          new Task(
              SPIKES, "sample", List.of("clock", "rows", "state", "inputs", "synapse", "samples")));
    }
  }

  /// Everything that follows from the parameters as they are now.
  Patches derived() {
    Patches patches = new Patches();
    populations.forEach(population -> population.derive(preparations, patches));
    plastic.forEach(synapses -> synapses.derive(preparations, patches));
    return patches;
  }

  private void apply(Patches patches) {
    for (Patches.Patch patch : patches.all()) {
      DeviceArrays.patch(Objects.requireNonNull(arrays.get(patch.array())), patch);
    }
  }

  /// The class of the generated kernels.
  String source() {
    String source = DeviceNeuron.classText(CLASS_NAME, methods);
    List<String> broken = DeviceRules.broken(source);
    if (!broken.isEmpty()) {
      throw new IllegalStateException("a kernel holds " + broken + ":\n" + source);
    }
    return source;
  }

  List<Task> tasks() {
    return tasks;
  }

  /// Arrays by name, as they are at time 0.
  Map<String, Object> arrays() {
    return arrays;
  }

  /// Most steps of a batch.
  int steps() {
    return steps;
  }

  CompiledNetwork network() {
    return network;
  }

  List<Population> populations() {
    return populations;
  }

  List<Plastic> plastic() {
    return plastic;
  }

  Spikes spikes() {
    return spikes;
  }

  Coupled coupled() {
    return coupled;
  }

  Drives drives() {
    return drives;
  }

  Probes probes() {
    return probes;
  }
}
