package cajal.app.view.connectome.matrix;

import cajal.app.command.Workspace;
import cajal.app.view.connectome.ConnectomeView;

/// Cells as rows and columns, their connections as squares.
public final class MatrixView implements ConnectomeView {

  @Override
  public Card card() {
    return new Card("matrix", "Matrix", "mdi2g-grid", 20);
  }

  @Override
  public Content open(Workspace workspace) {
    return new MatrixPane(workspace);
  }
}
