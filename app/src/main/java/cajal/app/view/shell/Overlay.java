package cajal.app.view.shell;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A sheet that lies over the window until a key or a click beside it puts it away. The focus comes
/// back to where it was.
final class Overlay extends StackPane {

  private static final ObservableValue<Boolean> FREE = new ReadOnlyBooleanWrapper(false);

  private @Nullable Node cameFrom;
  private ObservableValue<Boolean> kept = FREE;

  Overlay() {
    getStyleClass().add("overlay");
    setVisible(false);
    setManaged(false);
    setOnMousePressed(event -> {
      if (event.getTarget() == this) {
        hide();
        event.consume();
      }
    });
    EventHandler<KeyEvent> escape =
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            leave();
            event.consume();
          }
        };
    addEventFilter(KeyEvent.KEY_PRESSED, escape);
    // What nobody in the sheet wanted must not reach the shortcuts of the window below it.
    addEventHandler(KeyEvent.KEY_PRESSED, KeyEvent::consume);
  }

  void show(Node sheet, Node focus, Pos where) {
    if (!isVisible()) {
      cameFrom = getScene().getFocusOwner();
    }
    kept = FREE;
    getChildren().setAll(sheet);
    setAlignment(sheet, where);
    setManaged(true);
    setVisible(true);
    applyCss();
    layout();
    focus.requestFocus();
  }

  /// Lets Escape and clicks beside the sheet do nothing while something in it would be lost.
  void keepWhile(ObservableValue<Boolean> precious) {
    kept = precious;
  }

  private void leave() {
    if (!kept.getValue()) {
      hide();
    }
  }

  void hide() {
    if (isVisible()) {
      setVisible(false);
      setManaged(false);
      getChildren().clear();
      if (cameFrom != null) {
        cameFrom.requestFocus();
      }
      cameFrom = null;
    }
  }
}
