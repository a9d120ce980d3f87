package cajal.simulate.cpu;

import cajal.compile.CompiledNetwork;
import cajal.compile.CompiledPopulation;
import cajal.compile.Drive;
import cajal.compile.PlasticSynapses;
import cajal.compile.Synapses;
import cajal.model.Model;
import java.util.Arrays;

/// How neurons are divided among workers: each gets a piece of the row of all neurons, population
/// after population, so that all have about the same to do: by what it is thought to cost, until a
/// run has shown how long they wait for each other.
final class Shares {

  // Pieces begin at multiples of this, so that vectors and cache lines are not cut.
  private static final int ALIGNMENT = 8;

  // Rough costs in ns: only the balance between workers hangs on them.
  private static final double ARRIVAL_NS = 2;
  private static final double RATE_PER_MS = 5e-3;
  private static final double DRAW_NS = 3;
  private static final double LEARNING_NS = 24;

  private static final int ASKED = 4096;

  private final int workers;
  private final int[][] bounds;
  private final int[] cutPopulation;
  private final double[] cost;
  private final double total;

  /// @param workers number of workers
  Shares(CompiledNetwork network, int workers) {
    this.workers = workers;
    int populations = network.populations().size();
    bounds = new int[populations][workers + 1];
    cutPopulation = new int[workers + 1];
    cost = costs(network);
    double sum = 0;
    for (int p = 0; p < populations; p++) {
      bounds[p][workers] = network.populations().get(p).size();
      sum += cost[p] * bounds[p][workers];
    }
    total = sum;
    cutPopulation[workers] = populations;
    double[] even = new double[workers];
    Arrays.fill(even, 1.0 / workers);
    divide(even);
  }

  /// Divides the neurons anew; what {@link #of} gave before changes with it.
  ///
  /// @param portions `[worker]`, part of the estimated cost that each is to have; together 1
  /// @return whether any worker has other neurons than before
  boolean divide(double[] portions) {
    int[][] before = Arrays.stream(bounds).map(int[]::clone).toArray(int[][]::new);
    double goal = 0;
    for (int w = 1; w < workers; w++) {
      goal += portions[w - 1] * total;
      cut(w, goal);
    }
    return !Arrays.deepEquals(before, bounds);
  }

  private void cut(int worker, double goal) {
    for (int[] own : bounds) {
      own[worker] = 0;
    }
    double before = 0;
    for (int p = 0; p < bounds.length; p++) {
      int size = bounds[p][workers];
      double here = cost[p] * size;
      if (before + here <= goal && p + 1 < bounds.length) {
        bounds[p][worker] = size;
        before += here;
        continue;
      }
      long neuron = Math.round((goal - before) / cost[p] / ALIGNMENT) * ALIGNMENT;
      bounds[p][worker] = Math.clamp(neuron, bounds[p][worker - 1], size);
      cutPopulation[worker] = p;
      return;
    }
  }

  private static double[] costs(CompiledNetwork network) {
    double[] cost = new double[network.populations().size()];
    for (int p = 0; p < cost.length; p++) {
      CompiledPopulation population = network.populations().get(p);
      double work =
          switch (population.method()) {
            case RK4 -> 8;
            case EXPONENTIAL_EULER -> 2;
            default -> 0.4;
          };
      Model model = population.model();
      cost[p] = work * model.states().size() * model.substeps();
    }
    double rate = RATE_PER_MS * network.dtMs();
    for (Synapses synapses : network.synapses()) {
      arrivals(synapses, rate * ARRIVAL_NS, cost);
    }
    for (PlasticSynapses plastic : network.plastic()) {
      double each = (double) plastic.count() / network.populations().get(plastic.target()).size();
      cost[plastic.target()] += each * rate * LEARNING_NS;
    }
    for (Drive drive : network.drives()) {
      cost[drive.target()] +=
          DRAW_NS * drive.targets().length / network.populations().get(drive.target()).size();
    }
    return cost;
  }

  // How many synapses lead to each part is asked of some of them.
  private static void arrivals(Synapses synapses, double synapseNs, double[] cost) {
    int asked = Math.min(synapses.count(), ASKED);
    double each = (double) synapses.count() / asked;
    for (int k = 0; k < asked; k++) {
      Synapses.Part part = synapses.part((int) (k * each));
      cost[part.target()] += each / part.size() * synapseNs;
    }
  }

  /// First neurons of each worker in a population, and its size, `[worker + 1]`.
  int[] of(int population) {
    return bounds[population];
  }

  /// First place of each worker among the targets of some synapses, `[worker + 1]`.
  int[] limits(Synapses synapses) {
    int[] limits = new int[workers + 1];
    limits[workers] = Integer.MAX_VALUE;
    for (int w = 1; w < workers; w++) {
      limits[w] = Integer.MAX_VALUE;
      for (Synapses.Part part : synapses.parts()) {
        if (part.target() >= cutPopulation[w]) {
          int neuron = part.target() == cutPopulation[w] ? bounds[part.target()][w] : 0;
          limits[w] = part.at() + neuron;
          break;
        }
      }
    }
    return limits;
  }
}
