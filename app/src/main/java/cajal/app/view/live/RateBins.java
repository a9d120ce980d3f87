package cajal.app.view.live;

import cajal.record.Recording;
import cajal.record.Recording.SpikeColumns;

/// Rates of the populations in bins of a round width that stand still while the window moves over
/// them. The newest bin is shown only when it is complete, since half a bin looks like a drop.
final class RateBins {

  // About as many bins as make a curve that is neither a comb nor a staircase.
  private static final double WANTED = 200;

  private double[][] ratesHz = new double[0][0];
  private long firstBin;
  private int binSteps = 1;
  private double binMs = 1;

  void fill(Recording recording, RateHistory history, Columns across) {
    double dtMs = across.dtMs();
    binSteps = Math.max(1, (int) Math.round(roundWidthMs(across, dtMs) / dtMs));
    binMs = binSteps * dtMs;
    firstBin = Math.max(0, (across.stepAt(0) + 1) / binSteps - 1);
    long lastBin = across.stepAt(across.count()) / binSteps + 1;
    long complete = Math.min(lastBin, recording.completedSteps() / binSteps);
    int count = (int) Math.max(0, complete - firstBin);
    ratesHz = new double[history.populations().size()][count];
    if (binSteps % history.binSteps() == 0) {
      fromHistory(history, count);
    } else {
      fromSpikes(recording.spikes(), history, count);
    }
    for (int p = 0; p < ratesHz.length; p++) {
      double neuronSeconds = history.populations().get(p).size() * binMs / 1000;
      for (int i = 0; i < count; i++) {
        ratesHz[p][i] /= neuronSeconds;
      }
    }
  }

  private void fromHistory(RateHistory history, int count) {
    int merged = binSteps / history.binSteps();
    for (int p = 0; p < ratesHz.length; p++) {
      for (int i = 0; i < count; i++) {
        long from = (firstBin + i) * merged;
        ratesHz[p][i] = history.count(p, from, from + merged);
      }
    }
  }

  private void fromSpikes(SpikeColumns spikes, RateHistory history, int count) {
    long end = spikes.firstAtOrAfter((firstBin + count) * binSteps);
    for (long i = spikes.firstAtOrAfter(firstBin * binSteps); i < end; i++) {
      int neuron = spikes.neuron(i);
      for (int p = 0; p < ratesHz.length; p++) {
        if (neuron < history.populations().get(p).end()) {
          ratesHz[p][(int) (spikes.step(i) / binSteps - firstBin)]++;
          break;
        }
      }
    }
  }

  static double roundWidthMs(Columns across, double dtMs) {
    double least = Math.max(dtMs, (across.toMs() - across.fromMs()) / WANTED);
    double power = Math.pow(10, Math.floor(Math.log10(least) + 1e-9));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /// Rates of a population, spikes/s and neuron.
  double[] ratesHz(int population) {
    return ratesHz[population];
  }

  /// Bin that covers a pixel column; may lie outside.
  int binAt(Columns across, int column) {
    return (int)
        Math.clamp(
            Math.floorDiv(across.stepAt(column), binSteps) - firstBin, -1L, Integer.MAX_VALUE);
  }

  /// Width of a bin, ms.
  double binMs() {
    return binMs;
  }
}
