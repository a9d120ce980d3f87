package cajal.app.session;

import cajal.record.Recording;
import cajal.record.Recording.PopulationRange;
import cajal.record.Recording.SpikeColumns;
import cajal.record.Recording.TraceColumns;
import cajal.record.Subject;
import java.util.Optional;

/// How active each cell of a population is at the end of a growing recording, from 0 to 1.
///
/// A cell that fires flashes and fades; a graded cell is as bright as it is away from where it
/// began, relative to the farthest that any cell has been so far, on a scale of square roots: the
/// small responses of many cells shall be seen beside the large one of a few.
public final class CellActivity {

  private static final double FADE_MS = 25;
  private static final double FAINTEST = 0.02;

  private final String population;
  private double farthest;

  public CellActivity(String population) {
    this.population = population;
  }

  /// @return `[cell]`; empty where the recording does not tell
  public float[] at(Recording recording) {
    Optional<PopulationRange> range =
        recording.header().populations().stream()
            .filter(candidate -> candidate.name().equals(population))
            .findFirst();
    if (range.isEmpty() || recording.completedSteps() == 0) {
      return new float[0];
    }
    if (recording.spikes().count() == 0) {
      Optional<TraceColumns> traces =
          recording.traces().stream()
              .filter(trace -> trace.subject() instanceof Subject.Neuron)
              .filter(trace -> trace.population().equals(population))
              .filter(trace -> trace.neurons().length == range.get().size())
              .filter(trace -> trace.samples() > 0)
              .findFirst();
      if (traces.isPresent()) {
        return graded(traces.get());
      }
    }
    return spiking(recording, range.get());
  }

  private static float[] spiking(Recording recording, PopulationRange range) {
    double dtMs = recording.header().dtMs();
    long now = recording.completedSteps();
    float[] levels = new float[range.size()];
    SpikeColumns spikes = recording.spikes();
    long reach = (long) (-FADE_MS * Math.log(FAINTEST) / dtMs);
    long count = spikes.count();
    for (long i = spikes.firstAtOrAfter(Math.max(0, now - reach)); i < count; i++) {
      int neuron = spikes.neuron(i);
      if (neuron >= range.first() && neuron < range.end()) {
        // Spikes come in the order of time, so the last one of a cell is the brightest.
        double ageMs = Math.max(0, now - spikes.step(i)) * dtMs;
        levels[neuron - range.first()] = (float) Math.exp(-ageMs / FADE_MS);
      }
    }
    return levels;
  }

  private float[] graded(TraceColumns traces) {
    long last = traces.samples() - 1;
    float[] levels = new float[traces.neurons().length];
    for (int row = 0; row < levels.length; row++) {
      levels[row] = Math.abs(traces.sample(last, row) - traces.sample(0, row));
      farthest = Math.max(farthest, levels[row]);
    }
    for (int row = 0; row < levels.length && farthest > 0; row++) {
      levels[row] = (float) Math.sqrt(levels[row] / farthest);
    }
    return levels;
  }
}
