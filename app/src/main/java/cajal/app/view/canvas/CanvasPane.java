package cajal.app.view.canvas;

import cajal.app.session.Session;
import javafx.scene.layout.StackPane;

/// Where a person draws the network.
public final class CanvasPane extends StackPane {

  public CanvasPane(Session session) {
    setAccessibleText(session.project().title());
  }
}
