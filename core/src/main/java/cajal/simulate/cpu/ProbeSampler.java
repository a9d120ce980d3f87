package cajal.simulate.cpu;

import cajal.compile.KernelSource;
import cajal.compile.Observable;
import cajal.compile.Probe;
import cajal.kernel.NeuronColumns;
import cajal.kernel.PooledKernel;
import cajal.model.Model;
import cajal.unit.Unit;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Reads what one probe records.
final class ProbeSampler {

  private final Probe probe;
  private final Unit unit;
  private final IntToDoubleFunction value;

  /// @param plasticities in the order of the network
  ProbeSampler(
      Probe probe, PopulationState of, List<Plasticity> plasticities, KernelSource kernels) {
    this.probe = probe;
    int[] neurons = probe.neurons();
    NeuronColumns columns = of.view();
    Model model = of.population().model();
    switch (probe.what()) {
      case Observable.OfState(int index) -> {
        unit = model.states().get(index).unit();
        double[] state = of.homeOf(index);
        int home = of.home(index);
        value = row -> state[home + neurons[row]];
      }
      case Observable.Pooled pooled -> {
        unit = pooled.unit();
        PooledKernel kernel = kernels.pooled(model, pooled.value());
        value = row -> kernel.at(columns, neurons[row]);
      }
      case Observable.OfWeight(int plastic, int[] synapses, int[] _) -> {
        unit = plasticities.get(plastic).synapses().unit();
        double[] weight = plasticities.get(plastic).weights();
        value = row -> weight[synapses[row]];
      }
      case Observable.Rate() -> {
        // Counted from the spikes that every run keeps.
        unit = Unit.HZ;
        value = row -> 0;
      }
    }
  }

  /// Whether a sample in a step is what the spikes of that step make of synapses.
  boolean afterSpikes() {
    return probe.what() instanceof Observable.OfWeight;
  }

  /// Samples those of neurons `from` (inclusive) to `to` (exclusive) that are recorded.
  ///
  /// @param out `[sample * neurons + neuron]`, modified
  void sample(int from, int to, float[] out, int sample) {
    int[] neurons = probe.neurons();
    for (int row = 0; row < neurons.length; row++) {
      if (neurons[row] >= from && neurons[row] < to) {
        out[sample * neurons.length + row] = (float) unit.fromCoherent(value.applyAsDouble(row));
      }
    }
  }
}
