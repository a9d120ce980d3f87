package cajal.simulate;

import cajal.problem.Problem;
import cajal.problem.ProblemException;

/// What a person is told of a run that failed.
final class RunFailure {

  private RunFailure() {}

  /// @param ms simulated time that was completed
  static Problem of(Throwable failure, double ms) {
    return switch (failure) {
      case ProblemException e -> e.problems().getFirst();
      case OutOfMemoryError _ ->
          Problem.error(null, "The memory is full.", "Record less, or start with more memory.");
      default ->
          Problem.error(
              null,
              "The run failed at " + ms + " ms: " + failure + ".",
              "Start it again with a smaller step; if it fails again, this is an error of the"
                  + " program.");
    };
  }

  static Problem ofRecording(RuntimeException failure) {
    return Problem.error(
        null, "The recording could not be completed: " + failure + ".", "Make room on the disk.");
  }
}
