package cajal.simulate.cpu;

import cajal.kernel.Fired;
import cajal.kernel.NeuronColumns;
import cajal.kernel.NeuronForm;
import cajal.kernel.NeuronKernel;
import cajal.model.Body;
import cajal.model.Model;
import cajal.model.Side;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The traces of one kind of neurons of a plastic projection.
final class PlasticTraces {

  private final @Nullable NeuronKernel kernel;
  private final NeuronColumns columns;
  private final Fired nobody = new Fired();
  private final List<String> variables;
  private final int size;

  /// @param size number of neurons
  PlasticTraces(PlasticShared shared, Side side, int size) {
    Body.Traces traces = shared.body().traces().get(side);
    this.size = size;
    variables =
        traces == null
            ? List.of()
            : traces.integrator().states().stream().map(Model.State::name).toList();
    double[] parameter = shared.columns().parameter();
    double[][] shown = new double[parameter.length][1];
    for (int p = 0; p < parameter.length; p++) {
      shown[p][0] = parameter[p];
    }
    columns =
        new NeuronColumns(
            new double[variables.size()][size],
            shown,
            new double[0][],
            new int[0],
            new double[0][],
            new int[traces == null ? 0 : size],
            shared.columns().dtMs(),
            shared.columns().key());
    if (traces == null) {
      kernel = null;
    } else {
      kernel =
          shared
              .kernels()
              .neuron(
                  traces.integrator(),
                  NeuronForm.of(Set.of()),
                  traces.integrator().method(),
                  false);
      kernel.prepare(columns);
      kernel.initialise(columns, 0, size);
    }
  }

  /// `[trace][neuron]`.
  double[][] state() {
    return columns.state();
  }

  /// `[neuron]` of one trace.
  double[] trace(String name) {
    return columns.state()[variables.indexOf(name)];
  }

  boolean isEmpty() {
    return kernel == null;
  }

  int size() {
    return size;
  }

  /// Takes over the traces of the same neurons.
  void copy(PlasticTraces from) {
    for (int trace = 0; trace < state().length; trace++) {
      System.arraycopy(from.state()[trace], 0, state()[trace], 0, size);
    }
  }

  void change(int parameter, double value) {
    columns.parameter()[parameter][0] = value;
    if (kernel != null) {
      kernel.prepare(columns);
    }
  }

  /// Lets a step pass for neurons `from` (inclusive) to `to` (exclusive).
  void advance(int from, int to, long step, Fired fired) {
    if (kernel != null) {
      kernel.advance(columns, from, to, step, fired);
    }
  }

  /// Lets a step pass for all.
  void advance(long step) {
    advance(0, size, step, nobody);
  }
}
