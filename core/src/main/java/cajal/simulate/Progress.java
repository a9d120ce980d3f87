package cajal.simulate;

import cajal.record.SpikeHash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a run has come to, beside the state of its engine: where it begins or goes on.
///
/// @param step number of steps that were taken
/// @param spikes number of spikes so far
/// @param hash hash of these spikes
/// @param changes of parameters so far, in the order of their steps
/// @param counted spikes since the last sample of each rate, see {@link Traces#counted}
record Progress(
    long step,
    long spikes,
    long hash,
    List<RunSettings.Change> changes,
    Map<Long, Double> counted) {

  /// Bytes; more is damage, for which no memory is to be asked.
  private static final int LONGEST_VALUE = 1 << 28;

  Progress {
    changes = List.copyOf(changes);
    counted = Map.copyOf(counted);
  }

  static Progress none() {
    return new Progress(0, 0, new SpikeHash().value(), List.of(), Map.of());
  }

  /// Whether a change that was to be made at its step has been made.
  boolean holds(RunSettings.Change change) {
    return change.step() < step || (change.step() == step && !changes.isEmpty());
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(step);
    out.writeLong(spikes);
    out.writeLong(hash);
    out.writeInt(changes.size());
    for (RunSettings.Change change : changes) {
      out.writeLong(change.step());
      out.writeUTF(change.owner());
      out.writeUTF(change.parameter());
      // A list of values may be longer than writeUTF can take.
      byte[] value = ValueText.write(change.value()).getBytes(StandardCharsets.UTF_8);
      out.writeInt(value.length);
      out.write(value);
    }
    out.writeInt(counted.size());
    for (Map.Entry<Long, Double> count : new TreeMap<>(counted).entrySet()) {
      out.writeLong(count.getKey());
      out.writeDouble(count.getValue());
    }
  }

  /// @throws IOException if it is damaged
  static Progress read(DataInput in) throws IOException {
    long step = in.readLong();
    long spikes = in.readLong();
    long hash = in.readLong();
    if (step < 0 || spikes < 0) {
      throw new IOException("its header is damaged");
    }
    List<RunSettings.Change> changes = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      changes.add(readChange(in));
    }
    Map<Long, Double> counted = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      counted.put(in.readLong(), in.readDouble());
    }
    return new Progress(step, spikes, hash, changes, counted);
  }

  private static RunSettings.Change readChange(DataInput in) throws IOException {
    long at = in.readLong();
    String owner = in.readUTF();
    String parameter = in.readUTF();
    int length = in.readInt();
    if (length < 0 || length > LONGEST_VALUE) {
      throw new IOException("its changes of parameters are damaged");
    }
    byte[] value = new byte[length];
    in.readFully(value);
    return new RunSettings.Change(
        at, owner, parameter, ValueText.read(new String(value, StandardCharsets.UTF_8)));
  }
}
