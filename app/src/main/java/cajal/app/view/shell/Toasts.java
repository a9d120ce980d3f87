package cajal.app.view.shell;

import cajal.app.session.Session;
import cajal.app.view.part.Icons;
import cajal.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Notices in the corner: what is wrong, and how to mend it. Errors stay until they are put away;
/// warnings leave by themselves.
final class Toasts extends VBox {

  private static final int SHOWN = 4;
  private static final Duration WARNING_STAYS = Duration.seconds(10);

  private final Session session;
  private final Map<Problem, Node> cards = new HashMap<>();

  Toasts(Session session) {
    super(8);
    this.session = session;
    getStyleClass().add("toasts");
    setAlignment(Pos.BOTTOM_RIGHT);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setPickOnBounds(false);
    session
        .notices()
        .addListener(
            (ListChangeListener<Problem>)
                change -> {
                  while (change.next()) {
                    change.getRemoved().forEach(this::remove);
                    change.getAddedSubList().forEach(this::add);
                  }
                });
    session.notices().forEach(this::add);
  }

  private void add(Problem problem) {
    if (cards.containsKey(problem)) {
      return;
    }
    Node card = card(problem);
    cards.put(problem, card);
    getChildren().add(card);
    if (getChildren().size() > SHOWN) {
      getChildren().removeFirst();
    }
    if (!problem.isError()) {
      PauseTransition stay = new PauseTransition(WARNING_STAYS);
      stay.setOnFinished(event -> session.notices().remove(problem));
      stay.play();
    }
  }

  private void remove(Problem problem) {
    Node card = cards.remove(problem);
    if (card != null) {
      getChildren().remove(card);
    }
  }

  private Node card(Problem problem) {
    Node icon = Icons.of(problem.isError() ? "mdi2a-alert-circle-outline" : "mdi2a-alert-outline");
    Label what = new Label(problem.what());
    what.getStyleClass().add("what");
    VBox words = new VBox(3, what);
    if (problem.place() != null) {
      Label place = new Label(problem.place().toString());
      place.getStyleClass().add("hint");
      words.getChildren().addFirst(place);
    }
    if (!problem.remedy().isEmpty()) {
      words.getChildren().add(new Label(problem.remedy()));
    }
    words.getChildren().forEach(label -> ((Label) label).setWrapText(true));
    HBox.setHgrow(words, Priority.ALWAYS);
    Button close = new Button("", Icons.of("mdi2c-close"));
    close.setAccessibleText("Put this notice away");
    close.getStyleClass().addAll("flat", "small-icon-button");
    close.setOnAction(event -> session.notices().remove(problem));
    HBox card = new HBox(10, icon, words, close);
    card.getStyleClass().addAll("toast", problem.isError() ? "error" : "warning");
    card.setAccessibleText(problem.toString());
    return card;
  }
}
