package cajal.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One end of a projection: so many neurons, which may have names.
final class End {

  private final String name;
  private final int size;
  private final List<String> cells;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final @Nullable Once<Places> places;
  private final BitSet dead = new BitSet();

  /// An end whose neurons lie nowhere.
  End(String name, int size, List<String> cells) {
    this(name, size, cells, null);
  }

  End(String name, int size, List<String> cells, @Nullable Once<Places> places) {
    this.places = places;
    this.name = name;
    this.size = size;
    this.cells = cells;
    for (int i = 0; i < cells.size(); i++) {
      numbers.put(cells.get(i), i);
    }
  }

  /// The same end where some of its cells are killed.
  End without(Collection<String> ablated) {
    ablated.stream().mapToInt(this::named).filter(number -> number >= 0).forEach(dead::set);
    return this;
  }

  boolean killed() {
    return !dead.isEmpty();
  }

  boolean killed(int number) {
    return dead.get(number);
  }

  /// Share of the neurons that live.
  double survivors() {
    return 1 - dead.cardinality() / (double) size;
  }

  String name() {
    return name;
  }

  int size() {
    return size;
  }

  /// Where its neurons lie, or `null` where nobody said.
  @Nullable Places places() {
    return places == null ? null : places.get();
  }

  boolean named() {
    return !cells.isEmpty();
  }

  /// Number of a named cell, or -1.
  int named(String cell) {
    return numbers.getOrDefault(cell, -1);
  }

  /// Number of a cell that is given by its name or its number; -1 after a problem.
  int number(String cell, String place, Findings findings) {
    Integer known = numbers.get(cell);
    if (known != null) {
      return known;
    }
    try {
      int number = Integer.parseInt(cell);
      if (number >= 0 && number < size) {
        return number;
      }
      findings.error(
          place,
          "'" + name + "' has no neuron " + cell + ".",
          "Its neurons have the numbers 0 to " + (size - 1) + ".");
    } catch (NumberFormatException e) {
      findings.error(
          place,
          "'" + name + "' has no cell '" + cell + "'.",
          cells.isEmpty()
              ? "Its neurons have numbers from 0 to " + (size - 1) + "."
              : Findings.nearest(cell, cells));
    }
    return -1;
  }

  /// Numbers of chosen cells, ascending and each once.
  int[] numbers(List<String> chosen, String place, Findings findings) {
    List<Integer> found = new ArrayList<>();
    for (String cell : chosen) {
      int number = number(cell, place, findings);
      if (number >= 0) {
        found.add(number);
      }
    }
    return found.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
  }
}
