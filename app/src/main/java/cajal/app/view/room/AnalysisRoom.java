package cajal.app.view.room;

import cajal.app.command.Workspace;
import cajal.app.view.analysis.AnalysisPane;
import cajal.app.view.part.RoomContent;

/// Where runs and recordings are analysed.
public final class AnalysisRoom implements Room {

  @Override
  public Card card() {
    return new Card(
        Workspace.ANALYSIS_ROOM,
        "Analysis",
        "Analyse runs and recordings.",
        "mdi2c-chart-box-outline",
        30);
  }

  @Override
  public RoomContent open(Workspace workspace) {
    return new AnalysisPane(workspace);
  }
}
