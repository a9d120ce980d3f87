package cajal.simulate.cpu;

import cajal.compile.KernelSource;
import cajal.compile.Observable;
import cajal.compile.Probe;
import cajal.kernel.NeuronColumns;
import cajal.kernel.PooledKernel;
import cajal.model.Model;
import cajal.unit.Unit;

/// Reads what one probe records.
final class ProbeSampler {

  private final int[] neurons;
  private final Unit unit;
  private final PooledKernel value;
  private final NeuronColumns columns;

  ProbeSampler(Probe probe, PopulationState of, KernelSource kernels) {
    neurons = probe.neurons();
    columns = of.view();
    Model model = of.population().model();
    switch (probe.what()) {
      case Observable.OfState(int index) -> {
        unit = model.states().get(index).unit();
        double[] state = of.state()[index];
        value = (all, neuron) -> state[neuron];
      }
      case Observable.Pooled pooled -> {
        unit = pooled.unit();
        value = kernels.pooled(model, pooled.value());
      }
      case Observable.Rate() -> {
        // Counted from the spikes that every run keeps.
        unit = Unit.HZ;
        value = (all, neuron) -> 0;
      }
    }
  }

  /// Samples those of neurons `from` (inclusive) to `to` (exclusive) that are recorded.
  ///
  /// @param out `[sample * neurons + neuron]`, modified
  void sample(int from, int to, float[] out, int sample) {
    for (int row = 0; row < neurons.length; row++) {
      int neuron = neurons[row];
      if (neuron >= from && neuron < to) {
        out[sample * neurons.length + row] = (float) unit.fromCoherent(value.at(columns, neuron));
      }
    }
  }
}
