package cajal.app.view.canvas;

import cajal.figure.Outline;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/// Outlines of the notation as shapes of the scene graph, so that the screen and exported figures
/// show the same curves.
final class OutlinePaths {

  private OutlinePaths() {}

  static Path path(Outline outline, String... styleClasses) {
    Path path = new Path(elements(outline));
    path.getStyleClass().setAll(styleClasses);
    return path;
  }

  static void show(Path path, Outline outline) {
    path.getElements().setAll(elements(outline));
  }

  static List<PathElement> elements(Outline outline) {
    List<PathElement> elements = new ArrayList<>();
    for (Outline.Segment segment : outline.segments()) {
      elements.add(
          switch (segment) {
            case Outline.Move(double x, double y) -> new MoveTo(x, y);
            case Outline.Line(double x, double y) -> new LineTo(x, y);
            case Outline.Curve c -> new CubicCurveTo(c.x1(), c.y1(), c.x2(), c.y2(), c.x(), c.y());
            case Outline.Close() -> new ClosePath();
          });
    }
    return elements;
  }
}
