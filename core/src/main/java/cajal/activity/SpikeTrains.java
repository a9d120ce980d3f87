package cajal.activity;

import java.util.Arrays;

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
