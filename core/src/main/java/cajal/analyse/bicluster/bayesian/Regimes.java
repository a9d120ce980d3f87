package cajal.analyse.bicluster.bayesian;

import cajal.analyse.random.RandomSequence;
import java.util.Arrays;

/// The states of the network: for each a linear law by which the joint trajectory moves, with
/// normal noise.
///
/// Laws are around standing still, as far as {@link LawSizes} says. Numbers of dimensions change
/// with the clusters, and then laws are drawn anew.
final class Regimes {

  private final int states;
  private final LawSizes sizes;
  private LawMoments[] moments = new LawMoments[0];
  private int size;

  // [state][size * size] and [state][size]: the law, and the precision of its noise with its lower
  // factor.
  private double[][] matrix = new double[0][];
  private double[][] shift = new double[0][];
  private double[][] precision = new double[0][];
  private double[][] factor = new double[0][];
  private double[] logDeterminant = new double[0];

  // [state]: what the chain of trajectories needs of them.
  private double[][] carried = new double[0][];
  private double[][] across = new double[0][];
  private double[][] push = new double[0][];
  private double[][] pull = new double[0][];

  /// @param parts dimensions of one cluster's trajectory
  Regimes(int states, int parts) {
    this.states = states;
    sizes = new LawSizes(parts);
  }

  int size() {
    return size;
  }

  /// What all laws have in common.
  LawSizes sizes() {
    return sizes;
  }

  /// The precision of a state's noise, `[size * size]`, shared.
  double[] precision(int state) {
    return precision[state];
  }

  /// An entry of a state's matrix, or of its shift where the column is the number of dimensions.
  double entry(int state, int row, int column) {
    return column == size ? shift[state][row] : matrix[state][row * size + column];
  }

  /// Logarithm of the determinant of the noise's precision.
  double logDeterminant(int state) {
    return logDeterminant[state];
  }

  /// Precision times law.
  double[] across(int state) {
    return across[state];
  }

  /// Law' times precision times law.
  double[] carried(int state) {
    return carried[state];
  }

  /// Precision times shift.
  double[] push(int state) {
    return push[state];
  }

  /// Law' times precision times shift.
  double[] pull(int state) {
    return pull[state];
  }

  /// What a step under a state has in the logarithm of its density wherever it goes.
  double logNormaliser(int state) {
    double sum = logDeterminant[state];
    for (int i = 0; i < size; i++) {
      sum -= shift[state][i] * push[state][i];
    }
    return 0.5 * sum;
  }

  // Laws of another number of dimensions begin as standing still.
  private void resize(int dimensions) {
    size = dimensions;
    moments = new LawMoments[states];
    Arrays.setAll(moments, l -> new LawMoments(size));
    matrix = new double[states][size * size];
    shift = new double[states][size];
    precision = new double[states][size * size];
    factor = new double[states][size * size];
    logDeterminant = new double[states];
    carried = new double[states][size * size];
    across = new double[states][size * size];
    push = new double[states][size];
    pull = new double[states][size];
    for (int l = 0; l < states; l++) {
      for (int i = 0; i < size; i++) {
        matrix[l][i * size + i] = 1;
        precision[l][i * size + i] = 1 / sizes.noise();
      }
    }
  }

  /// Draws all laws given trajectory and states.
  ///
  /// @param h `[bin * dimensions + dimension]`
  void draw(double[] h, int dimensions, int[] sequence, RandomSequence random) {
    if (size == dimensions) {
      int[] visited = Arrays.stream(sequence).skip(1).distinct().sorted().toArray();
      sizes.draw(this, visited, random);
    } else {
      resize(dimensions);
    }
    for (LawMoments each : moments) {
      each.clear();
    }
    for (int t = 1; t < sequence.length; t++) {
      moments[sequence[t]].add(h, t * size);
    }
    for (int l = 0; l < states; l++) {
      drawLaw(l, moments[l], random);
      prepare(l);
    }
  }

  // Row by row given the noise, then the noise.
  private void drawLaw(int l, LawMoments law, RandomSequence random) {
    int n = size;
    int e = n + 1;
    double[] xx = law.products();
    double[] moved = new double[n * e];
    double[] row = new double[e];
    for (int i = 0; i < n; i++) {
      multiplyRow(l, i, xx, moved);
    }
    double[] p = precision[l];
    double[] known = new double[e * e];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < e; c++) {
        double prior = sizes.precision(i, c, n);
        double sum = (c == i ? prior : 0) + p[i * n + i] * moved[i * e + c];
        for (int j = 0; j < n; j++) {
          sum += p[i * n + j] * (law.yx[j * e + c] - moved[j * e + c]);
        }
        row[c] = sum;
        for (int d = 0; d <= c; d++) {
          known[c * e + d] = p[i * n + i] * xx[c * e + d];
        }
        known[c * e + c] += prior;
      }
      Flat.cholesky(known, 0, e);
      Flat.forward(known, 0, e, row, 0);
      for (int c = 0; c < e; c++) {
        row[c] += random.normal();
      }
      Flat.backward(known, 0, e, row, 0);
      System.arraycopy(row, 0, matrix[l], i * n, n);
      shift[l][i] = row[n];
      multiplyRow(l, i, xx, moved);
    }
    double[] scatter = law.errors(matrix[l], shift[l], moved);
    for (int i = 0; i < n; i++) {
      scatter[i * n + i] += sizes.scale();
    }
    Flat.cholesky(scatter, 0, n);
    drawNoise(l, scatter, sizes.freedom(n) + law.steps, random);
  }

  // A law's row times the products of steps' beginnings.
  private void multiplyRow(int l, int i, double[] xx, double[] moved) {
    int n = size;
    int e = n + 1;
    for (int c = 0; c < e; c++) {
      double sum = shift[l][i] * xx[n * e + c];
      for (int j = 0; j < n; j++) {
        sum += matrix[l][i * n + j] * xx[j * e + c];
      }
      moved[i * e + c] = sum;
    }
  }

  // The noise's precision is Wishart (Bartlett 1933).
  private void drawNoise(int l, double[] scatter, double freedom, RandomSequence random) {
    int n = size;
    double[] b = new double[n * n];
    for (int i = 0; i < n; i++) {
      b[i * n + i] = Math.sqrt(2 * random.gamma(0.5 * (freedom - i)));
      for (int j = 0; j < i; j++) {
        b[i * n + j] = random.normal();
      }
    }
    // Precision = R R' with R = S^-T B, column by column.
    double[] column = new double[n];
    double[] root = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        column[i] = b[i * n + j];
      }
      Flat.backward(scatter, 0, n, column, 0);
      for (int i = 0; i < n; i++) {
        root[i * n + j] = column[i];
      }
    }
    double[] p = precision[l];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int c = 0; c < n; c++) {
          sum += root[i * n + c] * root[j * n + c];
        }
        p[i * n + j] = sum;
        p[j * n + i] = sum;
      }
    }
  }

  private void prepare(int l) {
    int n = size;
    System.arraycopy(precision[l], 0, factor[l], 0, n * n);
    logDeterminant[l] = Flat.cholesky(factor[l], 0, n);
    Flat.multiply(precision[l], matrix[l], across[l], n, false);
    Flat.multiply(matrix[l], across[l], carried[l], n, true);
    for (int i = 0; i < n; i++) {
      push[l][i] = 0;
      pull[l][i] = 0;
      for (int j = 0; j < n; j++) {
        push[l][i] += precision[l][i * n + j] * shift[l][j];
        pull[l][i] += across[l][j * n + i] * shift[l][j];
      }
    }
  }

  /// Logarithm of the density of every step under every state.
  ///
  /// @param h `[bin * dimensions + dimension]`
  /// @param into `[bin * states + state]`, modified; bins from 1 on
  void density(double[] h, int bins, double[] into) {
    int n = size;
    // One dimension after the other, so that loops over bins become vectors.
    double[][] rows = new double[n][bins];
    for (int i = 0; i < n; i++) {
      for (int t = 0; t < bins; t++) {
        rows[i][t] = h[t * n + i];
      }
    }
    double[][] errors = new double[n][bins];
    double[] squares = new double[bins];
    for (int l = 0; l < states; l++) {
      errors(l, rows, errors);
      squares(factor[l], errors, squares);
      for (int t = 1; t < bins; t++) {
        into[t * states + l] = 0.5 * (logDeterminant[l] - squares[t]);
      }
    }
  }

  // How far every step ends from where a law would bring it, `[dimension][bin]`.
  private void errors(int l, double[][] rows, double[][] errors) {
    int n = size;
    for (int i = 0; i < n; i++) {
      double[] error = errors[i];
      double[] row = rows[i];
      double still = shift[l][i];
      for (int t = 1; t < error.length; t++) {
        error[t] = row[t] - still;
      }
      for (int j = 0; j < n; j++) {
        double[] from = rows[j];
        double by = matrix[l][i * n + j];
        for (int t = 1; t < error.length; t++) {
          error[t] -= by * from[t - 1];
        }
      }
    }
  }

  // Squared lengths of errors in units of the noise, whose precision has this lower factor.
  private static void squares(double[] factor, double[][] errors, double[] squares) {
    int n = errors.length;
    double[] along = new double[squares.length];
    Arrays.fill(squares, 0);
    for (int j = 0; j < n; j++) {
      Arrays.fill(along, 0);
      for (int i = j; i < n; i++) {
        double[] error = errors[i];
        double by = factor[i * n + j];
        for (int t = 1; t < along.length; t++) {
          along[t] += by * error[t];
        }
      }
      for (int t = 1; t < along.length; t++) {
        squares[t] += along[t] * along[t];
      }
    }
  }

  /// Tells the laws of a change of coordinates: `h = turn h' + offset`, the turn orthogonal.
  ///
  /// @param turn `[size * size]`, new coordinates in columns
  void change(double[] turn, double[] offset) {
    int n = size;
    double[] scratch = new double[n * n];
    for (int l = 0; l < states; l++) {
      double[] moved = shift[l].clone();
      for (int i = 0; i < n; i++) {
        moved[i] -= offset[i];
        for (int j = 0; j < n; j++) {
          moved[i] += matrix[l][i * n + j] * offset[j];
        }
      }
      for (int i = 0; i < n; i++) {
        shift[l][i] = 0;
        for (int j = 0; j < n; j++) {
          shift[l][i] += turn[j * n + i] * moved[j];
        }
      }
      Flat.multiply(matrix[l], turn, scratch, n, false);
      Flat.multiply(turn, scratch, matrix[l], n, true);
      Flat.multiply(precision[l], turn, scratch, n, false);
      Flat.multiply(turn, scratch, precision[l], n, true);
      prepare(l);
    }
  }
}
