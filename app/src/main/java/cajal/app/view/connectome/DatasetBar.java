package cajal.app.view.connectome;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.About;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Which connectome is shown and what its weights count, with the tabs of its views.
final class DatasetBar extends HBox {

  private final ConnectomeSession connectome;
  private final ComboBox<String> dataset = new ComboBox<>();
  private final Label facts = new Label();

  DatasetBar(Workspace workspace, Node tabs) {
    super(10);
    connectome = workspace.connectome();
    getStyleClass().add("dataset-bar");
    setAlignment(Pos.CENTER_LEFT);
    dataset.setId("dataset");
    dataset.setAccessibleText("Connectome that is shown");
    dataset.getItems().setAll(Connectomes.names());
    dataset.setMinWidth(USE_PREF_SIZE);
    if (tabs instanceof Region bar) {
      bar.setMinWidth(USE_PREF_SIZE);
    }
    facts.getStyleClass().add("hint");
    facts.setMinWidth(0);
    facts.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(facts, Priority.ALWAYS);
    getChildren().addAll(dataset, facts, tabs);
    connectome.shownProperty().subscribe(this::show);
    dataset.setOnAction(event -> {
      String chosen = dataset.getValue();
      Connectome shown = connectome.shownProperty().get();
      if (chosen != null && (shown == null || !shown.name().equals(chosen))) {
        connectome.open(chosen);
      }
    });
  }

  private void show(@Nullable Connectome shown) {
    if (shown == null) {
      return;
    }
    if (!dataset.getItems().contains(shown.name())) {
      dataset.getItems().add(shown.name());
    }
    dataset.setValue(shown.name());
    List<String> words = new ArrayList<>();
    words.add(shown.title());
    words.add("weights in " + shown.weightUnit());
    About.Specimen specimen = shown.about().specimen();
    words.addAll(List.of(specimen.stage(), specimen.sex(), specimen.scope()));
    words.removeIf(String::isEmpty);
    facts.setText(String.join(" · ", words));
    facts.setTooltip(
        shown.citation().isEmpty() ? null : new Tooltip(shown.citation() + "\n" + shown.doi()));
  }
}
