package cajal.simulate;

import cajal.compile.CompiledNetwork;
import cajal.record.RecordingWriter;
import cajal.record.SpikeHash;

/// What a run has brought forth: its recording, and number and hash of its spikes.
final class RunLog {

  private final RecordingWriter writer;
  private final Traces traces;
  private final SpikeHash hash;
  private long spikes;

  RunLog(CompiledNetwork network, RecordingWriter writer, Progress begun) {
    this.writer = writer;
    traces = new Traces(network);
    hash = SpikeHash.continued(begun.hash());
    spikes = begun.spikes();
    traces.skip(writer, begun.step(), begun.counted());
    for (RunSettings.Change change : begun.changes()) {
      writer.change(
          change.step(), change.owner(), change.parameter(), ValueText.write(change.value()));
    }
    writer.advance(begun.step());
  }

  /// Takes over a batch.
  void take(Batch batch, long step, int count) {
    for (int i = 0; i < batch.spikes(); i++) {
      writer.spike(batch.step(i), batch.neuron(i));
      hash.add(batch.step(i), batch.neuron(i));
    }
    spikes += batch.spikes();
    traces.write(writer, batch, step, count);
    writer.advance(step + count);
  }

  long spikes() {
    return spikes;
  }

  long hash() {
    return hash.value();
  }

  /// How far the run is.
  Progress progress(long step, ChangeQueue changes) {
    return new Progress(step, spikes, hash.value(), changes.applied(), traces.counted());
  }
}
