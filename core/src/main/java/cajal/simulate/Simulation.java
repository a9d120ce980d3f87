package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.record.RecordingWriter;

/// Starts runs.
public final class Simulation {

  private Simulation() {}

  private static Backend.Engine load(Backend backend, CompiledNetwork network, int threads) {
    try {
      return backend.load(network, threads);
    } catch (OutOfMemoryError e) {
      throw new ProblemException(
          Problem.error(
              null,
              "The memory is too small for the state of the network.",
              "Take fewer neurons or shorter delays, or start with more memory."));
    }
  }

  /// A run of a network that holds at time 0, with a thread of its own.
  ///
  /// @throws cajal.problem.ProblemException if its recording cannot be written, or its backend is
  ///   not there
  public static Run start(CompiledNetwork network, RunSettings settings) {
    Backend backend = Backend.named(settings.backend());
    Backend.Engine engine = load(backend, network, settings.threads());
    try {
      RecordingWriter writer =
          settings
              .directory()
              .map(directory ->
                  RecordingWriter.onDisk(
                      directory, network.header(settings.title()), network.traces()))
              .orElseGet(() ->
                  RecordingWriter.inMemory(network.header(settings.title()), network.traces()));
      return new EngineRun(network, settings, engine, writer);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }
}
