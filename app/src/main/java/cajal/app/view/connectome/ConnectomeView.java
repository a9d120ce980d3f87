package cajal.app.view.connectome;

import cajal.app.command.Workspace;
import cajal.app.view.part.FigureSource;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// One way to look at a connectome: graph, matrix, body, table. A view has a constructor without
/// arguments; being below this package makes it one. What it shows is built when it is first chosen
/// and follows {@link Workspace#connectome()}.
public interface ConnectomeView {

  Card card();

  /// Builds what is shown; called once, on the window's thread.
  Content open(Workspace workspace);

  /// How a view presents itself.
  ///
  /// @param id short name, as in settings
  /// @param title on its tab
  /// @param icon literal of an icon
  /// @param position order of the tabs
  record Card(String id, String title, String icon, int position) {}

  /// What a view shows, and what the room may ask of it.
  interface Content {

    Node node();

    /// What figures can be made of.
    default List<FigureSource> figures() {
      return List.of();
    }

    default void zoomIn() {}

    default void zoomOut() {}

    default void fit() {}

    /// Puts away what is selected.
    default void delete() {}

    /// Magnification; empty where there is none.
    default ObservableValue<String> scale() {
      return new ReadOnlyStringWrapper("");
    }

    /// Puts the keyboard where a person begins.
    default void focus() {
      node().requestFocus();
    }

    /// Whether everything that was asked for is on screen.
    default boolean settled() {
      return true;
    }

    /// Called when the view comes into sight or goes out of it; nothing runs out of sight.
    default void seen(boolean visible) {}
  }
}
