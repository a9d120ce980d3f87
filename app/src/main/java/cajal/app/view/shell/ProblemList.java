package cajal.app.view.shell;

import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.network.Network;
import cajal.problem.Problem;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sheet of everything that is wrong with the network; each entry leads to where it is.
final class ProblemList extends VBox {

  private final Overlay overlay;
  private final Button close = new Button("Close");

  ProblemList(Session session, List<Problem> problems, Overlay overlay) {
    this.overlay = overlay;
    getStyleClass().addAll("panel-sheet", "problem-list");
    setMaxSize(620, Region.USE_PREF_SIZE);
    Label heading = new Label(problems.isEmpty() ? "Nothing is wrong" : "What is wrong");
    heading.getStyleClass().add("sheet-title");
    VBox rows = new VBox(8);
    for (Problem problem : problems) {
      rows.getChildren().add(row(session, problem));
    }
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(420);
    scroll.getStyleClass().add("edge-to-edge");
    close.setCancelButton(true);
    close.setOnAction(event -> overlay.hide());
    HBox foot = new HBox(close);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(heading, scroll, foot);
  }

  void open() {
    overlay.show(this, close, Pos.BOTTOM_RIGHT);
  }

  private VBox row(Session session, Problem problem) {
    VBox words = new VBox(2);
    where(session.project().network(), problem)
        .ifPresent(selection -> {
          Button go = new Button("Show");
          go.setOnAction(event -> {
            overlay.hide();
            session.select(selection);
          });
          words.getChildren().add(go);
        });
    Label what = new Label(problem.toString());
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    words.getChildren().addFirst(what);
    return words;
  }

  /// The node or projection that a dotted place such as `populations.E.parameters.tau_m` means.
  static Optional<Selection> where(Network network, Problem problem) {
    Problem.Place place = problem.place();
    if (place == null) {
      return Optional.empty();
    }
    String source = place.source();
    int dot = source.indexOf('.');
    String rest = dot < 0 ? source : source.substring(dot + 1);
    Optional<Selection> node =
        network.nodes().stream()
            .filter(n -> rest.equals(n.name()) || rest.startsWith(n.name() + "."))
            .findFirst()
            .map(n -> Selection.node(n.name()));
    return node.or(() ->
        network.projections().stream()
            .filter(p -> rest.equals(p.name()) || rest.startsWith(p.name() + "."))
            .findFirst()
            .map(p -> Selection.projection(p.name())));
  }
}
