package cajal.app.command;

import java.util.List;

/// Opens one of the projects that came with the program.
public final class OpenSampleCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.FILE, 12, "Open sample", "Open a project that came with the program.")
        .icon("mdi2f-flask-outline");
  }

  @Override
  public boolean submenu() {
    return true;
  }

  @Override
  public List<Choice> choices(Workspace workspace) {
    return workspace.documents().samples().stream()
        .map(sample ->
            new Choice(
                sample.name(), sample.title(), () -> workspace.documents().open(sample.place())))
        .toList();
  }

  @Override
  public void run(Workspace workspace) {
    workspace.documents().askAndOpen();
  }
}
