package cajal.app.view.connectome;

import cajal.connectome.exchange.ColumnMapping;
import cajal.connectome.exchange.ColumnMapping.Role;
import cajal.connectome.exchange.TablePreview;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Asks which column of a table says what of a connection, beside its first rows.
final class MappingSheet extends StackPane {

  private static final String NONE = "—";
  private static final double ROWS = 190;
  private static final double WIDTH = 640;

  private final Map<Role, ComboBox<String>> choices = new EnumMap<>(Role.class);
  private final Button open = new Button("Open");

  MappingSheet(String file, TablePreview preview, Consumer<Optional<ColumnMapping>> answer) {
    getStyleClass().add("overlay");
    Label heading = new Label("Which column says what?");
    heading.getStyleClass().add("sheet-title");
    Label hint = new Label(file + ": a connection in each row");
    hint.getStyleClass().add("hint");
    FlowPane roles = new FlowPane(14, 8);
    for (Role role : Role.values()) {
      ComboBox<String> choice = new ComboBox<>();
      choice.getItems().add(NONE);
      choice.getItems().addAll(preview.heads());
      choice.setValue(preview.guess().of(role).orElse(NONE));
      choice.setId("mapping-" + role.word());
      choice.setAccessibleText("Column for " + role.word());
      choice.valueProperty().subscribe(value -> check());
      choices.put(role, choice);
      Label name = new Label(role.word());
      name.setLabelFor(choice);
      HBox pair = new HBox(6, name, choice);
      pair.setAlignment(Pos.CENTER_LEFT);
      roles.getChildren().add(pair);
    }
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(event -> answer.accept(Optional.empty()));
    open.setId("mapping-open");
    open.setDefaultButton(true);
    open.getStyleClass().add("accent");
    open.setOnAction(event -> answer.accept(Optional.of(mapping())));
    HBox foot = new HBox(8, cancel, open);
    foot.setAlignment(Pos.CENTER_RIGHT);
    VBox sheet = new VBox(12, heading, hint, roles, table(preview), foot);
    sheet.getStyleClass().add("panel-sheet");
    sheet.setMaxSize(WIDTH, USE_PREF_SIZE);
    getChildren().add(sheet);
    check();
  }

  private static TableView<List<String>> table(TablePreview preview) {
    TableView<List<String>> table = new TableView<>();
    table.setPrefHeight(ROWS);
    for (int i = 0; i < preview.heads().size(); i++) {
      int column = i;
      TableColumn<List<String>, String> head = new TableColumn<>(preview.heads().get(i));
      head.setSortable(false);
      head.setCellValueFactory(row ->
          new ReadOnlyStringWrapper(
              column < row.getValue().size() ? row.getValue().get(column) : ""));
      table.getColumns().add(head);
    }
    table.getItems().setAll(preview.rows());
    table.setAccessibleText("First rows of the file");
    return table;
  }

  private ColumnMapping mapping() {
    Map<Role, String> columns = new EnumMap<>(Role.class);
    choices.forEach((role, choice) -> {
      String chosen = choice.getValue();
      if (chosen != null && !chosen.equals(NONE)) {
        columns.put(role, chosen);
      }
    });
    return new ColumnMapping(columns);
  }

  private void check() {
    ColumnMapping mapping = mapping();
    open.setDisable(mapping.of(Role.PRE).isEmpty() || mapping.of(Role.POST).isEmpty());
  }

  void focus() {
    open.requestFocus();
  }
}
