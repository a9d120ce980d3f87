package cajal.app.view.shell;

import cajal.app.command.Choice;
import cajal.app.command.Command;
import cajal.app.command.Workspace;
import cajal.app.view.part.Icons;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The menu bar and the keys, made from the commands.
final class Menus {

  private final List<Command> commands;
  private final Workspace workspace;

  Menus(List<Command> commands, Workspace workspace) {
    this.commands = commands;
    this.workspace = workspace;
  }

  MenuBar bar() {
    MenuBar bar = new MenuBar();
    bar.setId("menu-bar");
    for (Command.Menu kind : Command.Menu.values()) {
      Menu menu = new Menu(kind.title());
      menu.setId("menu-" + kind.title());
      int ten = -1;
      for (Command command : commands) {
        if (command.card().menu() == kind) {
          int group = command.card().position() / 10;
          if (ten >= 0 && group != ten) {
            menu.getItems().add(new SeparatorMenuItem());
          }
          ten = group;
          menu.getItems().add(item(command));
        }
      }
      // Icons come with the first look: reading their font would delay the first picture.
      menu.setOnShowing(event -> {
        for (MenuItem item : menu.getItems()) {
          if (item.getUserData() instanceof Command command) {
            dress(item, command);
          }
        }
      });
      bar.getMenus().add(menu);
    }
    return bar;
  }

  private MenuItem item(Command command) {
    Command.Card card = command.card();
    MenuItem item;
    if (command.submenu()) {
      // Never empty: an empty submenu would not open.
      item = new Menu(card.name(), null, new MenuItem("None"));
    } else if (command.checked(workspace).isPresent()) {
      CheckMenuItem check = new CheckMenuItem(card.name());
      check.setSelected(command.checked(workspace).get().getValue());
      command.checked(workspace).get().subscribe(check::setSelected);
      item = check;
    } else {
      item = new MenuItem(card.name());
    }
    item.setUserData(command);
    item.setId("command-" + card.name());
    if (!card.keys().isEmpty()) {
      item.setAccelerator(KeyCombination.valueOf(card.keys().getFirst()));
    }
    command.enabled(workspace).subscribe(enabled -> item.setDisable(!enabled));
    if (!command.submenu()) {
      item.setOnAction(event -> command.run(workspace));
    }
    return item;
  }

  private void dress(MenuItem item, Command command) {
    if (item.getGraphic() == null && !command.card().icon().isEmpty()) {
      item.setGraphic(Icons.of(command.card().icon()));
    }
    if (item instanceof Menu submenu && command.submenu()) {
      List<Choice> choices = command.choices(workspace);
      submenu.setDisable(choices.isEmpty());
      submenu.getItems().clear();
      for (Choice choice : choices) {
        MenuItem line = new MenuItem(choice.title());
        line.setMnemonicParsing(false);
        line.setOnAction(event -> choice.action().run());
        submenu.getItems().add(line);
      }
    }
  }

  /// Adds the keys that the menu does not show, and keeps keys without a modifier from text fields.
  void installKeys(Scene scene) {
    for (Command command : commands) {
      List<String> keys = command.card().keys();
      for (String key : keys.subList(Math.min(1, keys.size()), keys.size())) {
        if (isCharacter(key)) {
          onTyped(scene, key, command);
          continue;
        }
        scene
            .getAccelerators()
            .put(
                KeyCombination.valueOf(key),
                () -> {
                  if (command.enabled(workspace).getValue()) {
                    command.run(workspace);
                  }
                });
      }
    }
    scene
        .getRoot()
        .addEventHandler(
            KeyEvent.KEY_PRESSED,
            event -> {
              boolean plain =
                  !event.isShortcutDown() && !event.isAltDown() && !event.getCode().isFunctionKey();
              if (plain && isText(scene.getFocusOwner())) {
                event.consume();
              }
            });
  }

  // Where a sign such as ? stands on the keyboard differs from country to country: what counts is
  // what was typed.
  private static boolean isCharacter(String key) {
    return key.length() == 1 && !Character.isLetterOrDigit(key.charAt(0));
  }

  private void onTyped(Scene scene, String key, Command command) {
    scene.addEventHandler(
        KeyEvent.KEY_TYPED,
        event -> {
          if (event.getCharacter().equals(key)
              && !isText(scene.getFocusOwner())
              && command.enabled(workspace).getValue()) {
            command.run(workspace);
            event.consume();
          }
        });
  }

  static boolean isText(Node focus) {
    return focus instanceof TextInputControl;
  }
}
