package cajal.app.view.shell;

import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The clipboard of the system, or where there is none, one of the window's own.
final class Clipping {

  private String own = "";

  void put(String text) {
    own = text;
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    try {
      Clipboard.getSystemClipboard().setContent(content);
    } catch (UnsupportedOperationException e) {
      // A screen without a clipboard: the window's own has it.
      return;
    }
  }

  Optional<String> text() {
    try {
      String system = Clipboard.getSystemClipboard().getString();
      return Optional.ofNullable(system).or(() -> Optional.of(own)).filter(t -> !t.isBlank());
    } catch (UnsupportedOperationException e) {
      return Optional.of(own).filter(t -> !t.isBlank());
    }
  }
}
