package cajal.analyse.bicluster.bayesian;

import cajal.analyse.bicluster.bayesian.TrajectoryFit.Law;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// What a variational bound loses by taking trajectory and laws for independent.
///
/// The bound knows laws as well as if the trajectory were seen. How much of that is missing shows
/// in how far laws follow when they are moved, the trajectory is fitted to them and laws are fitted
/// to the trajectory: with J the derivative of that, the laws' precision is (I - J) times what the
/// bound takes it for, and the evidence is larger by -ln det(I - J) / 2 (Meng & Rubin 1991,
/// doi:10.1080/01621459.1991.10475130). J is found by moving each coordinate of the laws a little.
final class LawResponse {

  private static final double STEP = 0.02;

  // A direction in which laws are hardly known at all counts as known by this share.
  private static final double LEAST = 0.05;

  private final TrajectoryFit fit;
  private final List<Centre> centres;
  private final int n;
  private final int e;

  // A law where the fit stands, and roots that make its coordinates normal and independent.
  private record Centre(
      Law law,
      double[] mean,
      double[] noiseRoot,
      double[] weightRoot,
      double[] precision,
      double[] across,
      double[] carried) {

    void restore() {
      System.arraycopy(precision, 0, law.precision, 0, precision.length);
      System.arraycopy(across, 0, law.across, 0, across.length);
      System.arraycopy(carried, 0, law.carried, 0, carried.length);
    }
  }

  /// @param laws that are visited
  LawResponse(TrajectoryFit fit, List<Law> laws) {
    this.fit = fit;
    n = laws.getFirst().moments.n;
    e = n + 1;
    centres = laws.stream().map(this::centre).toList();
  }

  private Centre centre(Law law) {
    double[] root = law.moments.scatter.clone();
    double scale = 1 / Math.sqrt(law.prior().freedom(n) + law.moments.steps);
    for (int i = 0; i < root.length; i++) {
      root[i] *= scale;
    }
    return new Centre(
        law,
        law.moments.half.clone(),
        root,
        law.moments.weight.clone(),
        law.precision.clone(),
        law.across.clone(),
        law.carried.clone());
  }

  /// The loss; laws and trajectory are as before, afterwards.
  double loss() {
    int per = n * e + n * (n + 1) / 2;
    int size = per * centres.size();
    double[] base = new double[size];
    double[] moved = new double[size];
    DMatrixRMaj left = new DMatrixRMaj(size, size);
    respond(base);
    for (int column = 0; column < size; column++) {
      Centre centre = centres.get(column / per);
      move(centre, column % per);
      respond(moved);
      centre.restore();
      for (int row = 0; row < size; row++) {
        left.set(row, column, (row == column ? 1 : 0) - (moved[row] - base[row]) / STEP);
      }
    }
    respond(base);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, false);
    if (!eigen.decompose(left)) {
      return 0;
    }
    double sum = 0;
    for (int k = 0; k < size; k++) {
      sum -= 0.5 * Math.log(Math.clamp(eigen.getEigenvalue(k).getReal(), LEAST, 1));
    }
    return sum;
  }

  // Coordinates of the laws that the trajectory asks for when it follows the present ones.
  private void respond(double[] into) {
    fit.solvePath();
    fit.sumMoments();
    int at = 0;
    for (Centre centre : centres) {
      LawMoments moments = centre.law.moments;
      moments.update(centre.law.prior());
      for (int i = 0; i < n; i++) {
        Flat.backward(moments.weight, 0, e, moments.half, i * e);
      }
      at = coordinates(centre, into, at);
    }
  }

  // Matrix and shift are mean + R Z U^-1 with R R' the noise, U U' the weight and Z standard
  // normal;
  // the noise's precision is R^-T exp(T) R^-1.
  private int coordinates(Centre centre, double[] into, int at) {
    LawMoments moments = centre.law.moments;
    double[] away = new double[n * e];
    double[] column = new double[n];
    for (int c = 0; c < e; c++) {
      for (int a = 0; a < n; a++) {
        column[a] = moments.half[a * e + c] - centre.mean[a * e + c];
      }
      Flat.forward(centre.noiseRoot, 0, n, column, 0);
      for (int a = 0; a < n; a++) {
        away[a * e + c] = column[a];
      }
    }
    int next = at;
    for (int a = 0; a < n; a++) {
      for (int c = 0; c < e; c++) {
        double sum = 0;
        for (int k = c; k < e; k++) {
          sum += away[a * e + k] * centre.weightRoot[k * e + c];
        }
        into[next++] = sum;
      }
    }
    double[] inverse = new double[n * n];
    Flat.inverse(moments.scatter, 0, n, inverse);
    double freedom = centre.law.prior().freedom(n) + moments.steps;
    double[] half = new double[n * n];
    double[] whole = new double[n * n];
    Flat.multiply(inverse, centre.noiseRoot, half, n, false);
    Flat.multiply(centre.noiseRoot, half, whole, n, true);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        into[next++] = freedom * whole[i * n + j] - (i == j ? 1 : 0);
      }
    }
    return next;
  }

  // Moves one coordinate of a law and gives it the expectations that belong to that.
  private void move(Centre centre, int coordinate) {
    double[] matrix = centre.mean.clone();
    double[] turn = new double[n * n];
    for (int i = 0; i < n; i++) {
      turn[i * n + i] = 1;
    }
    if (coordinate < n * e) {
      double[] row = new double[e];
      row[coordinate % e] = STEP;
      Flat.backward(centre.weightRoot, 0, e, row, 0);
      for (int a = 0; a < n; a++) {
        double root = centre.noiseRoot[a * n + coordinate / e];
        for (int c = 0; c < e; c++) {
          matrix[a * e + c] += root * row[c];
        }
      }
    } else {
      int i = 0;
      int j = coordinate - n * e;
      while (j > i) {
        j -= ++i;
      }
      // exp(T) to second order; both entries may be one on the diagonal.
      turn[i * n + j] += STEP;
      if (i == j) {
        turn[i * n + i] += 0.5 * STEP * STEP;
      } else {
        turn[j * n + i] += STEP;
        turn[i * n + i] += 0.5 * STEP * STEP;
        turn[j * n + j] += 0.5 * STEP * STEP;
      }
    }
    // R^-T turn R^-1, by rows of a symmetric matrix twice.
    double[] precision = centre.law.precision;
    for (int a = 0; a < n; a++) {
      Flat.backward(centre.noiseRoot, 0, n, turn, a * n);
    }
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        precision[a * n + b] = turn[b * n + a];
      }
    }
    for (int a = 0; a < n; a++) {
      Flat.backward(centre.noiseRoot, 0, n, precision, a * n);
    }
    double[] across = centre.law.across;
    double[] carried = centre.law.carried;
    Arrays.fill(across, 0);
    for (int a = 0; a < n; a++) {
      for (int k = 0; k < n; k++) {
        for (int c = 0; c < e; c++) {
          across[a * e + c] += precision[a * n + k] * matrix[k * e + c];
        }
      }
    }
    Flat.inverse(centre.weightRoot, 0, e, carried);
    for (int a = 0; a < e; a++) {
      for (int c = 0; c < e; c++) {
        double sum = n * carried[a * e + c];
        for (int k = 0; k < n; k++) {
          sum += matrix[k * e + a] * across[k * e + c];
        }
        carried[a * e + c] = sum;
      }
    }
  }
}
