package cajal.exchange;

import cajal.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Puts the units that rows name into an order: numbers ascending, words as they first come, one
/// population after the other.
final class UnitOrder {

  private final Map<Key, Integer> found = new HashMap<>();
  private final List<Key> keys = new ArrayList<>();
  private final Map<String, Integer> populations = new HashMap<>();
  private final boolean populated;
  // Most units are small whole numbers, and a look into a map for each spike takes a second or two.
  private final int[] small = new int[1 << 14];

  /// @param populated whether rows tell populations; else all are of one
  UnitOrder(boolean populated) {
    this.populated = populated;
  }

  private record Key(String population, String name, double number) {

    String unit() {
      String own =
          Double.isNaN(number)
              ? name
              : new Column.Numbers("", "", "", new double[] {number}).text(0);
      return population.isEmpty() ? own : population + " " + own;
    }
  }

  /// Number of a row's unit in the order of first rows.
  ///
  /// @param population empty where there are none
  /// @param name empty where units are numbers
  /// @param number NaN where units are words
  int of(String population, String name, double number) {
    boolean quick =
        !populated && number >= 0 && number < small.length && number == Math.rint(number);
    if (quick && small[(int) number] > 0) {
      return small[(int) number] - 1;
    }
    int unit = found(population, name, number);
    if (quick) {
      small[(int) number] = unit + 1;
    }
    return unit;
  }

  private int found(String population, String name, double number) {
    Key key = new Key(population, Double.isNaN(number) ? name : "", number);
    Integer known = found.get(key);
    if (known == null) {
      known = found.size();
      found.put(key, known);
      keys.add(key);
      populations.putIfAbsent(population, populations.size());
    }
    return known;
  }

  /// Adds all units to a draft, with their populations where rows tell them.
  ///
  /// @return `[number in the order of first rows]`, index of the unit in the draft
  int[] addTo(Draft draft) {
    int[] order =
        IntStream.range(0, keys.size())
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer k) -> populations.get(keys.get(k).population))
                    .thenComparingDouble(k -> keys.get(k).number))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] index = new int[order.length];
    for (int k : order) {
      index[k] = draft.unit(keys.get(k).unit());
    }
    if (populated) {
      List<String> names = Arrays.stream(order).mapToObj(k -> keys.get(k).population).toList();
      draft.columns.add(new Column.Texts("population", "", names));
    }
    return index;
  }
}
