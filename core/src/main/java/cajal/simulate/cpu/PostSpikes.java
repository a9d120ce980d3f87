package cajal.simulate.cpu;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

  /// Finds the runs again that spikes have not reached, after synapses have come and gone.
  ///
  /// @param step number of steps that were taken
  void rewire(IncomingSynapses incoming, long step) {
    for (long at = Math.max(0, step - count.length); at < step; at++) {
      long age = step - 1 - at;
      int slot = slot(at);
      for (int i = 0; i < count[slot]; i++) {
        int neuron = neurons[slot][i];
        int run = incoming.first()[neuron];
        while (run < incoming.first()[neuron + 1] && incoming.delay()[run] <= age) {
          run++;
        }
        nextRun[slot][i] = run;
      }
    }
  }

  /// Writes the spikes of all workers that are under way before a step.
  static void save(PostSpikes[] workers, long step, DataOutput out) throws IOException {
    for (long at = Math.max(0, step - workers[0].count.length); at < step; at++) {
      int all = 0;
      for (PostSpikes worker : workers) {
        all += worker.count(at);
      }
      out.writeInt(all);
      for (PostSpikes worker : workers) {
        for (int i = 0; i < worker.count(at); i++) {
          out.writeInt(worker.neuron(at, i));
          out.writeInt(worker.nextRun(at, i));
        }
      }
    }
  }

  /// Gives each worker the spikes of its own neurons.
  ///
  /// @param bounds `[worker + 1]`, first neuron of each worker's piece
  static void restore(PostSpikes[] workers, int[] bounds, long step, DataInput in)
      throws IOException {
    for (long at = Math.max(0, step - workers[0].count.length); at < step; at++) {
      for (PostSpikes worker : workers) {
        worker.begin(at);
      }
      int all = StateColumns.readBelow(in, Integer.MAX_VALUE);
      for (int i = 0; i < all; i++) {
        int neuron = StateColumns.readBelow(in, bounds[bounds.length - 1]);
        int nextRun = StateColumns.readBelow(in, Integer.MAX_VALUE);
        workers[owner(bounds, neuron)].add(at, neuron, nextRun);
      }
    }
  }

  /// The run of synapses that a spike has not reached yet.
  int nextRun(long step, int index) {
    return nextRun[slot(step)][index];
  }

  void pass(long step, int index) {
    nextRun[slot(step)][index]++;
  }

  /// The worker whose piece holds a neuron.
  ///
  /// @param bounds `[worker + 1]`, first neuron of each worker's piece
  private static int owner(int[] bounds, int neuron) {
    int worker = 0;
    while (bounds[worker + 1] <= neuron) {
      worker++;
    }
    return worker;
  }
}
