package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.compile.Observable;
import cajal.compile.Probe;
import cajal.record.RecordingWriter;
import java.util.List;

/// Writes the samples of a batch, and makes one trace of many neurons where a probe asks for it.
///
/// Neurons are added in their order, whatever the number of workers that sampled them.
final class Traces {

  private final CompiledNetwork network;
  private final List<Probe> probes;
  // [probe][neuron]: whether its spikes count; empty for what is no rate.
  private final boolean[][] counted;
  private final int[] spikes;

  Traces(CompiledNetwork network) {
    this.network = network;
    probes = network.probes();
    spikes = new int[probes.size()];
    counted = new boolean[probes.size()][];
    for (int p = 0; p < counted.length; p++) {
      Probe probe = probes.get(p);
      boolean rate = probe.what() instanceof Observable.Rate;
      counted[p] = new boolean[rate ? network.populations().get(probe.population()).size() : 0];
      for (int neuron : rate ? probe.neurons() : new int[0]) {
        counted[p][neuron] = true;
      }
    }
  }

  /// Writes the samples that fall into the steps of a batch.
  void write(RecordingWriter writer, Batch batch, long step, int count) {
    for (int p = 0; p < probes.size(); p++) {
      int samples = batch.sampleCount(p, step, count);
      Probe probe = probes.get(p);
      switch (probe.what()) {
        case Observable.OfState _ ->
            writer.samples(p, batch.samples(p), samples * probe.neurons().length);
        case Observable.Pooled pooled ->
            writer.samples(p, pooled(batch.samples(p), samples, probe, pooled.mean()), samples);
        case Observable.Rate() -> writer.samples(p, rates(p, batch, step, samples), samples);
      }
    }
  }

  private static float[] pooled(float[] values, int samples, Probe probe, boolean mean) {
    float[] pooled = new float[samples];
    int width = probe.width();
    for (int s = 0; s < samples; s++) {
      double sum = 0;
      for (int row = 0; row < width; row++) {
        sum += values[s * width + row];
      }
      pooled[s] = (float) (mean ? sum / width : sum);
    }
    return pooled;
  }

  private float[] rates(int p, Batch batch, long step, int samples) {
    Probe probe = probes.get(p);
    int first = network.populations().get(probe.population()).first();
    int interval = probe.intervalSteps();
    double perSpike = 1000 / (interval * network.dtMs() * probe.neurons().length);
    float[] rates = new float[samples];
    int sample = 0;
    for (int i = 0; i < batch.spikes(); i++) {
      // The interval that a step belongs to, counted from the one in which the batch begins.
      int of = (int) (batch.step(i) / interval - step / interval);
      while (sample < of) {
        rates[sample++] = (float) (spikes[p] * perSpike);
        spikes[p] = 0;
      }
      int neuron = batch.neuron(i) - first;
      if (neuron >= 0 && neuron < counted[p].length && counted[p][neuron]) {
        spikes[p]++;
      }
    }
    while (sample < samples) {
      rates[sample++] = (float) (spikes[p] * perSpike);
      spikes[p] = 0;
    }
    return rates;
  }
}
