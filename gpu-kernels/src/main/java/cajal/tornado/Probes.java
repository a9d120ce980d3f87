package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.compile.Observable;
import cajal.compile.Probe;
import cajal.kernel.PooledKernel;
import cajal.simulate.Batch;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.List;

/// What recorders record of a network on a device: which numbers are sampled, and what becomes of
/// them.
final class Probes {

  private static final int IN_STATE = 0;
  private static final int IN_INPUTS = 1;
  private static final int IN_SYNAPSES = 2;

  private final CompiledNetwork network;
  private final List<Population> populations;
  private final List<Plastic> plastic;
  private final List<Integer> rows = new ArrayList<>();
  private final int[] first;

  Probes(CompiledNetwork network, List<Population> populations, List<Plastic> plastic) {
    this.network = network;
    this.populations = populations;
    this.plastic = plastic;
    first = new int[network.probes().size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = rows.size();
      Probe probe = network.probes().get(i);
      Population of = populations.get(probe.population());
      switch (probe.what()) {
        case Observable.OfState(int index) -> {
          for (int neuron : probe.neurons()) {
            rows.add(row(of, index, neuron));
          }
        }
        case Observable.Pooled _ -> {
          for (int neuron : probe.neurons()) {
            for (int v = 0; v < of.place().state().length; v++) {
              rows.add(row(of, v, neuron));
            }
          }
        }
        case Observable.OfWeight(int index, int[] synapses, int[] _) -> {
          for (int k : synapses) {
            rows.add(packed(IN_SYNAPSES, plastic.get(index).weights() + k));
          }
        }
        case Observable.Rate() -> {}
      }
    }
  }

  private static int row(Population of, int variable, int neuron) {
    return packed(of.isDirect(variable) ? IN_INPUTS : IN_STATE, of.home(variable) + neuron);
  }

  private static int packed(int kind, int at) {
    if (at > Integer.MAX_VALUE >> 2) {
      throw Refusal.of("The network is too large for recording on a device.");
    }
    return (at << 2) + kind;
  }

  /// What is sampled, in which array and where.
  int[] rows() {
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Whether any sample falls into some steps.
  boolean anyDue(long step, int count) {
    return network.probes().stream()
        .filter(probe -> probe.width() > 0)
        .anyMatch(p -> (step + count) / p.intervalSteps() > step / p.intervalSteps());
  }

  /// Puts the samples of a batch in their places.
  ///
  /// @param samples `[step of the batch * rows + row]`
  void fill(Batch batch, long step, int count, double[] samples) {
    for (int i = 0; i < first.length; i++) {
      Probe probe = network.probes().get(i);
      int sample = 0;
      for (int offset = 0; offset < count && probe.width() > 0; offset++) {
        if ((step + offset + 1) % probe.intervalSteps() == 0) {
          int from = offset * rows.size() + first[i];
          fill(
              probe,
              batch.samples(i),
              sample++ * probe.neurons().length,
              samples,
              from,
              step + offset + 1);
        }
      }
    }
  }

  private void fill(Probe probe, float[] out, int at, double[] samples, int from, long step) {
    Population of = populations.get(probe.population());
    switch (probe.what()) {
      case Observable.OfState(int index) -> {
        Unit unit = of.compiled().model().states().get(index).unit();
        double level = of.columns().fading()[index].level(step);
        for (int r = 0; r < probe.neurons().length; r++) {
          out[at + r] = (float) unit.fromCoherent(samples[from + r] * level);
        }
      }
      case Observable.OfWeight(int index, int[] _, int[] _) -> {
        Unit unit = plastic.get(index).synapses().unit();
        for (int r = 0; r < probe.neurons().length; r++) {
          out[at + r] = (float) unit.fromCoherent(samples[from + r]);
        }
      }
      case Observable.Pooled pooled -> pool(pooled, probe, out, at, samples, from, step);
      case Observable.Rate() -> {}
    }
  }

  private void pool(
      Observable.Pooled pooled,
      Probe probe,
      float[] out,
      int at,
      double[] samples,
      int from,
      long step) {
    Population of = populations.get(probe.population());
    PooledKernel kernel = network.kernels().pooled(of.compiled().model(), pooled.value());
    int variables = of.place().state().length;
    for (int r = 0; r < probe.neurons().length; r++) {
      int neuron = probe.neurons()[r];
      for (int v = 0; v < variables; v++) {
        of.columns().state()[v][neuron] = samples[from + r * variables + v];
      }
      out[at + r] = (float) pooled.unit().fromCoherent(kernel.at(of.columns(), neuron, step));
    }
  }
}
