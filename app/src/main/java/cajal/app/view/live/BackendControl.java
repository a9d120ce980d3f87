package cajal.app.view.live;

import cajal.app.session.RunBackend;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// On what the next run goes: the processor, or a device. Where a device refuses a network, a
/// button offers the processor instead.
final class BackendControl extends HBox {

  private static final double WIDTH = 92;
  private static final double WIDTH_OF_DEVICE = 150;

  BackendControl(Session session, RunSession runs) {
    RunBackend backend = runs.backend();
    ComboBox<RunBackend.Choice> box = new ComboBox<>(backend.choices());
    box.setId("run-backend");
    box.prefWidthProperty()
        .bind(
            backend
                .choiceProperty()
                .map(c -> c.equals(RunBackend.PROCESSOR) ? WIDTH : WIDTH_OF_DEVICE));
    box.setMinWidth(WIDTH);
    box.setAccessibleText("What runs the network");
    box.setTooltip(new Tooltip("What runs the network: the processor, or a device such as a GPU"));
    box.valueProperty().bindBidirectional(backend.choiceProperty());
    box.setOnShowing(event -> backend.look(session));
    CheckBox fast = new CheckBox("Fast math");
    fast.setId("run-fast-math");
    fast.setMinWidth(Region.USE_PREF_SIZE);
    fast.setTooltip(
        new Tooltip(
            "Let the device use its own functions: faster, but not bit for bit as on the CPU"));
    fast.selectedProperty().bindBidirectional(backend.fastProperty());
    fast.visibleProperty().bind(backend.choiceProperty().isNotEqualTo(RunBackend.PROCESSOR));
    fast.managedProperty().bind(fast.visibleProperty());
    Button instead = new Button("Run on CPU");
    instead.setId("run-on-cpu");
    instead.setMinWidth(Region.USE_PREF_SIZE);
    instead.setTooltip(
        new Tooltip("The device cannot run this network: run it on the processor instead"));
    instead.visibleProperty().bind(backend.refusedProperty());
    instead.managedProperty().bind(instead.visibleProperty());
    instead.setOnAction(event -> {
      backend.choiceProperty().set(RunBackend.PROCESSOR);
      runs.start();
    });
    setAlignment(Pos.CENTER_LEFT);
    setSpacing(6);
    getChildren().addAll(box, fast, instead);
  }
}
