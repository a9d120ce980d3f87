package cajal.app.view.connectome.table;

import cajal.app.session.connectome.ConnectomeSession;
import cajal.table.Column;
import cajal.table.Table;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/// One table with sorting columns, whose chosen rows are the shared selection where they are about
/// cells.
final class TableSheet {

  private static final List<String> CELL_COLUMNS = List.of("cell", "pre", "post");

  private final ConnectomeSession session;
  private final TableView<Integer> view = new TableView<>();
  private final ObservableList<Integer> rows = FXCollections.observableArrayList();
  private final FilteredList<Integer> filtered = new FilteredList<>(rows);
  private final SortedList<Integer> sorted = new SortedList<>(filtered);
  private Table table = new Table("none", "", List.of());
  private boolean telling;

  TableSheet(ConnectomeSession session) {
    this.session = session;
    view.setId("table-sheet");
    view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    sorted.comparatorProperty().bind(view.comparatorProperty());
    view.setItems(sorted);
    view.getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<Integer>) change -> tell());
    session.selectionProperty().subscribe(this::follow);
  }

  TableView<Integer> view() {
    return view;
  }

  Table table() {
    return table;
  }

  void show(Table next) {
    telling = true;
    table = next;
    view.getSortOrder().clear();
    view.getColumns().clear();
    for (Column column : next.columns()) {
      view.getColumns().add(head(column));
    }
    filtered.setPredicate(_ -> true);
    Integer[] all = new Integer[next.rows()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    rows.setAll(all);
    telling = false;
    follow(session.selection());
  }

  /// Shows only these rows.
  void keep(BitSet wanted) {
    filtered.setPredicate(wanted::get);
    follow(session.selection());
  }

  /// Number of rows in sight.
  int count() {
    return filtered.size();
  }

  /// Rows in sight in their order.
  List<Integer> shown() {
    return List.copyOf(sorted);
  }

  private static TableColumn<Integer, Object> head(Column column) {
    String unit =
        column instanceof Column.Numbers n && !n.unit().isEmpty() ? " (" + n.unit() + ")" : "";
    TableColumn<Integer, Object> head = new TableColumn<>(column.name().replace('_', ' ') + unit);
    javafx.scene.control.Label label = new javafx.scene.control.Label();
    label.setTooltip(new Tooltip(column.description()));
    head.setGraphic(label);
    switch (column) {
      case Column.Numbers numbers -> {
        head.setCellValueFactory(
            row -> new ReadOnlyObjectWrapper<>(numbers.values()[row.getValue()]));
        head.setComparator(TableSheet::compareNumbers);
        head.setCellFactory(_ -> new NumberCell());
        head.setPrefWidth(110);
      }
      case Column.Texts texts -> {
        head.setCellValueFactory(
            row -> new ReadOnlyObjectWrapper<>(texts.values().get(row.getValue())));
        head.setComparator(Comparator.comparing(String::valueOf));
        head.setPrefWidth(column.name().equals("cell") ? 90 : 130);
      }
    }
    return head;
  }

  // What is not known comes last, whichever way numbers are sorted first.
  private static int compareNumbers(Object a, Object b) {
    double x = a instanceof Double value ? value : Double.NaN;
    double y = b instanceof Double value ? value : Double.NaN;
    return Double.compare(
        Double.isNaN(x) ? Double.NEGATIVE_INFINITY : x,
        Double.isNaN(y) ? Double.NEGATIVE_INFINITY : y);
  }

  /// A number at a length that can be read, to the right.
  private static final class NumberCell extends javafx.scene.control.TableCell<Integer, Object> {

    NumberCell() {
      setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
    }

    @Override
    protected void updateItem(Object item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || !(item instanceof Double value) ? "" : text(value));
    }

    private static String text(double value) {
      if (Double.isNaN(value)) {
        return "";
      }
      return value == Math.rint(value) && Math.abs(value) < 1e9
          ? "%.0f".formatted(value)
          : "%.4g".formatted(value);
    }
  }

  private Set<String> names(int row) {
    Set<String> names = new LinkedHashSet<>();
    for (String column : CELL_COLUMNS) {
      if (table.column(column).orElse(null) instanceof Column.Texts texts) {
        names.add(texts.values().get(row));
      }
    }
    return names;
  }

  private void tell() {
    if (telling) {
      return;
    }
    Set<String> chosen = new LinkedHashSet<>();
    for (Integer row : List.copyOf(view.getSelectionModel().getSelectedItems())) {
      if (row != null) {
        chosen.addAll(names(row));
      }
    }
    telling = true;
    session.select(chosen);
    telling = false;
  }

  private void follow(Set<String> chosen) {
    if (telling || table.columns().isEmpty()) {
      return;
    }
    telling = true;
    view.getSelectionModel().clearSelection();
    if (!chosen.isEmpty()) {
      int first = -1;
      int[] indices = new int[sorted.size()];
      int count = 0;
      for (int i = 0; i < sorted.size(); i++) {
        Set<String> names = names(sorted.get(i));
        if (!names.isEmpty() && chosen.containsAll(names)) {
          first = first < 0 ? i : first;
          indices[count++] = i;
        }
      }
      if (count > 0) {
        view.getSelectionModel().selectIndices(indices[0], java.util.Arrays.copyOf(indices, count));
        view.scrollTo(first);
      }
    }
    telling = false;
  }
}
