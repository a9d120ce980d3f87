package cajal.app.view.room;

import cajal.app.command.Workspace;
import cajal.app.view.part.RoomContent;

/// A place in the window for one kind of work. A room has a constructor without arguments; being in
/// this package makes it one. What it shows is built when it is first entered.
public interface Room {

  Card card();

  /// Builds what is shown; called once, on the window's thread.
  RoomContent open(Workspace workspace);

  /// How a room presents itself.
  ///
  /// @param id short name by which commands and settings know it
  /// @param title on its tab
  /// @param description one sentence
  /// @param icon literal of an icon
  /// @param position order of the tabs
  record Card(String id, String title, String description, String icon, int position) {}
}
