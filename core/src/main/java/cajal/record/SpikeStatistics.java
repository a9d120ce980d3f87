package cajal.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rate and irregularity of one population over a window of time.
///
/// @param population name of the population
/// @param size number of neurons
/// @param spikes number of spikes in the window
/// @param rateHz mean rate over neurons, spikes/s
/// @param rateSdHz standard deviation of the rate over neurons, spikes/s
/// @param cvIsi coefficient of variation of interspike intervals (standard deviation over mean,
///   both of the population of intervals), averaged over neurons with at least five spikes; NaN
///   where there is none. In short windows it is biased low: compare at equal lengths only.
/// @param cvNeurons number of neurons that `cvIsi` averages over
/// @param fano variance over mean of the number of spikes of the population in bins of 5 ms; NaN
///   where there are none
public record SpikeStatistics(
    String population,
    int size,
    long spikes,
    double rateHz,
    double rateSdHz,
    double cvIsi,
    int cvNeurons,
    double fano) {

  /// Width of the bins of the Fano factor.
  private static final double BIN_MS = 5;

  /// Spikes that a neuron needs for its coefficient of variation to count.
  private static final int LEAST_SPIKES = 5;

  private static final int CHUNK = 8192;

  /// Statistics of all populations over a whole recording.
  public static List<SpikeStatistics> of(Recording recording) {
    return of(recording, 0, recording.completedSteps());
  }

  /// Statistics of all populations.
  ///
  /// @param fromStep first step of the window
  /// @param toStep step after the window
  public static List<SpikeStatistics> of(Recording recording, long fromStep, long toStep) {
    int neurons = recording.header().neurons();
    long[] last = new long[neurons];
    long[] count = new long[neurons];
    double[] sum = new double[neurons];
    double[] squares = new double[neurons];
    Arrays.fill(last, -1);
    double binSteps = BIN_MS / recording.header().dtMs();
    int bins = (int) Math.floor((toStep - fromStep) / binSteps + 1e-9);
    int[] populationOf = populationOf(recording.header());
    double[][] binned = new double[recording.header().populations().size()][bins];
    Recording.SpikeColumns spikes = recording.spikes();
    long[] steps = new long[CHUNK];
    int[] who = new int[CHUNK];
    long end = spikes.firstAtOrAfter(toStep);
    for (long at = spikes.firstAtOrAfter(fromStep); at < end; at += CHUNK) {
      int length = (int) Math.min(CHUNK, end - at);
      spikes.copy(at, length, steps, who);
      for (int i = 0; i < length; i++) {
        int neuron = who[i];
        if (last[neuron] >= 0) {
          double interval = steps[i] - last[neuron];
          sum[neuron] += interval;
          squares[neuron] += interval * interval;
        }
        last[neuron] = steps[i];
        count[neuron]++;
        int bin = (int) ((steps[i] - fromStep) / binSteps);
        if (bin < bins) {
          binned[populationOf[neuron]][bin]++;
        }
      }
    }
    double seconds = (toStep - fromStep) * recording.header().dtMs() * 1e-3;
    List<SpikeStatistics> all = new ArrayList<>();
    for (int p = 0; p < binned.length; p++) {
      Recording.PopulationRange range = recording.header().populations().get(p);
      all.add(of(range, seconds, new Counts(count, sum, squares), fano(binned[p])));
    }
    return all;
  }

  /// What was counted of each neuron, `[global neuron]`.
  ///
  /// @param count spikes
  /// @param sum intervals, added
  /// @param squares their squares, added
  private record Counts(long[] count, double[] sum, double[] squares) {}

  private static int[] populationOf(Recording.Header header) {
    int[] of = new int[header.neurons()];
    for (int p = 0; p < header.populations().size(); p++) {
      Recording.PopulationRange range = header.populations().get(p);
      Arrays.fill(of, range.first(), range.end(), p);
    }
    return of;
  }

  private static double fano(double[] binned) {
    double mean = Arrays.stream(binned).average().orElse(0);
    double variance = Arrays.stream(binned).map(x -> (x - mean) * (x - mean)).average().orElse(0);
    return variance / mean;
  }

  /// Mean rate of every neuron over a whole recording.
  ///
  /// @return `[global neuron]`, spikes/s
  public static double[] ratesHz(Recording recording) {
    double[] rates = new double[recording.header().neurons()];
    double seconds = recording.completedSteps() * recording.header().dtMs() * 1e-3;
    Recording.SpikeColumns spikes = recording.spikes();
    long[] steps = new long[CHUNK];
    int[] who = new int[CHUNK];
    long end = spikes.count();
    for (long at = 0; at < end; at += CHUNK) {
      int length = (int) Math.min(CHUNK, end - at);
      spikes.copy(at, length, steps, who);
      for (int i = 0; i < length; i++) {
        rates[who[i]]++;
      }
    }
    for (int n = 0; n < rates.length && seconds > 0; n++) {
      rates[n] /= seconds;
    }
    return rates;
  }

  private static SpikeStatistics of(
      Recording.PopulationRange range, double seconds, Counts counts, double fano) {
    long[] count = counts.count();
    long total = 0;
    double rateSquares = 0;
    double cv = 0;
    int cvNeurons = 0;
    for (int n = range.first(); n < range.end(); n++) {
      total += count[n];
      rateSquares += (double) count[n] * count[n];
      if (count[n] >= LEAST_SPIKES) {
        double mean = counts.sum()[n] / (count[n] - 1);
        double variance = counts.squares()[n] / (count[n] - 1) - mean * mean;
        cv += Math.sqrt(Math.max(0, variance)) / mean;
        cvNeurons++;
      }
    }
    double mean = (double) total / range.size();
    double sd = Math.sqrt(Math.max(0, rateSquares / range.size() - mean * mean));
    return new SpikeStatistics(
        range.name(),
        range.size(),
        total,
        seconds > 0 ? mean / seconds : 0,
        seconds > 0 ? sd / seconds : 0,
        cvNeurons > 0 ? cv / cvNeurons : Double.NaN,
        cvNeurons,
        fano);
  }
}
