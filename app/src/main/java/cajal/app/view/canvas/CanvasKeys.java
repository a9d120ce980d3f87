package cajal.app.view.canvas;

import cajal.app.session.Selection;
import java.util.function.Consumer;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/// The canvas by keyboard.
final class CanvasKeys {

  private static final double STEP = 10;
  private static final double FINE_STEP = 1;

  private final Board board;
  private final CanvasActions actions;
  private final PointerGestures pointer;
  private final Consumer<String> open;
  private Runnable tapped = () -> {};
  private boolean spaceDown;

  CanvasKeys(
      Board board,
      CanvasActions actions,
      PointerGestures pointer,
      Pane pane,
      Consumer<String> open) {
    this.board = board;
    this.actions = actions;
    this.pointer = pointer;
    this.open = open;
    pane.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    pane.addEventHandler(
        KeyEvent.KEY_RELEASED,
        event -> {
          // A press that panned was for the hand, any other is for the run.
          if (event.getCode() == KeyCode.SPACE && spaceDown) {
            spaceDown = false;
            if (!pointer.endPanning()) {
              tapped.run();
            }
            event.consume();
          }
        });
  }

  /// Says what the space bar does where it does not pan.
  void onSpace(Runnable action) {
    tapped = action;
  }

  private void pressed(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    boolean used =
        event.isShortcutDown()
            ? withShortcut(event.getCode())
            : event.isAltDown()
                ? false
                : alone(event.getCode(), event.isShiftDown() ? FINE_STEP : STEP);
    if (used) {
      event.consume();
    }
  }

  private boolean withShortcut(KeyCode code) {
    switch (code) {
      case A -> actions.selectAll();
      case PLUS, EQUALS, ADD -> actions.zoomIn();
      case MINUS, SUBTRACT -> actions.zoomOut();
      case DIGIT0, NUMPAD0 -> actions.fit();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean alone(KeyCode code, double step) {
    switch (code) {
      case DELETE, BACK_SPACE -> actions.delete();
      case S -> actions.markSources();
      case C -> actions.connectToSelection();
      case F -> actions.fit();
      case N -> actions.add();
      case PLUS, EQUALS, ADD -> actions.zoomIn();
      case MINUS, SUBTRACT -> actions.zoomOut();
      case LEFT -> actions.nudge(-step, 0);
      case RIGHT -> actions.nudge(step, 0);
      case UP -> actions.nudge(0, -step);
      case DOWN -> actions.nudge(0, step);
      case ENTER -> open();
      case SPACE -> {
        spaceDown = true;
        pointer.beginPanning();
      }
      case ESCAPE -> escape();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void open() {
    board.selectedNodes().stream().findFirst().ifPresentOrElse(open, actions::add);
  }

  private void escape() {
    if (!pointer.cancel()) {
      if (board.sources().isEmpty()) {
        board.session().select(Selection.NONE);
      } else {
        board.sources().clear();
        board.scene().nodes().forEach(view -> view.setMarkedAsSource(false));
      }
    }
  }
}
