package cajal.app.view.shell;

import cajal.app.command.Command;
import cajal.app.command.Workspace;
import cajal.app.view.part.Icons;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where a person types what to do: every command, sample and parameter by name, lately used ones
/// first.
final class CommandPalette extends VBox {

  private static final double ROW = 34;
  private static final int ROWS = 11;

  private final PaletteSearch search;
  private final Overlay overlay;
  private final TextField line = new TextField();
  private final ListView<PaletteSearch.Hit> hits = new ListView<>();

  CommandPalette(List<Command> commands, Workspace workspace, Settings settings, Overlay overlay) {
    this.overlay = overlay;
    search = new PaletteSearch(commands, workspace, settings);
    getStyleClass().addAll("panel-sheet", "command-palette");
    setMaxSize(560, Region.USE_PREF_SIZE);
    line.setId("command-line");
    line.setPromptText("Type a command, or: seed 5 · run for 2 s · add iaf_psc_exp");
    line.setAccessibleText("Command");
    hits.setId("command-list");
    hits.setAccessibleText("Commands that fit");
    hits.setFixedCellSize(ROW);
    hits.setCellFactory(list -> new HitCell());
    hits.setOnMouseClicked(event -> run());
    line.textProperty().addListener((text, old, typed) -> fill());
    line.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
    getChildren().addAll(line, hits);
  }

  void open() {
    line.clear();
    fill();
    overlay.show(this, line, Pos.TOP_CENTER);
  }

  private void fill() {
    hits.getItems().setAll(search.find(line.getText()));
    hits.getSelectionModel().selectFirst();
    hits.scrollTo(0);
    hits.setPrefHeight(ROW * Math.clamp(hits.getItems().size(), 1, ROWS) + 2);
  }

  private void steer(KeyEvent event) {
    int at = hits.getSelectionModel().getSelectedIndex();
    int last = hits.getItems().size() - 1;
    KeyCode code = event.getCode();
    if (code == KeyCode.DOWN || code == KeyCode.UP) {
      int next = Math.clamp(at + (code == KeyCode.DOWN ? 1 : -1), 0, Math.max(0, last));
      hits.getSelectionModel().select(next);
      hits.scrollTo(Math.max(0, next - ROWS + 2));
      event.consume();
    } else if (code == KeyCode.ENTER) {
      run();
      event.consume();
    }
  }

  private void run() {
    PaletteSearch.Hit hit = hits.getSelectionModel().getSelectedItem();
    if (hit != null && hit.enabled()) {
      overlay.hide();
      search.chosen(hit);
      hit.choice().action().run();
    }
  }

  /// A line of the palette: icon, title, what it does, key.
  private static final class HitCell extends ListCell<PaletteSearch.Hit> {

    private final Label title = new Label();
    private final Label hint = new Label();
    private final Label keys = new Label();
    private final BorderPane icon = new BorderPane();
    private final HBox row = new HBox(10, icon, title, hint, keys);

    HitCell() {
      row.setAlignment(Pos.CENTER_LEFT);
      icon.setMinWidth(20);
      title.setMinWidth(Region.USE_PREF_SIZE);
      hint.getStyleClass().add("hint");
      keys.getStyleClass().add("key");
      keys.setMinWidth(Region.USE_PREF_SIZE);
      HBox.setHgrow(hint, Priority.ALWAYS);
      hint.setMaxWidth(Double.MAX_VALUE);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(PaletteSearch.Hit hit, boolean empty) {
      super.updateItem(hit, empty);
      if (empty || hit == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      title.setText(hit.choice().title());
      hint.setText(hit.choice().hint());
      keys.setText(hit.keys());
      keys.setVisible(!hit.keys().isEmpty());
      icon.setCenter(hit.icon().isEmpty() ? null : Icons.of(hit.icon()));
      row.setDisable(!hit.enabled());
      setAccessibleText(hit.choice().title() + ". " + hit.choice().hint());
      setGraphic(row);
    }
  }
}
