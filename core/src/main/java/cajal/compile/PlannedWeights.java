package cajal.compile;

import cajal.kernel.Draw;
import cajal.network.RecordedWeights;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Weights that a recorder records, checked before the synapses are made.
///
/// @param recorder name of the recorder
/// @param which what it records
/// @param pairs source and target neuron of chosen synapses, `[pair][2]`
record PlannedWeights(String recorder, RecordedWeights which, int[][] pairs, int intervalSteps) {

  /// Finds the synapses.
  Probe probe(List<PlasticSynapses> plastic, long seed, Findings findings) {
    int index =
        IntStream.range(0, plastic.size())
            .filter(i -> plastic.get(i).projection().equals(which.projection()))
            .findFirst()
            .orElseThrow();
    PlasticSynapses of = plastic.get(index);
    int[] synapses = synapses(of, seed, findings);
    int[] all = of.sources();
    int[] sources = Arrays.stream(synapses).map(k -> all[k]).toArray();
    int[] targets = Arrays.stream(synapses).map(k -> of.targets()[k]).toArray();
    return new Probe(
        recorder,
        of.target(),
        new Observable.OfWeight(index, synapses, sources),
        intervalSteps,
        targets);
  }

  private int[] synapses(PlasticSynapses of, long seed, Findings findings) {
    if (pairs.length > 0) {
      return Arrays.stream(pairs).flatMapToInt(pair -> between(of, pair, findings)).toArray();
    }
    int count = of.count();
    return which.drawn() == 0 || which.drawn() >= count
        ? IntStream.range(0, count).toArray()
        : drawn(count, Draw.key(seed, "recorders." + recorder + "." + which.projection()));
  }

  // Floyd's sampling without replacement: every set is equally likely.
  private int[] drawn(int count, long key) {
    Set<Integer> drawn = new HashSet<>();
    for (int last = count - which.drawn(); last < count; last++) {
      if (!drawn.add(Draw.integer(key, last, 0, last + 1))) {
        drawn.add(last);
      }
    }
    return drawn.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private IntStream between(PlasticSynapses of, int[] pair, Findings findings) {
    int[] found =
        IntStream.range(of.rowStart()[pair[0]], of.rowStart()[pair[0] + 1])
            .filter(k -> of.targets()[k] == pair[1])
            .toArray();
    if (found.length == 0) {
      findings.error(
          "recorders." + recorder + ".variables",
          "'"
              + which.projection()
              + "' has no synapse from neuron "
              + pair[0]
              + " to neuron "
              + pair[1]
              + ".",
          "Choose neurons that it joins, or write '"
              + RecordedWeights.of(which.projection())
              + ", 20 drawn' for a sample.");
    }
    return Arrays.stream(found);
  }
}
