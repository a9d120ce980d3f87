package cajal.app.view.connectome.table;

import cajal.app.command.Workspace;
import cajal.app.session.CellPaint;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.view.connectome.ConnectomeView;
import cajal.app.view.part.FigureSource;
import cajal.app.view.part.Icons;
import cajal.connectome.Connectome;
import cajal.connectome.measure.Measure;
import cajal.connectome.measure.Measures;
import cajal.connectome.measure.Options;
import cajal.file.AtomicFile;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.RowFilter;
import cajal.table.Table;
import cajal.table.TableText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// Tables of the connectome that is shown, with a filter; measures are taken here, and a column
/// colours all views.
final class TablesPane implements ConnectomeView.Content {

  private final Workspace workspace;
  private final ConnectomeSession session;
  private final TableSheet sheet;
  private final ColumnPlot plot;
  private final ComboBox<Table> choice = new ComboBox<>();
  private final TextField filter = new TextField();
  private final Label count = new Label();
  private final MenuButton colour = new MenuButton("Colour by");
  private final HBox running = new HBox(6);
  private final BorderPane frame = new BorderPane();
  private final ReadOnlyStringWrapper scale = new ReadOnlyStringWrapper("");
  private boolean filling;

  TablesPane(Workspace workspace) {
    this.workspace = workspace;
    session = workspace.connectome();
    sheet = new TableSheet(session);
    plot = new ColumnPlot(workspace, sheet);
    choice.setId("table-choice");
    choice.setPrefWidth(240);
    choice.setConverter(new Titles());
    choice.setOnAction(event -> show());
    filter.setId("table-filter");
    filter.setPromptText("Filter: a word, or degree > 20 and type = motor");
    filter.setPrefColumnCount(26);
    filter.textProperty().subscribe(_ -> keep());
    frame.setTop(bar());
    frame.setCenter(sheet.view());
    frame.setRight(plot.node());
    session.shownProperty().subscribe(_ -> fill(false));
    session.measures().resultsProperty().subscribe(_ -> fill(true));
  }

  private Node bar() {
    MenuButton measures = new MenuButton("Measure", Icons.of("mdi2r-ruler"));
    measures.setId("measures");
    for (Measure measure : Measures.all()) {
      MenuItem item = new MenuItem(measure.about().title());
      item.setId("measure-" + measure.about().name());
      item.setOnAction(event ->
          session
              .measures()
              .take(measure, Options.DEFAULT.weighted(true).rewirings(0), this::arrived));
      measures.getItems().add(item);
    }
    Button export = new Button("", Icons.of("mdi2d-download-outline"));
    export.setId("table-export");
    export.setTooltip(new Tooltip("Writes the rows in sight as CSV"));
    export.setAccessibleText("Export as CSV");
    export.setOnAction(
        event -> workspace.panels().askWhereToWrite(sheet.table().name() + ".csv", this::write));
    colour.setId("colour-by");
    ProgressBar progress = new ProgressBar();
    progress.progressProperty().bind(session.measures().progressProperty());
    progress.setPrefWidth(90);
    Label what = new Label();
    what.textProperty().bind(session.measures().runningProperty());
    Button cancel = new Button("Cancel");
    cancel.setId("measure-cancel");
    cancel.setOnAction(event -> session.measures().cancel());
    running.getChildren().addAll(what, progress, cancel);
    running.setAlignment(Pos.CENTER_LEFT);
    running.visibleProperty().bind(session.measures().runningProperty().isNotEmpty());
    running.managedProperty().bind(running.visibleProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(8, choice, measures, filter, count, running, space, colour, export);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("view-bar");
    return bar;
  }

  /// Tables by their titles.
  private static final class Titles extends StringConverter<Table> {

    @Override
    public String toString(Table table) {
      return table == null ? "" : table.title();
    }

    @Override
    public Table fromString(String title) {
      throw new UnsupportedOperationException("tables are chosen, not typed");
    }
  }

  private void fill(boolean keeping) {
    Connectome shown = session.shownProperty().get();
    if (shown == null) {
      return;
    }
    Table before = choice.getValue();
    List<Table> tables = new ArrayList<>();
    tables.add(ConnectomeTables.cells(shown));
    tables.add(ConnectomeTables.connections(shown));
    tables.addAll(session.measures().resultsProperty().get());
    filling = true;
    choice.getItems().setAll(tables);
    choice.setValue(
        tables.stream()
            .filter(table -> keeping && before != null && table.name().equals(before.name()))
            .findFirst()
            .orElse(tables.getFirst()));
    filling = false;
    show();
  }

  private void arrived(List<Table> tables) {
    if (!tables.isEmpty()) {
      choice.setValue(tables.getFirst());
    }
  }

  private void show() {
    Table table = choice.getValue();
    if (table == null || filling) {
      return;
    }
    sheet.show(table);
    keep();
    colour.getItems().clear();
    if (table.column("cell").isPresent()) {
      for (Column column : table.columns()) {
        if (column instanceof Column.Numbers numbers) {
          MenuItem item = new MenuItem(column.name().replace('_', ' '));
          item.setOnAction(event -> paint(table, numbers));
          colour.getItems().add(item);
        }
      }
    }
    MenuItem none = new MenuItem("type (as it was)");
    none.setOnAction(event -> session.unpaint());
    colour.getItems().add(none);
    plot.follow(table);
  }

  private void keep() {
    Table table = sheet.table();
    try {
      sheet.keep(RowFilter.rows(table, filter.getText()));
      filter.setTooltip(null);
      filter.pseudoClassStateChanged(WRONG, false);
    } catch (ProblemException e) {
      filter.pseudoClassStateChanged(WRONG, true);
      filter.setTooltip(new Tooltip(e.getMessage()));
    }
    count.setText("%,d of %,d".formatted(sheet.count(), table.rows()));
    scale.set("%,d rows".formatted(sheet.count()));
    plot.repaint();
  }

  private static final javafx.css.PseudoClass WRONG =
      javafx.css.PseudoClass.getPseudoClass("error");

  private void paint(Table table, Column.Numbers numbers) {
    CellPaint paint =
        CellPaint.ofNumbers(
            table.title() + ": " + numbers.name().replace('_', ' '),
            numbers.unit(),
            table.texts("cell"),
            numbers.values());
    if (!paint.values().isEmpty()) {
      session.paintProperty().set(paint);
    }
  }

  private void write(Path file) {
    Table all = sheet.table();
    List<Integer> rows = sheet.shown();
    List<Column> columns = new ArrayList<>();
    for (Column column : all.columns()) {
      columns.add(
          switch (column) {
            case Column.Numbers n ->
                new Column.Numbers(
                    n.name(),
                    n.unit(),
                    n.description(),
                    rows.stream().mapToDouble(row -> n.values()[row]).toArray());
            case Column.Texts t ->
                new Column.Texts(
                    t.name(), t.description(), rows.stream().map(t.values()::get).toList());
          });
    }
    try {
      AtomicFile.write(
          file,
          TableText.csv(new Table(all.name(), all.title(), columns))
              .getBytes(StandardCharsets.UTF_8));
      workspace.session().say("Wrote " + file.getFileName());
    } catch (IOException e) {
      workspace.session().say(file.getFileName() + " cannot be written: " + e.getMessage());
    }
  }

  @Override
  public Node node() {
    return frame;
  }

  @Override
  public List<FigureSource> figures() {
    return plot.figures();
  }

  @Override
  public ObservableValue<String> scale() {
    return scale.getReadOnlyProperty();
  }

  @Override
  public void focus() {
    filter.requestFocus();
  }

  /// The sheet, for tests.
  TableSheet sheet() {
    return sheet;
  }
}
