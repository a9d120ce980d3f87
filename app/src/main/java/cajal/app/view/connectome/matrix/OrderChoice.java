package cajal.app.view.connectome.matrix;

import cajal.connectome.Connectome;
import cajal.connectome.matrix.MatrixOrder;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An order that a person can choose for rows and columns.
///
/// @param title as a person reads it
/// @param by order that needs nothing but the connectome; empty for one by a result
/// @param result table of a measure with a column `cell`; empty for communities that are still to
///   be found
/// @param column which of its columns
record OrderChoice(
    String title, Optional<MatrixOrder.By> by, Optional<Table> result, String column) {

  static final OrderChoice COMMUNITY =
      new OrderChoice("community", Optional.empty(), Optional.empty(), "community");

  static OrderChoice of(MatrixOrder.By by) {
    return new OrderChoice(by.title(), Optional.of(by), Optional.empty(), "");
  }

  /// All that can be chosen, given the results so far.
  static List<OrderChoice> all(List<Table> results) {
    List<OrderChoice> all =
        new ArrayList<>(Stream.of(MatrixOrder.By.values()).map(OrderChoice::of).toList());
    all.add(COMMUNITY);
    for (Table table : results) {
      if (table.column("cell").isPresent()) {
        for (Column column : table.columns()) {
          if (!column.name().equals("cell")) {
            all.add(
                new OrderChoice(
                    table.title() + ": " + column.name().replace('_', ' '),
                    Optional.empty(),
                    Optional.of(table),
                    column.name()));
          }
        }
      }
    }
    return all;
  }

  /// Whether a measure must be taken before cells can be ordered so.
  boolean wanting() {
    return by.isEmpty() && result.isEmpty();
  }

  MatrixOrder order(Connectome connectome, int[] cells) {
    return by.map(how -> MatrixOrder.of(connectome, cells, how))
        .or(() -> result.map(table -> MatrixOrder.of(connectome, cells, table, column)))
        .orElseGet(() -> MatrixOrder.of(connectome, cells, MatrixOrder.By.DATASET));
  }

  @Override
  public String toString() {
    return title;
  }
}
