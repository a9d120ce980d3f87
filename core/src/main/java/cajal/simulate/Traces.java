package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.compile.Observable;
import cajal.compile.Probe;
import cajal.record.RecordingWriter;
import cajal.record.SpikeHash;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes the samples of a batch, and makes one trace of many neurons where a probe asks for it.
///
/// Neurons are added in their order, whatever the number of workers that sampled them. What is
/// counted between two samples is part of a checkpoint.
final class Traces {

  private final CompiledNetwork network;
  private final List<Probe> probes;
  // [probe][neuron]: whether its spikes count; empty for what is no rate.
  private final boolean[][] counted;
  // [probe]: spikes since the last sample; not a number where some of them are not known.
  private final double[] spikes;

  Traces(CompiledNetwork network) {
    this.network = network;
    probes = network.probes();
    spikes = new double[probes.size()];
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
        case Observable.OfState _, Observable.OfWeight _ ->
            writer.samples(p, batch.samples(p), samples * probe.neurons().length);
        case Observable.Pooled pooled ->
            writer.samples(p, pooled(batch.samples(p), samples, probe, pooled.mean()), samples);
        case Observable.Rate() -> writer.samples(p, rates(p, batch, step, samples), samples);
      }
    }
  }

  /// Begins after some steps: samples are counted from time 0, and those before are missing.
  ///
  /// @param counted what was counted until then
  void skip(RecordingWriter writer, long steps, Map<Long, Double> counted) {
    for (int p = 0; p < probes.size(); p++) {
      Probe probe = probes.get(p);
      float[] missing = new float[probe.what().isPooled() ? 1 : probe.neurons().length];
      Arrays.fill(missing, Float.NaN);
      for (long i = steps / probe.intervalSteps(); i > 0; i--) {
        writer.samples(p, missing, missing.length);
      }
      boolean between = steps % probe.intervalSteps() != 0;
      spikes[p] = between ? counted.getOrDefault(key(probe), Double.NaN) : 0;
    }
  }

  /// What is counted of spikes since the last sample, by what is counted: recorders may be others
  /// when the run goes on.
  Map<Long, Double> counted() {
    Map<Long, Double> counted = new TreeMap<>();
    for (int p = 0; p < probes.size(); p++) {
      if (probes.get(p).what() instanceof Observable.Rate) {
        counted.put(key(probes.get(p)), spikes[p]);
      }
    }
    return counted;
  }

  private static long key(Probe probe) {
    SpikeHash key = new SpikeHash();
    key.add(probe.population());
    key.add(probe.intervalSteps());
    for (int neuron : probe.neurons()) {
      key.add(neuron);
    }
    return key.value();
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
