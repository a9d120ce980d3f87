package cajal.activity;

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

  public Signals {
    channels = List.copyOf(channels);
  }

  /// Number of samples of each channel.
  public int samples() {
    return times.length;
  }
}
