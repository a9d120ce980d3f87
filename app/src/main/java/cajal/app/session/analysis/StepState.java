package cajal.app.session.analysis;

import cajal.analyse.Request;
import cajal.analyse.Result;
import cajal.analyse.ResultFiles;
import cajal.app.session.Version;
import cajal.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a step of analysis stands.
///
/// @param outcome what it found last; `null` where it has found nothing yet
/// @param stale whether source or parameters have changed since then
/// @param task what computes it just now; `null` where nothing does
/// @param problems why it could not be computed; empty where it could
/// @param tried what was computed last, or given up; `null` where nothing was
public record StepState(
    @Nullable Outcome outcome,
    boolean stale,
    @Nullable AnalysisTask task,
    List<Problem> problems,
    @Nullable Fingerprint tried) {

  /// Nothing has happened yet.
  static final StepState NEW = new StepState(null, true, null, List.of(), null);

  public StepState {
    problems = List.copyOf(problems);
  }

  /// What was found.
  ///
  /// @param of data and settings from which it was found; another text means that it is stale
  /// @param request analysis with its settings
  /// @param input title of the data
  /// @param result as it is
  /// @param seconds how long it took, s
  public record Outcome(
      Fingerprint of, Request<?> request, String input, Result result, double seconds) {

    /// The result as files, and what its figures carry.
    public ResultFiles files() {
      return new ResultFiles(request, input, Version.text());
    }
  }

  /// Data and settings of a result, so that a change of either is seen.
  ///
  /// @param source what the data were
  /// @param settings how they were looked at
  public record Fingerprint(String source, String settings) {}

  public Optional<Outcome> found() {
    return Optional.ofNullable(outcome);
  }

  public boolean running() {
    return task != null;
  }

  StepState marked(boolean nowStale) {
    return new StepState(outcome, nowStale, task, problems, tried);
  }

  StepState begun(AnalysisTask by) {
    return new StepState(outcome, true, by, List.of(), by.of());
  }

  static StepState done(Outcome outcome) {
    return new StepState(outcome, false, null, List.of(), outcome.of());
  }

  StepState failed(List<Problem> why) {
    return new StepState(outcome, true, null, why, tried);
  }

  /// Given up, with what was there before.
  StepState left() {
    return new StepState(outcome, stale, null, problems, tried);
  }
}
