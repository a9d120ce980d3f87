package cajal.app.view.analysis;

import cajal.app.session.analysis.StepState;
import cajal.app.view.part.Icons;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import org.kordamp.ikonli.javafx.FontIcon;

/// How a step stands, at a glance.
final class StepMark {

  private static final double SIZE = 15;

  private StepMark() {}

  static Node of(StepState state) {
    if (state.running()) {
      ProgressIndicator going = new ProgressIndicator();
      going.setPrefSize(SIZE, SIZE);
      going.setMinSize(SIZE, SIZE);
      return going;
    }
    FontIcon icon;
    if (!state.problems().isEmpty()) {
      icon = marked("mdi2a-alert-circle-outline", "step-failed");
    } else if (state.outcome() == null) {
      icon = marked("mdi2c-circle-outline", "step-new");
    } else if (state.stale()) {
      icon = marked("mdi2c-clock-alert-outline", "step-stale");
    } else {
      icon = marked("mdi2c-check-circle-outline", "step-fresh");
    }
    return icon;
  }

  private static FontIcon marked(String literal, String style) {
    FontIcon icon = Icons.of(literal);
    icon.getStyleClass().add(style);
    return icon;
  }
}
