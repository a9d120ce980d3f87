package cajal.simulate.cpu;

import cajal.compile.CompiledNetwork;
import cajal.compile.CompiledPopulation;
import cajal.compile.Inputs;
import cajal.compile.KernelSource;
import cajal.compile.NetworkForms;
import cajal.kernel.NeuronColumns;
import cajal.kernel.NeuronKernel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One population while it runs: its columns of state, and the rings in which spikes wait that do
/// not wait elsewhere.
///
/// Most variables live in the long column in which spikes arrive, see {@link Homes}; their own
/// columns are brought up to date for whoever looks, see {@link #refresh}.
final class PopulationState {

  private final CompiledPopulation population;
  private final KernelSource kernels;
  private final double dtMs;
  private final int index;
  private final NetworkForms forms;
  private final double[][] state;
  private final double[][] parameter;
  private final double[][] input;
  private final int[] home;
  private final int[] refractory;
  private final int[] place;
  private final int[] sign;
  private final double[] arriving;
  private final @Nullable InputRing[] rings;
  private final boolean[] driven;
  private final double[] silence;
  private NeuronKernel kernel;

  /// @param arriving what arrives in a step, see {@link cajal.compile.Inputs}, and variables
  /// @param homes where variables live
  PopulationState(
      CompiledNetwork network, int index, double[] arriving, NetworkForms forms, Homes homes) {
    this.index = index;
    this.forms = forms;
    population = network.populations().get(index);
    kernels = network.kernels();
    dtMs = network.dtMs();
    this.arriving = arriving;
    int size = population.size();
    state = new double[population.model().states().size()][size];
    home = homes.of(index);
    parameter = new double[population.parameter().length][];
    for (int i = 0; i < parameter.length; i++) {
      parameter[i] = population.parameter()[i].clone();
    }
    input = new double[population.model().inputs().size()][size];
    refractory = new int[size];
    silence = new double[size];
    place = network.inputs().from()[index];
    rings = new InputRing[place.length];
    sign = new int[place.length];
    for (int port = 0; port < place.length; port++) {
      sign[port] = place[port] == Inputs.NONE ? 0 : forms.sign(index, port);
    }
    driven = new boolean[input.length];
    for (int i = 0; i < driven.length; i++) {
      driven[i] = forms.driven(index, i);
    }
    kernel = compile();
    NeuronColumns columns = view();
    kernel.prepare(columns);
    kernel.initialise(columns, 0, size);
    for (CompiledPopulation.Initial initial : population.initial()) {
      int variable = initial.state();
      System.arraycopy(initial.value(), 0, homeOf(variable), home(variable), size);
    }
  }

  private NeuronKernel compile() {
    return kernels.neuron(
        population.model(), forms.of(index, parameter), population.method(), population.staged());
  }

  /// The columns as one worker sees them.
  NeuronColumns view() {
    double[][] arrived = new double[place.length][];
    int[] from = new int[place.length];
    for (int port = 0; port < place.length; port++) {
      boolean used = place[port] != Inputs.NONE;
      arrived[port] = used ? arriving : silence;
      from[port] = used ? place[port] : 0;
    }
    double[][] homes = new double[state.length][];
    Arrays.setAll(homes, this::homeOf);
    int[] begin = new int[state.length];
    Arrays.setAll(begin, this::home);
    return new NeuronColumns(
        homes, begin, parameter, arrived, from, input, refractory, dtMs, population.key());
  }

  /// Another kernel of the same kind, for other columns.
  NeuronKernel another() {
    return compile();
  }

  /// Columns of `size` neurons that are like the first ones of this population, with which anything
  /// may be done.
  NeuronColumns sample(int size) {
    int[] from = new int[place.length];
    double[][] arrived = new double[place.length][];
    for (int port = 0; port < place.length; port++) {
      arrived[port] =
          sign[port] == 0
              ? new double[size]
              : Arrays.copyOfRange(arriving, place[port], place[port] + size);
    }
    double[][] own = Arrays.stream(parameter).map(p -> first(p, size)).toArray(double[][]::new);
    double[][] states = new double[state.length][];
    Arrays.setAll(states, v -> Arrays.copyOfRange(homeOf(v), home(v), home(v) + size));
    double[][] inputs = new double[input.length][size];
    long key = population.key();
    return new NeuronColumns(states, own, arrived, from, inputs, new int[size], dtMs, key);
  }

  private static double[] first(double[] column, int size) {
    return column.length == 1 ? column.clone() : Arrays.copyOf(column, size);
  }

  /// Makes a ring at a port, for spikes that are handed over before they arrive.
  ///
  /// @param steps longest delay, steps
  void reserve(int port, int steps) {
    InputRing ring = rings[port];
    if (ring == null || !ring.holds(steps)) {
      rings[port] = new InputRing(steps, size());
    }
  }

  /// The ring that was reserved at a port.
  InputRing ring(int port) {
    return Objects.requireNonNull(rings[port]);
  }

  /// Whether there are rings at ports that are variables themselves, or at others.
  boolean hasRings(boolean direct) {
    for (int port = 0; port < rings.length; port++) {
      if (rings[port] != null && direct == (sign[port] != 0)) {
        return true;
      }
    }
    return false;
  }

  /// Fetches from the rings what arrives in a step at neurons `from` (inclusive) to `to`
  /// (exclusive).
  ///
  /// @param direct at which ports: those that are variables themselves, or all others
  void fetch(long step, int from, int to, boolean direct) {
    for (int port = 0; port < rings.length; port++) {
      InputRing ring = rings[port];
      if (ring != null && direct == (sign[port] != 0)) {
        ring.move(step, from, to, arriving, place[port], sign[port] < 0 ? -1 : 1);
      }
    }
  }

  /// Forgets what arrived at neurons `from` (inclusive) to `to` (exclusive).
  void clear(int from, int to) {
    for (int port = 0; port < place.length; port++) {
      if (place[port] != Inputs.NONE && sign[port] == 0) {
        Arrays.fill(arriving, place[port] + from, place[port] + to, 0);
      }
    }
  }

  /// Brings the columns of those variables up to date that live elsewhere.
  void refresh() {
    for (int v = 0; v < home.length; v++) {
      if (home[v] != Homes.OWN) {
        System.arraycopy(arriving, home[v], state[v], 0, size());
      }
    }
  }

  /// The column in which a state variable lives, `[home + neuron]`.
  double[] homeOf(int variable) {
    return home[variable] == Homes.OWN ? state[variable] : arriving;
  }

  /// Where neuron 0 is in {@link #homeOf}.
  int home(int variable) {
    return home[variable] == Homes.OWN ? 0 : home[variable];
  }

  // The other way round: after the columns of state have been set.
  private void settle() {
    for (int v = 0; v < home.length; v++) {
      if (home[v] != Homes.OWN) {
        System.arraycopy(state[v], 0, arriving, home[v], size());
      }
    }
  }

  /// Place of neuron 0 at a port, see {@link Inputs}.
  int place(int port) {
    return place[port];
  }

  double[][] state() {
    return state;
  }

  double[] input(int index) {
    return input[index];
  }

  /// Whether anything in the network gives this input; otherwise it stays zero.
  boolean driven(int index) {
    return driven[index];
  }

  NeuronKernel kernel() {
    return kernel;
  }

  CompiledPopulation population() {
    return population;
  }

  int size() {
    return population.size();
  }

  boolean staged() {
    return population.staged();
  }

  void save(DataOutput out) throws IOException {
    refresh();
    StateColumns.write(out, state);
    StateColumns.write(out, refractory);
    for (InputRing ring : rings) {
      if (ring != null) {
        StateColumns.write(out, ring.columns());
      }
    }
  }

  void restore(DataInput in) throws IOException {
    StateColumns.read(in, state);
    StateColumns.read(in, refractory);
    for (InputRing ring : rings) {
      if (ring != null) {
        StateColumns.read(in, ring.columns());
      }
    }
    settle();
  }

  /// Takes over new values; what neurons share becomes a column of its own where they differ, which
  /// needs another kernel.
  void change(int index, double[] values) {
    if (values.length == parameter[index].length) {
      System.arraycopy(values, 0, parameter[index], 0, values.length);
    } else if (values.length == 1) {
      Arrays.fill(parameter[index], values[0]);
    } else {
      parameter[index] = values.clone();
      kernel = compile();
    }
    kernel.prepare(view());
  }
}
