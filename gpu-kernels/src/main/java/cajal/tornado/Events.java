package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.compile.CompiledPopulation;
import cajal.compile.PlasticSynapses;
import cajal.compile.Synapses;

/// Counts the arrivals of spikes at synapses, from the spikes that come back: when they arrive, or
/// when they are handed over where each synapse has a delay of its own.
final class Events {

  private final CompiledNetwork network;
  private final int[] firsts;
  private final long[] later;
  private long count;

  Events(CompiledNetwork network) {
    this.network = network;
    firsts = network.populations().stream().mapToInt(CompiledPopulation::first).toArray();
    int longest = 1;
    for (Synapses synapses : network.synapses()) {
      longest = Math.max(longest, synapses.delays().longest());
    }
    later = new long[longest + 1];
  }

  /// Notes a spike.
  void fired(long step, int neuron) {
    int population = firsts.length - 1;
    while (firsts[population] > neuron) {
      population--;
    }
    int own = neuron - firsts[population];
    for (Synapses synapses : network.synapses()) {
      if (synapses.source() == population) {
        int runs = synapses.runs();
        for (int run = 0; run < runs; run++) {
          int at = own * runs + run;
          int arrivals = synapses.start()[at + 1] - synapses.start()[at];
          if (synapses.delays().each() != null) {
            count += arrivals;
          } else {
            later[slot(step + synapses.delays().shortest() + run)] += arrivals;
          }
        }
      }
    }
    for (PlasticSynapses plastic : network.plastic()) {
      if (plastic.source() == population) {
        count += plastic.rowStart()[own + 1] - plastic.rowStart()[own];
      }
    }
  }

  private int slot(long step) {
    return (int) (step % later.length);
  }

  /// Counts what has arrived in a step.
  void passed(long step) {
    count += later[slot(step)];
    later[slot(step)] = 0;
  }

  long count() {
    return count;
  }
}
