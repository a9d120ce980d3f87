package cajal.connectome.matrix;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Who is connected to whom as a matrix: rows are presynaptic cells, columns postsynaptic ones; a
/// gap junction stands on both sides of the diagonal.
///
/// Only entries with a weight are held, row by row, so that thousands of cells stay small.
///
/// @param cells in the order of rows and columns
/// @param groups stretches of cells that share something
/// @param start `[row + 1]`, first entry of each row
/// @param column `[entry]`, ascending within a row
/// @param chemical `[entry]`, weight; of a difference with a sign
/// @param electrical `[entry]`, weight; of a difference with a sign
/// @param unit what weights count
/// @param difference title of what was taken from what; empty for a plain matrix
public record ConnectomeMatrix(
    List<Cell> cells,
    List<MatrixOrder.Group> groups,
    int[] start,
    int[] column,
    float[] chemical,
    float[] electrical,
    String unit,
    String difference) {

  public ConnectomeMatrix {
    cells = List.copyOf(cells);
    groups = List.copyOf(groups);
  }

  /// Numbers of the neurons of a connectome.
  public static int[] neurons(Connectome connectome) {
    return IntStream.range(0, connectome.cells().size())
        .filter(i -> connectome.cells().get(i).kind() == Kind.NEURON)
        .toArray();
  }

  /// A connectome in an order.
  public static ConnectomeMatrix of(Connectome connectome, MatrixOrder order) {
    List<Cell> cells = Arrays.stream(order.cells()).mapToObj(connectome.cells()::get).toList();
    Entries entries = new Entries(cells);
    entries.add(connectome, 1);
    return entries.matrix(order.groups(), connectome.weightUnit(), "");
  }

  /// A connectome minus another in the order of the first; cells that one of them lacks have no
  /// entries there. Weights in the same unit are subtracted as they are; others as parts in a
  /// thousand of all weight of their kind among these cells.
  public static ConnectomeMatrix difference(
      Connectome connectome, Connectome minus, MatrixOrder order) {
    List<Cell> cells = Arrays.stream(order.cells()).mapToObj(connectome.cells()::get).toList();
    boolean same = connectome.weightUnit().equals(minus.weightUnit());
    Entries entries = new Entries(cells);
    entries.add(connectome, same ? 1 : 1000);
    entries.add(minus, same ? -1 : -1000);
    return entries.matrix(
        order.groups(),
        same ? connectome.weightUnit() : "‰ of all contacts",
        connectome.name() + " − " + minus.name());
  }

  /// Number of rows.
  public int size() {
    return cells.size();
  }

  /// Number of entries.
  public int entries() {
    return column.length;
  }

  /// Index of an entry; -1 where there is none.
  public int entry(int row, int col) {
    if (row < 0 || row >= size()) {
      return -1;
    }
    int at = Arrays.binarySearch(column, start[row], start[row + 1], col);
    return at < 0 ? -1 : at;
  }

  /// The largest weight without its sign, of one kind.
  public double largest(boolean gaps) {
    float largest = 0;
    for (float weight : gaps ? electrical : chemical) {
      largest = Math.max(largest, Math.abs(weight));
    }
    return largest;
  }

  /// Row of a cell by its name; -1 where it is not in the matrix.
  public int row(String name) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /// Weights by pair of rows while they are gathered.
  private static final class Entries {

    private final List<Cell> cells;
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<Long, float[]> weights = new HashMap<>();

    Entries(List<Cell> cells) {
      this.cells = cells;
      for (int i = 0; i < cells.size(); i++) {
        rows.put(cells.get(i).name(), i);
      }
    }

    /// @param factor 1 or -1; a thousand times that for parts of the whole
    void add(Connectome connectome, int factor) {
      double[] scale = {factor, factor};
      if (Math.abs(factor) > 1) {
        double[] sums = new double[2];
        each(connectome, (row, col, kind, weight) -> sums[kind] += weight);
        for (int kind = 0; kind < 2; kind++) {
          scale[kind] = sums[kind] > 0 ? factor / sums[kind] : 0;
        }
      }
      each(
          connectome,
          (row, col, kind, weight) ->
              weights.computeIfAbsent((long) row << 32 | col, _ -> new float[2])[kind] +=
                  (float) (scale[kind] * weight));
    }

    private interface Sink {
      void entry(int row, int col, int kind, double weight);
    }

    private void each(Connectome connectome, Sink sink) {
      for (Connection c : connectome.connections()) {
        Integer row = rows.get(c.pre());
        Integer col = rows.get(c.post());
        if (row != null && col != null) {
          int kind = c.electrical() ? 1 : 0;
          sink.entry(row, col, kind, c.weight());
          if (c.electrical() && !row.equals(col)) {
            sink.entry(col, row, kind, c.weight());
          }
        }
      }
    }

    ConnectomeMatrix matrix(List<MatrixOrder.Group> groups, String unit, String difference) {
      long[] keys =
          weights.entrySet().stream()
              .filter(entry -> entry.getValue()[0] != 0 || entry.getValue()[1] != 0)
              .mapToLong(Map.Entry::getKey)
              .sorted()
              .toArray();
      int[] start = new int[cells.size() + 1];
      int[] column = new int[keys.length];
      float[] chemical = new float[keys.length];
      float[] electrical = new float[keys.length];
      for (int i = 0; i < keys.length; i++) {
        start[(int) (keys[i] >> 32) + 1]++;
        column[i] = (int) keys[i];
        float[] both = weights.getOrDefault(keys[i], new float[2]);
        chemical[i] = both[0];
        electrical[i] = both[1];
      }
      for (int row = 0; row < cells.size(); row++) {
        start[row + 1] += start[row];
      }
      return new ConnectomeMatrix(
          cells, groups, start, column, chemical, electrical, unit, difference);
    }
  }
}
