package cajal.exchange;

import cajal.table.Column;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Puts the units that rows name into an order: numbers ascending, words as they first come.
final class UnitOrder {

  private UnitOrder() {}

  private record Key(String population, String name, double number) {}

  /// Adds the units of all rows to a draft, with their populations where rows tell them.
  ///
  /// @return `[row]`, index of the unit
  static int[] add(Draft draft, Column units, Optional<Column> population) {
    Map<Key, Integer> found = new HashMap<>();
    Map<String, Integer> populations = new HashMap<>();
    int[] rowKey = new int[units.rows()];
    Key[] keys = new Key[16];
    for (int row = 0; row < rowKey.length; row++) {
      int at = row;
      String of = population.map(column -> column.text(at)).orElse("");
      double number = units instanceof Column.Numbers numbers ? numbers.values()[row] : Double.NaN;
      Key key = new Key(of, Double.isNaN(number) ? units.text(row) : "", number);
      Integer known = found.get(key);
      if (known == null) {
        known = found.size();
        found.put(key, known);
        populations.putIfAbsent(of, populations.size());
        if (known == keys.length) {
          keys = Arrays.copyOf(keys, 2 * keys.length);
        }
        keys[known] = key;
      }
      rowKey[row] = known;
    }
    Key[] all = Arrays.copyOf(keys, found.size());
    int[] order =
        IntStream.range(0, all.length)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer k) -> populations.get(all[k].population))
                    .thenComparingDouble(k -> all[k].number))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] index = new int[all.length];
    for (int k : order) {
      index[k] = draft.unit(name(all[k]));
    }
    if (population.isPresent()) {
      List<String> names = Arrays.stream(order).mapToObj(k -> all[k].population).toList();
      draft.columns.add(new Column.Texts("population", "", names));
    }
    return Arrays.stream(rowKey).map(key -> index[key]).toArray();
  }

  private static String name(Key key) {
    String own =
        Double.isNaN(key.number)
            ? key.name
            : new Column.Numbers("", "", "", new double[] {key.number}).text(0);
    return key.population.isEmpty() ? own : key.population + " " + own;
  }
}
