package cajal.tornado;

import static cajal.tornado.SpikeKernels.BLOCK;
import static cajal.tornado.SpikeKernels.BLOCKS;
import static cajal.tornado.SpikeKernels.DEPTH;
import static cajal.tornado.SpikeKernels.HISTORY;
import static cajal.tornado.SpikeKernels.LOGGED;
import static cajal.tornado.SpikeKernels.LOGGED_BEFORE;
import static cajal.tornado.SpikeKernels.LOG_CAPACITY;
import static cajal.tornado.SpikeKernels.LOG_STEPS;
import static cajal.tornado.SpikeKernels.POPULATIONS;
import static cajal.tornado.SpikeKernels.ROWS;

import cajal.kernel.DeviceLists;
import cajal.kernel.Parallel;

/// Kernels that list spikes and take samples.
public final class ListKernels {

  private ListKernels() {}

  /// Counts the spikes of each block of neurons.
  public static void count(long[] clock, int[] index, int[] fired, int[] blocks, int[] log) {
    for (@Parallel int b = 0; b < blocks.length; b++) {
      int at = index[BLOCKS] + b * BLOCK;
      int end = index[at + 1];
      int sum = 0;
      for (int i = index[at]; i < end; i++) {
        sum = sum + fired[i];
      }
      blocks[b] = sum;
      if (b == 0) {
        log[LOGGED_BEFORE] = clock[1] == 0 ? 0 : log[LOGGED];
      }
    }
  }

  /// Lists the spikes of a step: where synapses look for them, and for whoever records.
  public static void list(
      long[] clock,
      int[] index,
      int[] fired,
      int[] blocks,
      int[] counts,
      int[] history,
      int[] log) {
    for (@Parallel int b = 0; b < blocks.length; b++) {
      int slot = DeviceLists.slot(clock[0], index[DEPTH]);
      int at = index[BLOCKS] + b * BLOCK;
      int firstBlock = index[at + 3];
      int all = 0;
      for (int i = 0; i < firstBlock; i++) {
        all = all + blocks[i];
      }
      int own = 0;
      for (int i = firstBlock; i < b; i++) {
        own = own + blocks[i];
      }
      int capacity = index[at + 4];
      int list = slot * index[HISTORY] + index[at + 5];
      int logAt = index[ROWS] + log[LOGGED_BEFORE] + all;
      int logEnd = index[ROWS] + index[LOG_CAPACITY];
      int population = index[at + 2];
      int first = index[index[BLOCKS] + firstBlock * BLOCK];
      int end = index[at + 1];
      if (0 < blocks[b]) {
        for (int i = index[at]; i < end; i++) {
          int copies = fired[i];
          for (int c = 0; c < copies; c++) {
            if (own < capacity) {
              history[list + own] = i - first;
            }
            if (logAt + own < logEnd) {
              log[logAt + own] = i;
            }
            own = own + 1;
          }
        }
      }
      boolean lastOfAll = b == blocks.length - 1;
      boolean lastOfPopulation = lastOfAll;
      if (!lastOfAll) {
        lastOfPopulation = index[at + BLOCK + 2] != population;
      }
      if (lastOfPopulation) {
        int total = 0;
        for (int i = firstBlock; i < b; i++) {
          total = total + blocks[i];
        }
        total = total + blocks[b];
        // More than there is room for ends the run: whoever reads the log counts.
        counts[slot * index[POPULATIONS] + population] = capacity < total ? capacity : total;
      }
      if (lastOfAll) {
        int total = log[LOGGED_BEFORE] + all;
        for (int i = firstBlock; i < b; i++) {
          total = total + blocks[i];
        }
        total = total + blocks[b];
        log[LOGGED] = total;
        log[LOG_STEPS + (int) clock[1]] = total;
      }
    }
  }

  /// Samples what is recorded, a row of samples for each step of a batch.
  ///
  /// @param rows `[2 * sample]`, in which array it is and where
  public static void sample(
      long[] clock,
      int[] rows,
      double[] state,
      double[] inputs,
      double[] synapse,
      double[] samples) {
    for (@Parallel int r = 0; r < rows.length; r++) {
      sampled(r, clock, rows, state, inputs, synapse, samples);
    }
  }

  /// The same, one after the other.
  public static void sampleAll(
      long[] clock,
      int[] rows,
      double[] state,
      double[] inputs,
      double[] synapse,
      double[] samples) {
    for (int r = 0; r < rows.length; r++) {
      sampled(r, clock, rows, state, inputs, synapse, samples);
    }
  }

  private static void sampled(
      int r,
      long[] clock,
      int[] rows,
      double[] state,
      double[] inputs,
      double[] synapse,
      double[] samples) {
    int kind = rows[r] & 3;
    int at = rows[r] >> 2;
    double value = 0.0;
    if (kind == 0) {
      value = state[at];
    }
    if (kind == 1) {
      value = inputs[at];
    }
    if (kind == 2) {
      value = synapse[at];
    }
    samples[(int) clock[1] * rows.length + r] = value;
  }
}
