package cajal.app.view.connectome.graph;

import cajal.app.session.connectome.CircuitGestures;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.Connectome;
import cajal.connectome.circuit.CellSearch;
import cajal.problem.ProblemException;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The line where a person types which cells to show, with what it may mean below.
final class GraphSearch extends VBox {

  private static final int MOST = 40;
  private static final int ROWS = 8;
  private static final double ROW = 26;

  private final CircuitGestures gestures;
  private final TextField line = new TextField();
  private final ListView<CellSearch.Hit> list = new ListView<>();
  private final Label refusal = new Label();
  private @Nullable CellSearch search;

  GraphSearch(ConnectomeSession session, CircuitGestures gestures) {
    super(4);
    this.gestures = gestures;
    line.setId("cell-search");
    line.setPromptText("Cells, classes, types, patterns…");
    line.setAccessibleText("Search cells, classes, types, transmitters or a regular expression");
    list.setId("cell-hits");
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new HitCell());
    list.setOnMouseClicked(event -> take());
    refusal.getStyleClass().add("refusal");
    refusal.setWrapText(true);
    getChildren().addAll(line, list, refusal);
    line.textProperty().subscribe(text -> complete(text));
    line.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
    session.shownProperty().subscribe(this::open);
    say("");
  }

  private void open(@Nullable Connectome shown) {
    search = shown == null ? null : new CellSearch(shown);
    line.clear();
  }

  private void say(String text) {
    refusal.setText(text);
    refusal.setVisible(!text.isEmpty());
    refusal.setManaged(!text.isEmpty());
  }

  private void complete(String typed) {
    CellSearch known = search;
    List<CellSearch.Hit> hits =
        known == null || typed.isBlank() ? List.of() : known.complete(typed, MOST);
    list.getItems().setAll(hits);
    list.setVisible(!hits.isEmpty());
    list.setManaged(!hits.isEmpty());
    list.setPrefHeight(Math.min(ROWS, hits.size()) * ROW + 2);
    list.setMinHeight(list.getPrefHeight());
    say("");
  }

  private void steer(KeyEvent event) {
    int at = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> list.getSelectionModel().select(Math.min(list.getItems().size() - 1, at + 1));
      case UP -> list.getSelectionModel().select(Math.max(0, at - 1));
      case ENTER -> take();
      case ESCAPE -> line.clear();
      default -> {
        return;
      }
    }
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - ROWS + 2));
    event.consume();
  }

  // A chosen line of the list, else all that was typed.
  private void take() {
    CellSearch known = search;
    if (known == null) {
      return;
    }
    CellSearch.Hit chosen = list.getSelectionModel().getSelectedItem();
    try {
      if (chosen != null) {
        String typed = line.getText();
        int word = Math.max(typed.lastIndexOf(','), typed.lastIndexOf(' ')) + 1;
        java.util.Set<String> names =
            new java.util.LinkedHashSet<>(known.read(typed.substring(0, word)));
        names.addAll(chosen.names());
        gestures.add(names);
      } else if (!line.getText().isBlank()) {
        gestures.add(known.read(line.getText()));
      }
      line.clear();
    } catch (ProblemException e) {
      say(e.problems().getFirst().what() + " " + e.problems().getFirst().remedy());
    }
  }

  private static final class HitCell extends ListCell<CellSearch.Hit> {

    @Override
    protected void updateItem(CellSearch.@Nullable Hit hit, boolean empty) {
      super.updateItem(hit, empty);
      if (hit == null || empty) {
        setGraphic(null);
        return;
      }
      Label name = new Label(hit.title());
      name.setMinWidth(USE_PREF_SIZE);
      Label detail = new Label(hit.detail());
      detail.getStyleClass().add("hint");
      setGraphic(new HBox(8, name, detail));
    }
  }
}
