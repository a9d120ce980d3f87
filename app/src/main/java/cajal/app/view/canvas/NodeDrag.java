package cajal.app.view.canvas;

import cajal.app.session.PaletteEntry;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Dragging an entry of the palette onto the canvas: what travels is the entry's key.
public final class NodeDrag {

  /// Format of the key of a {@link PaletteEntry} in a drag.
  public static final DataFormat FORMAT = new DataFormat("application/x-cajal-node");

  private NodeDrag() {}

  /// Makes a part of the palette something that can be dragged onto the canvas.
  public static void source(Node node, PaletteEntry entry) {
    node.setOnDragDetected(event -> {
      Dragboard board = node.startDragAndDrop(TransferMode.COPY);
      ClipboardContent content = new ClipboardContent();
      content.put(FORMAT, entry.id());
      board.setContent(content);
      board.setDragView(node.snapshot(null, null));
      event.consume();
    });
  }
}
