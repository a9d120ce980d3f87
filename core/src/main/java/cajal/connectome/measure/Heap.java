package cajal.connectome.measure;

import java.util.Arrays;

/// Cells that wait, the nearest first; of two that are as near, the one with the lower number.
final class Heap {

  private final double[] distance;
  private final int[] cells;
  private final int[] place;
  private int count;

  /// @param size number of cells
  /// @param distance `[cell]`; may shrink for a cell that is put again
  Heap(int size, double[] distance) {
    this.distance = distance;
    cells = new int[size];
    place = new int[size];
    Arrays.fill(place, -1);
  }

  void clear() {
    for (int i = 0; i < count; i++) {
      place[cells[i]] = -1;
    }
    count = 0;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// Lets a cell wait, or moves it forward when it has come nearer.
  void put(int cell) {
    if (place[cell] < 0) {
      place[cell] = count;
      cells[count++] = cell;
    }
    int at = place[cell];
    while (at > 0 && before(cell, cells[(at - 1) / 2])) {
      move(cells[(at - 1) / 2], at);
      at = (at - 1) / 2;
    }
    move(cell, at);
  }

  /// Takes the nearest out.
  int take() {
    int nearest = cells[0];
    place[nearest] = -1;
    int last = cells[--count];
    if (count > 0) {
      int at = 0;
      while (2 * at + 1 < count) {
        int child = 2 * at + 1;
        if (child + 1 < count && before(cells[child + 1], cells[child])) {
          child++;
        }
        if (!before(cells[child], last)) {
          break;
        }
        move(cells[child], at);
        at = child;
      }
      move(last, at);
    }
    return nearest;
  }

  private void move(int cell, int to) {
    cells[to] = cell;
    place[cell] = to;
  }

  private boolean before(int one, int other) {
    return distance[one] < distance[other] || (distance[one] == distance[other] && one < other);
  }
}
