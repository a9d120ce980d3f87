package cajal.app.cli;

import cajal.app.benchmark.ResidentMemory;
import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.compile.PlasticSynapses;
import cajal.model.ModelLibrary;
import cajal.model.ModelSource;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.project.ProjectFile;
import cajal.record.Recording;
import cajal.simulate.Run;
import cajal.simulate.RunSettings;
import cajal.simulate.RunStatus;
import cajal.simulate.Simulation;
import cajal.simulate.Verification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One project, read, changed as the options say, and run to its end.
///
/// @param project as it was run
/// @param run ended, with its recording
/// @param summary what it tells
/// @param end keeps a process that was told to end until this is closed
/// @param verified what the comparison with the processor found; empty where none was asked for
record ProjectRun(
    Project project, Run run, RunSummary summary, OrderlyEnd end, Optional<String> verified)
    implements AutoCloseable {

  /// Networks from this many neurons on are shared between all processors; below, waiting for each
  /// other costs more than it brings.
  private static final int MANY_NEURONS = 2_000;

  private static final double NANOS = 1e-9;

  /// Reads a project from its argument and applies the options.
  ///
  /// @throws BadArgument if there is no such project or an option does not fit it
  /// @throws ProblemException with all that is wrong in its file
  static Project read(String argument, RunOptions options) {
    Project project = ProjectFile.read(ProjectArgument.resolve(argument));
    Project changed = options.apply(project);
    if (options.changesParameters()) {
      refuseNewProblems(project, changed);
    }
    return changed;
  }

  /// A setting that spoils a sound project is a bad argument, not a problem of the project.
  private static void refuseNewProblems(Project before, Project after) {
    List<Problem> known = problems(before);
    for (Problem problem : problems(after)) {
      if (problem.isError() && !known.contains(problem)) {
        throw new BadArgument("--set: " + problem);
      }
    }
  }

  /// All that is wrong with a project beyond its file.
  static List<Problem> problems(Project project) {
    return NetworkCompiler.check(project.network(), models(project), project.dt().coherent());
  }

  static ModelSource models(Project project) {
    return ModelLibrary.standard().with(project.models());
  }

  /// Runs a project for its duration.
  ///
  /// @param directory where the recording goes; empty to keep it in memory
  /// @param progress where to show how far it is, or `null`
  static ProjectRun of(
      Project project, RunOptions options, Optional<Path> directory, @Nullable PrintWriter progress)
      throws InterruptedException {
    if (progress != null) {
      progress.println(PredictionTable.of(project).line());
    }
    long begun = System.nanoTime();
    double dtMs = project.dt().coherent();
    CompiledNetwork network =
        NetworkCompiler.compile(project.network(), models(project), project.seed(), dtMs);
    int processors = Runtime.getRuntime().availableProcessors();
    int threads = options.threads().orElse(network.neurons() < MANY_NEURONS ? 1 : processors);
    RunSettings settings =
        directory
            .map(folder -> RunSettings.onDisk(project.title(), threads, folder))
            .orElseGet(() -> RunSettings.inMemory(threads))
            .by(options.backend());
    Optional<String> verified =
        options.verifyMs().map(ms -> verified(network, options.backend(), ms));
    Run run =
        options
            .resume()
            .map(file -> Simulation.resume(network, settings, file))
            .orElseGet(() -> Simulation.start(network, settings));
    double buildS = (System.nanoTime() - begun) * NANOS;
    double begunMs = run.status().simulatedMs();
    double endMs = project.duration().coherent();
    if (begunMs > 0 && begunMs >= endMs) {
      run.close();
      throw new BadArgument(
          "--for must be later than the checkpoint, which is at " + begunMs + " ms.");
    }
    long started = System.nanoTime();
    OrderlyEnd end = OrderlyEnd.of(run);
    try (Progress _ = Progress.start(run, endMs, progress)) {
      advance(run, endMs, options, end);
      double runS = (System.nanoTime() - started) * NANOS;
      run.stop();
      awaitWithoutProblem(run);
      RunSummary summary = summary(project, network, threads, run, buildS, runS);
      if (begunMs > 0) {
        summary = summary.since(run.recording(), begunMs);
      }
      return new ProjectRun(project, run, summary, end, verified);
    } catch (RuntimeException | InterruptedException e) {
      run.close();
      end.close();
      throw e;
    }
  }

  // A backend that gives something else than the processor is no backend.
  private static String verified(CompiledNetwork network, String backend, double ms) {
    Verification report = Verification.of(network, backend, ms, cajal.work.Progress.NONE);
    report
        .problem()
        .ifPresent(problem -> {
          throw new ProblemException(problem);
        });
    return report.text();
  }

  /// Goes on to the end, or until the process is told to end; the last checkpoint is of there.
  private static void advance(Run run, double endMs, RunOptions options, OrderlyEnd end)
      throws InterruptedException {
    double everyMs = options.checkpointEveryMs();
    double nextMs = run.status().simulatedMs();
    while (nextMs < endMs && !end.asked()) {
      // A time on the grid of checkpoints may come back a rounding error below it.
      nextMs = Math.min(endMs, (Math.floor(nextMs / everyMs + 1e-9) + 1) * everyMs);
      run.runUntil(nextMs);
      awaitWithoutProblem(run);
      if (options.checkpoint().isPresent()) {
        run.checkpoint(options.checkpoint().get());
      }
    }
  }

  private static void awaitWithoutProblem(Run run) throws InterruptedException {
    Problem problem = run.await().problem();
    if (problem != null) {
      throw new ProblemException(problem);
    }
  }

  private static RunSummary summary(
      Project project, CompiledNetwork network, int threads, Run run, double buildS, double runS) {
    RunStatus status = run.status();
    Recording recording = run.recording();
    return new RunSummary(
        project.title(),
        project.seed(),
        project.dt().coherent(),
        threads,
        status.spikes(),
        run.spikeHash(),
        run.stateHash(),
        status.simulatedMs(),
        buildS,
        runS,
        RunSummary.realtimeFactor(runS, status.simulatedMs()),
        synapses(network, run),
        status.synapticEvents(),
        status.synapticEvents() / runS,
        ResidentMemory.peakBytes(),
        RunSummary.populations(recording));
  }

  /// Number of synapses at the end, as some may have formed or vanished.
  private static long synapses(CompiledNetwork network, Run run) {
    long count = network.synapseCount();
    for (PlasticSynapses plastic : network.plastic()) {
      if (plastic.rewires()) {
        count += run.weights(plastic.projection()).weight().length - plastic.count();
      }
    }
    return count;
  }

  Recording recording() {
    return run.recording();
  }

  /// Whether it ended early because the process was told to end.
  boolean interrupted() {
    return end.asked();
  }

  @Override
  public void close() {
    run.close();
    run.recording().close();
    end.close();
  }
}
