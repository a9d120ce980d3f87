package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.compile.CompiledPopulation;
import cajal.compile.Inputs;
import cajal.compile.NetworkForms;
import cajal.kernel.DeviceFiring;
import cajal.kernel.DeviceNeuron;
import cajal.kernel.DevicePlace;
import cajal.kernel.DevicePreparation;
import cajal.kernel.Fading;
import cajal.kernel.NeuronColumns;
import cajal.kernel.NeuronForm;
import cajal.kernel.NeuronKernel;
import cajal.model.Body;
import cajal.model.Model;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// One population in the arrays of a device.
final class Population {

  /// Spikes of one neuron in one step for which there is room where a neuron may send several.
  private static final int COPIES = 8;

  private final CompiledPopulation population;
  private final NeuronForm form;
  private final DeviceNeuron neuron;
  private final DevicePlace place;
  private final NeuronColumns columns;
  private final int historyFirst;
  private final int capacity;
  private final String preparation;
  private final NeuronKernel kernel;

  Population(CompiledNetwork network, NetworkForms forms, int index, Heaps heaps) {
    population = network.populations().get(index);
    Model model = population.model();
    int size = population.size();
    double[][] parameter = new double[population.parameter().length][];
    Arrays.setAll(parameter, i -> population.parameter()[i].clone());
    form = forms.of(index, parameter);
    neuron = DeviceNeuron.of(model, form, population.method(), population.staged());
    kernel =
        network
            .kernels()
            .neuron(population.model(), form, population.method(), population.staged());
    preparation = "Prepare_" + index;
    int[] arrived = network.inputs().from()[index].clone();
    for (int port = 0; port < arrived.length; port++) {
      arrived[port] = arrived[port] == Inputs.NONE ? -1 : arrived[port];
    }
    int[] input = new int[model.inputs().size()];
    Arrays.setAll(input, i -> forms.driven(index, i) ? heaps.inputs.reserve(size) : -1);
    int[] state = new int[model.states().size()];
    Arrays.setAll(state, v -> heaps.state.reserve(size));
    int[] at = new int[parameter.length];
    Arrays.setAll(at, i -> heaps.parameter.add(parameter[i]));
    int[] derived = new int[neuron.derivedCount()];
    Arrays.setAll(derived, d -> heaps.parameter.reserve(neuron.derivedPerNeuron() ? size : 1));
    place =
        new DevicePlace(
            size,
            heaps.fired.reserve(size),
            heaps.left.reserve(size),
            state,
            fading(heaps),
            arrived,
            input,
            at,
            derived,
            network.dtMs(),
            population.key());
    capacity =
        (model.body() instanceof Body.Neuron b && b.emission().isPresent() ? COPIES : 1) * size;
    historyFirst = heaps.history.reserve(capacity);
    columns =
        new NeuronColumns(
            new double[state.length][size],
            parameter,
            new double[arrived.length][size],
            new int[arrived.length],
            new double[input.length][size],
            new int[size],
            network.dtMs(),
            population.key());
    begin(heaps);
  }

  private int[] fading(Heaps heaps) {
    int[] fading = new int[population.model().states().size()];
    Arrays.setAll(fading, v -> fades(v) ? heaps.parameter.reserve(Fading.NONE.table().length) : -1);
    return fading;
  }

  /// Whether any variable is kept in another way than by its value.
  boolean fades() {
    return !form.fading().isEmpty();
  }

  private boolean fades(int variable) {
    int port = directPort(variable);
    return port >= 0 && form.fading().contains(population.model().ports().get(port).name());
  }

  private void prepare() {
    kernel.prepare(columns);
    Fading.set(columns.fading(), kernel);
  }

  // The state at time 0 comes from the processor's kernel.
  private void begin(Heaps heaps) {
    prepare();
    kernel.initialise(columns, 0, size());
    for (CompiledPopulation.Initial initial : population.initial()) {
      System.arraycopy(initial.value(), 0, columns.state()[initial.state()], 0, size());
    }
    for (int v = 0; v < columns.state().length; v++) {
      (directPort(v) < 0 ? heaps.state : heaps.inputs).set(home(v), columns.state()[v]);
    }
  }

  private int directPort(int variable) {
    if (population.model().body() instanceof Body.Neuron body) {
      String name = population.model().states().get(variable).name();
      for (int p = 0; p < body.arrivals().size(); p++) {
        Body.Arrival arrival = body.arrivals().get(p);
        if (arrival.variable().equals(name) && form.direct().contains(arrival.port())) {
          return p;
        }
      }
    }
    return -1;
  }

  /// Where the table is by which arrivals at a port grow, see {@link Fading}; -1 where they do not.
  int growth(int port) {
    for (int v = 0; v < place.fading().length; v++) {
      if (place.fading()[v] >= 0 && directPort(v) == port) {
        return place.fading()[v] + Fading.STEPS;
      }
    }
    return -1;
  }

  /// State and parameters as the processor has them; the state is anybody's to overwrite.
  NeuronColumns columns() {
    return columns;
  }

  /// Whether a variable lives among the inputs.
  boolean isDirect(int variable) {
    return directPort(variable) >= 0;
  }

  /// Where neuron 0 of a variable is, among the inputs or the states.
  int home(int variable) {
    int port = directPort(variable);
    return port < 0 ? place.state()[variable] : place.arrived()[port];
  }

  int size() {
    return population.size();
  }

  CompiledPopulation compiled() {
    return population;
  }

  DevicePlace place() {
    return place;
  }

  /// Where its spikes are in the list of a step, and how many there is room for.
  int historyFirst() {
    return historyFirst;
  }

  int capacity() {
    return capacity;
  }

  /// `[parameter][neuron or 1]`, as now in use.
  double[][] parameter() {
    return columns.parameter();
  }

  Set<String> perNeuron() {
    return form.perNeuron();
  }

  void sources(Map<String, String> preparations) {
    preparations.put(preparation, neuron.preparation(preparation));
  }

  String method(String name) {
    return neuron.method(name, place);
  }

  /// The same for one lane, which lists spikes on the way.
  String whole(String name, DeviceFiring firing) {
    return neuron.whole(name, place, Optional.of(firing));
  }

  /// Whether advancing its neurons leaves nothing of what has arrived at a port, where one lane
  /// does it.
  boolean takesArrivals(int port) {
    return neuron.takesArrivals(port);
  }

  /// The same of a continuous input.
  boolean takesInput(int input) {
    return neuron.takesInput(input);
  }

  /// Copies of its state variables at the beginning of a step, `[variable][neuron]`.
  double[][] state(double[] state, double[] inputs, long step) {
    double[][] all = new double[columns.state().length][];
    for (int v = 0; v < all.length; v++) {
      double[] from = isDirect(v) ? inputs : state;
      double level = columns.fading()[v].level(step);
      all[v] = new double[size()];
      for (int i = 0; i < all[v].length; i++) {
        all[v][i] = from[home(v) + i] * level;
      }
    }
    return all;
  }

  /// Writes what is derived from the parameters.
  void derive(Map<String, Object> preparations, Patches patches) {
    if (!(preparations.get(preparation) instanceof DevicePreparation made)) {
      throw new IllegalStateException("no preparation of " + population.name());
    }
    double[][] derived = made.derived(columns);
    for (int d = 0; d < derived.length; d++) {
      patches.put("parameter", place.derived()[d], derived[d]);
    }
    for (int v = 0; v < place.fading().length; v++) {
      if (place.fading()[v] >= 0) {
        patches.put("parameter", place.fading()[v], columns.fading()[v].table());
      }
    }
  }

  /// Takes over new values.
  ///
  /// @param step that is about to begin
  /// @param inputs what is in the array of inputs now
  void change(int index, double[] values, long step, Supplier<double[]> inputs, Patches patches) {
    double[] own = columns.parameter()[index];
    if (values.length == 1) {
      Arrays.fill(own, values[0]);
    } else if (values.length == own.length) {
      System.arraycopy(values, 0, own, 0, values.length);
    } else {
      throw Refusal.of(
          population.model().parameters().get(index).name()
              + " of '"
              + population.name()
              + "' has one value for all neurons, which a run on a device cannot replace by values of"
              + " each.",
          "Give it values of each neuron before the start, or run on the processor.");
    }
    patches.put("parameter", place.parameter()[index], own);
    Fading[] before = columns.fading().clone();
    prepare();
    for (int v = 0; v < before.length; v++) {
      if (before[v].decay() != columns.fading()[v].decay()) {
        double factor = before[v].conversion(columns.fading()[v], step);
        double[] kept = Arrays.copyOfRange(inputs.get(), home(v), home(v) + size());
        patches.put("inputs", home(v), Arrays.stream(kept).map(x -> x * factor).toArray());
      }
    }
  }
}
