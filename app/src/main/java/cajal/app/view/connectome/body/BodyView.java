package cajal.app.view.connectome.body;

import cajal.app.command.Workspace;
import cajal.app.view.connectome.ConnectomeView;

/// Cells with their neurites where they lie in the body.
public final class BodyView implements ConnectomeView {

  @Override
  public Card card() {
    return new Card("body", "Body", "mdi2r-rotate-3d", 30);
  }

  @Override
  public Content open(Workspace workspace) {
    return new BodyPane(workspace);
  }
}
