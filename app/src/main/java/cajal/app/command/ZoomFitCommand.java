package cajal.app.command;

/// Brings the whole network into sight.
public final class ZoomFitCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.VIEW, 12, "Fit", "Show the whole network.")
        .keys("Shortcut+0")
        .icon("mdi2f-fit-to-page-outline");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.drawing().fit();
  }
}
