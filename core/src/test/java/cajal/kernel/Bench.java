package cajal.kernel;

import cajal.model.Model;
import cajal.model.ModelLibrary;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A population on the bench: one model, its columns, and a hand on every input.
final class Bench {

  final Model model;
  final NeuronKernel kernel;
  final NeuronColumns columns;
  final Fired fired = new Fired();
  private long step;

  private Bench(Model model, NeuronKernel kernel, NeuronColumns columns) {
    this.model = model;
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
    Map<String, Double> left = new HashMap<>(parameters);
    double[][] parameter = new double[model.parameters().size()][];
    for (int p = 0; p < parameter.length; p++) {
      Model.Parameter declared = model.parameters().get(p);
      Double changed = left.remove(declared.name());
      double value = changed == null ? declared.defaultValue().coherent() : changed;
      parameter[p] = new double[perNeuron.contains(declared.name()) ? size : 1];
      java.util.Arrays.fill(parameter[p], value);
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
    Bench bench =
        new Bench(model, Kernels.neuron(model, NeuronForm.of(perNeuron), method, false), columns);
    bench.kernel.prepare(columns);
    bench.kernel.initialise(columns, 0, size);
    return bench;
  }

  double[] state(String name) {
    return columns.state()[model.stateIndex(name)];
  }

  /// Sets what arrives at a port in the next step only.
  void arrive(String port, double weight) {
    int index = model.ports().indexOf(model.port(port).orElseThrow());
    java.util.Arrays.fill(columns.arrived()[index], weight);
  }

  /// Holds the first continuous input at a value.
  void inject(double current) {
    java.util.Arrays.fill(columns.input()[0], current);
  }

  /// Advances all neurons by one step; arrivals are gone afterwards.
  void step() {
    fired.clear();
    kernel.advance(columns, 0, columns.refractory().length, step, fired);
    step++;
    for (double[] port : columns.arrived()) {
      java.util.Arrays.fill(port, 0);
    }
  }

  /// Time at the end of the last step, ms.
  double timeMs() {
    return step * columns.dtMs();
  }
}
