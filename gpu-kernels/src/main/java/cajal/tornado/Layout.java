package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkForms;
import cajal.compile.Synapses;
import cajal.kernel.DeviceArithmetic;
import cajal.kernel.DeviceFiring;
import cajal.kernel.DeviceNeuron;
import cajal.kernel.DeviceRules;
import cajal.kernel.DeviceSources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A network in the arrays of a device: its kernels, the tasks of a step, and the numbers at time
/// 0.
final class Layout {

  /// Most lanes into which delivery is divided.
  static final int LANES_AT_MOST = 4096;

  /// The generated kernels.
  static final String CLASS_NAME = "DeviceNetwork";

  static final String CLASS = "cajal.kernel." + CLASS_NAME;

  private static final String SPIKES = SpikeKernels.class.getName();
  private static final String LISTS = ListKernels.class.getName();

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
          "inputs");

  private static final List<String> SENDING = DELIVERY.subList(0, DELIVERY.indexOf("given"));
  private static final List<String> COUNTING = List.of("clock", "index", "fired", "blocks", "log");

  private static final List<String> LISTING =
      List.of("clock", "index", "fired", "blocks", "counts", "history", "log");

  private static final List<String> SAMPLING =
      List.of("clock", "rows", "state", "inputs", "synapse", "samples");

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
  private final int largestStep;
  private final int logCapacity;
  private int depth;
  private final Map<String, Object> arrays;

  /// @param lanes into how many ranges targets are divided; a single lane takes the network through
  ///   all steps of a batch in one kernel, see {@link Whole}
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
    largestStep = populations.stream().mapToInt(Population::capacity).sum();
    logCapacity = Math.max(4096, network.neurons() / 2) + (lanes == 1 ? largestStep : 0);
    spikes = new Spikes(network, forms, populations, heaps);
    for (int s = 0; s < network.plastic().size(); s++) {
      plastic.add(new Plastic(network, s, populations, spikes, heaps));
    }
    coupled = new Coupled(network, populations, heaps);
    drives = new Drives(network, forms, spikes);
    probes = new Probes(network, populations, plastic);
    spikes.layOut(lanes == 1);
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
    // Several lanes may have to look for the spikes of a whole batch once more.
    depth = longest + Math.max(2, lanes == 1 ? 2 : steps);
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
    heaps.index.set(SpikeKernels.ROWS, logFirst());
    heaps.index.set(SpikeKernels.LOG_CAPACITY, logCapacity);
    heaps.log.reserve((long) logFirst() + logCapacity);
    heaps.index.set(SpikeKernels.GIVEN, heaps.given.reserve(0));
    if (lanes == 1) {
      heaps.given.reserve((steps - 1L) * heaps.given.reserve(0));
    }
  }

  private int logFirst() {
    return SpikeKernels.LOG_STEPS + steps;
  }

  private void order(int lanes, int rows) {
    boolean whole = lanes == 1;
    spikes(whole ? "receiveAll" : "receive", DELIVERY, whole);
    coupled.tasks(methods, tasks);
    for (int p = 0; p < populations.size(); p++) {
      String name = "neurons_" + p;
      methods.add(
          whole ? populations.get(p).whole(name, firing(p)) : populations.get(p).method(name));
      tasks.add(new Task(CLASS, name, whole ? DeviceNeuron.WHOLE : DeviceNeuron.ARRAYS));
    }
    if (spikes.hasDirect()) {
      spikes(whole ? "directAll" : "direct", DELIVERY, whole);
    }
    if (!whole) {
      tasks.add(new Task(LISTS, "count", COUNTING));
      tasks.add(new Task(LISTS, "list", LISTING));
    }
    if (spikes.hasSendings()) {
      spikes(whole ? "sendAll" : "send", SENDING, whole);
    }
    plastic.forEach(p -> p.tasks(lanes, historyLength, heaps, methods, tasks));
    if (rows > 0) {
      tasks.add(new Task(LISTS, whole ? "sampleAll" : "sample", SAMPLING));
    }
    if (whole) {
      Task all = Whole.of(tasks, methods, logCapacity - largestStep);
      tasks.clear();
      tasks.add(all);
    }
  }

  // With one lane there is nothing to say about lanes.
  private void spikes(String method, List<String> arrays, boolean whole) {
    List<String> all = whole ? arrays : Stream.concat(arrays.stream(), Stream.of("lanes")).toList();
    tasks.add(new Task(SPIKES, method, all));
  }

  private DeviceFiring firing(int p) {
    Population population = populations.get(p);
    return new DeviceFiring(
        p,
        populations.size(),
        depth,
        historyLength,
        population.historyFirst(),
        population.capacity(),
        logFirst(),
        logFirst() + logCapacity);
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
  String source(DeviceArithmetic arithmetic) {
    String source = arithmetic.applied(DeviceNeuron.classText(CLASS_NAME, methods));
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

  /// Whether one lane takes the network through all steps of a batch in one kernel.
  boolean whole() {
    return tasks.size() == 1;
  }

  /// Spikes for which the log has room.
  int logCapacity() {
    return logCapacity;
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
