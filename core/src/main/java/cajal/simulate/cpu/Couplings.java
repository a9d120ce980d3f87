package cajal.simulate.cpu;

import cajal.compile.CompiledNetwork;
import cajal.compile.Coupling;
import cajal.kernel.CouplingColumns;
import java.util.ArrayList;
import java.util.List;

/// The continuous couplings of a network, and the stages in which coupled populations are
/// integrated together.
final class Couplings {

  private final List<PopulationState> populations;
  private final List<RunningCoupling> couplings = new ArrayList<>();
  private final double[][][][] stages;
  private final double[][][] derivative;
  private final double[][][] sum;
  private final double[][][] base;
  private final int substeps;

  Couplings(CompiledNetwork network, List<PopulationState> populations) {
    this.populations = populations;
    for (Coupling coupling : network.couplings()) {
      couplings.add(new RunningCoupling(network, coupling, populations));
    }
    int count = populations.size();
    stages = new double[2][count][][];
    derivative = new double[count][][];
    sum = new double[count][][];
    base = new double[count][][];
    int finest = 1;
    for (int p = 0; p < count; p++) {
      PopulationState population = populations.get(p);
      if (population.staged()) {
        int states = population.state().length;
        int size = population.size();
        stages[0][p] = new double[states][size];
        stages[1][p] = new double[states][size];
        derivative[p] = new double[states][size];
        sum[p] = new double[states][size];
        base[p] = new double[population.population().model().inputs().size()][size];
        finest = Math.max(finest, population.population().model().substeps());
      } else {
        stages[0][p] = population.state();
        stages[1][p] = population.state();
      }
    }
    substeps = finest;
  }

  boolean isEmpty() {
    return couplings.isEmpty();
  }

  void replace(int index, CouplingColumns columns) {
    couplings.get(index).replace(columns);
  }

  /// Those of one projection each.
  List<RunningCoupling> all() {
    return couplings;
  }

  /// Keeps what one worker's neurons are at the beginning of a step, for those that see it later.
  void keep(Worker worker, long step) {
    couplings.forEach(coupling -> coupling.keep(worker, step));
  }

  /// Where the stimulating currents of a staged population are kept over a step, `[input][neuron]`.
  double[] base(int population, int input) {
    return base[population][input];
  }

  /// Adds the currents into populations that are not staged: those at the start of the step, held
  /// over it.
  void hold(Worker worker, long step) {
    for (RunningCoupling running : couplings) {
      if (!running.target().staged()) {
        PopulationState source = populations.get(running.coupling().source());
        running.accumulate(worker, step, source.state(), running.target().state());
      }
    }
  }

  /// Integrates the staged populations over one step by the classical Runge-Kutta method (Kutta
  /// 1901), one worker's part. All workers evaluate a stage before any goes on to the next.
  void integrate(Worker worker, long step, double dtMs) {
    double h = dtMs / substeps;
    for (int sub = 0; sub < substeps; sub++) {
      double start = step * dtMs + sub * h;
      stage(worker, step, -1, start);
      combine(worker, 0, h / 2, 1);
      worker.meet();
      stage(worker, step, 0, start + h / 2);
      combine(worker, 1, h / 2, 2);
      worker.meet();
      stage(worker, step, 1, start + h / 2);
      combine(worker, 0, h, 2);
      worker.meet();
      stage(worker, step, 0, start + h);
      finish(worker, h);
      if (sub + 1 < substeps) {
        worker.meet();
      }
    }
  }

  /// Evaluates derivatives at a stage; -1 is the state itself.
  private void stage(Worker worker, long step, int at, double timeMs) {
    for (int p = 0; p < populations.size(); p++) {
      PopulationState population = populations.get(p);
      if (!population.staged()) {
        continue;
      }
      int from = worker.from(p);
      int length = worker.to(p) - from;
      for (int i = 0; i < base[p].length; i++) {
        System.arraycopy(base[p][i], from, population.input(i), from, length);
      }
    }
    for (RunningCoupling running : couplings) {
      if (running.target().staged()) {
        Coupling coupling = running.coupling();
        running.accumulate(
            worker, step, values(coupling.source(), at), values(coupling.target(), at));
      }
    }
    for (int p = 0; p < populations.size(); p++) {
      PopulationState population = populations.get(p);
      if (population.staged()) {
        population
            .kernel()
            .derivatives(
                worker.columns(p),
                values(p, at),
                derivative[p],
                worker.from(p),
                worker.to(p),
                step,
                timeMs);
      }
    }
  }

  private double[][] values(int population, int at) {
    return at < 0 ? populations.get(population).state() : stages[at][population];
  }

  /// Adds to the weighted sum of derivatives and moves on from the state to the next stage.
  private void combine(Worker worker, int next, double ahead, double weight) {
    for (int p = 0; p < populations.size(); p++) {
      PopulationState population = populations.get(p);
      if (!population.staged()) {
        continue;
      }
      for (int v = 0; v < population.state().length; v++) {
        double[] y = population.state()[v];
        double[] k = derivative[p][v];
        double[] total = sum[p][v];
        double[] to = stages[next][p][v];
        for (int i = worker.from(p); i < worker.to(p); i++) {
          // The first stage of a step has weight 1 and begins the sum.
          total[i] = weight == 1 ? k[i] : total[i] + weight * k[i];
          to[i] = y[i] + ahead * k[i];
        }
      }
    }
  }

  private void finish(Worker worker, double h) {
    for (int p = 0; p < populations.size(); p++) {
      PopulationState population = populations.get(p);
      if (!population.staged()) {
        continue;
      }
      for (int v = 0; v < population.state().length; v++) {
        double[] y = population.state()[v];
        double[] k = derivative[p][v];
        double[] total = sum[p][v];
        for (int i = worker.from(p); i < worker.to(p); i++) {
          y[i] += h / 6 * (total[i] + k[i]);
        }
      }
    }
  }
}
