package cajal.kernel;

import java.util.Arrays;

/// Spikes that are normally spread around listed times, a packet for each.
public final class PulsePackets {

  /// Standard deviations beyond which a spike of a packet is not looked for: less than one of 10^8.
  private static final double REACH = 6;

  private PulsePackets() {}

  /// The packets that may have spikes in a step.
  ///
  /// @param packet their numbers in the list
  /// @param fromMs for each, from when after its time spikes fall on the end of the step
  public record Near(int[] packet, double[] fromMs, double dtMs) {}

  /// @param timesMs times of the packets
  /// @param timeMs beginning of the step
  public static Near near(double[] timesMs, double sdMs, double timeMs, double dtMs) {
    int[] packet = new int[timesMs.length];
    double[] from = new double[timesMs.length];
    int count = 0;
    for (int p = 0; p < timesMs.length; p++) {
      double after = timeMs + 0.5 * dtMs - timesMs[p];
      if (Math.abs(after) <= REACH * sdMs + 2 * dtMs) {
        packet[count] = p;
        from[count++] = after;
      }
    }
    return new Near(Arrays.copyOf(packet, count), Arrays.copyOf(from, count), dtMs);
  }

  /// How many spikes of these packets fall on the end of a step, rounded to whole steps.
  ///
  /// @param stream of the target
  /// @param near what {@link #near} found for the step
  /// @param spikes number of spikes in a packet
  public static int count(long stream, Near near, double spikes, double sdMs) {
    int count = 0;
    for (int p = 0; p < near.packet().length; p++) {
      long first = (long) near.packet()[p] << 32;
      for (int i = 0; i < spikes; i++) {
        double after = sdMs * Draw.normal(stream, first + i) - near.fromMs()[p];
        if (after >= 0 && after < near.dtMs()) {
          count++;
        }
      }
    }
    return count;
  }
}
