package cajal.app.view.inspector;

import cajal.app.session.Session;
import java.util.List;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// A few rows of a form on their own, beside the node that they belong to.
final class KeyParameters extends VBox {

  private Subscription following = Subscription.EMPTY;

  KeyParameters(Session session, List<ValueField> fields) {
    super(7);
    getStyleClass().add("key-parameters");
    setPrefWidth(300);
    List<ValueRow> rows = fields.stream().map(field -> new ValueRow(session, field)).toList();
    getChildren().addAll(rows);
    // Out of sight it must not hold the session's listener, or every popover ever opened would.
    sceneProperty()
        .subscribe(scene -> {
          following.unsubscribe();
          following =
              scene == null
                  ? Subscription.EMPTY
                  : session
                      .projectProperty()
                      .subscribe(project -> rows.forEach(row -> row.show(project)));
        });
  }
}
