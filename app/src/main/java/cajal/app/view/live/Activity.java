package cajal.app.view.live;

import cajal.record.Recording;
import cajal.record.Recording.PopulationRange;
import cajal.record.Recording.SpikeColumns;
import cajal.record.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/// How active each named cell is at the newest time, as values from 0 to 1 for painting on the
/// drawing: recent spikes that fade, or where a cell has none, its membrane potential within the
/// range of all.
final class Activity {

  // How long a spike stays visible to a person.
  private static final double FADE_SECONDS = 0.2;
  private static final double SHORTEST_MS = 5;
  private static final double LONGEST_MS = 1000;
  private static final double OUTLIERS = 0.02;

  private final List<Cells> populations = new ArrayList<>();
  private final double dtMs;
  private long seenSpikes;
  private long seenStep;

  /// The values of one population.
  private static final class Cells {
    final PopulationRange range;
    final float[] traces;
    final StickyRange span = new StickyRange(Double.NaN);
    boolean spiking;

    Cells(PopulationRange range) {
      this.range = range;
      traces = new float[range.size()];
    }
  }

  Activity(Recording.Header header) {
    dtMs = header.dtMs();
    for (PopulationRange population : header.populations()) {
      if (!population.cells().isEmpty()) {
        populations.add(new Cells(population));
      }
    }
  }

  /// Whether any population has cells of a connectome.
  boolean concerns() {
    return !populations.isEmpty();
  }

  /// The values now.
  ///
  /// @param realtimeFactor wall time over simulated time, so that a spike fades at a speed that a
  ///   person can see
  Lane.Picture next(double realtimeFactor, BiConsumer<String, float[]> consumer) {
    return new Lane.Picture() {
      private final List<float[]> values = new ArrayList<>();

      @Override
      public void paint(Recording recording) {
        double simulated = FADE_SECONDS * 1000 / Math.max(1e-6, realtimeFactor);
        fade(recording, Math.clamp(simulated, SHORTEST_MS, LONGEST_MS));
        for (Cells cells : populations) {
          values.add(cells.spiking ? cells.traces.clone() : graded(cells, recording));
        }
      }

      @Override
      public void show() {
        for (int i = 0; i < values.size(); i++) {
          consumer.accept(populations.get(i).range.name(), values.get(i));
        }
      }
    };
  }

  private void fade(Recording recording, double tauMs) {
    long now = recording.completedSteps();
    float kept = (float) Math.exp(-(now - seenStep) * dtMs / tauMs);
    SpikeColumns spikes = recording.spikes();
    long end = spikes.firstAtOrAfter(now);
    // What lies further back has faded away.
    long horizon = spikes.firstAtOrAfter(now - (long) (5 * tauMs / dtMs));
    for (Cells cells : populations) {
      for (int i = 0; i < cells.traces.length; i++) {
        cells.traces[i] *= kept;
      }
    }
    for (long at = Math.max(seenSpikes, horizon); at < end; at++) {
      int neuron = spikes.neuron(at);
      float fresh = (float) Math.exp(-(now - 1 - spikes.step(at)) * dtMs / tauMs);
      for (Cells cells : populations) {
        int index = neuron - cells.range.first();
        if (index >= 0 && index < cells.traces.length) {
          cells.traces[index] = Math.max(cells.traces[index], fresh);
          cells.spiking = true;
        }
      }
    }
    seenSpikes = end;
    seenStep = now;
  }

  private static float[] graded(Cells cells, Recording recording) {
    float[] values = new float[cells.range.size()];
    recording.traces().stream()
        .filter(trace -> trace.subject() instanceof Subject.Neuron)
        .filter(trace -> trace.population().equals(cells.range.name()))
        .filter(trace -> trace.samples() > 0)
        .max((one, other) -> Integer.compare(one.neurons().length, other.neurons().length))
        .ifPresent(trace -> {
          int[] neurons = trace.neurons();
          float[] newest = new float[neurons.length];
          for (int row = 0; row < neurons.length; row++) {
            newest[row] = trace.sample(trace.samples() - 1, row);
          }
          float[] sorted = newest.clone();
          Arrays.sort(sorted);
          int last = sorted.length - 1;
          cells.span.take(
              sorted[(int) Math.round(OUTLIERS * last)],
              sorted[(int) Math.round((1 - OUTLIERS) * last)]);
          double width = cells.span.high() - cells.span.low();
          for (int row = 0; row < neurons.length; row++) {
            double part = (newest[row] - cells.span.low()) / width;
            values[neurons[row]] = (float) Math.clamp(part, 0.0, 1.0);
          }
        });
    return values;
  }
}
