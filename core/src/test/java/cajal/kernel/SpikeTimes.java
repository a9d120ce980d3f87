package cajal.kernel;

import java.util.ArrayList;
import java.util.List;

/// Spike times of the first neuron of a bench.
final class SpikeTimes {

  private final List<Double> times = new ArrayList<>();

  void collect(Bench bench) {
    for (int k = 0; k < bench.fired.count(); k++) {
      if (bench.fired.neuron(k) == 0) {
        times.add(bench.timeMs());
      }
    }
  }

  double[] times() {
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// Runs a bench up to a time.
  static double[] of(Bench bench, double untilMs) {
    SpikeTimes spikes = new SpikeTimes();
    while (bench.timeMs() < untilMs - 1e-6) {
      bench.step();
      spikes.collect(bench);
    }
    return spikes.times();
  }
}
