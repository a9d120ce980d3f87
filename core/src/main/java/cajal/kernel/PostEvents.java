package cajal.kernel;

import java.util.Arrays;

/// The last spikes of target neurons, as far as they have reached their synapses: for rules that
/// take them up only when a synapse is used, see {@link SynapseKernel#waits}.
public final class PostEvents {

  /// Spikes of each neuron that are kept; a power of two.
  static final int KEPT = 32;

  /// `[neuron]`, spikes so far.
  final int[] count;

  /// `[neuron * KEPT + spike % KEPT]`, step at whose end the spike was felt.
  final int[] step;

  /// `[postsynaptic trace][neuron * KEPT + spike % KEPT]`, as it was then.
  final double[][] trace;

  /// @param neurons number of target neurons
  /// @param traces number of postsynaptic traces
  public PostEvents(int neurons, int traces) {
    count = new int[neurons];
    step = new int[neurons * KEPT];
    trace = new double[traces][neurons * KEPT];
  }

  /// The step of the spike that is forgotten when a neuron's next one is added; -1 if none is.
  public int oldest(int neuron) {
    return count[neuron] < KEPT ? -1 : step[place(neuron)];
  }

  /// Forgets all spikes.
  public void clear() {
    Arrays.fill(count, 0);
  }

  /// Adds a spike.
  ///
  /// @param traces `[trace][neuron]`, as they are now
  public void add(int neuron, long now, double[][] traces) {
    int place = place(neuron);
    step[place] = (int) now;
    for (int i = 0; i < trace.length; i++) {
      trace[i][place] = traces[i][neuron];
    }
    count[neuron]++;
  }

  private int place(int neuron) {
    return neuron * KEPT + (count[neuron] & (KEPT - 1));
  }
}
