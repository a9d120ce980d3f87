package cajal.app.view.shell;

import cajal.app.command.Workspace;
import cajal.app.session.Clip;
import cajal.app.session.PaletteEntry;
import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.app.view.canvas.CanvasPane;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.project.ProjectFile;
import javafx.beans.value.ObservableValue;

/// The canvas as commands see it.
final class CanvasDrawing implements Workspace.Drawing {

  private final Session session;
  private final CanvasPane canvas;
  private final Clipping clipboard = new Clipping();

  CanvasDrawing(Session session, CanvasPane canvas) {
    this.session = session;
    this.canvas = canvas;
  }

  /// Magnification, as a percentage.
  ObservableValue<String> scale() {
    return canvas
        .actions()
        .scaleProperty()
        .map(scale -> Math.round(100 * scale.doubleValue()) + " %");
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
    return session.selectionProperty().map(selection -> !selection.isEmpty());
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
  public void zoomIn() {
    canvas.actions().zoomIn();
  }

  @Override
  public void zoomOut() {
    canvas.actions().zoomOut();
  }

  @Override
  public void fit() {
    canvas.actions().fit();
  }

  @Override
  public void place(PaletteEntry entry) {
    canvas.place(entry);
  }

  @Override
  public void cut() {
    copy();
    delete();
  }

  @Override
  public void copy() {
    Project part = Clip.of(session.project(), session.selection());
    if (part.network().nodes().isEmpty()) {
      session.say("Select a node to copy: wires travel with their nodes.");
      return;
    }
    clipboard.put(ProjectFile.format(part));
    session.say("Copied " + String.join(", ", session.selection().nodes()));
  }

  @Override
  public void paste() {
    clipboard
        .text()
        .ifPresentOrElse(
            this::paste, () -> session.say("There is nothing to paste: copy something first."));
  }

  private void paste(String text) {
    try {
      put("Paste", ProjectFile.parse(text, "clipboard"));
    } catch (ProblemException e) {
      session.report(
          Problem.warning(
              null,
              "What is on the clipboard is no part of a network.",
              "Copy nodes on a canvas, or the text of a project file."));
    }
  }

  private void put(String gesture, Project part) {
    Clip.Pasted pasted = Clip.into(session.project(), part);
    session.edit(gesture, project -> pasted.project());
    session.select(pasted.selection());
  }

  @Override
  public void duplicate() {
    Selection selection = session.selection();
    if (!selection.nodes().isEmpty()) {
      put("Duplicate", Clip.of(session.project(), selection));
    }
  }

  @Override
  public void delete() {
    canvas.actions().delete();
  }

  @Override
  public void selectAll() {
    canvas.actions().selectAll();
  }
}
