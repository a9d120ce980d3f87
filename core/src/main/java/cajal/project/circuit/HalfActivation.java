package cajal.project.circuit;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.ConjugateGradient;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;

/// The potentials of graded cells at which all are half activated: the rest of the linear system
/// that arises when each synaptic activity is held at a_r / (a_r + 2 a_d).
///
/// Kunert, Shlizerman & Kutz (2014), doi:10.1103/PhysRevE.89.052805, take them as thresholds. The
/// matrix (leak and synapses on the diagonal, gap junctions as a graph's Laplacian) is symmetric
/// and positive definite, so conjugate gradients solve it without storing it.
///
/// @param leakNs leak conductance of each cell, nS
/// @param leakMv reversal potential of the leak, mV
/// @param activity synaptic activity of every cell
record HalfActivation(double leakNs, double leakMv, double activity) {

  private static final double TOLERANCE = 1e-12;
  private static final int MOST_ITERATIONS = 100_000;

  /// One connection by number.
  ///
  /// @param conductanceNs largest conductance, nS
  /// @param reversalMv reversal potential of a chemical one, mV; NaN for a gap junction, which
  ///   stands once in each direction
  record Coupling(int pre, int post, double conductanceNs, double reversalMv) {}

  /// @return `[cell]`, mV
  double[] potentials(int cells, List<Coupling> couplings) {
    double[] diagonal = new double[cells];
    double[] drive = new double[cells];
    Arrays.fill(diagonal, leakNs);
    Arrays.fill(drive, leakNs * leakMv);
    for (Coupling c : couplings) {
      if (!Double.isNaN(c.reversalMv())) {
        diagonal[c.post()] += activity * c.conductanceNs();
        drive[c.post()] += activity * c.conductanceNs() * c.reversalMv();
      } else if (c.pre() != c.post()) {
        diagonal[c.post()] += c.conductanceNs();
      }
    }
    RealLinearOperator matrix = operator(cells, v -> product(v, diagonal, couplings));
    RealLinearOperator inverseDiagonal =
        operator(
            cells,
            v -> {
              double[] scaled = v.clone();
              for (int i = 0; i < cells; i++) {
                scaled[i] /= diagonal[i];
              }
              return scaled;
            });
    return new ConjugateGradient(MOST_ITERATIONS, TOLERANCE, false)
        .solve(matrix, inverseDiagonal, new ArrayRealVector(drive, false))
        .toArray();
  }

  private static double[] product(double[] v, double[] diagonal, List<Coupling> couplings) {
    double[] result = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      result[i] = diagonal[i] * v[i];
    }
    for (Coupling c : couplings) {
      if (Double.isNaN(c.reversalMv()) && c.pre() != c.post()) {
        result[c.post()] -= c.conductanceNs() * v[c.pre()];
      }
    }
    return result;
  }

  private interface Product {
    double[] of(double[] vector);
  }

  private static RealLinearOperator operator(int size, Product product) {
    return new RealLinearOperator() {
      @Override
      public int getRowDimension() {
        return size;
      }

      @Override
      public int getColumnDimension() {
        return size;
      }

      @Override
      public RealVector operate(RealVector vector) {
        return new ArrayRealVector(product.of(vector.toArray()), false);
      }
    };
  }
}
