package cajal.app.view.live;

import cajal.figure.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

/// The time axis below all live views.
final class TimeAxis extends Region {

  static final double HEIGHT = 20;

  private final Canvas canvas = new Canvas();

  TimeAxis() {
    getChildren().add(canvas);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    canvas.setMouseTransparent(true);
  }

  void show(TimeTicks ticks, Palette palette) {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    g.setFont(Gutter.FONT);
    g.setTextBaseline(VPos.TOP);
    g.setTextAlign(TextAlignment.CENTER);
    g.setStroke(Gutter.colour(palette.muted()));
    g.setFill(Gutter.colour(palette.muted()));
    double end = getWidth() - Lane.RIGHT;
    for (int i = 0; i < ticks.labels().size(); i++) {
      double x = Lane.LEFT + ticks.columns().get(i) + 0.5;
      g.strokeLine(x, 0, x, 4);
      // A label that would be cut in half at the left edge is better left away.
      if (x > Lane.LEFT - 20 && x < end + 12) {
        g.fillText(ticks.labels().get(i), x, 5);
      }
    }
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText("time (" + ticks.unit() + ")", end + 30, 5);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(HEIGHT);
  }
}
