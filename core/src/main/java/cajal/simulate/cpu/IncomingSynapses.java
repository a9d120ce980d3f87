package cajal.simulate.cpu;

import cajal.compile.PlasticSynapses;

/// The synapses of one projection by target, those of one delay together: what a spike of a target
/// neuron reaches, and when.
///
/// @param first `[target neuron + 1]`, first run of each
/// @param delay `[run]`, steps, ascending for each target
/// @param start `[run + 1]`, first entry of each
/// @param synapse `[entry]`
/// @param source `[entry]`, source neuron of that synapse, ascending in each run
public record IncomingSynapses(int[] first, int[] delay, int[] start, int[] synapse, int[] source) {

  private static final int[] NOTHING = {};

  /// A list for models that need none.
  static IncomingSynapses none() {
    return new IncomingSynapses(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);
  }

  /// @param targets number of target neurons
  public static IncomingSynapses of(PlasticSynapses synapses, int targets) {
    int[] begin = new int[targets + 1];
    for (int target : synapses.targets()) {
      begin[target + 1]++;
    }
    for (int i = 0; i < targets; i++) {
      begin[i + 1] += begin[i];
    }
    int[] order = byDelay(synapses);
    int[] sources = sources(synapses);
    int[] next = begin.clone();
    int[] synapse = new int[synapses.count()];
    int[] source = new int[synapses.count()];
    for (int n = 0; n < synapse.length; n++) {
      int k = order.length == 0 ? n : order[n];
      int at = next[synapses.targets()[k]]++;
      synapse[at] = k;
      source[at] = sources[k];
    }
    return runs(synapses, begin, synapse, source);
  }

  // A counting sort: synapses of one delay stay in the order of their rows. Empty where all delays
  // are equal.
  private static int[] byDelay(PlasticSynapses synapses) {
    short[] delays = synapses.delays();
    if (delays == null) {
      return NOTHING;
    }
    int[] next = new int[synapses.delaySteps() + 2];
    for (short delay : delays) {
      next[delay + 1]++;
    }
    for (int d = 0; d + 1 < next.length; d++) {
      next[d + 1] += next[d];
    }
    int[] order = new int[delays.length];
    for (int k = 0; k < delays.length; k++) {
      order[next[delays[k]]++] = k;
    }
    return order;
  }

  private static int[] sources(PlasticSynapses synapses) {
    int[] sources = new int[synapses.count()];
    int[] rowStart = synapses.rowStart();
    for (int source = 0; source + 1 < rowStart.length; source++) {
      java.util.Arrays.fill(sources, rowStart[source], rowStart[source + 1], source);
    }
    return sources;
  }

  private static IncomingSynapses runs(
      PlasticSynapses synapses, int[] begin, int[] synapse, int[] source) {
    int targets = begin.length - 1;
    int count = 0;
    for (int n = 0, target = 0; n < synapse.length; n++) {
      while (begin[target + 1] <= n) {
        target++;
      }
      count += isFirst(synapses, synapse, n, begin[target]) ? 1 : 0;
    }
    int[] first = new int[targets + 1];
    int[] delay = new int[count];
    int[] start = new int[count + 1];
    int run = 0;
    for (int target = 0; target < targets; target++) {
      first[target] = run;
      for (int n = begin[target]; n < begin[target + 1]; n++) {
        if (isFirst(synapses, synapse, n, begin[target])) {
          delay[run] = delay(synapses, synapse[n]);
          start[run++] = n;
        }
      }
    }
    first[targets] = run;
    start[run] = synapse.length;
    return new IncomingSynapses(first, delay, start, synapse, source);
  }

  private static boolean isFirst(PlasticSynapses synapses, int[] synapse, int n, int begin) {
    return n == begin || delay(synapses, synapse[n]) != delay(synapses, synapse[n - 1]);
  }

  private static int delay(PlasticSynapses synapses, int k) {
    short[] delays = synapses.delays();
    return delays == null ? synapses.delaySteps() : delays[k];
  }

  /// First entry of a target neuron.
  int from(int target) {
    return start[first[target]];
  }

  /// End of the entries of a target neuron.
  int to(int target) {
    return start[first[target + 1]];
  }
}
