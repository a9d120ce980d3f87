package cajal.figure;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.record.Recording;
import java.util.Locale;

/// A stretch of a recording.
///
/// @param fromMs its beginning, ms
/// @param toMs its end, ms; above `fromMs`
public record TimeWindow(double fromMs, double toMs) {

  /// A span from which on seconds are easier to read than milliseconds.
  private static final double SECONDS_FROM_MS = 2_000;

  private static final int AUTOMATIC_BINS = 201;

  /// @throws ProblemException if it has no length
  public TimeWindow {
    if (!(toMs > fromMs)) {
      throw new ProblemException(
          Problem.error(
              null,
              String.format(
                  Locale.ROOT, "The time window from %s ms to %s ms is empty.", fromMs, toMs),
              "Choose an end after the beginning."));
    }
  }

  /// All that has been recorded so far; one step where nothing has.
  public static TimeWindow whole(Recording recording) {
    return new TimeWindow(0, Math.max(1, recording.completedSteps()) * recording.header().dtMs());
  }

  /// First step inside: a step is inside when it ends after the beginning and not after the end.
  long firstStep(double dtMs) {
    return Math.max(0, Math.round(fromMs / dtMs));
  }

  /// Step after the last one inside.
  long endStep(double dtMs) {
    return Math.max(0, Math.round(toMs / dtMs));
  }

  double lengthMs() {
    return toMs - fromMs;
  }

  /// Width of a bin of a histogram over the window: the chosen one, or a round width that makes
  /// some two hundred bins where 0 is chosen.
  double binMs(double chosenMs) {
    return chosenMs > 0 ? chosenMs : Ticks.nice(0, lengthMs(), AUTOMATIC_BINS).step();
  }

  /// Milliseconds of the unit in which the axis is written.
  double unitMs() {
    return lengthMs() >= SECONDS_FROM_MS ? 1000 : 1;
  }

  Axis.Numeric axis() {
    double unit = unitMs();
    return Axis.Numeric.of(fromMs / unit, toMs / unit, "Time", unit == 1 ? "ms" : "s");
  }
}
