package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.compile.ParameterChange;
import cajal.compile.PlasticSynapses;
import cajal.kernel.DeviceArithmetic;
import cajal.record.SpikeHash;
import cajal.simulate.Backend;
import cajal.simulate.BackendDevice;
import cajal.simulate.Batch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A network whose state lives on a device, in a worker process of its own.
///
/// The processor works out what stimulators give, hands it over with each batch of steps, and takes
/// spikes and samples back; everything else stays where it is until somebody asks for it.
final class DeviceEngine implements Backend.Engine {

  /// Most steps of a batch where each kernel of a step is started by itself, and where one kernel
  /// takes all steps.
  private static final int LONGEST_BATCH = 64;

  private static final int LONGEST_WHOLE_BATCH = 1024;

  /// How long a batch that one kernel takes shall last: nothing ends it before, but starting it
  /// takes a millisecond.
  private static final double BATCH_NS = 30_000_000;

  /// How much longer than the last steps the next are thought to take at most: a computer that was
  /// busy with something else tells nothing about a step.
  private static final double GROWTH = 1.05;

  /// Steps of the first batch, when nobody knows how long a step takes.
  private static final int FIRST_BATCH = 8;

  // Lanes enough for a graphics card.
  private static final int LANES_OF_GPU = 2048;

  /// How long whoever asks for weights waits for the end of a batch.
  private static final long PATIENCE_MS = 200;

  /// How often states are searched for what is no number.
  private static final long SEARCH_NS = 500_000_000;

  private final CompiledNetwork network;
  private final Layout layout;
  private final Path folder;
  private final Link link;
  private final Exchange exchange;
  private final Events events;
  private final Map<String, Object> copies = new HashMap<>();
  private final double[] given;
  private long lastSearchNs = System.nanoTime();
  // Weights may be asked for while a batch is under way.
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Integer, PlasticSynapses> seen = new HashMap<>();
  private int longest;
  private double eachNs = Double.MAX_VALUE;
  private long next;
  private boolean closed;
  private boolean lost;

  private DeviceEngine(CompiledNetwork network, Layout layout, Path folder, Link link)
      throws IOException {
    this.network = network;
    this.layout = layout;
    this.folder = folder;
    this.link = link;
    exchange = new Exchange(folder, layout.arrays(), layout.steps(), layout.whole());
    given = (double[]) Objects.requireNonNull(layout.arrays().get("given"));
    events = new Events(network);
    longest = Math.min(FIRST_BATCH, layout.steps());
  }

  /// Starts a worker and hands it the network.
  static DeviceEngine start(
      CompiledNetwork network, BackendDevice device, DeviceArithmetic arithmetic) {
    boolean whole = !device.gpu() && Whole.suits(network);
    int several =
        device.gpu() ? LANES_OF_GPU : Math.max(2, Runtime.getRuntime().availableProcessors());
    Layout layout =
        new Layout(network, whole ? 1 : several, whole ? LONGEST_WHOLE_BATCH : LONGEST_BATCH);
    Path folder = null;
    try {
      folder = Files.createTempDirectory("cajal-run");
      ClassFolder.compile(folder, Layout.CLASS_NAME, layout.source(arithmetic));
      Program.write(folder.resolve(Exchange.PROGRAM), layout);
      List<String> command =
          device.id().equals(Devices.JAVA)
              ? WorkerCommand.plain(folder)
              : WorkerCommand.of(folder, Devices.sdk().orElseThrow(), arithmetic);
      command.add(folder.toString());
      command.add(device.id());
      Link link = new Link(folder, command);
      try {
        link.begin(_ -> {});
        return new DeviceEngine(network, layout, folder, link);
      } catch (RuntimeException | IOException e) {
        link.close();
        throw e;
      }
    } catch (RuntimeException e) {
      delete(folder);
      throw e;
    } catch (IOException e) {
      delete(folder);
      throw Refusal.of("The worker for the device could not be started: " + e.getMessage() + ".");
    }
  }

  private static void delete(@org.jspecify.annotations.Nullable Path folder) {
    if (folder != null) {
      Folders.delete(folder);
    }
  }

  /// The process of the worker, for tests.
  ProcessHandle worker() {
    return link.worker();
  }

  @Override
  public int longestBatch() {
    return layout.whole() ? longest : layout.steps();
  }

  @Override
  public int worthwhileBatch() {
    return layout.whole() ? longest : 1;
  }

  @Override
  public void advance(long step, int count, Batch batch, Backend.Checkpoint checkpoint) {
    lock.lock();
    try {
      take(step, count, batch, checkpoint);
    } catch (RuntimeException e) {
      // Somewhere in a batch, there is no state that anybody could look at.
      lost = true;
      exchange.stopWanted(true);
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private void take(long step, int count, Batch batch, Backend.Checkpoint checkpoint) {
    batch.begin(step, count);
    next = step + count;
    copies.clear();
    if (!layout.drives().isEmpty()) {
      for (int offset = 0; offset < count; offset++) {
        layout.drives().give(given, step + offset);
        exchange.putGiven(offset);
        checkpoint.pass();
      }
    }
    boolean sampled = layout.probes().anyDue(step, count);
    long begun = System.nanoTime();
    for (int done = 0; done < count; ) {
      done = asked(step, done, count, sampled, batch, checkpoint);
    }
    eachNs = Math.min(GROWTH * eachNs, (double) (System.nanoTime() - begun) / count);
    longest = (int) Math.clamp(BATCH_NS / eachNs, 1, Math.min(layout.steps(), 2.0 * longest));
    if (sampled) {
      layout.probes().fill(batch, step, count, exchange.getSamples());
    }
    if (System.nanoTime() - lastSearchNs > SEARCH_NS) {
      lastSearchNs = System.nanoTime();
      Illness.search(this, layout, (step + count) * network.dtMs());
    }
  }

  /// Asks for the rest of a batch.
  ///
  /// @return how many of its steps are done
  private int asked(
      long step, int done, int count, boolean sampled, Batch batch, Backend.Checkpoint checkpoint) {
    byte[] message =
        Link.message(
            Link.ADVANCE,
            out -> {
              out.writeLong(step);
              out.writeInt(done);
              out.writeInt(count);
              out.writeBoolean(sampled);
            });
    Link.Answer answer = link.ask(message, checkpoint, exchange::progress);
    int[] log = exchange.getLog();
    int end = layout.whole() ? log[Whole.LOG_DONE] : count;
    int[] spikes = log;
    int first = SpikeKernels.LOG_STEPS + layout.steps();
    if (answer.kind() == Link.DUMPED) {
      spikes = new int[log[SpikeKernels.LOG_STEPS + count - 1]];
      link.dumped(spikes);
      first = 0;
    }
    int at = 0;
    for (int offset = done; offset < end; offset++) {
      int last = log[SpikeKernels.LOG_STEPS + offset];
      checkRoom(spikes, first + at, first + last);
      for (; at < last; at++) {
        int neuron = spikes[first + at];
        batch.spike(offset, neuron);
        events.fired(step + offset, neuron);
      }
      events.passed(step + offset);
    }
    return end;
  }

  // Neurons that send several spikes at once may send more than the lists of synapses hold.
  private void checkRoom(int[] spikes, int begin, int end) {
    int at = begin;
    int known = Math.min(end, spikes.length);
    for (Population population : layout.populations()) {
      int last = population.place().fired() + population.size();
      int own = at;
      while (at < known && spikes[at] < last) {
        at++;
      }
      if (at - own > population.capacity() || (at == known && known < end)) {
        throw Refusal.of(
            "More spikes left '"
                + population.compiled().name()
                + "' in one step than there is room for on the device.");
      }
    }
  }

  /// A copy of an array as it is on the device now.
  Object read(String name) {
    return copies.computeIfAbsent(
        name,
        wanted -> {
          Object array = Objects.requireNonNull(layout.arrays().get(wanted), wanted);
          Object copy = DeviceArrays.made(DeviceArrays.type(array), DeviceArrays.length(array));
          link.ask(
              Link.message(Link.READ, out -> out.writeUTF(wanted)), () -> {}, exchange::progress);
          link.dumped(copy);
          return copy;
        });
  }

  double[] doubles(String name) {
    return (double[]) read(name);
  }

  @Override
  public void apply(ParameterChange change) {
    Patches patches = new Patches();
    switch (change) {
      case ParameterChange.OfPopulation of -> {
        Population population = layout.populations().get(of.population());
        population.change(of.parameter(), of.values(), next, () -> doubles("inputs"), patches);
        patches.all().addAll(layout.derived().all());
      }
      case ParameterChange.OfDrive of -> layout.drives().change(of);
      case ParameterChange.OfDriveWeight of -> layout.drives().change(of);
      case ParameterChange.OfSynapses of ->
          layout.spikes().change(of.index(), of.synapses(), patches);
      case ParameterChange.OfPlastic of -> {
        layout.plastic().get(of.plastic()).change(of.parameter(), of.value(), patches);
        patches.all().addAll(layout.derived().all());
      }
      case ParameterChange.OfPlasticWeight of ->
          layout.plastic().get(of.plastic()).change(of.weight(), patches);
      case ParameterChange.OfCoupling of ->
          layout.coupled().change(of.coupling(), of.columns(), patches);
    }
    if (!patches.all().isEmpty()) {
      copies.clear();
      byte[] message =
          Link.message(
              Link.PATCH,
              out -> {
                out.writeInt(patches.all().size());
                for (Patches.Patch patch : patches.all()) {
                  DeviceArrays.write(out, patch);
                }
              });
      link.ask(message, () -> {}, exchange::progress);
    }
  }

  @Override
  public long synapticEvents() {
    return events.count();
  }

  @Override
  public void hashState(SpikeHash hash) {
    if (closed || lost || !link.isAlive()) {
      return;
    }
    double[] state = doubles("state");
    double[] inputs = doubles("inputs");
    for (Population population : layout.populations()) {
      hash.add(population.state(state, inputs, next));
    }
    layout.drives().hash(hash);
    for (Plastic plastic : layout.plastic()) {
      plastic.hash(state, doubles("synapse"), hash);
    }
  }

  /// The state of all populations, `[population][variable][neuron]`.
  @Override
  public double[][][] states() {
    double[] state = doubles("state");
    double[] inputs = doubles("inputs");
    return layout.populations().stream()
        .map(population -> population.state(state, inputs, next))
        .toArray(double[][][]::new);
  }

  @Override
  public PlasticSynapses plastic(int index) {
    Plastic of = layout.plastic().get(index);
    try {
      if (lock.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        try {
          if (!closed && !lost) {
            double[] synapse = doubles("synapse");
            int at = of.weights();
            double[] weights = Arrays.copyOfRange(synapse, at, at + of.synapses().count());
            seen.put(index, of.synapses().with(weights));
          }
          return seen.getOrDefault(index, of.synapses());
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return of.synapses();
  }

  @Override
  public void save(long step, DataOutput out) throws IOException {
    throw new IOException(
        "a run on a device cannot be saved yet; run on the processor to write checkpoints");
  }

  @Override
  public void restore(long step, DataInput in) throws IOException {
    throw new IOException(
        "a run cannot go on from a checkpoint on a device yet; go on with it on the processor");
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      link.close();
      Folders.delete(folder);
    }
  }
}
