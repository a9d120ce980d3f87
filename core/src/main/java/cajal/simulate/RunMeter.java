package cajal.simulate;

import cajal.problem.Problem;
import org.jspecify.annotations.Nullable;

/// How far a run is and how fast it goes, as those see it who watch it.
///
/// Wall times are no part of a checkpoint: a run that goes on from one measures itself anew.
final class RunMeter {

  private final double dtMs;
  private final Backend.Engine engine;
  private final RunLog log;
  private final Pace pace;
  private long workNs;
  private long lastBatchNs;

  RunMeter(double dtMs, Backend.Engine engine, RunLog log) {
    this.dtMs = dtMs;
    this.engine = engine;
    this.log = log;
    pace = new Pace(dtMs);
  }

  Pace pace() {
    return pace;
  }

  /// Takes note of a batch.
  void took(long beginNs, long endNs, int steps) {
    long batchNs = endNs - beginNs;
    workNs += batchNs;
    pace.took(batchNs, lastBatchNs == 0 ? batchNs : endNs - lastBatchNs, steps);
    lastBatchNs = endNs;
  }

  /// The time until the next batch does not count.
  void held() {
    lastBatchNs = 0;
  }

  /// @param target step at which the run will hold, or `Long.MAX_VALUE`
  RunStatus snapshot(RunStatus.State state, long completed, long target) {
    return snapshot(state, completed, target, null);
  }

  /// What is seen of a run that has ended.
  ///
  /// @param problem why it failed, or `null`
  RunStatus last(long completed, long target, @Nullable Problem problem) {
    RunStatus.State state = problem == null ? RunStatus.State.STOPPED : RunStatus.State.FAILED;
    return snapshot(state, completed, target, problem);
  }

  private RunStatus snapshot(
      RunStatus.State state, long completed, long target, @Nullable Problem problem) {
    return new RunStatus(
        state,
        completed * dtMs,
        ms(target),
        workNs * 1e-9,
        pace.realtimeFactor(),
        log.spikes(),
        engine.synapticEvents(),
        problem);
  }

  /// A snapshot with another state and target; for threads that see nothing newer.
  RunStatus restated(RunStatus last, RunStatus.State state, long target) {
    return new RunStatus(
        state,
        last.simulatedMs(),
        ms(target),
        last.runSeconds(),
        last.realtimeFactor(),
        last.spikes(),
        last.synapticEvents(),
        last.problem());
  }

  private double ms(long step) {
    return step == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : step * dtMs;
  }
}
