package cajal.app.view.live;

import cajal.record.Recording;
import cajal.record.Recording.PopulationRange;
import java.util.Arrays;
import java.util.List;

/// Spikes of each population since the beginning, summed up at every millisecond, so that the count
/// in any stretch of the run is one subtraction. It reads every spike once, as the run goes on.
///
/// Belongs to the painter's thread.
final class RateHistory {

  private static final int CHUNK = 1 << 16;
  // A long recording that was opened is taken in over several frames, so that the window stays
  // alive.
  private static final long MOST_AT_ONCE = 4_000_000;

  private final List<PopulationRange> populations;
  private final int[] populationOf;
  private final int binSteps;
  private final double binMs;
  private final long[] steps = new long[CHUNK];
  private final int[] neurons = new int[CHUNK];
  // [population][bin], spikes before the end of the bin.
  private final long[][] sums;
  private final long[] running;
  private int bins;
  private long read;

  RateHistory(Recording.Header header) {
    populations = header.populations();
    populationOf = new int[header.neurons()];
    for (int p = 0; p < populations.size(); p++) {
      PopulationRange population = populations.get(p);
      Arrays.fill(populationOf, population.first(), population.end(), p);
    }
    binSteps = Math.max(1, (int) Math.round(1 / header.dtMs()));
    binMs = binSteps * header.dtMs();
    sums = new long[populations.size()][1024];
    running = new long[populations.size()];
  }

  /// Takes in what has been recorded since the last call.
  ///
  /// @return whether everything has been taken in
  boolean update(Recording recording) {
    long completed = recording.completedSteps();
    Recording.SpikeColumns spikes = recording.spikes();
    long end = spikes.firstAtOrAfter(completed);
    long stop = Math.min(end, read + MOST_AT_ONCE);
    while (read < stop) {
      int length = (int) Math.min(CHUNK, stop - read);
      spikes.copy(read, length, steps, neurons);
      for (int i = 0; i < length; i++) {
        closeBinsBefore(steps[i] / binSteps);
        running[populationOf[neurons[i]]]++;
      }
      read += length;
    }
    if (read == end) {
      closeBinsBefore(completed / binSteps);
    }
    return read == end;
  }

  private void closeBinsBefore(long bin) {
    while (bins < bin) {
      if (sums.length > 0 && bins == sums[0].length) {
        for (int p = 0; p < sums.length; p++) {
          sums[p] = Arrays.copyOf(sums[p], bins * 2);
        }
      }
      for (int p = 0; p < sums.length; p++) {
        sums[p][bins] = running[p];
      }
      bins++;
    }
  }

  List<PopulationRange> populations() {
    return populations;
  }

  /// Length of a bin, ms.
  double binMs() {
    return binMs;
  }

  int binSteps() {
    return binSteps;
  }

  /// Number of bins that are complete.
  int bins() {
    return bins;
  }

  /// Spikes of a population in the bins from `from` up to but not including `to`; bins outside the
  /// run count none.
  long count(int population, long from, long to) {
    return before(population, to) - before(population, from);
  }

  private long before(int population, long bin) {
    return bins == 0 || bin <= 0 ? 0 : sums[population][(int) Math.min(bin, bins) - 1];
  }
}
