package cajal.kernel;

import cajal.model.Model;
import java.util.Map;
import java.util.Set;

/// Many independent neurons of a stochastic model on one bench, and counts of their spikes.
final class Trials {

  final Bench bench;
  final int size;

  private Trials(Bench bench, int size) {
    this.bench = bench;
    this.size = size;
  }

  static Trials of(String name, double dtMs, int size, Map<String, Double> parameters) {
    Model model = Bench.model(name);
    return new Trials(Bench.of(model, model.method(), dtMs, size, parameters, Set.of()), size);
  }

  /// Spikes for each neuron and second from one time to another, ms; runs from where it stands.
  double rateHz(double fromMs, double toMs) {
    long count = 0;
    while (bench.timeMs() < toMs - 1e-6) {
      bench.step();
      count += bench.timeMs() > fromMs + 1e-6 ? bench.fired.count() : 0;
    }
    return count / (size * (toMs - fromMs) / 1000);
  }
}
