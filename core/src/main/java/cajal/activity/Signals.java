package cajal.activity;

import java.util.Arrays;
import java.util.List;

/// Channels that were sampled at the same times, such as the fluorescence of all cells.
///
/// @param name such as `fluorescence` or `V_m`
/// @param unit unit of the values, such as `mV`; empty for ratios
/// @param channels names of the channels; a channel that belongs to a unit has the unit's name
/// @param times `[sample]`, s, ascending; samples may be jittered
/// @param values `[channel][sample]`; NaN where a sample is missing
public record Signals(
    String name, String unit, List<String> channels, double[] times, double[][] values) {

  /// @throws IllegalArgumentException if there is not one value for each channel and time
  public Signals {
    channels = List.copyOf(channels);
    if (values.length != channels.size()) {
      throw new IllegalArgumentException(
          name + " has " + channels.size() + " names for " + values.length + " channels");
    }
    for (double[] channel : values) {
      if (channel.length != times.length) {
        throw new IllegalArgumentException(
            name + " has " + channel.length + " values for " + times.length + " times");
      }
    }
  }

  /// Number of samples of each channel.
  public int samples() {
    return times.length;
  }

  /// Typical time between samples: the median, s; NaN with fewer than two samples.
  public double intervalS() {
    if (times.length < 2) {
      return Double.NaN;
    }
    double[] gaps = new double[times.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = times[i + 1] - times[i];
    }
    Arrays.sort(gaps);
    return gaps[gaps.length / 2];
  }

  /// Whether samples come at equal distances: no time is farther from an even grid between the
  /// first and the last than a thousandth of the interval, which is what files round to.
  public boolean isUniform() {
    if (times.length < 3) {
      return true;
    }
    double step = (times[times.length - 1] - times[0]) / (times.length - 1);
    double slack = 1e-3 * step;
    for (int i = 0; i < times.length; i++) {
      if (Math.abs(times[i] - (times[0] + i * step)) > slack) {
        return false;
      }
    }
    return true;
  }

  /// Number of values that are missing.
  public long missing() {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isNaN).count();
  }
}
