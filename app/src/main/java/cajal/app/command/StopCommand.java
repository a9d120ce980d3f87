package cajal.app.command;

import javafx.beans.value.ObservableValue;

/// Ends the run.
public final class StopCommand implements Command {

  @Override
  public Card card() {
    return Card.of(Menu.RUN, 11, "Stop", "End the run; its recording stays.")
        .keys("Shortcut+Period")
        .icon("mdi2s-stop");
  }

  @Override
  public ObservableValue<Boolean> enabled(Workspace workspace) {
    return workspace
        .run()
        .phaseProperty()
        .map(phase ->
            switch (phase) {
              case PREPARING, PAUSED, RUNNING -> true;
              case NONE, STOPPED, FAILED -> false;
            });
  }

  @Override
  public void run(Workspace workspace) {
    workspace.run().stop();
  }
}
