package cajal.app.view.connectome;

import cajal.app.command.Workspace;
import cajal.app.session.PaletteEntry;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.Connectome;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The connectome room as menus and keys see it.
final class ConnectomeDrawing implements Workspace.Drawing {

  private final ConnectomeSession connectome;
  private final ViewSwitch views;

  ConnectomeDrawing(ConnectomeSession connectome, ViewSwitch views) {
    this.connectome = connectome;
    this.views = views;
  }

  @Override
  public ObservableValue<Boolean> canUndo() {
    return connectome.canUndoProperty();
  }

  @Override
  public ObservableValue<Boolean> canRedo() {
    return connectome.canRedoProperty();
  }

  @Override
  public ObservableValue<Boolean> anySelected() {
    return connectome.selectionProperty().map(selection -> !selection.isEmpty());
  }

  @Override
  public void undo() {
    connectome.undo();
  }

  @Override
  public void redo() {
    connectome.redo();
  }

  @Override
  public void zoomIn() {
    views.content().ifPresent(ConnectomeView.Content::zoomIn);
  }

  @Override
  public void zoomOut() {
    views.content().ifPresent(ConnectomeView.Content::zoomOut);
  }

  @Override
  public void fit() {
    views.content().ifPresent(ConnectomeView.Content::fit);
  }

  @Override
  public void place(PaletteEntry entry) {}

  @Override
  public void cut() {
    copy();
    delete();
  }

  /// Puts the names of the selected cells on the clipboard.
  @Override
  public void copy() {
    ClipboardContent names = new ClipboardContent();
    names.putString(String.join(", ", connectome.selection()));
    try {
      Clipboard.getSystemClipboard().setContent(names);
    } catch (UnsupportedOperationException e) {
      // A screen without a clipboard: nothing else could take the names either.
      return;
    }
  }

  @Override
  public void paste() {}

  @Override
  public void duplicate() {}

  @Override
  public void delete() {
    views.content().ifPresent(ConnectomeView.Content::delete);
  }

  @Override
  public void selectAll() {
    Connectome shown = connectome.shownProperty().get();
    if (shown != null) {
      connectome.select(shown.cells().stream().map(Connectome.Cell::name).toList());
    }
  }
}
