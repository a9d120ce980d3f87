package cajal.simulate.cpu;

import cajal.compile.CompiledNetwork;
import cajal.compile.CompiledPopulation;
import cajal.compile.Inputs;
import cajal.compile.KernelSource;
import cajal.compile.NetworkForms;
import cajal.kernel.Fading;
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
/// Most variables live in the long column in which spikes arrive, see {@link Homes}, and some are
/// kept in another way than by their value, see {@link Fading}.
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
  private final Fading[] fading;
  private final boolean fades;
  private final int[] refractory;
  private final int[] place;
  private final int[] sign;
  private final int[] grown;
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
    home = homes.of(index);
    state = new double[home.length][];
    for (int v = 0; v < home.length; v++) {
      state[v] = home[v] == Homes.OWN ? new double[size] : arriving;
      home[v] = home[v] == Homes.OWN ? 0 : home[v];
    }
    fading = Fading.none(home.length);
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
    grown = new int[place.length];
    Arrays.setAll(grown, port -> forms.variable(index, port));
    driven = new boolean[input.length];
    for (int i = 0; i < driven.length; i++) {
      driven[i] = forms.driven(index, i);
    }
    fades = !forms.of(index, parameter).fading().isEmpty();
    kernel = compile();
    prepare();
    kernel.initialise(view(), 0, size);
    for (CompiledPopulation.Initial initial : population.initial()) {
      int variable = initial.state();
      System.arraycopy(initial.value(), 0, state[variable], home[variable], size);
    }
  }

  private NeuronKernel compile() {
    return kernels.neuron(
        population.model(), forms.of(index, parameter), population.method(), population.staged());
  }

  private void prepare() {
    kernel.prepare(view());
    Fading.set(fading, kernel);
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
    return new NeuronColumns(
        state, home, fading, parameter, arrived, from, input, refractory, dtMs, population.key());
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
    Arrays.setAll(states, v -> Arrays.copyOfRange(state[v], home[v], home[v] + size));
    return new NeuronColumns(
        states,
        new int[states.length],
        fading,
        own,
        arrived,
        from,
        new double[input.length][size],
        new int[size],
        dtMs,
        population.key());
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

  /// Whether any variable is kept in another way than by its value, or may be later.
  boolean fades() {
    return fades;
  }

  /// How a state variable is kept, at present.
  Fading fading(int variable) {
    return fading[variable];
  }

  /// By what arrivals at a port are multiplied that are added to a variable itself at the end of a
  /// step.
  double growth(int port, long step) {
    return sign[port] == 0 ? 1 : fading[grown[port]].growth(step);
  }

  /// Ends a step for variables that fade in neurons `from` (inclusive) to `to` (exclusive), before
  /// anything arrives.
  void renew(long step, int from, int to) {
    for (int v = 0; v < fading.length; v++) {
      double renewal = fading[v].renewal(step);
      if (renewal != 1) {
        scale(v, from, to, renewal);
      }
    }
  }

  private void scale(int variable, int from, int to, double factor) {
    double[] column = state[variable];
    for (int i = home[variable] + from; i < home[variable] + to; i++) {
      column[i] *= factor;
    }
  }

  /// Copies of the state variables at the beginning of a step, `[variable][neuron]`.
  double[][] values(long step) {
    double[][] values = kept();
    for (int v = 0; v < values.length; v++) {
      double level = fading[v].level(step);
      for (int i = 0; i < values[v].length && level != 1; i++) {
        values[v][i] *= level;
      }
    }
    return values;
  }

  private double[][] kept() {
    double[][] kept = new double[state.length][];
    Arrays.setAll(kept, v -> Arrays.copyOfRange(state[v], home[v], home[v] + size()));
    return kept;
  }

  /// Place of neuron 0 at a port, see {@link Inputs}.
  int place(int port) {
    return place[port];
  }

  /// The columns in which the state variables live, `[variable][home + neuron]`; each has one of
  /// its own where others than the kernel read them, see {@link NetworkForms#isRead}.
  double[][] state() {
    return state;
  }

  /// Where neuron 0 of a state variable is in its column.
  int home(int variable) {
    return home[variable];
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
    StateColumns.write(out, kept());
    StateColumns.write(out, refractory);
    for (InputRing ring : rings) {
      if (ring != null) {
        StateColumns.write(out, ring.columns());
      }
    }
  }

  void restore(DataInput in) throws IOException {
    double[][] kept = new double[state.length][size()];
    StateColumns.read(in, kept);
    for (int v = 0; v < kept.length; v++) {
      System.arraycopy(kept[v], 0, state[v], home[v], size());
    }
    StateColumns.read(in, refractory);
    for (InputRing ring : rings) {
      if (ring != null) {
        StateColumns.read(in, ring.columns());
      }
    }
  }

  /// Takes over new values; what neurons share becomes a column of its own where they differ, which
  /// needs another kernel.
  ///
  /// @param step that is about to begin
  void change(int index, double[] values, long step) {
    if (values.length == parameter[index].length) {
      System.arraycopy(values, 0, parameter[index], 0, values.length);
    } else if (values.length == 1) {
      Arrays.fill(parameter[index], values[0]);
    } else {
      parameter[index] = values.clone();
      kernel = compile();
    }
    Fading[] before = fading.clone();
    prepare();
    for (int v = 0; v < fading.length; v++) {
      if (fading[v].decay() != before[v].decay()) {
        scale(v, 0, size(), before[v].conversion(fading[v], step));
      }
    }
  }
}
