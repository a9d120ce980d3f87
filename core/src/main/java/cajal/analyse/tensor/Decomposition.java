package cajal.analyse.tensor;

import cajal.analyse.random.RandomSequence;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// The Tucker decomposition of a tensor: a factor for each mode and a core of all combinations.
///
/// Any sign: higher-order orthogonal iteration (De Lathauwer, De Moor & Vandewalle 2000,
/// doi:10.1137/S0895479898346995); each mode in turn takes the leading left singular vectors of
/// what the tensor gives with all other factors. Non-negative: multiplicative updates of factors
/// and core (Kim & Choi 2007, doi:10.1109/CVPR.2007.383405).
final class Decomposition implements Sweeps {

  private static final double LEAST = 1e-12;

  // What a mode's updates need costs far more than they (Gillis & Glineur 2012,
  // doi:10.1162/NECO_a_00256).
  private static final int REPEATS = 3;

  private final Seen seen;
  private final double[][] factors;
  private final int[] columns;
  private final boolean nonNegative;
  private Tensor core;

  Decomposition(Tensor tensor, Mask mask, FitSettings settings, long seed) {
    seen = new Seen(tensor, mask);
    nonNegative = settings.method().isNonNegative();
    columns =
        Arrays.stream(tensor.shape()).map(length -> Math.min(length, settings.rank())).toArray();
    factors = Starts.ofModes(seen.tensor(), settings, columns, seed);
    if (nonNegative) {
      core = Tensor.zeros(columns);
      RandomSequence random = RandomSequence.of(seed, "core");
      for (int entry = 0; entry < core.cells(); entry++) {
        core.put(entry, random.uniform());
      }
      double[][] grams = grams();
      double model = ModeProduct.inner(core, ModeProduct.allBut(core, -1, grams));
      double by = model > 0 ? Math.sqrt(seen.squaredNorm() / model) : 1;
      for (int entry = 0; entry < core.cells(); entry++) {
        core.put(entry, by * core.at(entry));
      }
    } else {
      for (int mode = 0; mode < factors.length; mode++) {
        factors[mode] = orthonormal(factors[mode], columns[mode]);
      }
      core = ModeProduct.allBut(seen.tensor(), -1, factors);
    }
  }

  @Override
  public double sweep() {
    double residual = nonNegative ? multiply() : iterate();
    if (seen.hides()) {
      residual -= seen.refill(model());
    }
    return Math.sqrt(Math.max(0, residual)) / seen.observedNorm();
  }

  @Override
  public Tucker model() {
    return new Tucker(seen.tensor().shape(), core, factors);
  }

  private double iterate() {
    int last = factors.length - 1;
    for (int mode = 0; mode <= last; mode++) {
      Tensor others = ModeProduct.allBut(seen.tensor(), mode, factors);
      factors[mode] = leading(others, mode, columns[mode]);
      if (mode == last) {
        core = ModeProduct.along(others, mode, factors[mode]);
      }
    }
    return seen.squaredNorm() - core.squaredNorm();
  }

  private double multiply() {
    double[][] grams = grams();
    for (int mode = 0; mode < factors.length; mode++) {
      int width = columns[mode];
      Tensor others = ModeProduct.allBut(seen.tensor(), mode, factors);
      double[] wanted = ModeProduct.slices(others, core, mode);
      double[] weights = ModeProduct.slices(ModeProduct.allBut(core, mode, grams), core, mode);
      double[] factor = factors[mode];
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        multiply(factor, weights, wanted, width);
      }
      grams[mode] = ModeProduct.gram(factor, width);
    }
    Tensor wanted = ModeProduct.allBut(seen.tensor(), -1, factors);
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      Tensor modelled = ModeProduct.allBut(core, -1, grams);
      for (int entry = 0; entry < core.cells(); entry++) {
        core.put(
            entry,
            core.at(entry) * Math.max(0, wanted.at(entry)) / Math.max(modelled.at(entry), LEAST));
      }
    }
    return seen.squaredNorm()
        - 2 * ModeProduct.inner(core, wanted)
        + ModeProduct.inner(core, ModeProduct.allBut(core, -1, grams));
  }

  private static void multiply(double[] factor, double[] weights, double[] wanted, int width) {
    double[] modelled = new double[width];
    for (int row = 0; row < factor.length; row += width) {
      Arrays.fill(modelled, 0);
      for (int r = 0; r < width; r++) {
        for (int s = 0; s < width; s++) {
          modelled[s] += factor[row + r] * weights[r * width + s];
        }
      }
      for (int s = 0; s < width; s++) {
        factor[row + s] *= Math.max(0, wanted[row + s]) / Math.max(modelled[s], LEAST);
      }
    }
  }

  private double[][] grams() {
    double[][] grams = new double[factors.length][];
    for (int mode = 0; mode < grams.length; mode++) {
      grams[mode] = ModeProduct.gram(factors[mode], columns[mode]);
    }
    return grams;
  }

  // The few columns of what is left of the tensor are a small matrix.
  private static double[] leading(Tensor others, int mode, int wanted) {
    int rows = others.shape()[mode];
    int columns = others.cells() / rows;
    int after = 1;
    for (int m = mode + 1; m < others.modes(); m++) {
      after *= others.shape()[m];
    }
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int column = 0; column < columns; column++) {
      int first = column / after * after * rows + column % after;
      for (int row = 0; row < rows; row++) {
        matrix.set(row, column, others.at(first + row * after));
      }
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(rows, columns, true, false, true);
    if (!svd.decompose(matrix)) {
      throw new ArithmeticException("what the other factors leave has no singular vectors");
    }
    DMatrixRMaj left = svd.getU(null, false);
    double[] values = svd.getSingularValues();
    Integer[] order = new Integer[Math.min(values.length, left.getNumCols())];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(values[b], values[a]));
    double[] factor = new double[rows * wanted];
    for (int c = 0; c < Math.min(wanted, order.length); c++) {
      for (int row = 0; row < rows; row++) {
        factor[row * wanted + c] = left.get(row, order[c]);
      }
    }
    return factor;
  }

  private static double[] orthonormal(double[] factor, int columns) {
    int rows = factor.length / columns;
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(rows, columns);
    if (!qr.decompose(new DMatrixRMaj(rows, columns, true, factor.clone()))) {
      throw new ArithmeticException("the first factor has no orthonormal basis");
    }
    return qr.getQ(null, true).getData().clone();
  }
}
