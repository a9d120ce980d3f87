package cajal.app.view.canvas;

import cajal.figure.ConnectomeMap;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// A ring around one cell with its name on a small plate above.
final class CellTag extends Group {

  private final Circle ring = new Circle(ConnectomeMap.DOT + 3);
  private final Rectangle plate = new Rectangle();
  private final Text text = new Text();

  CellTag(String style) {
    getStyleClass().add(style);
    setMouseTransparent(true);
    ring.getStyleClass().setAll("cell-ring");
    plate.getStyleClass().setAll("cell-plate");
    plate.setArcWidth(8);
    plate.setArcHeight(8);
    text.getStyleClass().setAll("cell-name");
    text.setTextOrigin(VPos.BOTTOM);
    text.layoutBoundsProperty()
        .subscribe(bounds -> {
          text.setX(-bounds.getWidth() / 2);
          text.setY(-12);
          plate.setX(-bounds.getWidth() / 2 - 6);
          plate.setY(-12 - bounds.getHeight() - 2);
          plate.setWidth(bounds.getWidth() + 12);
          plate.setHeight(bounds.getHeight() + 4);
        });
    getChildren().setAll(ring, plate, text);
  }

  void show(double x, double y, String name) {
    setLayoutX(x);
    setLayoutY(y);
    text.setText(name);
  }
}
