package cajal.simulate.cpu;

import cajal.compile.KernelSource;
import cajal.compile.Observable;
import cajal.compile.Probe;
import cajal.kernel.NeuronColumns;
import cajal.kernel.PooledKernel;
import cajal.model.Model;
import cajal.unit.Unit;
import java.util.List;

/// Reads what one probe records.
final class ProbeSampler {

  private final Probe probe;
  private final Unit unit;
  private final Value value;

  /// What is recorded in one row, at the beginning of a step.
  private interface Value {
    double at(int row, long step);
  }

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
        double[] state = of.state()[index];
        int home = of.home(index);
        value = (row, step) -> state[home + neurons[row]] * of.fading(index).level(step);
      }
      case Observable.Pooled pooled -> {
        unit = pooled.unit();
        PooledKernel kernel = kernels.pooled(model, pooled.value());
        value = (row, step) -> kernel.at(columns, neurons[row], step);
      }
      case Observable.OfWeight(int plastic, int[] synapses, int[] _) -> {
        unit = plasticities.get(plastic).synapses().unit();
        double[] weight = plasticities.get(plastic).weights();
        value = (row, _) -> weight[synapses[row]];
      }
      case Observable.Rate() -> {
        // Counted from the spikes that every run keeps.
        unit = Unit.HZ;
        value = (_, _) -> 0;
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
  /// @param step that is about to begin
  void sample(int from, int to, float[] out, int sample, long step) {
    int[] neurons = probe.neurons();
    for (int row = 0; row < neurons.length; row++) {
      if (neurons[row] >= from && neurons[row] < to) {
        out[sample * neurons.length + row] = (float) unit.fromCoherent(value.at(row, step));
      }
    }
  }
}
