package cajal.simulate.cpu;

import cajal.kernel.Draw;
import java.util.Arrays;

/// How synapses come and go with the elements of their neurons, as in the model of structural
/// plasticity (Butz & van Ooyen 2013, doi:10.1371/journal.pcbi.1003259; Diaz-Pier et al. 2016,
/// doi:10.3389/fnana.2016.00057).
///
/// Each synapse takes one axonal element of its source and one dendritic element of its target, and
/// a neuron has as many whole elements as its trace says. Who has fewer than synapses loses
/// synapses drawn at random, sources first; then free axonal elements and free dendritic ones are
/// shuffled and pair as far as they go. A pair of a neuron with itself does not form: its elements
/// stay free.
///
/// One thread does this in the order of neurons, and draws are those of projection, step and
/// neuron: the synapses do not depend on the number of workers.
final class Rewiring {

  private final int[] rowStart;
  private final int[] targets;
  private final boolean[] lost;
  private final int[] outgoing;
  private final int[] incoming;
  private final long key;

  /// @param rowStart `[source neuron + 1]`
  /// @param targets `[synapse]`
  /// @param size number of target neurons
  /// @param key random key of projection and step
  Rewiring(int[] rowStart, int[] targets, int size, long key) {
    this.rowStart = rowStart;
    this.targets = targets;
    this.key = key;
    lost = new boolean[targets.length];
    outgoing = new int[rowStart.length - 1];
    incoming = new int[size];
    for (int source = 0; source < outgoing.length; source++) {
      outgoing[source] = rowStart[source + 1] - rowStart[source];
    }
    for (int target : targets) {
      incoming[target]++;
    }
  }

  /// @param axonal `[source neuron]`, number of elements, of which whole ones count
  /// @param dendritic `[target neuron]`
  /// @param itself whether source and target are one population
  Wiring by(double[] axonal, double[] dendritic, boolean itself) {
    int[] synapses = new int[targets.length];
    Arrays.setAll(synapses, k -> k);
    long drawn = Draw.stream(key, 0);
    for (int source = 0; source < outgoing.length; source++) {
      int excess = outgoing[source] - whole(axonal[source]);
      lose(synapses, rowStart[source], rowStart[source + 1], excess, Draw.stream(drawn, source));
    }
    loseIncoming(dendritic);
    count();
    int[] free = shuffled(free(axonal, outgoing), Draw.stream(key, 2));
    int[] wanted = shuffled(free(dendritic, incoming), Draw.stream(key, 3));
    int pairs = Math.min(free.length, wanted.length);
    long[] formed = new long[pairs];
    int count = 0;
    for (int i = 0; i < pairs; i++) {
      if (!itself || free[i] != wanted[i]) {
        formed[count++] = (long) free[i] << Integer.SIZE | wanted[i];
      }
    }
    Arrays.sort(formed, 0, count);
    return merged(formed, count);
  }

  /// Whole elements; none where a trace is below 1 or no number.
  static int whole(double elements) {
    return elements >= 1 ? (int) Math.min(elements, Integer.MAX_VALUE) : 0;
  }

  private void loseIncoming(double[] dendritic) {
    count();
    int[] end = new int[incoming.length];
    int all = 0;
    for (int target = 0; target < end.length; target++) {
      end[target] = all;
      all += incoming[target];
    }
    int[] synapses = new int[all];
    for (int k = 0; k < targets.length; k++) {
      if (!lost[k]) {
        synapses[end[targets[k]]++] = k;
      }
    }
    long drawn = Draw.stream(key, 1);
    for (int target = 0; target < end.length; target++) {
      int excess = incoming[target] - whole(dendritic[target]);
      int from = end[target] - incoming[target];
      lose(synapses, from, end[target], excess, Draw.stream(drawn, target));
    }
  }

  // The first steps of a shuffle (Durstenfeld 1964) leave the lost ones in front.
  private void lose(int[] synapses, int from, int to, int excess, long stream) {
    for (int i = 0; i < excess; i++) {
      int at = from + i + below(stream, i, to - from - i);
      int chosen = synapses[at];
      synapses[at] = synapses[from + i];
      synapses[from + i] = chosen;
      lost[chosen] = true;
    }
  }

  private static int below(long stream, long counter, int bound) {
    return (int) Math.unsignedMultiplyHigh(Draw.bits(stream, counter), bound);
  }

  private void count() {
    Arrays.fill(outgoing, 0);
    Arrays.fill(incoming, 0);
    for (int source = 0; source < outgoing.length; source++) {
      for (int k = rowStart[source]; k < rowStart[source + 1]; k++) {
        if (!lost[k]) {
          outgoing[source]++;
          incoming[targets[k]]++;
        }
      }
    }
  }

  /// Each neuron as often as it has elements without a synapse.
  private static int[] free(double[] elements, int[] taken) {
    long all = 0;
    for (int neuron = 0; neuron < taken.length; neuron++) {
      all += whole(elements[neuron]) - taken[neuron];
    }
    int[] free = new int[Math.toIntExact(all)];
    int at = 0;
    for (int neuron = 0; neuron < taken.length; neuron++) {
      int end = at + whole(elements[neuron]) - taken[neuron];
      Arrays.fill(free, at, end, neuron);
      at = end;
    }
    return free;
  }

  private static int[] shuffled(int[] values, long stream) {
    for (int i = 0; i + 1 < values.length; i++) {
      int at = i + below(stream, i, values.length - i);
      int chosen = values[at];
      values[at] = values[i];
      values[i] = chosen;
    }
    return values;
  }

  /// Those that are left and those that formed, source and target of each in one number.
  private Wiring merged(long[] formed, int count) {
    int left = 0;
    for (boolean gone : lost) {
      left += gone ? 0 : 1;
    }
    int[] start = new int[rowStart.length];
    int[] to = new int[left + count];
    int[] before = new int[to.length];
    int at = 0;
    int next = 0;
    for (int source = 0; source < outgoing.length; source++) {
      int k = rowStart[source];
      while (true) {
        while (k < rowStart[source + 1] && lost[k]) {
          k++;
        }
        boolean old = k < rowStart[source + 1];
        boolean made = next < count && (int) (formed[next] >>> Integer.SIZE) == source;
        if (!old && !made) {
          break;
        }
        // Of two with one target the older comes first.
        if (old && !(made && (int) formed[next] < targets[k])) {
          to[at] = targets[k];
          before[at++] = k++;
        } else {
          to[at] = (int) formed[next++];
          before[at++] = -1;
        }
      }
      start[source + 1] = at;
    }
    return new Wiring(start, to, before);
  }
}
