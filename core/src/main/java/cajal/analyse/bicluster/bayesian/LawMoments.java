package cajal.analyse.bicluster.bayesian;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;

/// Sums of products of successive vectors of a trajectory under one state, and what they say of the
/// state's law: its matrix-normal inverse-Wishart distribution, expectations and evidence.
final class LawMoments {

  private static final double LOG_PI = Math.log(Math.PI);

  final int n;
  private final int e;

  /// `[(n + 1) * (n + 1)]`: of (vector before, 1) with itself; lower triangle.
  final double[] xx;

  /// `[n * (n + 1)]`: of the vector with (vector before, 1).
  final double[] yx;

  /// `[n * n]`: of the vector with itself; lower triangle.
  final double[] yy;

  /// How many steps.
  int steps;

  /// `[(n + 1) * (n + 1)]`, after {@link #update}: factor of the law's precision along rows.
  final double[] weight;

  /// `[n * (n + 1)]`: mean of matrix and shift, times that factor.
  final double[] half;

  /// `[n * n]`: factor of the noise's scatter.
  final double[] scatter;

  private double[] inverse = new double[0];

  LawMoments(int n) {
    this.n = n;
    e = n + 1;
    xx = new double[e * e];
    yx = new double[n * e];
    yy = new double[n * n];
    weight = new double[e * e];
    half = new double[n * e];
    scatter = new double[n * n];
  }

  void clear() {
    Arrays.fill(xx, 0);
    Arrays.fill(yx, 0);
    Arrays.fill(yy, 0);
    steps = 0;
  }

  /// Adds a step.
  ///
  /// @param h vectors, the new one from `now` on, the one before from `now - n` on
  void add(double[] h, int now) {
    int before = now - n;
    for (int i = 0; i < n; i++) {
      double x = h[before + i];
      double y = h[now + i];
      for (int j = 0; j <= i; j++) {
        xx[i * e + j] += x * h[before + j];
        yy[i * n + j] += y * h[now + j];
      }
      for (int j = 0; j < n; j++) {
        yx[i * e + j] += y * h[before + j];
      }
      yx[i * e + n] += y;
      xx[n * e + i] += x;
    }
    xx[n * e + n]++;
    steps++;
  }

  /// The products of (vector before, 1) with itself as a whole.
  double[] products() {
    double[] whole = xx.clone();
    for (int i = 0; i < e; i++) {
      for (int j = 0; j < i; j++) {
        whole[j * e + i] = xx[i * e + j];
      }
    }
    return whole;
  }

  /// Products of the steps' errors under a law.
  ///
  /// @param moved `[n * (n + 1)]`: the law times {@link #products}
  /// @return `[n * n]`, lower triangle
  double[] errors(double[] matrix, double[] shift, double[] moved) {
    double[] errors = yy.clone();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = shift[i] * (moved[j * e + n] - yx[j * e + n]) - yx[i * e + n] * shift[j];
        for (int c = 0; c < n; c++) {
          sum += matrix[i * n + c] * (moved[j * e + c] - yx[j * e + c]);
          sum -= yx[i * e + c] * matrix[j * n + c];
        }
        errors[i * n + j] += sum;
      }
    }
    return errors;
  }

  /// Finds the law's distribution.
  ///
  /// @return logarithm of the density of the steps with the law integrated out
  double update(LawPrior prior) {
    System.arraycopy(xx, 0, weight, 0, weight.length);
    System.arraycopy(yx, 0, half, 0, half.length);
    System.arraycopy(yy, 0, scatter, 0, scatter.length);
    double k = prior.weight();
    double a = prior.memory();
    for (int i = 0; i < n; i++) {
      weight[i * e + i] += k;
      half[i * e + i] += k * a;
      scatter[i * n + i] += k * a * a + prior.scale();
    }
    weight[n * e + n] += prior.shiftWeight();
    double logWeight = Flat.cholesky(weight, 0, e);
    for (int i = 0; i < n; i++) {
      Flat.forward(weight, 0, e, half, i * e);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int c = 0; c < e; c++) {
          sum += half[i * e + c] * half[j * e + c];
        }
        scatter[i * n + j] -= sum;
      }
    }
    double logScatter = Flat.cholesky(scatter, 0, n);
    double before = prior.freedom(n);
    double after = before + steps;
    double value = -0.5 * steps * n * LOG_PI;
    value += 0.5 * n * (n * Math.log(k) + Math.log(prior.shiftWeight()) - logWeight);
    value += 0.5 * (before * n * Math.log(prior.scale()) - after * logScatter);
    for (int j = 0; j < n; j++) {
      value += Gamma.logGamma(0.5 * (after - j)) - Gamma.logGamma(0.5 * (before - j));
    }
    return value;
  }

  /// Expectations under the distribution that was found.
  ///
  /// @param precision `[n * n]`, of the noise, modified
  /// @param across `[n * (n + 1)]`, of precision times (matrix, shift), modified
  /// @param carried `[(n + 1) * (n + 1)]`, of (matrix, shift)' precision (matrix, shift), modified
  void expect(LawPrior prior, double[] precision, double[] across, double[] carried) {
    if (inverse.length == 0) {
      inverse = new double[e * e];
    }
    double after = prior.freedom(n) + steps;
    for (int i = 0; i < n; i++) {
      Flat.backward(weight, 0, e, half, i * e);
    }
    Flat.inverse(scatter, 0, n, precision);
    for (int i = 0; i < n * n; i++) {
      precision[i] *= after;
    }
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < e; c++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += precision[i * n + j] * half[j * e + c];
        }
        across[i * e + c] = sum;
      }
    }
    Flat.inverse(weight, 0, e, inverse);
    for (int a = 0; a < e; a++) {
      for (int c = 0; c < e; c++) {
        double sum = n * inverse[a * e + c];
        for (int j = 0; j < n; j++) {
          sum += half[j * e + a] * across[j * e + c];
        }
        carried[a * e + c] = sum;
      }
    }
  }
}
