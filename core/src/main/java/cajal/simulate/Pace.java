package cajal.simulate;

/// Keeps simulated time in step with wall time, and batches so short that a run can be stopped
/// between two of them without a wait that a person would notice.
final class Pace {

  /// Wall time that a batch should take at most, ns.
  private static final long BATCH_NS = 10_000_000;

  /// Time constant over which the speed is averaged, ns.
  private static final double AVERAGED_NS = 5e8;

  private final double dtMs;
  private Speed speed = Speed.UNLIMITED;
  private double nsPerStep = BATCH_NS;
  private double simulatedPerWall;
  private long anchorNs;
  private long anchorStep;

  Pace(double dtMs) {
    this.dtMs = dtMs;
  }

  /// Wall time and simulated time run together from here on.
  void anchor(long nowNs, long step) {
    anchorNs = nowNs;
    anchorStep = step;
  }

  void speed(Speed value, long nowNs, long step) {
    speed = value;
    anchor(nowNs, step);
  }

  /// Number of steps that may be taken now; 0 to wait.
  ///
  /// @param worthwhile steps below which a shorter batch would gain nothing
  long allowed(long nowNs, long step, int worthwhile) {
    long byTime = Math.max(worthwhile, (long) (BATCH_NS / nsPerStep));
    if (Double.isInfinite(speed.factor())) {
      return byTime;
    }
    // Whoever fell behind does not catch up: the clock is set anew instead.
    double due = anchorStep + (nowNs - anchorNs) * 1e-6 * speed.factor() / dtMs;
    if (due - step > Math.max(2, 2.0 * BATCH_NS * 1e-6 * speed.factor() / dtMs)) {
      anchor(nowNs, step);
      return byTime;
    }
    return Math.min(byTime, (long) due - step);
  }

  /// Wall time until the next step is due, ns.
  long untilNext(long nowNs, long step) {
    double dueNs = anchorNs + (step + 1 - anchorStep) * dtMs * 1e6 / speed.factor();
    return (long) Math.clamp(dueNs - nowNs, 100_000, 1e9);
  }

  /// Takes note of how long some steps took, the waits before them included in `sinceLastNs`.
  void took(long workNs, long sinceLastNs, int steps) {
    double each = (double) workNs / steps;
    // Growth is slow and shrinking fast: a batch must not turn out longer than was thought.
    nsPerStep = each > nsPerStep ? each : 0.9 * nsPerStep + 0.1 * each;
    double speedNow = steps * dtMs / (sinceLastNs * 1e-6);
    double part = simulatedPerWall == 0 ? 1 : -Math.expm1(-sinceLastNs / AVERAGED_NS);
    simulatedPerWall += part * (speedNow - simulatedPerWall);
  }

  double realtimeFactor() {
    return simulatedPerWall == 0 ? 0 : 1 / simulatedPerWall;
  }
}
