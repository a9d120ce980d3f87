package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.record.RecordingWriter;
import java.nio.file.Path;
import java.util.Optional;

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
    return begin(network, settings, Optional.empty());
  }

  /// A run that goes on where another of the same network was when it wrote a checkpoint, with any
  /// number of threads. Its recording begins there, its hash goes on; changes of parameters that
  /// were made before hold.
  ///
  /// @throws cajal.problem.ProblemException if the checkpoint is damaged or of another network
  public static Run resume(CompiledNetwork network, RunSettings settings, Path checkpoint) {
    return begin(network, settings, Optional.of(checkpoint));
  }

  private static Run begin(
      CompiledNetwork network, RunSettings settings, Optional<Path> checkpoint) {
    Backend backend = Backend.named(settings.backend());
    Backend.Engine engine = load(backend, network, settings.threads());
    try {
      Progress begun =
          checkpoint
              .map(path -> CheckpointFile.read(path, network, engine))
              .orElseGet(Progress::none);
      RecordingWriter writer =
          settings
              .directory()
              .map(directory ->
                  RecordingWriter.onDisk(
                      directory, network.header(settings.title()), network.traces()))
              .orElseGet(() ->
                  RecordingWriter.inMemory(network.header(settings.title()), network.traces()));
      return new EngineRun(network, settings, engine, writer, begun);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }
}
