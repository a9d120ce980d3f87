package cajal.app.view.live;

import cajal.figure.Ticks;
import cajal.simulate.RunStatus;
import java.util.Locale;

/// How a run is put into words.
final class RunWords {

  private RunWords() {}

  /// The simulated clock, `1.234 s`.
  static String clock(double ms) {
    return String.format(Locale.ROOT, "%.3f s", ms / 1000);
  }

  /// How the run compares with real time.
  ///
  /// @param factor wall time over simulated time
  static String pace(double factor) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      return "";
    }
    if (factor > 0.95 && factor < 1.05) {
      return "real time";
    }
    return factor > 1
        ? times(factor) + "× slower than real time"
        : times(1 / factor) + "× faster than real time";
  }

  private static String times(double ratio) {
    return ratio < 9.95
        ? String.format(Locale.ROOT, "%.1f", ratio)
        : String.format(Locale.ROOT, "%,.0f", ratio);
  }

  /// Number of spikes so far.
  static String spikes(RunStatus status) {
    return String.format(
        Locale.ROOT, "%,d spike%s", status.spikes(), status.spikes() == 1 ? "" : "s");
  }

  /// Mean rate of a neuron since the beginning.
  ///
  /// @param neurons over how many neurons the mean goes
  static String meanRate(RunStatus status, int neurons) {
    if (neurons == 0 || status.simulatedMs() <= 0) {
      return "";
    }
    return rate(status.spikes() / (status.simulatedMs() / 1000) / neurons) + " per s and neuron";
  }

  /// A rate with as many digits as mean something.
  static String rate(double hz) {
    return hz < 9.995
        ? String.format(Locale.ROOT, "%.2f", hz)
        : String.format(Locale.ROOT, "%.1f", hz);
  }

  /// A speed limit: `real time`, `1/10 of real time`, `5× real time`, `as fast as possible`.
  static String speed(double factor) {
    if (Double.isInfinite(factor)) {
      return "as fast as possible";
    }
    if (factor == 1) {
      return "real time";
    }
    return factor < 1
        ? "1/" + Ticks.format(Math.rint(1 / factor)) + " of real time"
        : Ticks.format(factor) + "× real time";
  }
}
