package cajal.connectome.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The outer form of a list of connections: its heads, and where its rows begin.
///
/// @param heads of the columns; their numbers from 1 where the table has none
/// @param first index of the first row that is no head
/// @param sample the first rows after that
record TableShape(List<String> heads, int first, List<List<String>> sample) {

  static final int ROWS_LOOKED_AT = 50;

  static TableShape of(List<List<String>> rows) {
    List<String> top = rows.getFirst();
    boolean headed = isHead(top, rows);
    int first = headed ? 1 : 0;
    List<List<String>> sample = rows.subList(first, Math.min(rows.size(), first + ROWS_LOOKED_AT));
    int width = Math.max(top.size(), sample.stream().mapToInt(List::size).max().orElse(0));
    List<String> heads = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < width; i++) {
      String head = headed && i < top.size() ? top.get(i) : "";
      String name = head.isEmpty() ? String.valueOf(i + 1) : head;
      heads.add(taken.add(name) ? name : name + " (" + (i + 1) + ")");
    }
    return new TableShape(List.copyOf(heads), first, sample);
  }

  // A first row is a head if a word of it is a usual one, or a column is of numbers but for it.
  private static boolean isHead(List<String> top, List<List<String>> rows) {
    for (String word : top) {
      for (ColumnMapping.Role role : ColumnMapping.Role.values()) {
        if (word.length() > 1 && role.means(word)) {
          return true;
        }
      }
      if (Words.CellRole.of(word).isPresent()) {
        return true;
      }
    }
    List<List<String>> below = rows.subList(1, Math.min(rows.size(), ROWS_LOOKED_AT));
    for (int column = 0; column < top.size(); column++) {
      if (Words.number(top.get(column)).isEmpty() && isNumeric(below, column)) {
        return true;
      }
    }
    return false;
  }

  boolean isNumeric(int column) {
    return isNumeric(sample, column);
  }

  private static boolean isNumeric(List<List<String>> rows, int column) {
    boolean any = false;
    for (List<String> row : rows) {
      if (column < row.size() && !row.get(column).isEmpty()) {
        if (Words.number(row.get(column)).isEmpty()) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }
}
