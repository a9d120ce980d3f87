package cajal.app.view.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The palette on the left: everything that can be placed, with a search line above it.
final class NodePalette extends VBox {

  private final TextField line = new TextField();
  private final ListView<ShelfItem> list = new ListView<>();
  private List<ShelfItem> items = List.of();

  NodePalette() {
    getStyleClass().addAll("side-pane", "node-palette");
    Label title = new Label("Palette");
    title.getStyleClass().add("pane-title");
    line.setId("palette-search");
    line.setPromptText("Search models…");
    line.setAccessibleText("Search what can be placed");
    line.textProperty().addListener((text, old, typed) -> fill());
    line.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
    list.setId("palette-list");
    list.setAccessibleText("What can be placed; Enter places it");
    list.setCellFactory(view -> new ShelfCell());
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        place();
        event.consume();
      }
    });
    list.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        place();
      }
    });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(title, line, list);
  }

  /// Shows these entries, under the headings of their groups.
  void show(List<ShelfItem> shown) {
    if (!shown.equals(items)) {
      items = List.copyOf(shown);
      fill();
    }
  }

  void focusSearch() {
    line.requestFocus();
    line.selectAll();
  }

  private void fill() {
    List<ShelfItem> shown = new ArrayList<>();
    String group = "";
    for (ShelfItem item : items) {
      if (item.fits(line.getText())) {
        if (!item.group().equals(group)) {
          group = item.group();
          shown.add(ShelfItem.heading(group));
        }
        shown.add(item);
      }
    }
    list.getItems().setAll(shown);
    if (!line.getText().isBlank() && shown.size() > 1) {
      list.getSelectionModel().select(1);
    }
  }

  private void steer(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      place();
      event.consume();
    } else if (event.getCode() == KeyCode.DOWN) {
      list.requestFocus();
      list.getSelectionModel().select(Math.max(1, list.getSelectionModel().getSelectedIndex()));
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && !line.getText().isEmpty()) {
      line.clear();
      event.consume();
    }
  }

  private void place() {
    ShelfItem item = list.getSelectionModel().getSelectedItem();
    if (item != null && item.action() != null) {
      item.action().run();
    }
  }
}
