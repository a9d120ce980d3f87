package cajal.tornado;

import cajal.compile.CompiledNetwork;
import cajal.compile.Drive;
import cajal.compile.NetworkForms;
import cajal.compile.PlasticSynapses;
import cajal.compile.SynapseColumn;
import cajal.compile.Synapses;
import cajal.kernel.Fading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Static synapses, rings and drives of a network as the tables that {@link SpikeKernels} read.
final class Spikes {

  /// A ring of delays at a port.
  ///
  /// @param at where its first slot is
  /// @param atSlots where their number stands
  record Ring(int population, int port, int at, int atSlots) {}

  private static final int NEURONS_PER_BLOCK = 64;

  private final CompiledNetwork network;
  private final NetworkForms forms;
  private final List<Population> populations;
  private final Heaps heaps;
  private final Map<Long, Ring> rings = new TreeMap<>();
  private final int[] factor;
  private final int[] column;
  private final int[] given;
  private final int asTheyAre;

  Spikes(CompiledNetwork network, NetworkForms forms, List<Population> populations, Heaps heaps) {
    this.network = network;
    this.forms = forms;
    this.populations = populations;
    this.heaps = heaps;
    factor = new int[network.synapses().size()];
    column = new int[factor.length];
    given = new int[network.drives().size()];
    Arrays.setAll(given, d -> heaps.given.reserve(network.drives().get(d).targets().length));
    asTheyAre = heaps.parameter.add(Fading.NONE.table());
    reserveRings();
  }

  private void reserveRings() {
    Map<Long, Integer> longest = new TreeMap<>();
    for (Synapses synapses : network.synapses()) {
      if (synapses.delays().each() != null) {
        for (Synapses.Part part : synapses.parts()) {
          longest.merge(key(part.target(), part.port()), synapses.delays().longest(), Math::max);
        }
      }
    }
    for (PlasticSynapses plastic : network.plastic()) {
      longest.merge(key(plastic.target(), plastic.port()), plastic.delaySteps(), Math::max);
    }
    longest.forEach((key, steps) -> {
      int population = (int) (key >> Integer.SIZE);
      int slots = steps + 1;
      int at = heaps.rings.reserve((long) slots * populations.get(population).size());
      rings.put(key, new Ring(population, key.intValue(), at, heaps.index.add(slots)));
    });
  }

  private static long key(int population, int port) {
    return ((long) population << Integer.SIZE) + port;
  }

  Ring ring(int population, int port) {
    return java.util.Objects.requireNonNull(rings.get(key(population, port)));
  }

  /// Where what a drive gives in a step is.
  int given(int drive) {
    return given[drive];
  }

  /// Puts synapses and tables among the indices.
  ///
  /// @param taken whether neurons clear what has arrived when they take it
  void layOut(boolean taken) {
    List<Integer> receive = new ArrayList<>();
    List<Integer> direct = new ArrayList<>();
    clearings(receive, taken);
    receive.add(0);
    direct.add(0);
    renewals(direct);
    for (boolean own : new boolean[] {false, true}) {
      List<Integer> table = own ? direct : receive;
      ringTable(table, own);
      deliveries(table, own);
      drives(table, own);
    }
    heaps.index.set(SpikeKernels.RECEIVE, heaps.index.add(ints(receive)));
    heaps.index.set(SpikeKernels.DIRECT, heaps.index.add(ints(direct)));
    heaps.index.set(SpikeKernels.SEND, heaps.index.add(ints(sendings())));
    blocks();
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Whether anything arrives at variables themselves.
  boolean hasDirect() {
    return populations.stream().anyMatch(Population::fades)
        || network.synapses().stream().anyMatch(s -> s.count() > 0 && sign(s) != 0)
        || network.drives().stream().anyMatch(d -> sign(d) != 0)
        || rings.values().stream().anyMatch(r -> forms.sign(r.population(), r.port()) != 0);
  }

  /// Whether synapses with delays of their own hand spikes over.
  boolean hasSendings() {
    return network.synapses().stream().anyMatch(s -> s.delays().each() != null);
  }

  private int sign(Synapses synapses) {
    return synapses.delays().each() == null ? forms.sign(synapses) : 0;
  }

  private int sign(Drive drive) {
    return drive.current() ? 0 : forms.sign(drive.target(), drive.input());
  }

  private void clearings(List<Integer> table, boolean taken) {
    List<int[]> ranges = new ArrayList<>();
    for (int p = 0; p < populations.size(); p++) {
      Population population = populations.get(p);
      for (int port = 0; port < population.place().arrived().length; port++) {
        int at = population.place().arrived()[port];
        boolean left = !taken || !population.takesArrivals(port);
        if (at >= 0 && left && forms.sign(p, port) == 0) {
          ranges.add(new int[] {at, at + population.size()});
        }
      }
      for (int k = 0; k < population.place().input().length; k++) {
        int at = population.place().input()[k];
        if (at >= 0 && !(taken && population.takesInput(k))) {
          ranges.add(new int[] {at, at + population.size()});
        }
      }
    }
    table.add(ranges.size());
    ranges.forEach(range -> addAll(table, range));
  }

  private void renewals(List<Integer> table) {
    int count = table.size();
    table.add(0);
    for (Population population : populations) {
      for (int port = 0; port < population.place().arrived().length; port++) {
        int growth = population.growth(port);
        if (growth >= 0) {
          int at = population.place().arrived()[port];
          addAll(table, at, at + population.size(), growth + Fading.STEPS);
          table.set(count, table.get(count) + 1);
        }
      }
    }
  }

  private static void addAll(List<Integer> table, int... values) {
    for (int value : values) {
      table.add(value);
    }
  }

  private void ringTable(List<Integer> table, boolean direct) {
    List<Ring> own =
        rings.values().stream()
            .filter(ring -> (forms.sign(ring.population(), ring.port()) != 0) == direct)
            .toList();
    table.add(own.size());
    for (Ring ring : own) {
      Population population = populations.get(ring.population());
      addAll(
          table,
          population.place().arrived()[ring.port()],
          population.size(),
          ring.at(),
          ring.atSlots(),
          forms.sign(ring.population(), ring.port()) < 0 ? -1 : 1);
    }
  }

  private void deliveries(List<Integer> table, boolean direct) {
    List<Integer> own = new ArrayList<>();
    for (int s = 0; s < network.synapses().size(); s++) {
      Synapses synapses = network.synapses().get(s);
      if (synapses.delays().each() == null && (sign(synapses) != 0) == direct) {
        own.add(s);
      }
    }
    table.add(own.size());
    for (int s : own) {
      Synapses synapses = network.synapses().get(s);
      int start = heaps.index.add(synapses.start());
      int places = places(synapses.column());
      addAll(
          table,
          synapses.source(),
          populations.get(synapses.source()).historyFirst(),
          synapses.runs(),
          synapses.delays().shortest(),
          start,
          places,
          column(s),
          factor(s),
          synapses.parts().size());
      for (Synapses.Part part : synapses.parts()) {
        int growth = populations.get(part.target()).growth(part.port());
        addAll(table, part.at() + part.size(), direct && growth >= 0 ? growth : asTheyAre);
      }
    }
  }

  private int places(SynapseColumn column) {
    return switch (column) {
      case SynapseColumn.Uniform c -> heaps.index.add(c.places());
      case SynapseColumn.Compact c -> heaps.index.add(c.places());
      case SynapseColumn.Weighted c -> {
        int at = heaps.index.reserve(c.count());
        for (int k = 0; k < c.count(); k++) {
          heaps.index.set(at + k, c.place(k));
        }
        yield at;
      }
    };
  }

  // Multiples of a quantum are whole numbers that a float holds exactly.
  private int column(int s) {
    column[s] = column(network.synapses().get(s).column());
    return column[s];
  }

  private int column(SynapseColumn of) {
    return switch (of) {
      case SynapseColumn.Uniform _ -> -1;
      case SynapseColumn.Compact c -> {
        int at = heaps.weights.reserve(c.count());
        for (int k = 0; k < c.count(); k++) {
          heaps.weights.set(at + k, c.multiples()[k]);
        }
        yield at;
      }
      case SynapseColumn.Weighted c -> {
        int at = heaps.weights.reserve(c.count());
        for (int k = 0; k < c.count(); k++) {
          heaps.weights.set(at + k, SynapseColumn.Weighted.weight(c.entries()[k]));
        }
        yield at;
      }
    };
  }

  private int factor(int s) {
    factor[s] = heaps.parameter.add(new double[] {factorOf(network.synapses().get(s))});
    return factor[s];
  }

  private double factorOf(Synapses synapses) {
    double value =
        switch (synapses.column()) {
          case SynapseColumn.Uniform c -> c.weight();
          case SynapseColumn.Weighted c -> c.scale();
          case SynapseColumn.Compact c -> c.unit();
        };
    return sign(synapses) < 0 ? -value : value;
  }

  /// Takes over other weights of the same synapses.
  void change(int index, Synapses synapses, Patches patches) {
    SynapseColumn before = network.synapses().get(index).column();
    if (before.getClass() != synapses.column().getClass()
        || before.count() != synapses.column().count()) {
      throw Refusal.of(
          "Synapses of one weight cannot become synapses of different weights during a run on a"
              + " device.",
          "Stop the run, change the weights, and start again, or run on the processor.");
    }
    patches.put("parameter", factor[index], factorOf(synapses));
    switch (synapses.column()) {
      case SynapseColumn.Uniform _ -> {}
      case SynapseColumn.Compact c -> {
        double[] multiples = new double[c.count()];
        Arrays.setAll(multiples, k -> c.multiples()[k]);
        patches.put("weights", column[index], multiples);
      }
      case SynapseColumn.Weighted c -> {
        double[] weights = new double[c.count()];
        Arrays.setAll(weights, k -> SynapseColumn.Weighted.weight(c.entries()[k]));
        patches.put("weights", column[index], weights);
      }
    }
  }

  private void drives(List<Integer> table, boolean direct) {
    List<Integer> own = new ArrayList<>();
    for (int d = 0; d < network.drives().size(); d++) {
      if ((sign(network.drives().get(d)) != 0) == direct) {
        own.add(d);
      }
    }
    table.add(own.size());
    for (int d : own) {
      Drive drive = network.drives().get(d);
      Population population = populations.get(drive.target());
      int place =
          drive.current()
              ? population.place().input()[drive.input()]
              : population.place().arrived()[drive.input()];
      int[] places = drive.targets().clone();
      Arrays.setAll(places, k -> place + places[k]);
      addAll(table, heaps.index.add(places), places.length, given[d]);
    }
  }

  private List<Integer> sendings() {
    List<Integer> table = new ArrayList<>();
    List<Integer> own = new ArrayList<>();
    for (int s = 0; s < network.synapses().size(); s++) {
      if (network.synapses().get(s).delays().each() != null) {
        own.add(s);
      }
    }
    table.add(own.size());
    for (int s : own) {
      Synapses synapses = network.synapses().get(s);
      int start = heaps.index.add(synapses.start());
      int places = places(synapses.column());
      short[] each = java.util.Objects.requireNonNull(synapses.delays().each());
      int delays = heaps.index.reserve(each.length);
      for (int k = 0; k < each.length; k++) {
        heaps.index.set(delays + k, each[k]);
      }
      addAll(
          table,
          synapses.source(),
          populations.get(synapses.source()).historyFirst(),
          start,
          places,
          column(s),
          factor(s),
          delays,
          synapses.parts().size());
      for (Synapses.Part part : synapses.parts()) {
        Ring ring = ring(part.target(), part.port());
        addAll(table, part.at(), part.size(), ring.at(), ring.atSlots());
      }
    }
    return table;
  }

  // Blocks about as many as neurons in a block, so that both stages of counting take as long.
  private void blocks() {
    int length = (int) Math.max(NEURONS_PER_BLOCK, Math.ceil(Math.sqrt(network.neurons())));
    List<Integer> table = new ArrayList<>();
    int count = 0;
    for (int p = 0; p < populations.size(); p++) {
      Population population = populations.get(p);
      int first = population.place().fired();
      int firstBlock = count;
      for (int from = 0; from < population.size(); from += length) {
        int to = Math.min(population.size(), from + length);
        addAll(
            table,
            first + from,
            first + to,
            p,
            firstBlock,
            population.capacity(),
            population.historyFirst());
        count++;
      }
    }
    heaps.blocks.reserve(count);
    heaps.index.set(SpikeKernels.BLOCKS, heaps.index.add(ints(table)));
    heaps.index.set(SpikeKernels.BLOCK_COUNT, count);
  }
}
