package cajal.app.view.canvas;

import cajal.app.session.PaletteEntry;
import cajal.figure.NodeKind;
import cajal.figure.Notation;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/// One line of a list of things to place: symbol, title, description.
final class EntryCell extends ListCell<PaletteEntry> {

  private static final double SYMBOL = 18;

  EntryCell() {
    // Takes the width of the list instead of asking for its own, so that long words end in dots.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    setText(null);
    setGraphic(entry == null || empty ? null : line(entry));
    setAccessibleText(entry == null || empty ? null : entry.title() + ". " + entry.description());
  }

  private static HBox line(PaletteEntry entry) {
    Label title = new Label(entry.title());
    title.getStyleClass().add("entry-title");
    Label description = new Label(entry.description());
    description.getStyleClass().add("entry-description");
    VBox words = new VBox(title, description);
    words.setMinWidth(0);
    StackPane symbol = new StackPane(symbol(entry, SYMBOL));
    symbol.setMinWidth(28);
    HBox line = new HBox(10, symbol, words);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMaxWidth(Double.MAX_VALUE);
    line.setMinWidth(0);
    return line;
  }

  /// The symbol that the node will have.
  static Path symbol(PaletteEntry entry, double size) {
    NodeKind kind =
        switch (entry.group()) {
          case NEURON -> entry.inhibitory() ? NodeKind.INHIBITORY : NodeKind.EXCITATORY;
          case STIMULATOR -> NodeKind.STIMULATOR;
          case RECORDER -> NodeKind.RECORDER;
        };
    return OutlinePaths.path(
        Notation.node(new Notation.Spot(kind, 0, 0, size)),
        "node-shape",
        kind.name().toLowerCase(Locale.ROOT));
  }
}
