package cajal.app.command;

/// Brings the canvas nearer.
public final class ZoomInCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.VIEW, 10, "Zoom in", "Show the canvas larger.")
        .keys("Shortcut+Plus", "Shortcut+Equals")
        .icon("mdi2m-magnify-plus-outline");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.drawing().zoomIn();
  }
}
