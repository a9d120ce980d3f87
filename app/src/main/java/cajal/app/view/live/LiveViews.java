package cajal.app.view.live;

import cajal.app.session.Session;
import javafx.scene.layout.StackPane;

/// Raster, rates, traces and heat map below the canvas.
public final class LiveViews extends StackPane {

  public LiveViews(Session session) {
    setAccessibleText(session.project().title());
  }
}
