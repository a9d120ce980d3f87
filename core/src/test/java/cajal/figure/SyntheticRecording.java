package cajal.figure;

import cajal.record.Recording;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A recording in memory, made from a seed: an excitatory and an inhibitory population that fire in
/// waves, and membrane potentials of some of them.
final class SyntheticRecording implements Recording {

  private static final double DT_MS = 0.1;

  private final Header header;
  private final long steps;
  private final long[] spikeSteps;
  private final int[] spikeNeurons;
  private final List<TraceColumns> traces = new ArrayList<>();

  SyntheticRecording(long seed, int excitatory, int inhibitory, double durationMs, int spikes) {
    this(
        new Header(
            "Synthetic waves",
            seed,
            DT_MS,
            List.of(
                new PopulationRange("E", "iaf_psc_exp", 0, excitatory, false, List.of()),
                new PopulationRange("I", "iaf_psc_exp", excitatory, inhibitory, true, List.of()))),
        durationMs,
        spikes);
  }

  SyntheticRecording(Header header, double durationMs, int spikes) {
    this.header = header;
    this.steps = Math.round(durationMs / header.dtMs());
    SplittableRandom random = new SplittableRandom(header.seed());
    long[] keys = new long[spikes];
    for (int i = 0; i < spikes; i++) {
      long step;
      do {
        step = random.nextLong(steps);
      } while (random.nextDouble() > 0.35 + 0.65 * Math.pow(Math.sin(step * DT_MS / 40), 6));
      keys[i] = step * header.neurons() + random.nextInt(header.neurons());
    }
    Arrays.sort(keys);
    spikeSteps = Arrays.stream(keys).map(k -> k / header.neurons()).toArray();
    spikeNeurons = Arrays.stream(keys).mapToInt(k -> (int) (k % header.neurons())).toArray();
  }

  /// Adds a recorder that observed the first neurons of the first population.
  SyntheticRecording withTrace(String variable, Unit unit, int neurons, int intervalSteps) {
    traces.add(
        new Trace(
            header.populations().getFirst().name(), variable, unit, intervalSteps, neurons, steps));
    return this;
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public long completedSteps() {
    return steps;
  }

  @Override
  public SpikeColumns spikes() {
    return new Spikes();
  }

  @Override
  public List<TraceColumns> traces() {
    return List.copyOf(traces);
  }

  @Override
  public void close() {}

  private final class Spikes implements SpikeColumns {

    @Override
    public long count() {
      return spikeSteps.length;
    }

    @Override
    public long step(long index) {
      return spikeSteps[(int) index];
    }

    @Override
    public int neuron(long index) {
      return spikeNeurons[(int) index];
    }

    @Override
    public long firstAtOrAfter(long step) {
      int low = 0;
      int high = spikeSteps.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (spikeSteps[middle] < step) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    @Override
    public void copy(long from, int length, long[] toSteps, int[] toNeurons) {
      System.arraycopy(spikeSteps, (int) from, toSteps, 0, length);
      System.arraycopy(spikeNeurons, (int) from, toNeurons, 0, length);
    }

    @Override
    public void density(
        long fromStep,
        long toStep,
        int columns,
        int fromNeuron,
        int toNeuron,
        int rows,
        int[] counts) {
      throw new UnsupportedOperationException("figures draw spikes one by one");
    }
  }

  private record Trace(
      String population, String variable, Unit unit, int intervalSteps, int count, long steps)
      implements TraceColumns {

    @Override
    public String recorder() {
      return "voltmeter";
    }

    @Override
    public int[] neurons() {
      return IntStream.range(0, count).toArray();
    }

    @Override
    public long samples() {
      return steps / intervalSteps;
    }

    @Override
    public float sample(long sample, int row) {
      double t = (sample + 1) * intervalSteps * DT_MS;
      double period = 38 + 7.3 * row;
      double phase = (t + 11 * row) % period;
      double slow = 3 * Math.sin(t / (60 + 9 * row) + row);
      double noise = 0.8 * Math.sin(t * 1.7 + row * row) * Math.sin(t * 0.61 + 2 * row);
      // A spike that lasts one sample: what a mean would hide.
      return (float)
          (phase < intervalSteps * DT_MS ? 20 : -68 + 12 * phase / period + slow + noise);
    }

    @Override
    public void envelope(int row, long fromSample, long toSample, float[] min, float[] max) {
      for (int bin = 0; bin < min.length; bin++) {
        long from = fromSample + (toSample - fromSample) * bin / min.length;
        long to = fromSample + (toSample - fromSample) * (bin + 1) / min.length;
        min[bin] = Float.NaN;
        max[bin] = Float.NaN;
        for (long s = from; s < to; s++) {
          float value = sample(s, row);
          min[bin] = s == from ? value : Math.min(min[bin], value);
          max[bin] = s == from ? value : Math.max(max[bin], value);
        }
      }
    }
  }
}
