package cajal.app.session;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.model.ModelLibrary;
import cajal.project.Project;
import cajal.simulate.Run;
import cajal.simulate.RunSettings;
import cajal.simulate.Simulation;
import java.nio.file.Path;

/// Makes runs of the engine.
public final class EngineStarter implements RunStarter {

  private final RunBackend backend = new RunBackend();

  @Override
  public RunBackend backend() {
    return backend;
  }

  @Override
  public Run start(Project project, Path folder, Progress progress) {
    progress.at("Building the network", -1);
    CompiledNetwork network =
        NetworkCompiler.compile(
            project.network(),
            ModelLibrary.standard().with(project.models()),
            project.seed(),
            project.dt().coherent());
    progress.at(
        backend.chosen().equals(RunBackend.PROCESSOR.backend())
            ? "Starting the engine"
            : "Compiling the kernels for the device",
        -1);
    RunSettings settings = RunSettings.onDisk(project.title(), threads(), folder);
    return Simulation.start(network, settings.by(backend.chosen()));
  }

  // The window and its painter keep one processor; spikes do not depend on the number of threads.
  private static int threads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  }
}
