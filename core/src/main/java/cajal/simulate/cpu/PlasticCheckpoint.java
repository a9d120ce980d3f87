package cajal.simulate.cpu;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Synapses with a memory of one projection in a checkpoint. Which synapses there are is part of it
/// only where they come and go.
///
/// @param weights `[synapse]`
/// @param memory `[variable][synapse]`
/// @param last `[synapse]`
/// @param post `[trace][target neuron]`
/// @param rows rows of past traces and of neurons' variables, `[variable][row][target neuron]`
/// @param pre traces of sources of each worker, all the same
/// @param modulator traces of the modulator of each worker, all the same
/// @param underWay spikes of each worker
record PlasticCheckpoint(
    double[] weights,
    double[][] memory,
    int[] last,
    double[][] post,
    double[][][] rows,
    PlasticTraces[] pre,
    PlasticTraces[] modulator,
    PostSpikes[] underWay) {

  void save(long step, DataOutput out) throws IOException {
    StateColumns.write(out, weights);
    StateColumns.write(out, memory);
    StateColumns.write(out, last);
    StateColumns.write(out, post);
    for (double[][] each : rows) {
      StateColumns.write(out, each);
    }
    StateColumns.write(out, pre[0].state());
    StateColumns.write(out, modulator[0].state());
    PostSpikes.save(underWay, step, out);
  }

  /// @param bounds `[worker + 1]`, first target neuron of each worker's part
  void restore(int[] bounds, long step, DataInput in) throws IOException {
    StateColumns.read(in, weights);
    StateColumns.read(in, memory);
    StateColumns.read(in, last);
    StateColumns.read(in, post);
    for (double[][] each : rows) {
      StateColumns.read(in, each);
    }
    StateColumns.read(in, pre[0].state());
    StateColumns.read(in, modulator[0].state());
    for (int worker = 1; worker < pre.length; worker++) {
      pre[worker].copy(pre[0]);
      modulator[worker].copy(modulator[0]);
    }
    PostSpikes.restore(underWay, bounds, step, in);
  }

  static void saveWiring(PlasticShared shared, DataOutput out) throws IOException {
    StateColumns.write(out, shared.synapses().rowStart());
    StateColumns.write(out, shared.synapses().targets());
  }

  /// @param sources number of source neurons
  /// @param targets number of target neurons
  static Wiring readWiring(int sources, int targets, DataInput in) throws IOException {
    int[] rowStart = new int[sources + 1];
    StateColumns.read(in, rowStart);
    for (int source = 0; source < sources; source++) {
      if (rowStart[0] != 0 || rowStart[source + 1] < rowStart[source]) {
        throw new IOException("its synapses are damaged");
      }
    }
    return Wiring.fresh(rowStart, StateColumns.readAllBelow(in, rowStart[sources], targets));
  }
}
