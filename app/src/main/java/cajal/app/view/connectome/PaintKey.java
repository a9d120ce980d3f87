package cajal.app.view.connectome;

import cajal.app.session.connectome.CellPaint;
import cajal.app.view.part.Colours;
import cajal.figure.ColourMap;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// What the colours of painted cells mean: the name of the values, and the scale of colours between
/// its ends. Takes no room where nothing is painted.
public final class PaintKey extends HBox {

  private static final int STOPS = 16;

  private final Label title = new Label();
  private final Label low = new Label();
  private final Label high = new Label();
  private final Rectangle scale = new Rectangle(110, 10);
  private @Nullable ColourMap map;

  public PaintKey() {
    super(6);
    setId("paint-key");
    getStyleClass().add("paint-key");
    setAlignment(Pos.CENTER_LEFT);
    setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setMouseTransparent(true);
    getChildren().addAll(title, low, scale, high);
    show(null);
  }

  /// @param paint what is painted on cells; `null` for nothing
  public void show(@Nullable CellPaint paint) {
    setVisible(paint != null);
    setManaged(paint != null);
    if (paint == null) {
      return;
    }
    title.setText(paint.title());
    low.setText(paint.lowest());
    high.setText(paint.highest());
    if (!paint.map().equals(map)) {
      map = paint.map();
      scale.setFill(gradient(paint.map()));
    }
  }

  private static LinearGradient gradient(ColourMap map) {
    List<Stop> stops =
        IntStream.rangeClosed(0, STOPS)
            .mapToObj(
                i -> new Stop((double) i / STOPS, Colours.of(map.rgb((double) i / STOPS, 0, 1))))
            .toList();
    return new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops);
  }
}
