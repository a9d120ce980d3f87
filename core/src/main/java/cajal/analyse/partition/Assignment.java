package cajal.analyse.partition;

import java.util.Arrays;

/// The best one-to-one matching of rows with columns, by the Hungarian method with shortest
/// augmenting paths (Jonker & Volgenant 1987, doi:10.1007/BF02278710).
public final class Assignment {

  private Assignment() {}

  /// The matching of the largest sum.
  ///
  /// @param score `[row][column]`, with any numbers of rows and columns, at least 1
  /// @return `[row]`, the column, or -1 where there are fewer columns than rows
  public static int[] largest(double[][] score) {
    int rows = score.length;
    int columns = score[0].length;
    if (rows > columns) {
      double[][] turned = new double[columns][rows];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          turned[j][i] = score[i][j];
        }
      }
      int[] byColumn = largest(turned);
      int[] byRow = new int[rows];
      Arrays.fill(byRow, -1);
      for (int j = 0; j < columns; j++) {
        byRow[byColumn[j]] = j;
      }
      return byRow;
    }
    // Row and column 0 stand for nothing, as is usual in this form.
    double[] potentialOfRow = new double[rows + 1];
    double[] potentialOfColumn = new double[columns + 1];
    int[] rowOf = new int[columns + 1];
    int[] cameFrom = new int[columns + 1];
    for (int row = 1; row <= rows; row++) {
      rowOf[0] = row;
      int column = 0;
      double[] slack = new double[columns + 1];
      Arrays.fill(slack, Double.POSITIVE_INFINITY);
      boolean[] visited = new boolean[columns + 1];
      do {
        visited[column] = true;
        int here = rowOf[column];
        double step = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int j = 1; j <= columns; j++) {
          if (!visited[j]) {
            double cost = -score[here - 1][j - 1] - potentialOfRow[here] - potentialOfColumn[j];
            if (cost < slack[j]) {
              slack[j] = cost;
              cameFrom[j] = column;
            }
            if (slack[j] < step || next == 0) {
              step = slack[j];
              next = j;
            }
          }
        }
        for (int j = 0; j <= columns; j++) {
          if (visited[j]) {
            potentialOfRow[rowOf[j]] += step;
            potentialOfColumn[j] -= step;
          } else {
            slack[j] -= step;
          }
        }
        column = next;
      } while (rowOf[column] != 0);
      while (column != 0) {
        int before = cameFrom[column];
        rowOf[column] = rowOf[before];
        column = before;
      }
    }
    int[] columnOf = new int[rows];
    for (int j = 1; j <= columns; j++) {
      if (rowOf[j] > 0) {
        columnOf[rowOf[j] - 1] = j - 1;
      }
    }
    return columnOf;
  }
}
