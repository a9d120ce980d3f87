package cajal.connectome.measure;

import java.util.Arrays;

/// Weighted connections among cells by number, in compressed sparse rows: targets of every cell,
/// and sources of every cell, both in ascending order.
///
/// There are no connections of a cell with itself and no two in the same direction between the same
/// cells. Where the connections have no direction each stands in both rows.
public final class Adjacency {

  private final int size;
  private final boolean symmetric;
  final int[] outStart;
  final int[] target;
  final double[] outWeight;
  final int[] inStart;
  final int[] source;
  final double[] inWeight;

  private Adjacency(int size, Rows out, Rows in, boolean symmetric) {
    this.size = size;
    this.symmetric = symmetric;
    outStart = out.start;
    target = out.other;
    outWeight = out.weight;
    inStart = in.start;
    source = in.other;
    inWeight = in.weight;
  }

  private record Rows(int[] start, int[] other, double[] weight) {}

  /// Connections with a direction; weights of the same pair add up, cells with themselves are left
  /// out.
  ///
  /// @param size number of cells
  /// @param from `[connection]`
  /// @param to `[connection]`
  /// @param weight `[connection]`
  public static Adjacency directed(int size, int[] from, int[] to, double[] weight) {
    Rows out = merged(rows(size, from, to, weight));
    Rows in = transposed(size, out);
    return new Adjacency(size, out, in, false);
  }

  /// Connections without direction, each given once.
  ///
  /// @param size number of cells
  /// @param one `[connection]`
  /// @param other `[connection]`
  /// @param weight `[connection]`
  public static Adjacency symmetric(int size, int[] one, int[] other, double[] weight) {
    int n = one.length;
    int[] from = Arrays.copyOf(one, 2 * n);
    int[] to = Arrays.copyOf(other, 2 * n);
    double[] both = Arrays.copyOf(weight, 2 * n);
    System.arraycopy(other, 0, from, n, n);
    System.arraycopy(one, 0, to, n, n);
    System.arraycopy(weight, 0, both, n, n);
    Rows rows = merged(rows(size, from, to, both));
    return new Adjacency(size, rows, rows, true);
  }

  private static Rows rows(int size, int[] from, int[] to, double[] weight) {
    int[] start = new int[size + 1];
    for (int i = 0; i < from.length; i++) {
      start[from[i] + 1]++;
    }
    for (int i = 0; i < size; i++) {
      start[i + 1] += start[i];
    }
    int[] next = Arrays.copyOf(start, size);
    int[] other = new int[from.length];
    double[] weights = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      int at = next[from[i]]++;
      other[at] = to[i];
      weights[at] = weight[i];
    }
    return new Rows(start, other, weights);
  }

  /// Rows in ascending order, without repetitions and without the cell itself.
  private static Rows merged(Rows rows) {
    int size = rows.start.length - 1;
    // Transposing twice sorts every row by counting.
    Rows sorted = transposed(size, transposed(size, rows));
    int[] start = new int[size + 1];
    int count = 0;
    for (int cell = 0; cell < size; cell++) {
      int first = count;
      for (int i = sorted.start[cell]; i < sorted.start[cell + 1]; i++) {
        int other = sorted.other[i];
        if (other == cell) {
          continue;
        }
        if (count > first && sorted.other[count - 1] == other) {
          sorted.weight[count - 1] += sorted.weight[i];
        } else {
          sorted.other[count] = other;
          sorted.weight[count] = sorted.weight[i];
          count++;
        }
      }
      start[cell + 1] = count;
    }
    return new Rows(start, Arrays.copyOf(sorted.other, count), Arrays.copyOf(sorted.weight, count));
  }

  private static Rows transposed(int size, Rows rows) {
    int[] from = new int[rows.other.length];
    for (int cell = 0; cell < size; cell++) {
      Arrays.fill(from, rows.start[cell], rows.start[cell + 1], cell);
    }
    return rows(size, rows.other, from, rows.weight);
  }

  /// Number of cells.
  public int size() {
    return size;
  }

  /// Whether the connections have no direction.
  public boolean isSymmetric() {
    return symmetric;
  }

  /// Number of connections; those without direction count once.
  public int connections() {
    return symmetric ? target.length / 2 : target.length;
  }

  /// Number of cells that this one connects to.
  public int outDegree(int cell) {
    return outStart[cell + 1] - outStart[cell];
  }

  /// Number of cells that connect to this one.
  public int inDegree(int cell) {
    return inStart[cell + 1] - inStart[cell];
  }

  /// Sum of the weights of connections that leave a cell.
  public double outStrength(int cell) {
    return sum(outWeight, outStart[cell], outStart[cell + 1]);
  }

  /// Sum of the weights of connections that reach a cell.
  public double inStrength(int cell) {
    return sum(inWeight, inStart[cell], inStart[cell + 1]);
  }

  private static double sum(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }

  /// Sum of all weights; those without direction count once.
  public double totalWeight() {
    double sum = sum(outWeight, 0, outWeight.length);
    return symmetric ? sum / 2 : sum;
  }

  /// The cells that this one connects to, in ascending order.
  public int[] targets(int cell) {
    return Arrays.copyOfRange(target, outStart[cell], outStart[cell + 1]);
  }

  /// The cells that connect to this one, in ascending order.
  public int[] sources(int cell) {
    return Arrays.copyOfRange(source, inStart[cell], inStart[cell + 1]);
  }

  /// Whether one cell connects to another.
  public boolean connects(int from, int to) {
    return index(from, to) >= 0;
  }

  /// Weight of the connection from one cell to another; 0 where there is none.
  public double weight(int from, int to) {
    int at = index(from, to);
    return at < 0 ? 0 : outWeight[at];
  }

  /// Place of a connection among all in the order of rows; negative where there is none.
  int index(int from, int to) {
    return Arrays.binarySearch(target, outStart[from], outStart[from + 1], to);
  }

  /// `[connection]`, the cell at which each begins, in the order of rows.
  int[] origins() {
    int[] from = new int[target.length];
    for (int cell = 0; cell < size; cell++) {
      Arrays.fill(from, outStart[cell], outStart[cell + 1], cell);
    }
    return from;
  }

  /// The same connections without their direction; the weights of opposite ones add up.
  public Adjacency undirected() {
    return symmetric ? this : symmetric(size, origins(), target, outWeight);
  }

  /// The same connections with weight 1 each.
  public Adjacency binary() {
    double[] ones = new double[target.length];
    Arrays.fill(ones, 1);
    Rows out = new Rows(outStart, target, ones);
    return new Adjacency(
        size, out, symmetric ? out : new Rows(inStart, source, ones.clone()), symmetric);
  }

  /// The connections among some of the cells, which are numbered anew in the order given.
  public Adjacency among(int[] cells) {
    int[] number = new int[size];
    Arrays.fill(number, -1);
    for (int i = 0; i < cells.length; i++) {
      number[cells[i]] = i;
    }
    Edges edges = new Edges(cells.length);
    for (int cell : cells) {
      for (int i = outStart[cell]; i < outStart[cell + 1]; i++) {
        boolean once = !symmetric || cell < target[i];
        if (once && number[target[i]] >= 0) {
          edges.add(number[cell], number[target[i]], outWeight[i]);
        }
      }
    }
    return symmetric ? edges.symmetric() : edges.directed();
  }
}
