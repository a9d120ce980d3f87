package cajal.app.view.connectome.graph;

import cajal.app.command.Workspace;
import cajal.app.view.connectome.ConnectomeView;

/// Cells as nodes and their connections as lines.
public final class GraphView implements ConnectomeView {

  @Override
  public Card card() {
    return new Card("graph", "Graph", "mdi2g-graph-outline", 10);
  }

  @Override
  public Content open(Workspace workspace) {
    return new GraphPane(workspace);
  }
}
