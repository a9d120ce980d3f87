package cajal.app.view.live;

import cajal.app.session.CellRef;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// How mouse, wheel and keys move the window that all lanes share.
final class Gestures {

  private static final double WHEEL_NOTCH = 40;
  private static final double PER_NOTCH = 0.8;
  private static final double CLICK_SLACK = 3;

  private final TimeWindow window;
  private final Consumer<CellRef> chosen;
  private final Runnable moved;
  private double pressX;
  private double pressY;
  private double lastX;
  private double lastY;
  private boolean dragging;

  /// @param chosen is told which neuron was clicked
  /// @param moved is called when a view shows other neurons
  Gestures(TimeWindow window, Consumer<CellRef> chosen, Runnable moved) {
    this.window = window;
    this.chosen = chosen;
    this.moved = moved;
  }

  void attach(Lane lane) {
    Node plot = lane.plot();
    plot.setCursor(Cursor.CROSSHAIR);
    plot.setOnMousePressed(this::press);
    plot.setOnMouseDragged(event -> drag(lane, event));
    plot.setOnMouseReleased(event -> release(lane, event));
    plot.setOnScroll(event -> scroll(lane, event, event.isControlDown()));
    lane.axis().setOnScroll(event -> scroll(lane, event, true));
  }

  private void press(MouseEvent event) {
    pressX = event.getX();
    pressY = event.getY();
    lastX = pressX;
    lastY = pressY;
    dragging = false;
  }

  private void drag(Lane lane, MouseEvent event) {
    if (!event.isPrimaryButtonDown()) {
      return;
    }
    // A hand that shakes while it clicks must not lose the newest time.
    if (!dragging && Math.hypot(event.getX() - pressX, event.getY() - pressY) <= CLICK_SLACK) {
      return;
    }
    dragging = true;
    double width = lane.plot().getWidth();
    double height = lane.plot().getHeight();
    if (event.getX() != lastX) {
      window.pan((lastX - event.getX()) / width * window.spanMs());
      lastX = event.getX();
    }
    lane.panVertically((lastY - event.getY()) / height);
    lastY = event.getY();
    moved.run();
    lane.plot().setCursor(Cursor.CLOSED_HAND);
    event.consume();
  }

  private void release(Lane lane, MouseEvent event) {
    lane.plot().setCursor(Cursor.CROSSHAIR);
    if (dragging || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    if (event.getClickCount() == 2) {
      window.restore();
      lane.resetVertically();
      moved.run();
    } else {
      lane.cellAt(event.getY()).ifPresent(chosen);
    }
  }

  private void scroll(Lane lane, ScrollEvent event, boolean vertical) {
    double delta = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
    double notches = delta / WHEEL_NOTCH;
    if (vertical) {
      lane.zoomVertically(Math.pow(PER_NOTCH, notches), event.getY());
      moved.run();
    } else if (event.isShiftDown() || event.getDeltaY() == 0) {
      window.pan(-notches * window.spanMs() / 10);
    } else {
      double part = event.getX() / lane.plot().getWidth();
      window.zoom(Math.pow(PER_NOTCH, notches), window.fromMs() + part * window.spanMs());
    }
    event.consume();
  }

  /// Keys that work wherever the live views have the focus.
  void key(KeyEvent event, Consumer<Double> panRows) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    double step = event.isShiftDown() ? 1 : 0.1;
    double middle = window.fromMs() + window.spanMs() / 2;
    boolean used = true;
    switch (event.getCode()) {
      case LEFT -> window.pan(-step * window.spanMs());
      case RIGHT -> window.pan(step * window.spanMs());
      case UP -> panRows.accept(-step);
      case DOWN -> panRows.accept(step);
      case HOME -> window.hold(0, window.spanMs());
      case END -> window.follow();
      case PLUS, ADD, EQUALS -> window.zoom(PER_NOTCH, middle);
      case MINUS, SUBTRACT -> window.zoom(1 / PER_NOTCH, middle);
      case DIGIT0, NUMPAD0 -> window.showAll();
      default -> used = false;
    }
    if (used) {
      event.consume();
    }
  }
}
