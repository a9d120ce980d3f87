package cajal.app.command;

/// Advances the simulation by one step.
public final class StepCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.RUN, 12, "Step", "Advance by one step and hold.")
        .keys("Shortcut+Right")
        .icon("mdi2s-step-forward");
  }

  @Override
  public void run(Workspace workspace) {
    workspace.run().step();
  }
}
