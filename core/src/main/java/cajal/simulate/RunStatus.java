package cajal.simulate;

import cajal.problem.Problem;
import org.jspecify.annotations.Nullable;

/// A run at one moment, as an immutable snapshot.
///
/// @param state what it is doing
/// @param simulatedMs simulated time so far, ms
/// @param targetMs where it will pause by itself, ms; infinite for never
/// @param runSeconds wall time spent advancing, s
/// @param realtimeFactor wall time over simulated time, lately; 1 is real time, below is faster
/// @param spikes spikes so far
/// @param synapticEvents arrivals of spikes at synapses so far
/// @param problem why it failed, or `null`
public record RunStatus(
    State state,
    double simulatedMs,
    double targetMs,
    double runSeconds,
    double realtimeFactor,
    long spikes,
    long synapticEvents,
    @Nullable Problem problem) {

  /// What a run is doing.
  public enum State {
    PAUSED,
    RUNNING,
    STOPPED,
    FAILED
  }
}
