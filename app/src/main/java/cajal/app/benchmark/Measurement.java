package cajal.app.benchmark;

import cajal.compile.CompiledNetwork;
import cajal.compile.NetworkCompiler;
import cajal.model.ModelLibrary;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.record.Recording;
import cajal.record.SpikeStatistics;
import cajal.simulate.Run;
import cajal.simulate.RunSettings;
import cajal.simulate.RunStatus;
import cajal.simulate.Simulation;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// What a benchmark took, run several times in one program: the first run waits for the virtual
/// machine to compile it, the last is what a long run comes to.
///
/// @param network name of the benchmark
/// @param seed seed of the run
/// @param threads number of threads
/// @param synapses number of synapses
/// @param buildS wall time from the description to the first step, s
/// @param warmUpS wall time of the warm-up in the first run, s
/// @param firstRunS wall time of the timed part in the first run, s
/// @param runS wall time of the timed part in the last run, s
/// @param runCpuS processor time of the timed part in the last run, all threads of the process and
///   of those that it has started, s
/// @param simulatedMs simulated time of the timed part, ms
/// @param realtimeFactor wall time over simulated time
/// @param synapticEvents arrivals of spikes at synapses in the timed part
/// @param eventsPerS arrivals per second of wall time
/// @param peakRssBytes largest resident memory of the process
/// @param hash hash of all spikes, warm-up included
/// @param populations activity in the timed part
public record Measurement(
    String network,
    long seed,
    int threads,
    long synapses,
    double buildS,
    double warmUpS,
    double firstRunS,
    double runS,
    double runCpuS,
    double simulatedMs,
    double realtimeFactor,
    long synapticEvents,
    double eventsPerS,
    long peakRssBytes,
    String hash,
    List<SpikeStatistics> populations) {

  private static final double NANOS = 1e-9;

  /// Builds a benchmark and runs it, all spikes recorded in memory.
  ///
  /// @param times how often it is run, at least once
  /// @param backend what runs it, see {@link cajal.simulate.Backend#named}
  /// @throws ProblemException if it cannot be built or run
  public static Measurement of(
      Benchmark benchmark, long seed, int times, int threads, String backend)
      throws InterruptedException {
    Project project =
        benchmark.project().apply(seed).withSeed(seed).withDuration(benchmark.duration());
    long begun = System.nanoTime();
    CompiledNetwork compiled =
        NetworkCompiler.compile(
            project.network(), ModelLibrary.standard(), seed, project.dt().coherent());
    RunSettings settings = RunSettings.inMemory(threads).by(backend);
    Timed first = Timed.of(compiled, settings, benchmark.timedMs(), begun);
    long peakBytes = ResidentMemory.peakBytes();
    Timed last = first;
    for (int run = 1; run < times; run++) {
      last = Timed.of(compiled, settings, benchmark.timedMs(), System.nanoTime());
    }
    return new Measurement(
        benchmark.name(),
        seed,
        threads,
        compiled.synapseCount(),
        first.buildS(),
        first.warmUpS(),
        first.runS(),
        last.runS(),
        last.runCpuS(),
        benchmark.timedMs(),
        last.runS() / benchmark.timedMs() * 1000,
        last.events(),
        last.events() / last.runS(),
        peakBytes,
        last.hash(),
        last.populations());
  }

  /// What one run took.
  private record Timed(
      double buildS,
      double warmUpS,
      double runS,
      double runCpuS,
      long events,
      String hash,
      List<SpikeStatistics> populations) {

    /// @param timedMs simulated time that is timed, ms
    /// @param begun when building began, on the clock of the system, ns
    static Timed of(CompiledNetwork compiled, RunSettings settings, double timedMs, long begun)
        throws InterruptedException {
      try (Run run = Simulation.start(compiled, settings)) {
        double buildS = (System.nanoTime() - begun) * NANOS;
        long warmUp = System.nanoTime();
        long before = advanced(run, Benchmark.WARM_UP_MS).synapticEvents();
        double warmUpS = (System.nanoTime() - warmUp) * NANOS;
        long wall = System.nanoTime();
        long cpu = cpuNs();
        RunStatus status = advanced(run, Benchmark.WARM_UP_MS + timedMs);
        double runS = (System.nanoTime() - wall) * NANOS;
        double runCpuS = (cpuNs() - cpu) * NANOS;
        run.stop();
        Recording recording = run.recording();
        long from = Math.round(Benchmark.WARM_UP_MS / compiled.dtMs());
        return new Timed(
            buildS,
            warmUpS,
            runS,
            runCpuS,
            status.synapticEvents() - before,
            run.spikeHash(),
            SpikeStatistics.of(recording, from, recording.completedSteps()));
      }
    }
  }

  private static RunStatus advanced(Run run, double ms) throws InterruptedException {
    run.runUntil(ms);
    RunStatus status = run.await();
    if (status.problem() != null) {
      throw new ProblemException(status.problem());
    }
    return status;
  }

  // The worker of a device works in a process of its own.
  private static long cpuNs() {
    long own =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime();
    return own
        + ProcessHandle.current()
            .descendants()
            .mapToLong(p -> p.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
            .sum();
  }

  /// For a person.
  public String toText() {
    StringBuilder text = new StringBuilder();
    try (Formatter lines = new Formatter(text, Locale.ROOT)) {
      lines.format("%s, seed %d, %d thread(s), %,d synapses%n", network, seed, threads, synapses);
      lines.format("build              %.2f s%n", buildS);
      lines.format("first run          %.3f s for %.0f ms", firstRunS, simulatedMs);
      lines.format(" after %.2f s of warm-up%n", warmUpS);
      lines.format("run                %.3f s", runS);
      lines.format(" (processor time %.3f s)%n", runCpuS);
      lines.format("real-time factor   %.3f%n", realtimeFactor);
      lines.format("synaptic events    %,d (%.3g per s)%n", synapticEvents, eventsPerS);
      lines.format("peak memory        %.0f MB%n", peakRssBytes / 1e6);
      lines.format("hash of spikes     %s%n", hash);
      lines.format(
          "%-10s %8s %10s %8s %8s", "population", "neurons", "rate (1/s)", "CV ISI", "Fano");
      for (SpikeStatistics p : populations) {
        lines.format("%n%-10s %8d %10.3f", p.population(), p.size(), p.rateHz());
        lines.format(" %8.3f %8.3f", p.cvIsi(), p.fano());
      }
    }
    return text.toString();
  }
}
