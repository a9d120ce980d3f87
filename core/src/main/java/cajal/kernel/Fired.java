package cajal.kernel;

import java.util.Arrays;

/// Neurons that fired in one step, in the order in which the kernel met them; a neuron that fired
/// several spikes at once is listed as often.
public final class Fired {

  private final LoneNumber count = new LoneNumber();
  private int[] neurons = new int[64];
  private int[] places = {};
  private long[] lanes = {};

  public void add(int neuron) {
    int at = count();
    if (at == neurons.length) {
      neurons = Arrays.copyOf(neurons, 2 * at);
    }
    neurons[at] = neuron;
    count.set(at + 1);
  }

  /// Room for a kernel to note in its loop the vectors in which neurons fire, `[vector]` the first
  /// neuron of each; which of its neurons, goes to {@link #lanes}. A call in the loop would have
  /// the virtual machine keep everything in memory that could be in registers.
  ///
  /// @param most vectors that the loop goes through
  int[] places(int most) {
    if (places.length < most) {
      places = new int[most];
      lanes = new long[most];
    }
    return places;
  }

  /// A bit for each neuron of each vector in {@link #places}.
  long[] lanes() {
    return lanes;
  }

  /// Adds the neurons of the vectors that were noted.
  void addNoted(int vectors) {
    for (int v = 0; v < vectors; v++) {
      for (long bits = lanes[v]; bits != 0; bits &= bits - 1) {
        add(places[v] + Long.numberOfTrailingZeros(bits));
      }
    }
  }

  /// The same, and sets a number for each of these neurons.
  void addNoted(int vectors, int[] numbers, int value) {
    int before = count();
    addNoted(vectors);
    for (int k = before; k < count(); k++) {
      numbers[neurons[k]] = value;
    }
  }

  public int count() {
    return (int) count.get();
  }

  public int neuron(int index) {
    return neurons[index];
  }

  public void clear() {
    count.set(0);
  }
}
