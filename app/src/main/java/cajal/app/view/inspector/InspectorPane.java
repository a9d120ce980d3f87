package cajal.app.view.inspector;

import cajal.app.session.Session;
import javafx.scene.layout.StackPane;

/// Parameters of the selection.
public final class InspectorPane extends StackPane {

  public InspectorPane(Session session) {
    setAccessibleText(session.project().title());
  }
}
