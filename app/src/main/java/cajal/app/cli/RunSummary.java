package cajal.app.cli;

import cajal.record.Recording;
import cajal.record.SpikeStatistics;
import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a run from the command line tells at its end; the names are those of its JSON form.
///
/// @param project title of the project
/// @param seed seed of the run
/// @param dtMs length of a step, ms
/// @param threads number of threads
/// @param spikes number of spikes
/// @param hash hash of all spikes, equal for equal spikes
/// @param stateHash hash of the final states, for networks without spikes
/// @param simulatedMs simulated time, ms
/// @param buildS wall time to build the network, s
/// @param runS wall time to run it, s
/// @param realtimeFactor wall time over simulated time
/// @param synapses number of synapses at the end
/// @param synapticEvents arrivals of spikes at synapses
/// @param eventsPerS arrivals per second of wall time
/// @param peakRssBytes largest resident memory of the process so far
/// @param populations one entry for each population
record RunSummary(
    String project,
    long seed,
    double dtMs,
    int threads,
    long spikes,
    String hash,
    String stateHash,
    double simulatedMs,
    double buildS,
    double runS,
    double realtimeFactor,
    long synapses,
    long synapticEvents,
    double eventsPerS,
    long peakRssBytes,
    List<PopulationSummary> populations) {

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .serializeNulls()
          .setPrettyPrinting()
          .create();

  /// One population's activity.
  ///
  /// @param rateHz mean rate over neurons, spikes/s
  /// @param cvIsi coefficient of variation of interspike intervals, mean over neurons with at least
  ///   five spikes; `null` where there is none
  record PopulationSummary(String name, int size, double rateHz, @Nullable Double cvIsi) {}

  static List<PopulationSummary> populations(Recording recording) {
    return populations(recording, 0);
  }

  /// @return wall time over simulated time; 0 where nothing was simulated
  static double realtimeFactor(double runS, double simulatedMs) {
    return simulatedMs > 0 ? runS / (simulatedMs / 1000) : 0;
  }

  /// The same for a run that went on from a checkpoint: rates and speed are those since then.
  RunSummary since(Recording recording, double begunMs) {
    long fromStep = Math.round(begunMs / dtMs);
    return new RunSummary(
        project,
        seed,
        dtMs,
        threads,
        spikes,
        hash,
        stateHash,
        simulatedMs,
        buildS,
        runS,
        realtimeFactor(runS, simulatedMs - begunMs),
        synapses,
        synapticEvents,
        eventsPerS,
        peakRssBytes,
        populations(recording, fromStep));
  }

  private static List<PopulationSummary> populations(Recording recording, long fromStep) {
    if (fromStep >= recording.completedSteps()) {
      return List.of();
    }
    return SpikeStatistics.of(recording, fromStep, recording.completedSteps()).stream()
        .map(s ->
            new PopulationSummary(
                s.population(), s.size(), s.rateHz(), Double.isNaN(s.cvIsi()) ? null : s.cvIsi()))
        .toList();
  }

  String toJson() {
    return GSON.toJson(this);
  }

  /// The same for a person.
  String toText() {
    StringBuilder text = new StringBuilder();
    try (Formatter lines = new Formatter(text, Locale.ROOT)) {
      String s = threads == 1 ? "" : "s";
      lines.format("%s, seed %d, dt %s ms, %d thread%s%n", project, seed, number(dtMs), threads, s);
      lines.format("%-18s %10s %12s %8s%n", "population", "neurons", "rate (1/s)", "CV ISI");
      for (PopulationSummary p : populations) {
        String cv = p.cvIsi() == null ? "-" : String.format(Locale.ROOT, "%.3f", p.cvIsi());
        lines.format("%-18s %10d %12.3f %8s%n", p.name(), p.size(), p.rateHz(), cv);
      }
      lines.format(
          "simulated          %s ms in %.2f s (built in %.2f s)%n",
          number(simulatedMs), runS, buildS);
      lines.format("real-time factor   %.2f%n", realtimeFactor);
      lines.format("spikes             %d%n", spikes);
      lines.format("synaptic events    %d (%.3g per s)%n", synapticEvents, eventsPerS);
      lines.format("peak memory        %.0f MB%n", peakRssBytes / 1e6);
      lines.format("hash of spikes     %s%n", hash);
      lines.format("hash of states     %s", stateHash);
    }
    return text.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
