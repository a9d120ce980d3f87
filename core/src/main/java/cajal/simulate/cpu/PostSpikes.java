package cajal.simulate.cpu;

import java.util.Arrays;

/// Spikes of one worker's target neurons that are still under way to some of their synapses.
final class PostSpikes {

  private final int[][] neurons;
  private final int[][] nextRun;
  private final int[] count;

  /// @param slots longest delay in steps, and one
  PostSpikes(int slots) {
    neurons = new int[slots][8];
    nextRun = new int[slots][8];
    count = new int[slots];
  }

  private int slot(long step) {
    return (int) Math.floorMod(step, (long) count.length);
  }

  /// Forgets the spikes of the step that was longest ago, to make room for those of a new one.
  void begin(long step) {
    count[slot(step)] = 0;
  }

  void add(long step, int neuron, int firstRun) {
    int slot = slot(step);
    int at = count[slot]++;
    if (at == neurons[slot].length) {
      neurons[slot] = Arrays.copyOf(neurons[slot], 2 * at);
      nextRun[slot] = Arrays.copyOf(nextRun[slot], 2 * at);
    }
    neurons[slot][at] = neuron;
    nextRun[slot][at] = firstRun;
  }

  /// Number of spikes of a step.
  int count(long step) {
    return step < 0 ? 0 : count[slot(step)];
  }

  int neuron(long step, int index) {
    return neurons[slot(step)][index];
  }

  /// The run of synapses that a spike has not reached yet.
  int nextRun(long step, int index) {
    return nextRun[slot(step)][index];
  }

  void pass(long step, int index) {
    nextRun[slot(step)][index]++;
  }
}
