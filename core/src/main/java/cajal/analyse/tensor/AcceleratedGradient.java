package cajal.analyse.tensor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Block coordinate descent by projected gradient with extrapolation, restarted where it would
/// raise the error (Xu & Yin 2013, doi:10.1137/120887795).
final class AcceleratedGradient implements FactorUpdate {

  private static final int POWER_STEPS = 30;

  private final int rank;
  private final double[] @Nullable [] previous;
  private final double[] momentum;
  private final double[] bound;

  AcceleratedGradient(int modes, int rank) {
    this.rank = rank;
    previous = new double[modes][];
    momentum = new double[modes];
    bound = new double[modes];
    Arrays.fill(momentum, 1);
  }

  @Override
  public void improve(int mode, double[] factor, double[] gram, double[] product) {
    double lipschitz = Math.max(largestEigenvalue(gram), 1e-12);
    double next = 0.5 * (1 + Math.sqrt(1 + 4 * momentum[mode] * momentum[mode]));
    double[] current = factor.clone();
    double[] before = previous[mode];
    double before0 = objective(current, gram, product);
    if (before != null) {
      double weight =
          Math.min((momentum[mode] - 1) / next, 0.9999 * Math.sqrt(bound[mode] / lipschitz));
      for (int i = 0; i < factor.length; i++) {
        factor[i] += weight * (current[i] - before[i]);
      }
    }
    step(factor, gram, product, lipschitz);
    if (objective(factor, gram, product) > before0) {
      System.arraycopy(current, 0, factor, 0, factor.length);
      step(factor, gram, product, lipschitz);
      next = 1;
    }
    previous[mode] = current;
    momentum[mode] = next;
    bound[mode] = lipschitz;
  }

  private void step(double[] u, double[] g, double[] m, double lipschitz) {
    double[] gradient = new double[rank];
    for (int row = 0; row < u.length; row += rank) {
      for (int p = 0; p < rank; p++) {
        gradient[p] = -m[row + p];
        for (int q = 0; q < rank; q++) {
          gradient[p] += u[row + q] * g[q * rank + p];
        }
      }
      for (int p = 0; p < rank; p++) {
        u[row + p] = Math.max(0, u[row + p] - gradient[p] / lipschitz);
      }
    }
  }

  // Half the squared error, without the part that does not depend on the factor.
  private double objective(double[] u, double[] g, double[] m) {
    double sum = 0;
    for (int row = 0; row < u.length; row += rank) {
      for (int p = 0; p < rank; p++) {
        double modelled = 0;
        for (int q = 0; q < rank; q++) {
          modelled += u[row + q] * g[q * rank + p];
        }
        sum += u[row + p] * (0.5 * modelled - m[row + p]);
      }
    }
    return sum;
  }

  // Power iteration from below is made safe by a bound from above: the norm of the last product.
  private double largestEigenvalue(double[] g) {
    double[] vector = new double[rank];
    Arrays.fill(vector, 1 / Math.sqrt(rank));
    double norm = 0;
    for (int repeat = 0; repeat < POWER_STEPS; repeat++) {
      double[] next = new double[rank];
      norm = 0;
      for (int p = 0; p < rank; p++) {
        for (int q = 0; q < rank; q++) {
          next[p] += g[p * rank + q] * vector[q];
        }
        norm += next[p] * next[p];
      }
      norm = Math.sqrt(norm);
      if (norm == 0) {
        return 0;
      }
      for (int p = 0; p < rank; p++) {
        vector[p] = next[p] / norm;
      }
    }
    return norm * 1.001;
  }
}
