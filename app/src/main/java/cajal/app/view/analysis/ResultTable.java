package cajal.app.view.analysis;

import cajal.app.command.Workspace;
import cajal.app.session.CellRef;
import cajal.app.session.SharedRecording;
import cajal.app.session.analysis.UnitCells;
import cajal.table.Column;
import cajal.table.Table;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One table of a result: sorted by its heads, filtered by what is typed; where its rows are units
/// of the run, what is selected here is selected everywhere.
final class ResultTable extends VBox {

  /// About how wide a letter of a head is.
  private static final double LETTER = 8;

  private static final double ROW = 25;

  private static final List<String> UNIT_COLUMNS = List.of("unit", "cell", "neuron");

  private final Workspace workspace;
  private final Table table;
  private final TableView<Integer> view = new TableView<>();
  private final FilteredList<Integer> rows;
  private final Optional<List<String>> units;
  private final Optional<UnitCells> cells;
  private final Optional<UnitShow> shows;
  private boolean brushing;

  ResultTable(Workspace workspace, Table table) {
    super(6);
    this.workspace = workspace;
    this.table = table;
    units =
        UNIT_COLUMNS.stream()
            .flatMap(name -> table.column(name).stream())
            .filter(Column.Texts.class::isInstance)
            .map(column -> ((Column.Texts) column).values())
            .findFirst();
    SharedRecording shared = workspace.run().recordingProperty().get();
    cells =
        shared == null || units.isEmpty()
            ? Optional.empty()
            : Optional.of(new UnitCells(shared.header()));
    shows = units.map(names -> new UnitShow(workspace, names, cells));
    rows =
        new FilteredList<>(
            FXCollections.observableArrayList(IntStream.range(0, table.rows()).boxed().toList()));
    SortedList<Integer> sorted = new SortedList<>(rows);
    sorted.comparatorProperty().bind(view.comparatorProperty());
    view.setItems(sorted);
    view.setId("result-table");
    view.setFixedCellSize(ROW);
    view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.columns().forEach(column -> view.getColumns().add(column(column)));
    VBox.setVgrow(view, Priority.ALWAYS);
    getStyleClass().add("result-table");
    getChildren().addAll(bar(), view);
    if (cells.isPresent()) {
      view.getSelectionModel().getSelectedItems().subscribe(this::brush);
      workspace.session().selectedCellsProperty().subscribe(this::brushed);
    }
  }

  private HBox bar() {
    TextField filter = new TextField();
    filter.setPromptText("Filter, such as E or rate_hz > 10");
    filter.setPrefColumnCount(24);
    Label count = new Label();
    count.getStyleClass().add("hint");
    filter
        .textProperty()
        .subscribe(text -> {
          RowFilter.parse(text, table)
              .ifPresentOrElse(
                  keep -> {
                    rows.setPredicate(keep::test);
                    count.setText(
                        rows.size() == table.rows()
                            ? "%,d rows".formatted(table.rows())
                            : "%,d of %,d rows".formatted(rows.size(), table.rows()));
                  },
                  () -> count.setText("There is no such column of numbers."));
        });
    HBox bar = new HBox(10, filter, count);
    shows.ifPresent(show -> {
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      bar.getChildren().addAll(gap, showButton(show));
    });
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private TableColumn<Integer, ?> column(Column column) {
    return switch (column) {
      case Column.Numbers numbers -> {
        TableColumn<Integer, Double> made = new TableColumn<>();
        double[] values = numbers.values();
        made.setCellValueFactory(row -> new SimpleObjectProperty<>(values[row.getValue()]));
        made.setCellFactory(own -> new NumberCell());
        // What is missing stands last however one sorts.
        made.setComparator(Comparator.nullsLast(Comparator.naturalOrder()));
        head(made, column, numbers.unit());
        menu(made, column);
        yield made;
      }
      case Column.Texts texts -> {
        TableColumn<Integer, String> made = new TableColumn<>();
        made.setCellValueFactory(
            row -> new SimpleObjectProperty<>(texts.values().get(row.getValue())));
        head(made, column, "");
        menu(made, column);
        yield made;
      }
    };
  }

  private static void head(TableColumn<Integer, ?> made, Column column, String unit) {
    Label label = new Label(column.name() + (unit.isEmpty() ? "" : " (" + unit + ")"));
    label.setTooltip(new Tooltip(column.description()));
    made.setGraphic(label);
    made.setPrefWidth(Math.clamp(label.getText().length() * LETTER + 34.0, 84, 220));
    made.setId("column-" + column.name());
  }

  private void menu(TableColumn<Integer, ?> made, Column column) {
    shows
        .map(show -> show.items(column))
        .filter(items -> !items.isEmpty())
        .ifPresent(items -> made.setContextMenu(new ContextMenu(items.toArray(MenuItem[]::new))));
  }

  private MenuButton showButton(UnitShow show) {
    MenuButton button = new MenuButton("Sort, group, colour units");
    button.setId("show-units");
    button.setTooltip(
        new Tooltip("Show a column in the raster, on the drawing and in the connectome"));
    for (Column column : table.columns()) {
      List<MenuItem> items = show.items(column);
      if (!items.isEmpty()) {
        Menu menu = new Menu("By " + column.name());
        menu.setId("show-" + column.name());
        menu.setMnemonicParsing(false);
        menu.getItems().setAll(items);
        button.getItems().add(menu);
      }
    }
    return button;
  }

  private void brush() {
    if (!brushing) {
      brushing = true;
      Set<String> chosen = new HashSet<>();
      view.getSelectionModel().getSelectedItems().stream()
          .filter(row -> row != null)
          .forEach(row -> chosen.add(units.orElseThrow().get(row)));
      workspace.session().selectedCellsProperty().set(cells.orElseThrow().cells(chosen));
      brushing = false;
    }
  }

  private void brushed(Set<CellRef> selected) {
    if (!brushing) {
      brushing = true;
      Set<String> names = new HashSet<>();
      selected.forEach(cell -> cells.orElseThrow().name(cell).ifPresent(names::add));
      view.getSelectionModel().clearSelection();
      int[] found =
          IntStream.range(0, view.getItems().size())
              .filter(i -> names.contains(units.orElseThrow().get(view.getItems().get(i))))
              .toArray();
      if (found.length > 0) {
        view.getSelectionModel().selectIndices(found[0], found);
        view.scrollTo(found[0]);
      }
      brushing = false;
    }
  }

  /// A number, rounded to what a person reads.
  private static final class NumberCell extends javafx.scene.control.TableCell<Integer, Double> {

    NumberCell() {
      setAlignment(Pos.CENTER_RIGHT);
    }

    @Override
    protected void updateItem(Double value, boolean empty) {
      super.updateItem(value, empty);
      setText(empty || value == null || value.isNaN() ? "" : text(value));
    }

    private static String text(double value) {
      if (value == Math.rint(value) && Math.abs(value) < 1e9) {
        return "%,d".formatted((long) value);
      }
      return String.format(Locale.ROOT, "%.4g", value);
    }
  }
}
