package cajal.app.view.live;

import cajal.app.session.RunSession;
import cajal.app.session.Session;
import javafx.scene.layout.StackPane;

/// Start, pause, step, stop, speed and clock of the run.
public final class RunBar extends StackPane {

  public RunBar(Session session, RunSession runs) {
    setAccessibleText(session.project().title() + runs.seed());
  }
}
