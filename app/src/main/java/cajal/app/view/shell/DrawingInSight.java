package cajal.app.view.shell;

import cajal.app.command.Workspace;
import cajal.app.session.PaletteEntry;
import cajal.app.view.part.RoomContent;
import javafx.beans.value.ObservableValue;

/// The drawing of whichever room is in sight.
final class DrawingInSight implements Workspace.Drawing {

  private final ObservableValue<RoomContent> room;

  DrawingInSight(ObservableValue<RoomContent> room) {
    this.room = room;
  }

  private Workspace.Drawing now() {
    return room.getValue().drawing();
  }

  @Override
  public ObservableValue<Boolean> canUndo() {
    return room.flatMap(content -> content.drawing().canUndo());
  }

  @Override
  public ObservableValue<Boolean> canRedo() {
    return room.flatMap(content -> content.drawing().canRedo());
  }

  @Override
  public ObservableValue<Boolean> anySelected() {
    return room.flatMap(content -> content.drawing().anySelected());
  }

  @Override
  public void undo() {
    now().undo();
  }

  @Override
  public void redo() {
    now().redo();
  }

  @Override
  public void zoomIn() {
    now().zoomIn();
  }

  @Override
  public void zoomOut() {
    now().zoomOut();
  }

  @Override
  public void fit() {
    now().fit();
  }

  @Override
  public void place(PaletteEntry entry) {
    now().place(entry);
  }

  @Override
  public void cut() {
    now().cut();
  }

  @Override
  public void copy() {
    now().copy();
  }

  @Override
  public void paste() {
    now().paste();
  }

  @Override
  public void duplicate() {
    now().duplicate();
  }

  @Override
  public void delete() {
    now().delete();
  }

  @Override
  public void selectAll() {
    now().selectAll();
  }
}
