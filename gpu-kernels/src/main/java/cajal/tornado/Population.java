package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.compile.CompiledPopulation;
import cajal.compile.Inputs;
import cajal.compile.NetworkForms;
import cajal.kernel.DeviceFiring;
import cajal.kernel.DeviceNeuron;
import cajal.kernel.DevicePlace;
import cajal.kernel.DevicePreparation;
import cajal.kernel.NeuronColumns;
import cajal.kernel.NeuronForm;
import cajal.kernel.NeuronKernel;
import cajal.model.Body;
import cajal.model.Model;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  Population(CompiledNetwork network, NetworkForms forms, int index, Heaps heaps) {
    population = network.populations().get(index);
    Model model = population.model();
    int size = population.size();
    double[][] parameter = new double[population.parameter().length][];
    Arrays.setAll(parameter, i -> population.parameter()[i].clone());
    form = forms.of(index, parameter);
    neuron = DeviceNeuron.of(model, form, population.method(), population.staged());
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
    begin(network, heaps);
  }

  // The state at time 0 comes from the processor's kernel.
  private void begin(CompiledNetwork network, Heaps heaps) {
    NeuronKernel kernel =
        network
            .kernels()
            .neuron(population.model(), form, population.method(), population.staged());
    kernel.prepare(columns);
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

  /// Columns of a copy of its state, `[variable][neuron]`.
  double[][] state(double[] state, double[] inputs) {
    double[][] all = new double[columns.state().length][];
    for (int v = 0; v < all.length; v++) {
      double[] from = isDirect(v) ? inputs : state;
      all[v] = Arrays.copyOfRange(from, home(v), home(v) + size());
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
  }

  /// Takes over new values.
  void change(int index, double[] values, Patches patches) {
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
  }
}
