package cajal.project.circuit;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.model.ModelLibrary;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.record.Recording;
import cajal.record.Recording.PopulationRange;
import cajal.record.Recording.TraceColumns;
import cajal.record.Subject;
import cajal.simulate.Run;
import cajal.simulate.RunSettings;
import cajal.simulate.RunStatus;
import cajal.simulate.Simulation;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// How every named cell of a project went in one run: samples of a state variable, or spikes in
/// bins.
///
/// @param cells names, population by population
/// @param variable what is sampled, such as `V_m` or `rate`
/// @param unit its unit
/// @param stepS time between samples, s; sample k is at `(k + 1) * stepS`
/// @param values `[cell][sample]`
record CellTraces(
    List<String> cells, String variable, String unit, double stepS, double[][] values) {

  private static final int CHUNKS = 100;
  private static final double BIN_MS = 50;

  /// Runs a project to its end in memory.
  ///
  /// @throws CancellationException if progress says to stop
  static CellTraces of(Project project, Progress progress) {
    CompiledNetwork network =
        NetworkCompiler.compile(
            project.network(),
            ModelLibrary.standard().with(project.models()),
            project.seed(),
            project.dt().coherent());
    double endMs = project.duration().coherent();
    try (Run run = Simulation.start(network, RunSettings.inMemory(1));
        Recording recording = run.recording()) {
      for (int chunk = 1; chunk <= CHUNKS; chunk++) {
        progress.orStop();
        run.runUntil(endMs * chunk / CHUNKS);
        RunStatus status = run.await();
        if (status.problem() != null) {
          throw new ProblemException(status.problem());
        }
        progress.at((double) chunk / CHUNKS, "simulating " + project.title());
      }
      run.stop();
      run.await();
      return read(recording);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  private static CellTraces read(Recording recording) {
    List<String> cells = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    String variable = "rate";
    String unit = "Hz";
    boolean spiking = recording.spikes().count() > 0;
    double stepMs = BIN_MS;
    for (PopulationRange range : recording.header().populations()) {
      if (range.cells().isEmpty()) {
        continue;
      }
      if (!spiking) {
        TraceColumns traces = traces(recording, range);
        variable = traces.variable();
        unit = traces.unit().symbol();
        stepMs = traces.intervalSteps() * recording.header().dtMs();
        for (int row = 0; row < range.size(); row++) {
          values.add(samples(traces, row));
        }
      } else {
        values.addAll(rates(recording, range));
      }
      cells.addAll(range.cells());
    }
    if (cells.isEmpty()) {
      throw new ProblemException(
          Problem.error(
              null,
              "No population of this project has named cells.",
              "Make one of the cells of a connectome."));
    }
    return new CellTraces(cells, variable, unit, stepMs / 1000, values.toArray(double[][]::new));
  }

  private static TraceColumns traces(Recording recording, PopulationRange range) {
    return recording.traces().stream()
        .filter(trace -> trace.subject() instanceof Subject.Neuron)
        .filter(trace -> trace.population().equals(range.name()))
        .filter(trace -> trace.neurons().length == range.size())
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                Problem.error(
                    null,
                    "Nothing was recorded of all cells of '" + range.name() + "'.",
                    "Wire a recorder of V_m to it, or of spikes where its cells spike.")));
  }

  private static double[] samples(TraceColumns traces, int row) {
    double[] samples = new double[(int) traces.samples()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = traces.sample(i, row);
    }
    return samples;
  }

  private static List<double[]> rates(Recording recording, PopulationRange range) {
    double dtMs = recording.header().dtMs();
    int bins = (int) Math.max(1, Math.floor(recording.completedSteps() * dtMs / BIN_MS + 1e-9));
    List<double[]> rates = new ArrayList<>();
    for (int i = 0; i < range.size(); i++) {
      rates.add(new double[bins]);
    }
    Recording.SpikeColumns spikes = recording.spikes();
    for (long i = 0; i < spikes.count(); i++) {
      int neuron = spikes.neuron(i);
      int bin = (int) ((spikes.step(i) + 0.5) * dtMs / BIN_MS);
      if (neuron >= range.first() && neuron < range.end() && bin < bins) {
        rates.get(neuron - range.first())[bin] += 1000 / BIN_MS;
      }
    }
    return rates;
  }
}
