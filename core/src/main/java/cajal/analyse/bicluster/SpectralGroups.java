package cajal.analyse.bicluster;

import cajal.analyse.Work;
import cajal.analyse.random.RandomSequence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Groups of rows and of columns by singular vectors of the scaled matrix.
///
/// @param rows `[row]`, group
/// @param columns `[column]`, group
record SpectralGroups(int[] rows, int[] columns) {

  private static final int BALANCING_PASSES = 1_000;
  private static final double BALANCED = 1e-5;

  /// Each row and each column in one of `groups` blocks (Dhillon 2001, doi:10.1145/502512.502550).
  static SpectralGroups blocks(double[][] values, int groups, Work work) {
    double[][] matrix = shifted(values);
    int rows = matrix.length;
    int columns = matrix[0].length;
    double[] rowScale = scales(matrix, true);
    double[] columnScale = scales(matrix, false);
    double[][] scaled = scaled(matrix, rowScale, columnScale);
    work.progress().orStop();
    int wanted = 1 + (int) Math.ceil(Math.log(groups) / Math.log(2));
    SingularVectors vectors = SingularVectors.of(scaled, wanted);
    double[][] points = new double[rows + columns][Math.max(0, vectors.left().length - 1)];
    for (int v = 1; v < vectors.left().length; v++) {
      for (int i = 0; i < rows; i++) {
        points[i][v - 1] = rowScale[i] * vectors.left()[v][i];
      }
      for (int j = 0; j < columns; j++) {
        points[rows + j][v - 1] = columnScale[j] * vectors.right()[v][j];
      }
    }
    int[] labels = KMeans.of(points, groups, work.random("co-clustering")).labels();
    return new SpectralGroups(
        Arrays.copyOf(labels, rows), Arrays.copyOfRange(labels, rows, rows + columns));
  }

  /// How a matrix is normalised before its pattern of a checkerboard is looked for.
  enum Normalisation {
    /// Rows and columns by the roots of their sums.
    SCALE,
    /// Rows and columns in turn until all sums are equal.
    BISTOCHASTIC,
    /// Logarithms without the means of rows and columns.
    LOG
  }

  /// Rows and columns in groups whose crossings are a checkerboard (Kluger et al. 2003,
  /// doi:10.1101/gr.648603).
  ///
  /// @param best how many singular vectors are used: those nearest to steps
  static SpectralGroups checkerboard(
      double[][] values, int[] groups, Normalisation normalisation, int best, Work work) {
    double[][] matrix = normalised(shifted(values), normalisation);
    work.progress().orStop();
    boolean constant = normalisation != Normalisation.LOG;
    int wanted = 2 * best + (constant ? 1 : 0);
    SingularVectors vectors = SingularVectors.of(matrix, wanted);
    int skip = constant ? 1 : 0;
    RandomSequence random = work.random("checkerboard");
    double[][] left = steps(vectors.left(), skip, best, groups[0], random.child(0));
    double[][] right = steps(vectors.right(), skip, best, groups[1], random.child(1));
    int[] rows = KMeans.of(projected(matrix, right), groups[0], random.child(2)).labels();
    int[] columns =
        KMeans.of(projected(transposed(matrix), left), groups[1], random.child(3)).labels();
    return new SpectralGroups(rows, columns);
  }

  // The vectors that are nearest to piecewise constant ones with so many pieces.
  private static double[][] steps(
      double[][] vectors, int skip, int best, int pieces, RandomSequence random) {
    double[] away = new double[vectors.length];
    for (int v = skip; v < vectors.length; v++) {
      double[][] points =
          Arrays.stream(vectors[v]).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
      away[v] = KMeans.of(points, pieces, random.child(v)).inertia();
    }
    return IntStream.range(skip, vectors.length)
        .boxed()
        .sorted(Comparator.comparingDouble(v -> away[v]))
        .limit(best)
        .map(v -> vectors[v])
        .toArray(double[][]::new);
  }

  // [row][vector]
  private static double[][] projected(double[][] matrix, double[][] vectors) {
    double[][] points = new double[matrix.length][vectors.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int v = 0; v < vectors.length; v++) {
        for (int j = 0; j < vectors[v].length; j++) {
          points[i][v] += matrix[i][j] * vectors[v][j];
        }
      }
    }
    return points;
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < transposed.length; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }

  // Weights cannot be negative: all are raised by the lowest one where it is.
  private static double[][] shifted(double[][] values) {
    double lowest = Arrays.stream(values).flatMapToDouble(Arrays::stream).min().orElse(0);
    double up = Math.max(0, -lowest);
    return Arrays.stream(values)
        .map(row -> Arrays.stream(row).map(x -> x + up).toArray())
        .toArray(double[][]::new);
  }

  private static double[] scales(double[][] matrix, boolean ofRows) {
    double[] sums = new double[ofRows ? matrix.length : matrix[0].length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[0].length; j++) {
        sums[ofRows ? i : j] += matrix[i][j];
      }
    }
    return Arrays.stream(sums).map(sum -> sum > 0 ? 1 / Math.sqrt(sum) : 0).toArray();
  }

  private static double[][] scaled(double[][] matrix, double[] rowScale, double[] columnScale) {
    double[][] scaled = new double[matrix.length][matrix[0].length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < columnScale.length; j++) {
        scaled[i][j] = matrix[i][j] * rowScale[i] * columnScale[j];
      }
    }
    return scaled;
  }

  private static double[][] normalised(double[][] matrix, Normalisation normalisation) {
    return switch (normalisation) {
      case SCALE -> scaled(matrix, scales(matrix, true), scales(matrix, false));
      case BISTOCHASTIC -> {
        double[][] balanced = matrix;
        double change = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass < BALANCING_PASSES && change > BALANCED; pass++) {
          double[][] next = scaled(balanced, scales(balanced, true), scales(balanced, false));
          change = 0;
          for (int i = 0; i < next.length; i++) {
            change += KMeans.squared(next[i], balanced[i]);
          }
          change = Math.sqrt(change);
          balanced = next;
        }
        yield balanced;
      }
      case LOG -> {
        double[][] logs =
            Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).map(x -> Math.log(1 + x)).toArray())
                .toArray(double[][]::new);
        yield doublyCentred(logs);
      }
    };
  }

  private static double[][] doublyCentred(double[][] matrix) {
    int columns = matrix[0].length;
    double[] rowMean =
        Arrays.stream(matrix).mapToDouble(row -> Arrays.stream(row).average().orElse(0)).toArray();
    double[] columnMean = new double[columns];
    for (double[] row : matrix) {
      for (int j = 0; j < columns; j++) {
        columnMean[j] += row[j] / matrix.length;
      }
    }
    double mean = Arrays.stream(rowMean).average().orElse(0);
    double[][] centred = new double[matrix.length][columns];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < columns; j++) {
        centred[i][j] = matrix[i][j] - rowMean[i] - columnMean[j] + mean;
      }
    }
    return centred;
  }
}
