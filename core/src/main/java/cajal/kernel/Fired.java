package cajal.kernel;

import java.util.Arrays;

/// Neurons that fired in one step, in the order in which the kernel met them; a neuron that fired
/// several spikes at once is listed as often.
public final class Fired {

  private int[] neurons = new int[64];
  private int count;

  public void add(int neuron) {
    if (count == neurons.length) {
      neurons = Arrays.copyOf(neurons, 2 * count);
    }
    neurons[count++] = neuron;
  }

  public int count() {
    return count;
  }

  public int neuron(int index) {
    return neurons[index];
  }

  public void clear() {
    count = 0;
  }
}
