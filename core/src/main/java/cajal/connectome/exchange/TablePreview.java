package cajal.connectome.exchange;

import java.util.List;

/// The first rows of a table, and how it would be read: shown before it is.
///
/// @param separator the character between columns
/// @param matrix whether it is an adjacency matrix, which needs no mapping
/// @param heads of the columns; their numbers from 1 where the table has none
/// @param rows the first rows below the heads
/// @param guess which column says what
public record TablePreview(
    char separator,
    boolean matrix,
    List<String> heads,
    List<List<String>> rows,
    ColumnMapping guess) {

  public TablePreview {
    heads = List.copyOf(heads);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
