package cajal.app.command;

/// Lets the simulation go, or holds it.
public final class StartPauseCommand implements Command {

  @Override
  public Card card() {
    return Card.of(
            Menu.RUN, 10, "Start or pause", "Start the simulation, hold it, or go on with it.")
        .keys("Space")
        .icon("mdi2p-play-pause");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.run().toggle();
  }
}
