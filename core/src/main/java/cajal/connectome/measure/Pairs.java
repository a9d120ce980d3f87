package cajal.connectome.measure;

import cajal.connectome.CellNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cells of the left with their counterparts on the right.
///
/// @param left `[pair]`, cell
/// @param right `[pair]`, cell
/// @param size number of all cells
record Pairs(int[] left, int[] right, int size) {

  static Pairs of(Graph graph) {
    Map<String, Integer> number = new HashMap<>();
    Map<String, Integer> leftByPair = new HashMap<>();
    for (int cell = 0; cell < graph.size(); cell++) {
      number.put(graph.names().get(cell), cell);
      String pair = graph.cells().get(cell).fact("pair_id");
      if (!pair.isEmpty() && graph.cells().get(cell).fact("hemisphere").equals("L")) {
        leftByPair.put(pair, cell);
      }
    }
    List<int[]> found = new ArrayList<>();
    for (int cell = 0; cell < graph.size(); cell++) {
      Integer other = null;
      String pair = graph.cells().get(cell).fact("pair_id");
      if (pair.isEmpty()) {
        other = CellNames.rightOf(graph.names().get(cell)).map(number::get).orElse(null);
        if (other != null) {
          found.add(new int[] {cell, other});
        }
      } else if (graph.cells().get(cell).fact("hemisphere").equals("R")) {
        other = leftByPair.get(pair);
        if (other != null) {
          found.add(new int[] {other, cell});
        }
      }
    }
    return new Pairs(
        found.stream().mapToInt(p -> p[0]).toArray(),
        found.stream().mapToInt(p -> p[1]).toArray(),
        graph.size());
  }

  /// The same cells of the left with those of the right at random.
  Pairs shuffled(Draws draws) {
    int[] dealt = right.clone();
    draws.shuffle(dealt);
    return new Pairs(left, dealt, size);
  }

  /// `[cell]`, its counterpart; the cell itself where it has none.
  int[] mirror() {
    int[] mirror = new int[size];
    for (int cell = 0; cell < size; cell++) {
      mirror[cell] = cell;
    }
    for (int i = 0; i < left.length; i++) {
      mirror[left[i]] = right[i];
      mirror[right[i]] = left[i];
    }
    return mirror;
  }
}
