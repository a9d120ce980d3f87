package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.problem.Problem;
import cajal.work.Progress;
import java.util.Optional;

/// Whether a backend computes what the processor computes: all bits on strict settings, and within
/// a tolerance, with the statistics of populations, on fast ones.
///
/// @param text what was found, for a person
/// @param problem why the backend should not be used; empty where it is sound
public record Verification(String text, Optional<Problem> problem) {

  /// Runs a network by a backend and by the processor.
  ///
  /// @param backend see {@link Backend#named}
  /// @param ms simulated time
  /// @throws cajal.problem.ProblemException if one of them cannot run the network
  /// @throws java.util.concurrent.CancellationException if nobody wants the answer any more
  public static Verification of(
      CompiledNetwork network, String backend, double ms, Progress progress) {
    Backend processor = Backend.named("cpu");
    Backend device = Backend.named(backend);
    return Backend.isFast(backend)
        ? of(Agreement.of(network, processor, device, ms, progress))
        : of(Comparison.of(network, processor, device, ms, progress));
  }

  static Verification of(Comparison.Report report) {
    return new Verification(report.text(), problem(report.identical(), report.text()));
  }

  static Verification of(Agreement.Report report) {
    return new Verification(report.text(), problem(report.agrees(), report.text()));
  }

  private static Optional<Problem> problem(boolean sound, String text) {
    return sound
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                null,
                "The device does not compute what the processor computes. " + text,
                "Run on the processor, and report this with the project and the device."));
  }
}
