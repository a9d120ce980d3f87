package cajal.kernel;

import cajal.model.Body;
import cajal.model.Model;
import cajal.model.ModelLibrary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A population on the bench: one model, its columns, and a hand on every input.
final class Bench {

  final Model model;
  final NeuronKernel kernel;
  final NeuronColumns columns;
  final Fired fired = new Fired();
  private final NeuronForm form;
  private long step;

  private Bench(Model model, NeuronForm form, NeuronKernel kernel, NeuronColumns columns) {
    this.model = model;
    this.form = form;
    this.kernel = kernel;
    this.columns = columns;
  }

  static Model model(String name) {
    return ModelLibrary.standard().find(name).orElseThrow();
  }

  /// One neuron with some parameters changed, in coherent units.
  static Bench of(String model, double dtMs, Map<String, Double> parameters) {
    return of(model(model), model(model).method(), dtMs, 1, parameters, Set.of());
  }

  static Bench of(
      Model model,
      Model.Method method,
      double dtMs,
      int size,
      Map<String, Double> parameters,
      Set<String> perNeuron) {
    return of(model, method, dtMs, size, parameters, NeuronForm.of(perNeuron));
  }

  /// Neurons by a kernel of some form; what it leaves to the engine is done here.
  static Bench of(
      Model model,
      Model.Method method,
      double dtMs,
      int size,
      Map<String, Double> parameters,
      NeuronForm form) {
    Map<String, Double> left = new HashMap<>(parameters);
    double[][] parameter = new double[model.parameters().size()][];
    for (int p = 0; p < parameter.length; p++) {
      Model.Parameter declared = model.parameters().get(p);
      Double changed = left.remove(declared.name());
      double value = changed == null ? declared.defaultValue().coherent() : changed;
      parameter[p] = new double[form.perNeuron().contains(declared.name()) ? size : 1];
      Arrays.fill(parameter[p], value);
    }
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("no parameters " + left.keySet());
    }
    NeuronColumns columns =
        new NeuronColumns(
            new double[model.states().size()][size],
            parameter,
            new double[model.ports().size()][size],
            new int[model.ports().size()],
            new double[model.inputs().size()][size],
            new int[size],
            dtMs,
            42);
    NeuronKernel kernel = Kernels.neuron(model, form, method, false);
    kernel.prepare(columns);
    Fading.set(columns.fading(), kernel);
    kernel.initialise(columns, 0, size);
    return new Bench(model, form, kernel, columns);
  }

  double[] state(String name) {
    return columns.state()[model.stateIndex(name)];
  }

  /// All state variables as they are now, `[variable][neuron]`, however they are kept.
  double[][] values() {
    double[][] values = new double[columns.state().length][];
    for (int v = 0; v < values.length; v++) {
      double level = columns.fading()[v].level(step);
      values[v] = Arrays.stream(columns.state()[v]).map(kept -> kept * level).toArray();
    }
    return values;
  }

  /// Sets what arrives at a port in the next step only.
  void arrive(String port, double weight) {
    int index = model.ports().indexOf(model.port(port).orElseThrow());
    Arrays.fill(columns.arrived()[index], weight);
  }

  /// Holds the first continuous input at a value.
  void inject(double current) {
    Arrays.fill(columns.input()[0], current);
  }

  /// Advances all neurons by one step; arrivals are gone afterwards.
  void step() {
    fired.clear();
    kernel.advance(columns, 0, columns.refractory().length, step, fired);
    endStep();
  }

  /// The same, one neuron after the other.
  void stepEach() {
    fired.clear();
    kernel.advanceEach(columns, 0, columns.refractory().length, step, fired);
    endStep();
  }

  /// Adds arrivals to variables themselves where the kernel leaves that to the engine.
  void endStep() {
    Map<String, Integer> signs = NeuronForm.directPorts(model);
    for (int p = 0; p < model.ports().size(); p++) {
      if (form.direct().contains(model.ports().get(p).name())) {
        int v = variable(p);
        Fading fading = columns.fading()[v];
        int sign = signs.getOrDefault(model.ports().get(p).name(), 0);
        for (int i = 0; i < columns.state()[v].length; i++) {
          double amount = sign * columns.arrived()[p][i] * fading.growth(step);
          columns.state()[v][i] = columns.state()[v][i] * fading.renewal(step) + amount;
        }
      }
    }
    step++;
    for (double[] port : columns.arrived()) {
      Arrays.fill(port, 0);
    }
  }

  private int variable(int port) {
    return model.stateIndex(((Body.Neuron) model.body()).arrivals().get(port).variable());
  }

  /// Steps for which each neuron is still refractory, `[neuron]`.
  int[] refractory() {
    return Arrays.stream(columns.refractory())
        .map(free -> Math.max(0, free - Refractory.now(step)))
        .toArray();
  }

  /// Time at the end of the last step, ms.
  double timeMs() {
    return step * columns.dtMs();
  }
}
