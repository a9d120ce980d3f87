package cajal.simulate.cpu;

import cajal.compile.SynapseColumn;
import cajal.compile.Synapses;
import cajal.kernel.DenseRows;
import cajal.kernel.LoneNumber;
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

  private final int sign;
  private final List<PopulationState> populations;
  private int[] limits;
  private Synapses synapses;
  private Due[] due;
  private boolean dense;

  /// @param limits `[worker + 1]`, first place that belongs to each worker
  /// @param sign see {@link cajal.compile.NetworkForms#sign}
  /// @param populations those of the network
  RunDelivery(Synapses synapses, int[] limits, int sign, List<PopulationState> populations) {
    this.populations = populations;
    this.limits = limits;
    this.sign = sign;
    this.synapses = synapses;
    due = due();
    dense = Stretches.fill(synapses);
    divide();
  }

  private Due[] due() {
    int[] start = synapses.start();
    int workers = limits.length - 1;
    if (workers == 1) {
      return new Due[] {new Due(start, 1)};
    }
    // Side by side, so that one line of the cache has both.
    Due[] lists = new Due[workers];
    Arrays.setAll(lists, _ -> new Due(new int[2 * (start.length - 1)], 2));
    return lists;
  }

  private void divide() {
    if (due.length == 1) {
      return;
    }
    int[] start = synapses.start();
    for (int run = 0; run < start.length - 1; run++) {
      int begin = start[run];
      for (int w = 0; w < due.length; w++) {
        int end = Pieces.begin(begin, start[run + 1], limits[w + 1], synapses.column()::place);
        due[w].piece(run, begin, end);
        begin = end;
      }
    }
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
    due = due();
    dense = Stretches.fill(synapses);
    divide();
  }

  @Override
  public int runs() {
    return synapses.start().length - 1;
  }

  @Override
  public void divide(int[] changed) {
    limits = changed;
    divide();
  }

  // Rows lie far apart in memory. So they are listed first, then all are asked for, and come
  // together, before any is read.
  @Override
  public long arrive(
      SpikeHistory fired, long step, int worker, double[] inputs, Backend.Checkpoint checkpoint) {
    Due list = due[worker];
    int count = 0;
    int runs = synapses.runs();
    long newest = step - synapses.delays().shortest();
    long oldest = newest - runs + 1;
    for (long then = fired.last(oldest, newest);
        then >= oldest;
        then = fired.last(oldest, then - 1)) {
      count = list.add(count, fired, then, (int) (newest - then), runs);
    }
    if (count == 0) {
      return 0;
    }
    fetch(list, count);
    double growth = growth(synapses.parts().getFirst(), step);
    boolean even = synapses.parts().size() == 1 || hasEvenGrowth(growth, step);
    long arrivals = 0;
    for (int k = 0; k < count; k++) {
      int from = list.from(k);
      int to = list.to(k);
      if (even) {
        add(from, to, growth, inputs);
      } else {
        addByPart(from, to, step, inputs);
      }
      arrivals += to - from;
      checkpoint.pass();
    }
    return arrivals;
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

  private void fetch(Due list, int count) {
    SynapseColumn column = synapses.column();
    long sum = 0;
    for (int k = 0; k < count; k++) {
      sum += column.place(list.from(k));
    }
    // Something has to depend on what was asked for.
    if (sum < 0) {
      throw new IllegalStateException("synapses lead to places that are not there");
    }
  }

  /// One worker's pieces of rows whose time has come. How many, only the worker knows who goes
  /// through them: were it noted here, others would wait for what lies beside the note.
  private static final class Due {

    /// Where the lists begin, away from whatever lies before them.
    private static final int FIRST = LoneNumber.DISTANCE_BYTES / Integer.BYTES;

    private final int[] bounds;
    private final int each;
    private int[] from = new int[4 * FIRST];
    private int[] to = new int[4 * FIRST];

    /// @param bounds `[each * run]`, where the worker's piece of a run begins, and next to it where
    ///   it ends
    Due(int[] bounds, int each) {
      this.bounds = bounds;
      this.each = each;
    }

    /// Where the worker's piece of a run begins and ends from now on.
    void piece(int run, int begin, int end) {
      bounds[2 * run] = begin;
      bounds[2 * run + 1] = end;
    }

    int from(int index) {
      return from[FIRST + index];
    }

    int to(int index) {
      return to[FIRST + index];
    }

    /// Adds one run of each neuron that fired in a step.
    ///
    /// @param before number of pieces that were added before
    /// @param runs number of runs of each neuron
    /// @return number of pieces with these, those left out that are empty
    int add(int before, SpikeHistory fired, long step, int run, int runs) {
      int more = fired.count(step);
      int[] neurons = fired.neurons(step);
      int most = before + more + 2 * FIRST;
      if (from.length < most) {
        from = Arrays.copyOf(from, 2 * most);
        to = Arrays.copyOf(to, 2 * most);
      }
      int count = before;
      for (int i = 0; i < more; i++) {
        int at = each * (runs * neurons[i] + run);
        from[FIRST + count] = bounds[at];
        to[FIRST + count] = bounds[at + 1];
        count += to(count) > from(count) ? 1 : 0;
      }
      return count;
    }
  }

  private void add(int from, int to, double growth, double[] inputs) {
    if (dense) {
      addDense(from, to, growth, inputs);
      return;
    }
    switch (synapses.column()) {
      case SynapseColumn.Uniform column -> {
        int[] places = column.places();
        double weight = signed(column.weight()) * growth;
        for (int k = from; k < to; k++) {
          inputs[places[k]] += weight;
        }
      }
      case SynapseColumn.Weighted column -> {
        long[] entries = column.entries();
        double scale = signed(column.scale()) * growth;
        for (int k = from; k < to; k++) {
          long entry = entries[k];
          inputs[SynapseColumn.Weighted.place(entry)] +=
              scale * SynapseColumn.Weighted.weight(entry);
        }
      }
      case SynapseColumn.Compact column -> {
        int[] places = column.places();
        short[] multiples = column.multiples();
        double unit = signed(column.unit()) * growth;
        for (int k = from; k < to; k++) {
          inputs[places[k]] += unit * multiples[k];
        }
      }
    }
  }

  private void addDense(int from, int to, double growth, double[] inputs) {
    int end;
    for (int begin = from; begin < to; begin = end) {
      end = Stretches.end(synapses.column(), begin, to);
      int at = synapses.column().place(begin);
      switch (synapses.column()) {
        case SynapseColumn.Uniform column ->
            DenseRows.add(signed(column.weight()) * growth, inputs, at, end - begin);
        case SynapseColumn.Weighted column ->
            DenseRows.add(
                column.entries(), begin, signed(column.scale()) * growth, inputs, at, end - begin);
        case SynapseColumn.Compact _ -> throw new IllegalStateException("places and multiples");
      }
    }
  }

  private double signed(double weight) {
    return sign < 0 ? -weight : weight;
  }
}
