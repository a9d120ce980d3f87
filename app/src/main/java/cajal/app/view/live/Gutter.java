package cajal.app.view.live;

import cajal.figure.ColourMap;
import cajal.figure.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Words and numbers beside a plot: tick labels to its left, names to its right.
final class Gutter extends Region {

  /// One label.
  ///
  /// @param y vertical position of its middle, pixels
  /// @param rgb its colour; negative for the colour of secondary text
  /// @param tick whether a short line joins it to the plot
  record Mark(double y, String text, int rgb, boolean tick) {

    static Mark tick(double y, String text) {
      return new Mark(y, text, -1, true);
    }
  }

  static final Font FONT = Font.font(11);
  private static final double LINE = 13;
  private static final double GAP = 7;

  private final Canvas canvas = new Canvas();
  private final boolean left;
  private static final double BAR = 10;
  private static final double BAR_LEFT = 8;

  private List<Mark> marks = List.of();
  private @Nullable ColourMap bar;
  private Palette palette = Palette.LIGHT;

  /// @param left whether it stands left of the plot
  Gutter(boolean left, double width) {
    this.left = left;
    setMinSize(width, 0);
    setPrefWidth(width);
    setMaxWidth(width);
    getChildren().add(canvas);
    canvas.setMouseTransparent(!left);
  }

  /// Shows other labels; nothing is drawn where they are the same.
  void show(List<Mark> next, Palette colours) {
    if (!next.equals(marks) || colours.dark() != palette.dark()) {
      marks = List.copyOf(next);
      palette = colours;
      draw();
    }
  }

  /// Draws a bar of colours, the highest value on top, between the plot and the labels.
  void setBar(ColourMap map) {
    if (!map.equals(bar)) {
      bar = map;
      draw();
    }
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      draw();
    }
  }

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    g.setFont(FONT);
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(left ? TextAlignment.RIGHT : TextAlignment.LEFT);
    double edge = left ? canvas.getWidth() : bar == null ? 0 : BAR_LEFT + BAR;
    double outwards = left ? -1 : 1;
    drawBar(g);
    double taken = Double.NEGATIVE_INFINITY;
    for (Mark mark : marks) {
      double y = Math.clamp(mark.y(), LINE / 2, Math.max(LINE / 2, getHeight() - LINE / 2));
      if (y - taken >= LINE) {
        taken = y;
        if (mark.tick()) {
          g.setStroke(colour(palette.muted()));
          double line = Math.floor(mark.y()) + 0.5;
          g.strokeLine(edge, line, edge + outwards * 4, line);
        }
        g.setFill(colour(mark.rgb() < 0 ? palette.muted() : mark.rgb()));
        g.fillText(fitted(mark.text()), edge + outwards * GAP, y);
      }
    }
  }

  private void drawBar(GraphicsContext g) {
    ColourMap map = bar;
    if (map == null) {
      return;
    }
    double height = canvas.getHeight();
    for (int y = 0; y < height; y++) {
      g.setFill(colour(map.rgb(height - y, 0, height)));
      g.fillRect(BAR_LEFT, y, BAR, 1);
    }
  }

  private String fitted(String text) {
    double room = getWidth() - GAP - 2 - (bar == null ? 0 : BAR_LEFT + BAR);
    String shorter = text;
    while (shorter.length() > 2 && widthOf(shorter) > room) {
      shorter = shorter.substring(0, shorter.length() - 2) + "…";
    }
    return shorter;
  }

  static double widthOf(String text) {
    Text measured = new Text(text);
    measured.setFont(FONT);
    return measured.getLayoutBounds().getWidth();
  }

  static Color colour(int rgb) {
    return Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
  }
}
