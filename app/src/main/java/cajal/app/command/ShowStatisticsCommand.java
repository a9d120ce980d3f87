package cajal.app.command;

import javafx.beans.value.ObservableValue;

/// Shows the rates of a run: their distribution over neurons, and a table.
public final class ShowStatisticsCommand implements Command {

  @Override
  public Card card() {
    return Card.of(
            Menu.RUN,
            40,
            "Statistics of the run…",
            "How the firing rates are distributed over neurons, with mean rate and CV of ISI.")
        .keys("Shortcut+I")
        .icon("mdi2c-chart-histogram");
  }

  @Override
  public ObservableValue<Boolean> enabled(Workspace workspace) {
    return workspace.run().recordingProperty().map(recording -> true).orElse(false);
  }

  @Override
  public void run(Workspace workspace) {
    workspace.panels().showStatistics();
  }
}
