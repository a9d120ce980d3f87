package cajal.record;

import java.util.List;

/// A recording over columns, whether they still grow or are read from files.
final class ColumnRecording implements Recording {

  private final Header header;
  private final SpikeLog spikes;
  private final List<TraceLog> traces;
  private volatile long completedSteps;

  ColumnRecording(Header header, SpikeLog spikes, List<TraceLog> traces, long completedSteps) {
    this.header = header;
    this.spikes = spikes;
    this.traces = List.copyOf(traces);
    this.completedSteps = completedSteps;
  }

  /// Makes everything before a step visible to readers.
  void publish(long steps, long spikeCount) {
    spikes.publish(spikeCount);
    for (TraceLog trace : traces) {
      trace.publish(steps / trace.intervalSteps());
    }
    completedSteps = steps;
  }

  SpikeLog spikeLog() {
    return spikes;
  }

  List<TraceLog> traceLogs() {
    return traces;
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public long completedSteps() {
    return completedSteps;
  }

  @Override
  public SpikeColumns spikes() {
    return spikes;
  }

  @Override
  public List<TraceColumns> traces() {
    return List.copyOf(traces);
  }

  @Override
  public void close() {
    // The writer closes its files, and mapped memory goes with the last reader.
  }
}
