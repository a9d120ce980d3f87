package cajal.app.command;

/// Moves the canvas away.
public final class ZoomOutCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.VIEW, 11, "Zoom out", "Show the canvas smaller.")
        .keys("Shortcut+Minus")
        .icon("mdi2m-magnify-minus-outline");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.drawing().zoomOut();
  }
}
