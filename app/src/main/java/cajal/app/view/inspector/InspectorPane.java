package cajal.app.view.inspector;

import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.project.Project;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Parameters of the selection, in a form made from its model; those of the project while nothing
/// is selected.
public final class InspectorPane extends StackPane {

  private static final int MOST_USED = 5;

  private final Session session;
  private final Desk desk;
  private final ScrollPane scroll = new ScrollPane();
  private @Nullable Form form;
  private List<Object> built = List.of();

  /// @param showModel shows the text of the model of that name
  public InspectorPane(Session session, Consumer<String> showModel) {
    this.session = session;
    desk = new Desk(session, showModel);
    getStyleClass().addAll("side-pane", "inspector");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFocusTraversable(false);
    getChildren().add(scroll);
    session.selectionProperty().subscribe((was, is) -> update());
    session.projectProperty().subscribe((was, is) -> update());
    update();
  }

  private void update() {
    List<Object> now = structure(session.project(), session.selection());
    Form shown = form;
    if (shown == null || !now.equals(built)) {
      built = now;
      shown = build(session.project(), session.selection());
      form = shown;
      shown.show(session.project());
      scroll.setContent(shown);
      scroll.setVvalue(0);
    } else {
      shown.show(session.project());
    }
  }

  // What decides which rows a form has; the values in them follow by themselves.
  private static List<Object> structure(Project project, Selection selection) {
    if (selection.isEmpty()) {
      return List.of("project", project.models());
    }
    return List.of(
        selection,
        project.models(),
        selection.nodes().stream()
            .map(name -> project.network().node(name).map(InspectorPane::structure))
            .toList(),
        selection.projections().stream()
            .map(name -> project.network().projection(name).map(p -> structure(project, p)))
            .toList());
  }

  private static List<Object> structure(Node node) {
    return switch (node) {
      case Population p -> List.of(p.model(), p.cells().getClass());
      case Stimulator s -> List.of(s.model());
      case Recorder r -> List.of(r.name(), r.written());
    };
  }

  private static List<Object> structure(Project project, Projection projection) {
    return List.of(
        projection.rule().getClass(),
        projection.synapse(),
        projection.source(),
        projection.target(),
        projection.port(),
        project.network().node(projection.target()).map(InspectorPane::structure));
  }

  private Form build(Project project, Selection selection) {
    if (selection.nodes().size() + selection.projections().size() > 1) {
      return SeveralForm.of(desk, selection);
    }
    Optional<Form> node =
        selection.nodes().stream()
            .findFirst()
            .flatMap(name -> project.network().node(name))
            .map(this::form);
    return node.or(() ->
            selection.projections().stream()
                .findFirst()
                .flatMap(name -> project.network().projection(name))
                .map(projection -> ProjectionForm.of(desk, projection)))
        .orElseGet(() -> ProjectForm.of(desk));
  }

  private Form form(Node node) {
    return switch (node) {
      case Population p -> PopulationForm.of(desk, p);
      case Stimulator s -> StimulatorForm.of(desk, s);
      case Recorder r -> RecorderForm.of(desk, r);
    };
  }

  /// The most used parameters of a node, for a popover beside it.
  ///
  /// @return empty for a node that has none
  public Optional<javafx.scene.Node> keyParameters(String node) {
    List<String> key = desk.keyOf(node);
    List<ValueField> fields =
        SeveralForm.common(desk, Selection.node(node)).stream()
            .sorted(Comparator.comparingInt((ValueField field) -> rank(key, field.name())))
            .limit(MOST_USED)
            .toList();
    return fields.isEmpty() ? Optional.empty() : Optional.of(new KeyParameters(session, fields));
  }

  private static int rank(List<String> key, String name) {
    int at = key.indexOf(name);
    return at < 0 ? key.size() : at;
  }
}
