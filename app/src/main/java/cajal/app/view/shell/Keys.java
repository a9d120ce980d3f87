package cajal.app.view.shell;

import javafx.scene.input.KeyCombination;

/// Shortcuts as people read them.
final class Keys {

  private Keys() {}

  /// `Ctrl+Shift+S` for `Shortcut+Shift+S`.
  static String title(String keys) {
    return switch (keys) {
      case "Shortcut+Period" ->
          KeyCombination.valueOf("Shortcut+A").getDisplayText().replace("A", ".");
      default -> KeyCombination.valueOf(keys).getDisplayText();
    };
  }
}
