package cajal.app.command;

import javafx.beans.value.ObservableValue;

/// Runs the network on the chosen device and on the processor, and tells whether anything differs.
public final class VerifyOnCpuCommand implements Command {

  @Override
  public Card card() {
    return Card.of(
            Menu.RUN,
            45,
            "Verify on CPU…",
            "Runs on the chosen device and on the processor, and tells the first difference, if any.")
        .icon("mdi2c-check-decagram-outline");
  }

  @Override
  public ObservableValue<Boolean> enabled(Workspace workspace) {
    return workspace.run().backend().choiceProperty().map(_ -> true);
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().showVerification();
  }
}
