package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.compile.Probe;
import java.util.Arrays;
import java.util.List;

/// What came out of a few steps: spikes in the order of step and global neuron number, and samples
/// for each probe.
public final class Batch {

  private final List<Probe> probes;
  private final float[][] samples;
  private long firstStep;
  private int[] offsets = new int[256];
  private int[] neurons = new int[256];
  private int spikes;

  public Batch(CompiledNetwork network) {
    probes = network.probes();
    samples = new float[probes.size()][0];
  }

  /// Empties the batch and makes room for the samples of its steps.
  public void begin(long step, int count) {
    firstStep = step;
    spikes = 0;
    for (int p = 0; p < samples.length; p++) {
      int rows = sampleCount(p, step, count);
      int needed = rows * probes.get(p).width();
      if (samples[p].length < needed) {
        samples[p] = new float[needed];
      }
    }
  }

  public long firstStep() {
    return firstStep;
  }

  /// Number of samples of a probe within some steps.
  public int sampleCount(int probe, long step, int count) {
    int interval = probes.get(probe).intervalSteps();
    return (int) ((step + count) / interval - step / interval);
  }

  /// Samples of one probe, `[sample * width + neuron]`, in the unit of the trace; see {@link
  /// Probe#width}.
  public float[] samples(int probe) {
    return samples[probe];
  }

  /// Appends a spike.
  ///
  /// @param offset steps since the first step of the batch
  /// @param neuron global number
  public void spike(int offset, int neuron) {
    if (spikes == neurons.length) {
      neurons = Arrays.copyOf(neurons, 2 * spikes);
      offsets = Arrays.copyOf(offsets, 2 * spikes);
    }
    offsets[spikes] = offset;
    neurons[spikes++] = neuron;
  }

  public int spikes() {
    return spikes;
  }

  public long step(int spike) {
    return firstStep + offsets[spike];
  }

  public int neuron(int spike) {
    return neurons[spike];
  }
}
