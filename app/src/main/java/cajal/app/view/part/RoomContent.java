package cajal.app.view.part;

import cajal.app.command.Workspace;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// What a room of the window shows, and what the window may ask of it.
public interface RoomContent {

  Node node();

  /// What menus and keys do here: zoom, undo, delete.
  Workspace.Drawing drawing();

  /// What figures can be made of.
  List<FigureSource> figures();

  /// How much is shown, for the status bar.
  ObservableValue<String> size();

  /// Magnification, for the status bar; empty where there is none.
  ObservableValue<String> scale();

  /// Puts the keyboard where a person begins.
  void focus();

  /// Called when the room comes into sight or goes out of it; nothing runs in a room out of sight.
  void seen(boolean visible);

  /// Whether everything that was asked for is on screen.
  default boolean settled() {
    return true;
  }
}
