package cajal.app.view.analysis;

import cajal.app.command.Workspace;
import cajal.app.session.PaletteEntry;
import cajal.app.session.Session;
import cajal.app.session.analysis.AnalysisSession;
import cajal.project.AnalysisStep;
import javafx.beans.value.ObservableValue;

/// The analysis room as menus and keys see it: the history is the project's, what is selected is
/// the step on screen.
final class StepDrawing implements Workspace.Drawing {

  private final Session session;
  private final AnalysisSession analyses;

  StepDrawing(Session session, AnalysisSession analyses) {
    this.session = session;
    this.analyses = analyses;
  }

  @Override
  public ObservableValue<Boolean> canUndo() {
    return session.canUndoProperty();
  }

  @Override
  public ObservableValue<Boolean> canRedo() {
    return session.canRedoProperty();
  }

  @Override
  public ObservableValue<Boolean> anySelected() {
    return analyses.shownProperty().map(step -> !step.isEmpty());
  }

  @Override
  public void undo() {
    session.undo();
  }

  @Override
  public void redo() {
    session.redo();
  }

  @Override
  public void duplicate() {
    AnalysisStep step = analyses.steps().get(analyses.shownProperty().get());
    if (step != null) {
      analyses.add(step);
    }
  }

  @Override
  public void delete() {
    analyses.remove(analyses.shownProperty().get());
  }

  // A result has one size, the room's, and steps stand in one order.
  @Override
  public void zoomIn() {}

  @Override
  public void zoomOut() {}

  @Override
  public void fit() {}

  @Override
  public void place(PaletteEntry entry) {}

  @Override
  public void cut() {}

  @Override
  public void copy() {}

  @Override
  public void paste() {}

  @Override
  public void selectAll() {}
}
