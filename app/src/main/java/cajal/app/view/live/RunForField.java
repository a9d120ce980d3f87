package cajal.app.view.live;

import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.project.Project;
import cajal.unit.Dimension;
import cajal.unit.Quantity;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// A time to go on for, with its unit; Enter runs.
final class RunForField extends HBox {

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Session session;
  private final RunSession runs;
  private final TextField field = new TextField();

  RunForField(Session session, RunSession runs) {
    this.session = session;
    this.runs = runs;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("run-for");
    field.setMinWidth(76);
    field.setPrefWidth(76);
    field.setPromptText("500 ms");
    field.setAccessibleText("Simulated time to run for");
    field.setTooltip(new Tooltip("Simulated time, such as 500 ms or 2 s; Enter runs"));
    field.setOnAction(event -> go());
    field.textProperty().subscribe(text -> field.pseudoClassStateChanged(WRONG, false));
    session.openingsProperty().subscribe(count -> offerDuration());
    session.projectProperty().map(Project::duration).subscribe(duration -> offerDuration());
    Button button = new Button("Run for");
    button.getStyleClass().add("run-for-button");
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip("Go on for this long, then hold (Ctrl+R)"));
    button.setOnAction(event -> go());
    getChildren().addAll(button, field);
  }

  private void offerDuration() {
    field.setText(session.project().duration().toString());
  }

  private void go() {
    Optional<Quantity> time = read(field.getText());
    field.pseudoClassStateChanged(WRONG, time.isEmpty());
    time.ifPresentOrElse(
        value -> runs.runFor(value.coherent()),
        () ->
            session.say(
                "'" + field.getText() + "' is not a time to run for: write 500 ms or 2 s."));
  }

  /// A time longer than zero; a bare number counts milliseconds.
  static Optional<Quantity> read(String text) {
    try {
      Quantity quantity = Quantity.parse(text);
      Quantity time =
          quantity.dimension().equals(Dimension.NONE) ? Quantity.ms(quantity.value()) : quantity;
      boolean usable =
          time.dimension().equals(Dimension.TIME)
              && time.value() > 0
              && Double.isFinite(time.value());
      return usable ? Optional.of(time) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
