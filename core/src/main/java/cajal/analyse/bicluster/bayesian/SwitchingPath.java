package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;
import java.util.Arrays;

/// Draws of the joint trajectory, and of the states around changes with the trajectory integrated
/// out.
///
/// A state that is drawn given a trajectory is held by it, because the trajectory was drawn under
/// that state: changes of state then move by less than a bin in a thousand draws. Here each bin
/// whose neighbours are in different states chooses between these two by how well either explains
/// the pseudo-observations, whatever the trajectory (the reduced conditionals of Carter & Kohn
/// 1996, doi:10.1093/biomet/83.3.589), from the first bin to the last, while the trajectory's
/// filter runs along. Messages are in information form.
final class SwitchingPath {

  private final int size;
  private final int bins;

  /// `[bin][size * size]` and `[bin][size]`: precision and potential of the pseudo-observations;
  /// lower triangle.
  final double[] seen;

  final double[] pull;

  private final BlockChain chain;

  // Messages from later bins.
  private final double[] later;
  private final double[] laterPull;
  private final Step[] steps;

  SwitchingPath(int bins, int size) {
    this.bins = bins;
    this.size = size;
    seen = new double[bins * size * size];
    pull = new double[bins * size];
    chain = new BlockChain(bins, size);
    later = new double[bins * size * size];
    laterPull = new double[bins * size];
    steps = new Step[] {new Step(size), new Step(size)};
  }

  int size() {
    return size;
  }

  /// Forgets what was seen.
  void clear() {
    Arrays.fill(seen, 0);
    Arrays.fill(pull, 0);
  }

  // The elimination of one moment under one state.
  private static final class Step {
    final double[] factor;
    final double[] coupling;
    final double[] half;
    final double[] left;
    final double[] leftPull;
    final double[] joint;
    final double[] jointHalf;

    Step(int n) {
      factor = new double[n * n];
      coupling = new double[n * n];
      half = new double[n];
      left = new double[n * n];
      leftPull = new double[n];
      joint = new double[n * n];
      jointHalf = new double[n];
    }
  }

  /// Draws states around changes, then the trajectory.
  ///
  /// @return `[bin * size + dimension]`, shared
  double[] draw(Regimes regimes, StateSequence states, RandomSequence random) {
    int n = size;
    int nn = n * n;
    int[] sequence = states.sequence();
    backward(regimes, sequence);
    double[] now = new double[nn];
    double[] nowPull = new double[n];
    System.arraycopy(seen, 0, now, 0, nn);
    System.arraycopy(pull, 0, nowPull, 0, n);
    for (int a = 0; a < n; a++) {
      now[a * n + a]++;
    }
    for (int t = 1; t < bins; t++) {
      int chosen = sequence[t];
      int before = sequence[t - 1];
      int after = t + 1 < bins ? sequence[t + 1] : before;
      Step step = steps[0];
      eliminate(regimes, chosen, now, nowPull, step);
      boolean open = before != after && (chosen == before || chosen == after);
      // Where the sequence begins and ends, draws of the whole sequence move it.
      if (t == 1 || t + 1 == bins) {
        open = false;
      }
      if (open) {
        int other = chosen == before ? after : before;
        Step rival = steps[1];
        eliminate(regimes, other, now, nowPull, rival);
        double gain =
            weight(regimes, other, t, rival)
                + states.logMove(before, other)
                + states.logMove(other, after)
                - weight(regimes, chosen, t, step)
                - states.logMove(before, chosen)
                - states.logMove(chosen, after);
        if (random.uniform() * (1 + Math.exp(-gain)) < 1) {
          sequence[t] = other;
          step = rival;
        }
      }
      int here = t * nn;
      System.arraycopy(step.factor, 0, chain.diagonal, here - nn, nn);
      System.arraycopy(step.coupling, 0, chain.coupling, here, nn);
      System.arraycopy(step.half, 0, chain.potential, (t - 1) * n, n);
      for (int i = 0; i < nn; i++) {
        now[i] = step.left[i] + seen[here + i];
      }
      for (int a = 0; a < n; a++) {
        nowPull[a] = step.leftPull[a] + pull[t * n + a];
      }
    }
    Flat.cholesky(now, 0, n);
    Flat.forward(now, 0, n, nowPull, 0);
    System.arraycopy(now, 0, chain.diagonal, (bins - 1) * nn, nn);
    System.arraycopy(nowPull, 0, chain.potential, (bins - 1) * n, n);
    chain.sampleBackward(random);
    return chain.potential;
  }

  // Integrates the moment before out, under one state.
  private void eliminate(Regimes regimes, int l, double[] now, double[] nowPull, Step step) {
    int n = size;
    double[] carried = regimes.carried(l);
    double[] across = regimes.across(l);
    double[] precision = regimes.precision(l);
    for (int i = 0; i < n * n; i++) {
      step.factor[i] = now[i] + carried[i];
      step.coupling[i] = -across[i];
    }
    for (int a = 0; a < n; a++) {
      step.half[a] = nowPull[a] - regimes.pull(l)[a];
    }
    Flat.cholesky(step.factor, 0, n);
    Flat.forward(step.factor, 0, n, step.half, 0);
    Flat.forwardRows(step.factor, step.coupling, n);
    for (int i = 0; i < n; i++) {
      double sum = regimes.push(l)[i];
      for (int k = 0; k < n; k++) {
        sum -= step.coupling[i * n + k] * step.half[k];
      }
      step.leftPull[i] = sum;
      for (int j = 0; j <= i; j++) {
        double product = precision[i * n + j];
        for (int k = 0; k < n; k++) {
          product -= step.coupling[i * n + k] * step.coupling[j * n + k];
        }
        step.left[i * n + j] = product;
      }
    }
  }

  // Logarithm of the evidence of everything that is seen, up to what the state does not change.
  private double weight(Regimes regimes, int l, int t, Step step) {
    int n = size;
    double value = regimes.logNormaliser(l);
    for (int a = 0; a < n; a++) {
      value += 0.5 * step.half[a] * step.half[a] - Math.log(step.factor[a * n + a]);
      step.jointHalf[a] = step.leftPull[a] + pull[t * n + a] + laterPull[t * n + a];
    }
    for (int i = 0; i < n * n; i++) {
      step.joint[i] = step.left[i] + seen[t * n * n + i] + later[t * n * n + i];
    }
    double logDeterminant = Flat.cholesky(step.joint, 0, n);
    Flat.forward(step.joint, 0, n, step.jointHalf, 0);
    for (int a = 0; a < n; a++) {
      value += 0.5 * step.jointHalf[a] * step.jointHalf[a];
    }
    return value - 0.5 * logDeterminant;
  }

  private void backward(Regimes regimes, int[] sequence) {
    int n = size;
    int nn = n * n;
    Arrays.fill(later, (bins - 1) * nn, bins * nn, 0);
    Arrays.fill(laterPull, (bins - 1) * n, bins * n, 0);
    double[] factor = new double[nn];
    double[] half = new double[n];
    double[] turned = new double[nn];
    for (int t = bins - 1; t > 0; t--) {
      int l = sequence[t];
      double[] precision = regimes.precision(l);
      double[] across = regimes.across(l);
      double[] carried = regimes.carried(l);
      for (int i = 0; i < nn; i++) {
        factor[i] = precision[i] + seen[t * nn + i] + later[t * nn + i];
      }
      for (int a = 0; a < n; a++) {
        half[a] = pull[t * n + a] + laterPull[t * n + a] + regimes.push(l)[a];
      }
      Flat.cholesky(factor, 0, n);
      Flat.forward(factor, 0, n, half, 0);
      // Rows of turned are half-solved columns of the law.
      for (int j = 0; j < n; j++) {
        for (int i = 0; i < n; i++) {
          turned[j * n + i] = across[i * n + j];
        }
      }
      Flat.forwardRows(factor, turned, n);
      int before = (t - 1) * nn;
      for (int i = 0; i < n; i++) {
        double sum = -regimes.pull(l)[i];
        for (int k = 0; k < n; k++) {
          sum += turned[i * n + k] * half[k];
        }
        laterPull[(t - 1) * n + i] = sum;
        for (int j = 0; j <= i; j++) {
          double product = carried[i * n + j];
          for (int k = 0; k < n; k++) {
            product -= turned[i * n + k] * turned[j * n + k];
          }
          later[before + i * n + j] = product;
        }
      }
    }
  }
}
