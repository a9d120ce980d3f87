package cajal.app.view.connectome;

import cajal.app.session.CellPaint;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.view.part.Icons;
import cajal.app.view.part.PaintMeaning;
import cajal.figure.Palette;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What the colours of painted cells mean: the name of the values, and the scale of colours between
/// its ends or each class; and the way back to the colours of types. A class that is clicked
/// selects its cells. Takes no room where nothing is painted.
public final class PaintKey extends HBox {

  private final ConnectomeSession session;
  private final Button none = new Button("", Icons.of("mdi2c-close"));

  public PaintKey(ConnectomeSession session) {
    super(6);
    this.session = session;
    setId("paint-key");
    getStyleClass().add("paint-key");
    setAlignment(Pos.CENTER_LEFT);
    setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    none.setId("unpaint");
    none.getStyleClass().addAll("flat", "button-icon", "live-icon");
    none.setTooltip(new Tooltip("Show the colours of types again"));
    none.setAccessibleText("Show the colours of types again");
    none.setFocusTraversable(false);
    none.setOnAction(event -> session.unpaint());
    setVisible(false);
    managedProperty().bind(visibleProperty());
  }

  /// @param paint what is painted on cells; `null` for nothing
  public void show(@Nullable CellPaint paint, Palette palette) {
    setVisible(paint != null);
    if (paint != null) {
      getChildren().setAll(new Label(paint.title()));
      getChildren().addAll(PaintMeaning.of(paint, palette, number -> select(paint, number)));
      getChildren().add(none);
    }
  }

  private void select(CellPaint paint, int number) {
    session.select(paint.members(number));
  }
}
