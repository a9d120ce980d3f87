package cajal.app.command;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;

/// Something a person may ask of the window by menu, by key, or by typing its name. A command is
/// stateless and has a constructor without arguments; being in this package, under a name that ends
/// in `Command`, makes it one.
public interface Command {

  /// What stands in menus, palette and help.
  Card card();

  /// Whether it can be run now.
  default ObservableValue<Boolean> enabled(Workspace workspace) {
    return new ReadOnlyBooleanWrapper(true);
  }

  /// For a switch such as the dark theme, whether it is on; empty for anything else.
  default Optional<ObservableValue<Boolean>> checked(Workspace workspace) {
    return Optional.empty();
  }

  /// Whether it stands in the menu as a submenu of its {@link #choices}.
  default boolean submenu() {
    return false;
  }

  /// What to choose from, asked each time it is shown.
  default List<Choice> choices(Workspace workspace) {
    return List.of();
  }

  /// What a typed line such as `seed 5` means to this command, if anything.
  default Optional<Choice> interpret(String typed, Workspace workspace) {
    return Optional.empty();
  }

  void run(Workspace workspace);

  /// How a command presents itself.
  ///
  /// @param name as in menus, such as `Save as…`
  /// @param description one sentence for palette and help
  /// @param menu where it stands in the menu bar
  /// @param position order within the menu; a line separates one ten from the next
  /// @param keys such as `Shortcut+Shift+S`, the first of which the menu shows
  /// @param icon literal of an icon; empty for none
  record Card(
      String name, String description, Menu menu, int position, List<String> keys, String icon) {

    public Card {
      keys = List.copyOf(keys);
    }

    public static Card of(Menu menu, int position, String name, String description) {
      return new Card(name, description, menu, position, List.of(), "");
    }

    public Card keys(String... value) {
      return new Card(name, description, menu, position, List.of(value), icon);
    }

    public Card icon(String value) {
      return new Card(name, description, menu, position, keys, value);
    }
  }

  /// The menus, in the order of the menu bar.
  enum Menu {
    FILE("File"),
    EDIT("Edit"),
    RUN("Run"),
    VIEW("View"),
    HELP("Help");

    private final String title;

    Menu(String title) {
      this.title = title;
    }

    /// As it stands in the menu bar.
    public String title() {
      return title;
    }
  }
}
