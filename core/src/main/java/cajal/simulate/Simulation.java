package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.record.RecordingWriter;

/// Starts runs.
public final class Simulation {

  private Simulation() {}

  /// A run of a network that holds at time 0, with a thread of its own.
  ///
  /// @throws cajal.problem.ProblemException if its recording cannot be written, or its backend is
  ///   not there
  public static Run start(CompiledNetwork network, RunSettings settings) {
    Backend backend = Backend.named(settings.backend());
    Backend.Engine engine = backend.load(network, settings.threads());
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
