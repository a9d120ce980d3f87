package cajal.app.command;

import java.util.List;

/// Opens a project again.
public final class OpenRecentCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.FILE, 13, "Open recent", "Open a project that was open before.")
        .icon("mdi2h-history");
  }

  @Override
  public boolean submenu() {
    return true;
  }

  @Override
  public List<Choice> choices(Workspace workspace) {
    return workspace.documents().recent().stream()
        .map(place ->
            new Choice(
                String.valueOf(place.getFileName()),
                place.toString(),
                () -> workspace.documents().open(place)))
        .toList();
  }

  @Override
  public void run(Workspace workspace) {
    workspace.documents().askAndOpen();
  }
}
