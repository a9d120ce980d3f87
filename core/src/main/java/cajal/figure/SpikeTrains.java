package cajal.figure;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.record.Recording;
import cajal.record.Recording.PopulationRange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The spikes of one population inside a window, taken out of a recording.
final class SpikeTrains {

  private static final int CHUNK = 1 << 16;

  /// Above this a picture shows nothing more and the copy would fill the memory.
  private static final long MOST = 20_000_000;

  private final PopulationRange population;
  private long[] steps = new long[64];
  private int[] neurons = new int[64];
  private int count;

  private SpikeTrains(PopulationRange population) {
    this.population = population;
  }

  /// The chosen populations of a recording.
  ///
  /// @param names names of populations; empty for all
  /// @throws ProblemException if a name is none of them
  static List<PopulationRange> chosen(Recording recording, List<String> names) {
    List<PopulationRange> all = recording.header().populations();
    if (names.isEmpty()) {
      return all;
    }
    return names.stream()
        .map(name ->
            all.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name, all)))
        .toList();
  }

  private static ProblemException unknown(String name, List<PopulationRange> all) {
    String known = String.join(", ", all.stream().map(PopulationRange::name).toList());
    return new ProblemException(
        Problem.error(
            Problem.Place.of(name),
            "There is no population '" + name + "' in this recording.",
            "Choose among " + known + "."));
  }

  /// Spikes of several populations, read in one pass.
  ///
  /// @throws ProblemException if there are more than can be drawn
  static List<SpikeTrains> read(
      Recording recording, List<PopulationRange> populations, TimeWindow window) {
    List<SpikeTrains> trains = populations.stream().map(SpikeTrains::new).toList();
    Recording.SpikeColumns spikes = recording.spikes();
    double dtMs = recording.header().dtMs();
    long from = spikes.firstAtOrAfter(window.firstStep(dtMs));
    long to = spikes.firstAtOrAfter(window.endStep(dtMs));
    if (to - from > MOST) {
      throw new ProblemException(
          Problem.error(
              null,
              String.format(
                  Locale.ROOT,
                  "The time window holds %,d spikes, too many for a figure.",
                  to - from),
              "Choose a shorter window."));
    }
    long[] steps = new long[CHUNK];
    int[] neurons = new int[CHUNK];
    for (long at = from; at < to; at += CHUNK) {
      int length = (int) Math.min(CHUNK, to - at);
      spikes.copy(at, length, steps, neurons);
      for (SpikeTrains train : trains) {
        train.take(steps, neurons, length);
      }
    }
    return trains;
  }

  private void take(long[] from, int[] who, int length) {
    for (int i = 0; i < length; i++) {
      if (who[i] >= population.first() && who[i] < population.end()) {
        if (count == steps.length) {
          steps = Arrays.copyOf(steps, 2 * count);
          neurons = Arrays.copyOf(neurons, 2 * count);
        }
        steps[count] = from[i];
        neurons[count++] = who[i] - population.first();
      }
    }
  }

  /// Takes one spike.
  interface Taker {

    /// @param neuron its global number
    void take(long step, int neuron);
  }

  /// Hands out all spikes in their order.
  void each(Taker taker) {
    for (int i = 0; i < count; i++) {
      taker.take(steps[i], population.first() + neurons[i]);
    }
  }

  /// Points whose number is not known before.
  static final class Points {

    private double[] x = new double[64];
    private float[] y = new float[64];
    private int count;

    void add(double atX, float atY) {
      if (count == x.length) {
        x = Arrays.copyOf(x, 2 * count);
        y = Arrays.copyOf(y, 2 * count);
      }
      x[count] = atX;
      y[count++] = atY;
    }

    double[] x() {
      return Arrays.copyOf(x, count);
    }

    float[] y() {
      return Arrays.copyOf(y, count);
    }
  }

  PopulationRange population() {
    return population;
  }

  int count() {
    return count;
  }

  /// Times of the spikes in units of `unitMs`.
  double[] times(double dtMs, double unitMs) {
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = (steps[i] + 1) * dtMs / unitMs;
    }
    return times;
  }

  /// Row of each spike when the population's first neuron has row `first`.
  float[] rows(double first) {
    float[] rows = new float[count];
    for (int i = 0; i < count; i++) {
      rows[i] = (float) (first + neurons[i]);
    }
    return rows;
  }

  /// Mean rate of a neuron in bins of equal width from the beginning of the window; the last bin
  /// may be shorter and is divided by its own length.
  ///
  /// @param binMs width, at least one step
  /// @return edges in ms (one more than rates) and rates in spikes/s
  Rates rates(TimeWindow window, double dtMs, double binMs) {
    long first = window.firstStep(dtMs);
    long end = window.endStep(dtMs);
    long perBin = Math.max(1, Math.round(binMs / dtMs));
    int bins = Math.toIntExact(Math.max(1, Math.ceilDiv(end - first, perBin)));
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = Math.min(end, first + i * perBin) * dtMs;
    }
    double[] rates = new double[bins];
    for (int i = 0; i < count; i++) {
      rates[(int) ((steps[i] - first) / perBin)]++;
    }
    for (int i = 0; i < bins; i++) {
      rates[i] /= population.size() * (edges[i + 1] - edges[i]) / 1000;
    }
    return new Rates(edges, rates);
  }

  /// A histogram over time.
  record Rates(double[] edgesMs, double[] rates) {

    double largest() {
      return Arrays.stream(rates).max().orElse(0);
    }

    /// The outline of the histogram.
    Mark.Line line(double unitMs, int rgb) {
      double[] x = new double[2 * rates.length];
      double[] y = new double[2 * rates.length];
      for (int i = 0; i < rates.length; i++) {
        x[2 * i] = edgesMs[i] / unitMs;
        x[2 * i + 1] = edgesMs[i + 1] / unitMs;
        y[2 * i] = rates[i];
        y[2 * i + 1] = rates[i];
      }
      return new Mark.Line(x, y, rgb, 0.7);
    }
  }
}
