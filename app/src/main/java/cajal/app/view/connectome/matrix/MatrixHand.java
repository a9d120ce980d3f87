package cajal.app.view.connectome.matrix;

import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.matrix.ConnectomeMatrix;
import cajal.figure.MatrixFigure;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What mouse and keys do on the matrix: the wheel magnifies, a drag moves, a drag with Shift
/// selects the cells of a rectangle, a click the two cells of an entry or the cell of a row or
/// column.
final class MatrixHand {

  private static final double STILL_PX = 3;
  private static final double STEP_PX = 60;

  private final MatrixSheet sheet;
  private final ConnectomeSession session;
  private final Consumer<String> words;
  private double pressedX;
  private double pressedY;
  private double lastX;
  private double lastY;
  private boolean moved;
  private boolean banding;

  MatrixHand(MatrixSheet sheet, ConnectomeSession session, Consumer<String> words) {
    this.sheet = sheet;
    this.session = session;
    this.words = words;
  }

  void install() {
    sheet.setOnScroll(this::scroll);
    sheet.setOnMouseMoved(this::hover);
    sheet.setOnMouseExited(_ -> words.accept(""));
    sheet.setOnMousePressed(this::press);
    sheet.setOnMouseDragged(this::drag);
    sheet.setOnMouseReleased(this::release);
    sheet.setOnKeyPressed(this::key);
  }

  private void scroll(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      sheet.zoom(Math.pow(1.2, event.getDeltaY() / 40), event.getX(), event.getY());
      event.consume();
    }
  }

  private void hover(MouseEvent event) {
    ConnectomeMatrix matrix = sheet.matrix();
    if (matrix == null) {
      return;
    }
    int row = sheet.row(event.getY());
    int col = sheet.column(event.getX());
    if (row >= 0 && col >= 0) {
      words.accept(MatrixFigure.words(matrix, row, col).orElse(""));
    } else {
      int one = Math.max(row, col);
      words.accept(one < 0 ? "" : matrix.cells().get(one).name());
    }
  }

  private void press(MouseEvent event) {
    sheet.requestFocus();
    pressedX = event.getX();
    pressedY = event.getY();
    lastX = pressedX;
    lastY = pressedY;
    moved = false;
    banding = event.isShiftDown() && event.getButton() == MouseButton.PRIMARY;
    event.consume();
  }

  private void drag(MouseEvent event) {
    if (!moved && Math.hypot(event.getX() - pressedX, event.getY() - pressedY) < STILL_PX) {
      return;
    }
    moved = true;
    if (banding) {
      sheet.band(pressedX, pressedY, event.getX(), event.getY());
    } else {
      sheet.pan(event.getX() - lastX, event.getY() - lastY);
    }
    lastX = event.getX();
    lastY = event.getY();
    event.consume();
  }

  private void release(MouseEvent event) {
    sheet.noBand();
    ConnectomeMatrix matrix = sheet.matrix();
    if (matrix == null) {
      return;
    }
    if (moved && banding) {
      add(event, rectangle(matrix, event.getX(), event.getY()));
    } else if (!moved && event.getClickCount() == 2) {
      sheet.fit();
    } else if (!moved) {
      Set<String> names = new LinkedHashSet<>();
      int row = sheet.row(event.getY());
      int col = sheet.column(event.getX());
      if (row >= 0) {
        names.add(matrix.cells().get(row).name());
      }
      if (col >= 0) {
        names.add(matrix.cells().get(col).name());
      }
      add(event, names);
    }
    event.consume();
  }

  private void add(MouseEvent event, Set<String> names) {
    Set<String> all = new LinkedHashSet<>();
    if (event.isShortcutDown()) {
      all.addAll(session.selection());
    }
    all.addAll(names);
    session.select(all);
  }

  private Set<String> rectangle(ConnectomeMatrix matrix, double x, double y) {
    int n = matrix.size();
    int row0 = sheet.sight().row(Math.min(pressedY, y) - MatrixSheet.GUTTER);
    int row1 = sheet.sight().row(Math.max(pressedY, y) - MatrixSheet.GUTTER);
    int col0 = sheet.sight().column(Math.min(pressedX, x) - MatrixSheet.GUTTER);
    int col1 = sheet.sight().column(Math.max(pressedX, x) - MatrixSheet.GUTTER);
    // Only cells that are joined within the rectangle: an empty corner selects nobody.
    Set<Integer> found = new LinkedHashSet<>();
    for (int row = Math.max(0, row0); row <= Math.min(n - 1, row1); row++) {
      for (int k = matrix.start()[row]; k < matrix.start()[row + 1]; k++) {
        int col = matrix.column()[k];
        if (col >= col0 && col <= col1) {
          found.add(row);
          found.add(col);
        }
      }
    }
    return found.stream()
        .map(i -> matrix.cells().get(i).name())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> sheet.pan(STEP_PX, 0);
      case RIGHT -> sheet.pan(-STEP_PX, 0);
      case UP -> sheet.pan(0, STEP_PX);
      case DOWN -> sheet.pan(0, -STEP_PX);
      case PLUS, EQUALS, ADD -> sheet.zoom(1.3);
      case MINUS, SUBTRACT -> sheet.zoom(1 / 1.3);
      case ESCAPE -> session.select(Set.of());
      default -> {
        return;
      }
    }
    event.consume();
  }
}
