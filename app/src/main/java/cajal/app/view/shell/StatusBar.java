package cajal.app.view.shell;

import cajal.app.session.Session;
import cajal.app.view.part.Icons;
import cajal.problem.Problem;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line at the bottom: what just happened, how large the network is, what is wrong with it, how
/// near one looks, and the theme.
final class StatusBar extends HBox {

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");

  final Button problems = new Button();
  final Button zoom = new Button();

  StatusBar(Session session, ObservableValue<String> size, ObservableValue<String> scale) {
    super(4);
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    Label message = new Label();
    message.setId("status-message");
    message.textProperty().bind(session.messageProperty());
    message.setMinWidth(0);
    message.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(message, Priority.ALWAYS);
    Label sizes = new Label();
    sizes.getStyleClass().add("hint");
    sizes.textProperty().bind(size);
    sizes.setMinWidth(Region.USE_PREF_SIZE);
    problems.setId("problems");
    problems.setMinWidth(Region.USE_PREF_SIZE);
    zoom.textProperty().bind(scale);
    zoom.setAccessibleText("Zoom; press to show the whole network");
    zoom.setMinWidth(Region.USE_PREF_SIZE);
    Button theme = new Button("", Icons.of("mdi2t-theme-light-dark"));
    theme.setId("theme-toggle");
    theme.setAccessibleText("Switch between the light and the dark theme");
    theme.setOnAction(event -> session.themeDarkProperty().set(!session.themeDarkProperty().get()));
    for (Button button : new Button[] {problems, zoom, theme}) {
      button.getStyleClass().addAll("flat", "status-button");
    }
    getChildren().addAll(message, sizes, problems, zoom, theme);
  }

  /// Says how many things are wrong with the network.
  void showProblems(List<Problem> found) {
    long errors = found.stream().filter(Problem::isError).count();
    long warnings = found.size() - errors;
    problems.setText(
        found.isEmpty()
            ? "No problems"
            : (errors > 0 ? count(errors, "problem") : "")
                + (errors > 0 && warnings > 0 ? ", " : "")
                + (warnings > 0 ? count(warnings, "warning") : ""));
    problems.pseudoClassStateChanged(WRONG, errors > 0);
    problems.pseudoClassStateChanged(DOUBTFUL, errors == 0 && warnings > 0);
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
