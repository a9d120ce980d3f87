package cajal.app.view.canvas;

import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/// A tooltip that is made when the pointer first comes near: hundreds of shapes come and go with
/// the history, and hardly any is ever asked.
final class Hint implements EventHandler<MouseEvent> {

  private static final Duration DELAY = Duration.millis(700);

  private final Node node;
  private final Supplier<String> text;

  private Hint(Node node, Supplier<String> text) {
    this.node = node;
    this.text = text;
  }

  /// @param text asked each time the tooltip shows
  static void install(Node node, Supplier<String> text) {
    node.addEventHandler(MouseEvent.MOUSE_ENTERED, new Hint(node, text));
  }

  @Override
  public void handle(MouseEvent event) {
    node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
    Tooltip tooltip = new Tooltip();
    tooltip.setShowDelay(DELAY);
    tooltip.setOnShowing(_ -> tooltip.setText(text.get()));
    Tooltip.install(node, tooltip);
  }
}
