package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.compile.ParameterChange;
import cajal.compile.PlasticSynapses;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.record.SpikeHash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;

/// What advances a compiled network: processor, graphics card. Discovered as a service, so that a
/// backend is one module that is there or not.
public interface Backend {

  /// What ends a name that asks for fast settings.
  String FAST = "/fast";

  /// Short name, such as `cpu`.
  String name();

  /// What it can run networks on besides the processor of this computer.
  ///
  /// @throws ProblemException if they cannot be found out
  default List<BackendDevice> devices() {
    return List.of();
  }

  /// The same backend on one of its devices.
  ///
  /// @param device its id, see {@link #devices}
  /// @throws ProblemException if it has no devices
  default Backend on(String device) {
    throw new ProblemException(
        Problem.error(
            null,
            "The backend '" + name() + "' has no device '" + device + "'.",
            "Choose the backend alone."));
  }

  /// The same backend with fast settings, which do not give the bits of the processor.
  ///
  /// @throws ProblemException if it has none
  default Backend fast() {
    throw new ProblemException(
        Problem.error(
            null,
            "The backend '" + name() + "' has no fast settings.",
            "Choose a device, or leave the settings strict."));
  }

  /// Lays out the state of a network at time 0.
  ///
  /// @param threads how many threads it may use, the calling one included
  Engine load(CompiledNetwork network, int threads);

  /// One network with its state. All calls come from one thread.
  interface Engine extends AutoCloseable {

    /// Most steps that one call of {@link #advance} may take: within them no neuron can influence
    /// another.
    int longestBatch();

    /// Steps below which a batch is hardly over any sooner, since starting one takes so long.
    default int worthwhileBatch() {
      return 1;
    }

    /// Advances by some steps.
    ///
    /// @param step index of the first step
    /// @param count number of steps, from 1 to {@link #longestBatch}
    /// @param batch receives spikes and samples, overwritten
    /// @param checkpoint called often; may block, and ends the work by throwing
    /// @throws ProblemException if a state variable is no longer a number
    void advance(long step, int count, Batch batch, Checkpoint checkpoint);

    /// Takes over a change before the next step.
    void apply(ParameterChange change);

    /// Arrivals of spikes at synapses so far.
    long synapticEvents();

    /// The synapses with a memory of one projection as they are now, each with the weight that its
    /// last event left.
    ///
    /// @param index in {@link CompiledNetwork#plastic}
    /// @return a copy; may be asked for from any thread
    PlasticSynapses plastic(int index);

    /// A copy of the state of all neurons, `[population][variable][neuron]`, coherent.
    double[][][] states();

    /// Mixes all state variables into a hash.
    void hashState(SpikeHash hash);

    /// Writes all that evolves, so that {@link #restore} brings it back with any number of threads.
    /// Parameters are no part of it.
    ///
    /// @param step number of steps that were taken
    void save(long step, DataOutput out) throws IOException;

    /// Takes over what was saved of the same network, with the same changes applied.
    ///
    /// @throws IOException if it is not complete or does not fit
    void restore(long step, DataInput in) throws IOException;

    @Override
    void close();
  }

  /// Where work that may take long gives way: it returns when the work may go on.
  @FunctionalInterface
  interface Checkpoint {

    /// @throws Abandoned if the work shall end here
    void pass();
  }

  /// Thrown through a step that nobody wants any more.
  final class Abandoned extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Abandoned() {
      super("abandoned", null, false, false);
    }
  }

  /// The name of a backend on fast settings.
  ///
  /// @param name with its device, if any
  static String fast(String name) {
    return name + FAST;
  }

  /// Whether a name is that of a backend on fast settings.
  static boolean isFast(String name) {
    return name.endsWith(FAST);
  }

  /// The backend of a name; a device may follow after a colon, and {@link #FAST} at the end.
  ///
  /// @throws ProblemException if it is not there
  static Backend named(String name) {
    return isFast(name)
        ? strict(name.substring(0, name.length() - FAST.length())).fast()
        : strict(name);
  }

  private static Backend strict(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? alone(name) : alone(name.substring(0, colon)).on(name.substring(colon + 1));
  }

  /// All backends that are there.
  static List<Backend> all() {
    return ServiceLoader.load(Backend.class, Backend.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static Backend alone(String name) {
    List<Backend> all = all();
    return all.stream()
        .filter(backend -> backend.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                Problem.error(
                    null,
                    "There is no backend '" + name + "'.",
                    "Choose one of "
                        + String.join(", ", all.stream().map(Backend::name).toList())
                        + ".")));
  }
}
