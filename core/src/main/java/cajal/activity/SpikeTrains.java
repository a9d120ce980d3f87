package cajal.activity;

import java.util.Arrays;
import java.util.List;

/// Spike trains of several units in one pair of columns.
///
/// @param first `[unit + 1]`, index of a unit's first spike; the last entry is the number of spikes
/// @param times `[spike]`, s, ascending within each unit
/// @param startS beginning of the observation, s
/// @param stopS end of the observation, s
public record SpikeTrains(int[] first, double[] times, double startS, double stopS) {

  /// No spikes of so many units.
  public static SpikeTrains none(int units) {
    return new SpikeTrains(new int[units + 1], new double[0], 0, 0);
  }

  /// Trains from one array for each unit, which need not be sorted.
  public static SpikeTrains of(List<double[]> trains, double startS, double stopS) {
    int[] first = new int[trains.size() + 1];
    for (int unit = 0; unit < trains.size(); unit++) {
      first[unit + 1] = Math.addExact(first[unit], trains.get(unit).length);
    }
    double[] times = new double[first[trains.size()]];
    for (int unit = 0; unit < trains.size(); unit++) {
      System.arraycopy(trains.get(unit), 0, times, first[unit], trains.get(unit).length);
    }
    return sorted(first, times, startS, stopS);
  }

  /// Trains from spikes in any order.
  ///
  /// @param units number of units
  /// @param unit `[spike]`, index of the unit
  /// @param times `[spike]`, s
  public static SpikeTrains grouped(
      int units, int[] unit, double[] times, double startS, double stopS) {
    int[] first = new int[units + 1];
    for (int u : unit) {
      first[u + 1]++;
    }
    for (int u = 0; u < units; u++) {
      first[u + 1] += first[u];
    }
    int[] next = Arrays.copyOf(first, units);
    double[] placed = new double[unit.length];
    for (int spike = 0; spike < unit.length; spike++) {
      placed[next[unit[spike]]++] = times[spike];
    }
    return sorted(first, placed, startS, stopS);
  }

  /// Trains from spikes that lie unit by unit, in any order within a unit.
  ///
  /// @param first as in the record
  /// @param times `[spike]`, s; the array is kept, and sorted within each unit
  public static SpikeTrains placed(int[] first, double[] times, double startS, double stopS) {
    return sorted(first, times, startS, stopS);
  }

  // Most sources are sorted already, and looking is much cheaper than sorting.
  private static SpikeTrains sorted(int[] first, double[] times, double startS, double stopS) {
    for (int unit = 0; unit + 1 < first.length; unit++) {
      for (int i = first[unit] + 1; i < first[unit + 1]; i++) {
        if (times[i] < times[i - 1]) {
          Arrays.sort(times, first[unit], first[unit + 1]);
          break;
        }
      }
    }
    return new SpikeTrains(first, times, startS, stopS);
  }

  /// Number of units.
  public int units() {
    return first.length - 1;
  }

  /// Number of spikes of a unit.
  public int count(int unit) {
    return first[unit + 1] - first[unit];
  }

  /// Number of spikes of all units.
  public int count() {
    return first[first.length - 1];
  }

  /// A copy of the spike times of a unit, s.
  public double[] train(int unit) {
    return Arrays.copyOfRange(times, first[unit], first[unit + 1]);
  }

  /// Length of the observation, s.
  public double durationS() {
    return stopS - startS;
  }
}
