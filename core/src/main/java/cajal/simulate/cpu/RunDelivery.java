package cajal.simulate.cpu;

import cajal.compile.SynapseColumn;
import cajal.compile.Synapses;
import cajal.simulate.Backend;
import java.util.Arrays;
import java.util.List;

/// Hands spikes over when they arrive: in each step the runs of those spikes whose delay has just
/// passed. All that arrives goes to one column that stays in the cache, and nothing waits in
/// between.
///
/// Within a run the places of the targets ascend, so a worker's part of it is a piece. A target
/// gets its arrivals in the order of delays and sources whatever the number of workers, hence the
/// same sums.
final class RunDelivery implements Delivery {

  private final int[] limits;
  private final int sign;
  private final List<PopulationState> populations;
  private Synapses synapses;
  private int[][] pieces;
  private final Due[] due;

  /// @param limits `[worker + 1]`, first place that belongs to each worker
  /// @param sign see {@link cajal.compile.NetworkForms#sign}
  /// @param populations those of the network
  RunDelivery(Synapses synapses, int[] limits, int sign, List<PopulationState> populations) {
    this.populations = populations;
    this.limits = limits;
    this.sign = sign;
    this.synapses = synapses;
    pieces = pieces(synapses, limits);
    due = new Due[pieces.length];
    Arrays.setAll(due, w -> new Due());
  }

  /// Where each worker's piece of each run begins; the first worker's where the run does.
  private static int[][] pieces(Synapses synapses, int[] limits) {
    int[] start = synapses.start();
    SynapseColumn column = synapses.column();
    int workers = limits.length - 1;
    int[][] pieces = new int[workers][];
    pieces[0] = start;
    for (int w = 1; w < workers; w++) {
      int[] begin = new int[start.length - 1];
      for (int run = 0; run < begin.length; run++) {
        begin[run] = Pieces.begin(start[run], start[run + 1], limits[w], column::place);
      }
      pieces[w] = begin;
    }
    return pieces;
  }

  @Override
  public Synapses synapses() {
    return synapses;
  }

  @Override
  public boolean direct() {
    return sign != 0;
  }

  @Override
  public void replace(Synapses changed) {
    synapses = changed;
    pieces = pieces(changed, limits);
  }

  // Rows lie far apart in memory. So they are listed first, then all are asked for, and come
  // together, before any is read.
  @Override
  public long arrive(
      SpikeHistory fired, long step, int worker, double[] inputs, Backend.Checkpoint checkpoint) {
    Due list = due[worker];
    list.clear();
    int runs = synapses.runs();
    int[] begin = pieces[worker];
    boolean last = worker + 1 == pieces.length;
    int[] end = last ? synapses.start() : pieces[worker + 1];
    int next = last ? 1 : 0;
    for (int run = 0; run < runs; run++) {
      long then = step - synapses.delays().shortest() - run;
      int count = fired.count(then);
      if (count > 0) {
        list.add(fired.neurons(then), count, runs, run, begin, end, next);
      }
    }
    if (list.count == 0) {
      return 0;
    }
    fetch(list);
    double growth = growth(synapses.parts().getFirst(), step);
    boolean even = synapses.parts().size() == 1 || hasEvenGrowth(growth, step);
    for (int k = 0; k < list.count; k++) {
      if (even) {
        add(list.from[k], list.to[k], growth, inputs);
      } else {
        addByPart(list.from[k], list.to[k], step, inputs);
      }
      checkpoint.pass();
    }
    return list.synapses;
  }

  // How much what arrives has to be magnified where variables fade.
  private double growth(Synapses.Part part, long step) {
    return direct() ? populations.get(part.target()).growth(part.port(), step) : 1;
  }

  private boolean hasEvenGrowth(double first, long step) {
    for (Synapses.Part part : synapses.parts()) {
      if (growth(part, step) != first) {
        return false;
      }
    }
    return true;
  }

  private void addByPart(int from, int to, long step, double[] inputs) {
    int begin = from;
    for (Synapses.Part part : synapses.parts()) {
      int end = Pieces.begin(begin, to, part.at() + part.size(), synapses.column()::place);
      add(begin, end, growth(part, step), inputs);
      begin = end;
    }
  }

  private void fetch(Due list) {
    SynapseColumn column = synapses.column();
    long sum = 0;
    for (int k = 0; k < list.count; k++) {
      sum += column.place(list.from[k]);
    }
    // Something has to depend on what was asked for.
    if (sum < 0) {
      throw new IllegalStateException("synapses lead to places that are not there");
    }
  }

  /// Rows whose time has come.
  private static final class Due {

    private int[] from = new int[64];
    private int[] to = new int[64];
    private int count;
    private long synapses;

    void clear() {
      count = 0;
      synapses = 0;
    }

    void add(int[] neurons, int more, int runs, int run, int[] begin, int[] end, int next) {
      if (from.length < count + more) {
        from = Arrays.copyOf(from, 2 * (count + more));
        to = Arrays.copyOf(to, 2 * (count + more));
      }
      for (int i = 0; i < more; i++) {
        int at = neurons[i] * runs + run;
        from[count] = begin[at];
        to[count] = end[at + next];
        if (to[count] > from[count]) {
          synapses += to[count] - from[count];
          count++;
        }
      }
    }
  }

  private void add(int from, int to, double growth, double[] inputs) {
    switch (synapses.column()) {
      case SynapseColumn.Uniform column -> {
        int[] places = column.places();
        double weight = (sign < 0 ? -column.weight() : column.weight()) * growth;
        for (int k = from; k < to; k++) {
          inputs[places[k]] += weight;
        }
      }
      case SynapseColumn.Weighted column -> {
        long[] entries = column.entries();
        double scale = (sign < 0 ? -column.scale() : column.scale()) * growth;
        for (int k = from; k < to; k++) {
          long entry = entries[k];
          inputs[SynapseColumn.Weighted.place(entry)] +=
              scale * SynapseColumn.Weighted.weight(entry);
        }
      }
      case SynapseColumn.Compact column -> {
        int[] places = column.places();
        short[] multiples = column.multiples();
        double unit = (sign < 0 ? -column.unit() : column.unit()) * growth;
        for (int k = from; k < to; k++) {
          inputs[places[k]] += unit * multiples[k];
        }
      }
    }
  }
}
