package cajal.tornado;

import cajal.kernel.DeviceLists;
import cajal.kernel.Fading;
import cajal.kernel.Parallel;

/// What is not the affair of any model, written by hand once: delivery of spikes and rings of
/// delays. Lists of spikes and samples are in {@link ListKernels}.
///
/// A network is described to these kernels by tables among the indices. The places where spikes
/// arrive are divided into as many ranges as there are lanes, and a lane alone adds to its range,
/// in the order of projections, delays and sources: no additions race, and a sum has the bits that
/// it has on the processor, whatever the weights.
public final class SpikeKernels {

  // The head of the indices.
  static final int DEPTH = 0;
  static final int HISTORY = 1;
  static final int POPULATIONS = 2;
  static final int BOUNDS = 3;
  static final int RECEIVE = 4;
  static final int DIRECT = 5;
  static final int SEND = 6;
  static final int BLOCKS = 7;
  static final int LOG_CAPACITY = 8;
  static final int ROWS = 9;
  static final int LANES = 10;
  static final int BLOCK_COUNT = 11;
  static final int GIVEN = 12;
  static final int HEAD = 16;

  // Numbers of one entry of each table.
  static final int CLEARING = 2;
  static final int RENEWAL = 3;
  static final int RING = 5;
  static final int DELIVERY = 9;
  static final int GROWN = 2;
  static final int DRIVE = 3;
  static final int SENDING = 8;
  static final int PART = 4;
  static final int BLOCK = 6;

  // The head of the log: how much was logged before this step, and with it.
  static final int LOGGED_BEFORE = 0;
  static final int LOGGED = 1;
  static final int LOG_STEPS = 2;

  private SpikeKernels() {}

  /// What arrives in a step before neurons are advanced. One turn for each lane.
  public static void receive(
      long[] clock,
      int[] index,
      int[] counts,
      int[] history,
      float[] weights,
      double[] parameter,
      double[] rings,
      double[] given,
      double[] inputs,
      int[] lanes) {
    for (@Parallel int w = 0; w < lanes.length; w++) {
      int from = index[index[BOUNDS] + w];
      int to = index[index[BOUNDS] + w + 1];
      deliver(
          index[RECEIVE],
          from,
          to,
          clock,
          index,
          counts,
          history,
          weights,
          parameter,
          rings,
          given,
          0,
          inputs);
    }
  }

  /// What arrives at variables themselves, after neurons were advanced.
  public static void direct(
      long[] clock,
      int[] index,
      int[] counts,
      int[] history,
      float[] weights,
      double[] parameter,
      double[] rings,
      double[] given,
      double[] inputs,
      int[] lanes) {
    for (@Parallel int w = 0; w < lanes.length; w++) {
      int from = index[index[BOUNDS] + w];
      int to = index[index[BOUNDS] + w + 1];
      deliver(
          index[DIRECT],
          from,
          to,
          clock,
          index,
          counts,
          history,
          weights,
          parameter,
          rings,
          given,
          0,
          inputs);
    }
  }

  private static void deliver(
      int table,
      int from,
      int to,
      long[] clock,
      int[] index,
      int[] counts,
      int[] history,
      float[] weights,
      double[] parameter,
      double[] rings,
      double[] given,
      int ahead,
      double[] inputs) {
    long step = clock[0];
    int phase = DeviceLists.slot(step, Fading.STEPS);
    int at = table;
    int entries = index[at];
    at = at + 1;
    for (int e = 0; e < entries; e++) {
      int first = index[at] < from ? from : index[at];
      int end = to < index[at + 1] ? to : index[at + 1];
      for (int i = first; i < end; i++) {
        inputs[i] = 0.0;
      }
      at = at + CLEARING;
    }
    entries = index[at];
    at = at + 1;
    for (int e = 0; e < entries; e++) {
      double renewal = parameter[index[at + 2] + phase];
      if (renewal != 1.0) {
        int first = index[at] < from ? from : index[at];
        int end = to < index[at + 1] ? to : index[at + 1];
        for (int i = first; i < end; i++) {
          inputs[i] = inputs[i] * renewal;
        }
      }
      at = at + RENEWAL;
    }
    entries = index[at];
    at = at + 1;
    for (int e = 0; e < entries; e++) {
      int place = index[at];
      int size = index[at + 1];
      int first = place < from ? from : place;
      int end = to < place + size ? to : place + size;
      int column = index[at + 2] + DeviceLists.slot(step, index[index[at + 3]]) * size - place;
      double sign = index[at + 4];
      for (int i = first; i < end; i++) {
        inputs[i] = inputs[i] + sign * rings[column + i];
        rings[column + i] = 0.0;
      }
      at = at + RING;
    }
    entries = index[at];
    at = at + 1;
    for (int e = 0; e < entries; e++) {
      int population = index[at];
      int listFirst = index[at + 1];
      int runs = index[at + 2];
      int shortest = index[at + 3];
      int start = index[at + 4];
      int places = index[at + 5];
      int column = index[at + 6];
      double factor = parameter[index[at + 7]];
      int parts = index[at + 8];
      at = at + DELIVERY;
      // Rows lie far apart: all are asked for, and come together, before any is read.
      int heads = 0;
      for (int run = 0; run < runs; run++) {
        long then = step - shortest - run;
        if (-1 < then) {
          int slot = DeviceLists.slot(then, index[DEPTH]);
          int list = slot * index[HISTORY] + listFirst;
          int end = list + counts[slot * index[POPULATIONS] + population];
          for (int s = list; s < end; s++) {
            int row = start + history[s] * runs + run;
            if (index[row] < index[row + 1]) {
              heads = heads | index[places + index[row]];
            }
          }
        }
      }
      // Something has to depend on what was asked for; no place is below 0.
      if (heads < 0) {
        inputs[0] = 0.0;
      }
      for (int run = 0; run < runs; run++) {
        long then = step - shortest - run;
        if (-1 < then) {
          int slot = DeviceLists.slot(then, index[DEPTH]);
          int list = slot * index[HISTORY] + listFirst;
          int end = list + counts[slot * index[POPULATIONS] + population];
          for (int s = list; s < end; s++) {
            int row = start + history[s] * runs + run;
            int stop = places + index[row + 1];
            int k = DeviceLists.first(index, places + index[row], stop, from);
            int part = at;
            while (k < stop && index[k] < to) {
              int edge = to < index[part] ? to : index[part];
              double grown = factor * parameter[index[part + 1] + phase];
              while (k < stop && index[k] < edge) {
                int place = index[k];
                double weight = column < 0 ? grown : grown * weights[column + k - places];
                inputs[place] = inputs[place] + weight;
                k = k + 1;
              }
              part = part + GROWN;
            }
          }
        }
      }
      at = at + parts * GROWN;
    }
    entries = index[at];
    at = at + 1;
    for (int e = 0; e < entries; e++) {
      int targets = index[at];
      int stop = targets + index[at + 1];
      int amounts = ahead + index[at + 2] - targets;
      int k = DeviceLists.first(index, targets, stop, from);
      while (k < stop && index[k] < to) {
        int place = index[k];
        inputs[place] = inputs[place] + given[amounts + k];
        k = k + 1;
      }
      at = at + DRIVE;
    }
  }

  /// What arrives before neurons are advanced, at all of them.
  public static void receiveAll(
      long[] clock,
      int[] index,
      int[] counts,
      int[] history,
      float[] weights,
      double[] parameter,
      double[] rings,
      double[] given,
      double[] inputs) {
    int ahead = (int) clock[1] * index[GIVEN];
    int end = Integer.MAX_VALUE;
    int table = index[RECEIVE];
    deliver(
        table, 0, end, clock, index, counts, history, weights, parameter, rings, given, ahead,
        inputs);
  }

  /// What arrives at variables themselves, at all of them.
  public static void directAll(
      long[] clock,
      int[] index,
      int[] counts,
      int[] history,
      float[] weights,
      double[] parameter,
      double[] rings,
      double[] given,
      double[] inputs) {
    int ahead = (int) clock[1] * index[GIVEN];
    int end = Integer.MAX_VALUE;
    int table = index[DIRECT];
    deliver(
        table, 0, end, clock, index, counts, history, weights, parameter, rings, given, ahead,
        inputs);
  }

  /// Hands spikes over to where they wait that have a delay of their own at each synapse.
  public static void send(
      long[] clock,
      int[] index,
      int[] counts,
      int[] history,
      float[] weights,
      double[] parameter,
      double[] rings,
      int[] lanes) {
    for (@Parallel int w = 0; w < lanes.length; w++) {
      int from = index[index[BOUNDS] + w];
      int to = index[index[BOUNDS] + w + 1];
      hand(from, to, clock, index, counts, history, weights, parameter, rings);
    }
  }

  /// The same for all of them.
  public static void sendAll(
      long[] clock,
      int[] index,
      int[] counts,
      int[] history,
      float[] weights,
      double[] parameter,
      double[] rings) {
    hand(0, Integer.MAX_VALUE, clock, index, counts, history, weights, parameter, rings);
  }

  private static void hand(
      int from,
      int to,
      long[] clock,
      int[] index,
      int[] counts,
      int[] history,
      float[] weights,
      double[] parameter,
      double[] rings) {
    long step = clock[0];
    int slot = DeviceLists.slot(step, index[DEPTH]);
    int at = index[SEND];
    int entries = index[at];
    at = at + 1;
    for (int e = 0; e < entries; e++) {
      int start = index[at + 2];
      int places = index[at + 3];
      int column = index[at + 4];
      double factor = parameter[index[at + 5]];
      int delays = index[at + 6];
      int parts = index[at + 7];
      int list = slot * index[HISTORY] + index[at + 1];
      int end = list + counts[slot * index[POPULATIONS] + index[at]];
      for (int s = list; s < end; s++) {
        int row = start + history[s];
        int stop = places + index[row + 1];
        int k = DeviceLists.first(index, places + index[row], stop, from);
        int part = at + SENDING;
        while (k < stop && index[k] < to) {
          int place = index[k];
          while (!(place < index[part] + index[part + 1])) {
            part = part + PART;
          }
          int later = DeviceLists.slot(step + index[delays + k - places], index[index[part + 3]]);
          int cell = index[part + 2] + later * index[part + 1] + place - index[part];
          double weight = column < 0 ? factor : factor * weights[column + k - places];
          rings[cell] = rings[cell] + weight;
          k = k + 1;
        }
      }
      at = at + SENDING + parts * PART;
    }
  }
}
