package cajal.app.view.live;

import cajal.app.session.RunSession;
import cajal.app.session.Session;
import javafx.scene.layout.StackPane;

/// Raster, rates, traces and heat map below the canvas.
public final class LiveViews extends StackPane {

  public LiveViews(Session session, RunSession runs) {
    setAccessibleText(session.project().title() + runs.seed());
  }
}
