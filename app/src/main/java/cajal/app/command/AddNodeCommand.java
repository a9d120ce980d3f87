package cajal.app.command;

import java.util.Locale;
import java.util.Optional;

/// Leads to the palette, or places what was typed.
public final class AddNodeCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.EDIT, 40, "Add a node…", "Go to the palette and type what to place.")
        .keys("Shortcut+F")
        .icon("mdi2p-plus-circle-outline");
  }

  @Override
  public Optional<Choice> interpret(String typed, Workspace workspace) {
    String line = typed.strip();
    if (!line.toLowerCase(Locale.ROOT).startsWith("add ")) {
      return Optional.empty();
    }
    String wanted = line.substring(4).strip();
    return workspace.panels().catalogue().search(wanted).stream()
        .filter(entry -> !wanted.isEmpty())
        .findFirst()
        .map(entry ->
            new Choice(
                "Add " + entry.title(),
                "Place it in the middle of what the canvas shows.",
                () -> workspace.drawing().place(entry)));
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().focusPalette();
  }
}
