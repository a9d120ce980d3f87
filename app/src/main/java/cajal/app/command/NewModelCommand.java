package cajal.app.command;

/// Opens a sheet to write a model in.
public final class NewModelCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.EDIT, 41, "New model…", "Write a neuron model of the project's own.")
        .keys("Shortcut+M")
        .icon("mdi2f-function-variant");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().showModel("");
  }
}
