package cajal.app.view.connectome.table;

import cajal.app.command.Workspace;
import cajal.app.view.connectome.ConnectomeView;

/// Cells, connections and measures as tables.
public final class TablesView implements ConnectomeView {

  @Override
  public Card card() {
    return new Card("table", "Table", "mdi2t-table", 40);
  }

  @Override
  public Content open(Workspace workspace) {
    return new TablesPane(workspace);
  }
}
