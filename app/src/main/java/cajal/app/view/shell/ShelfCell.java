package cajal.app.view.shell;

import cajal.app.view.canvas.NodeDrag;
import cajal.app.view.part.Icons;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Shape;

/// One line of the palette, which can be dragged onto the canvas.
final class ShelfCell extends ListCell<ShelfItem> {

  private final Label name = new Label();
  private final StackPane mark = new StackPane();
  private final HBox row = new HBox(9, mark, name);

  ShelfCell() {
    row.setAlignment(Pos.CENTER_LEFT);
    mark.setMinWidth(18);
    setPrefWidth(0);
    setOnDragDetected(event -> {
      ShelfItem item = getItem();
      if (item != null && item.entry() != null) {
        Dragboard board = startDragAndDrop(TransferMode.COPY);
        ClipboardContent content = new ClipboardContent();
        content.put(NodeDrag.FORMAT, item.entry().id());
        board.setContent(content);
        board.setDragView(mark.snapshot(null, null));
        event.consume();
      }
    });
  }

  @Override
  protected void updateItem(ShelfItem item, boolean empty) {
    super.updateItem(item, empty);
    getStyleClass().remove("group-cell");
    setDisable(false);
    setTooltip(null);
    setGraphic(null);
    setText(null);
    if (empty || item == null) {
      return;
    }
    if (item.isHeading()) {
      getStyleClass().add("group-cell");
      setDisable(true);
      setText(item.title());
      return;
    }
    name.setText(item.title());
    mark.getChildren().setAll(shape(item.mark()));
    setGraphic(row);
    setAccessibleText(item.title() + ". " + item.description());
    if (!item.description().isEmpty()) {
      setTooltip(new Tooltip(item.description()));
    }
  }

  // The notation of Senk et al. (2022), as on the canvas.
  private static Node shape(ShelfItem.Mark mark) {
    Shape shape;
    switch (mark) {
      case EXCITATORY -> shape = new Polygon(7, 0, 14, 13, 0, 13);
      case INHIBITORY, NEURON -> shape = new Circle(6.5);
      case STIMULATOR -> shape = new Polygon(4, 0, 11, 0, 15, 6.5, 11, 13, 4, 13, 0, 6.5);
      case RECORDER -> shape = new Polygon(4, 0, 16, 0, 12, 12, 0, 12);
      case WORM -> {
        return Icons.of("mdi2g-graph-outline");
      }
      default -> {
        return Icons.of("mdi2f-flask-outline");
      }
    }
    shape.getStyleClass().addAll("mark", mark.name().toLowerCase(Locale.ROOT));
    return shape;
  }
}
