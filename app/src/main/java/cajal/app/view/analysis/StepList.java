package cajal.app.view.analysis;

import cajal.analyse.Analyses;
import cajal.app.command.Workspace;
import cajal.app.session.analysis.AnalysisSession;
import cajal.app.session.analysis.AnalysisTask;
import cajal.app.session.analysis.StepState;
import cajal.app.view.part.Icons;
import cajal.problem.ProblemException;
import cajal.project.AnalysisStep;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.TaskProgressView;

/// The steps of the project as a tree: data, below them the steps that look at them, below those
/// the steps that look at their results; and what is being computed.
final class StepList extends VBox {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double INDENT = 16;
  private static final String ROW = "step-";
  private static final double TASKS_HEIGHT = 150;

  private final AnalysisSession analyses;
  private final VBox rows = new VBox(3);

  StepList(Workspace workspace) {
    analyses = workspace.analyses();
    getStyleClass().addAll("side-pane", "step-list");
    Button add = new Button("Add analysis", Icons.of("mdi2p-plus"));
    add.setId("add-analysis");
    add.setMaxWidth(Double.MAX_VALUE);
    add.setOnAction(event -> analyses.shownProperty().set(""));
    ToggleButton live = new ToggleButton("", Icons.of("mdi2a-autorenew"));
    live.setAccessibleText("Compute stale analyses by themselves");
    live.setTooltip(new Tooltip("Compute stale analyses by themselves"));
    live.selectedProperty().bindBidirectional(analyses.byItselfProperty());
    HBox head = new HBox(6, add, live);
    HBox.setHgrow(add, Priority.ALWAYS);
    head.setPadding(new Insets(10));
    rows.setPadding(new Insets(2, 10, 10, 10));
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll, tasks());
    analyses.statesProperty().subscribe(states -> fill());
    analyses.shownProperty().subscribe(shown -> fill());
    workspace.session().projectProperty().subscribe(project -> fill());
  }

  private Region tasks() {
    TaskProgressView<AnalysisTask> view = new TaskProgressView<>();
    view.setRetainTasks(false);
    view.setPrefHeight(TASKS_HEIGHT);
    view.setMinHeight(110);
    analyses
        .tasks()
        .subscribe(() -> {
          view.getTasks().setAll(analyses.tasks());
          boolean any = !analyses.tasks().isEmpty();
          view.setVisible(any);
          view.setManaged(any);
        });
    view.setVisible(false);
    view.setManaged(false);
    return view;
  }

  // As in a list: arrows go on to the next step and show it.
  private void typed(KeyEvent event, String name) {
    List<String> names =
        rows.getChildren().stream()
            .map(Node::getId)
            .filter(id -> id != null && id.startsWith(ROW))
            .map(id -> id.substring(ROW.length()))
            .toList();
    int at = names.indexOf(name);
    switch (event.getCode()) {
      case ENTER, SPACE -> analyses.shownProperty().set(name);
      case DOWN -> analyses.shownProperty().set(names.get(Math.min(at + 1, names.size() - 1)));
      case UP -> analyses.shownProperty().set(names.get(Math.max(at - 1, 0)));
      case DELETE, BACK_SPACE -> analyses.remove(name);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void fill() {
    boolean focused = rows.getChildren().stream().anyMatch(Node::isFocused);
    rows.getChildren().clear();
    Map<String, AnalysisStep> steps = analyses.steps();
    Set<String> sources = new HashSet<>();
    for (AnalysisStep step : steps.values()) {
      if (!steps.containsKey(step.sourceStep()) && sources.add(step.source())) {
        rows.getChildren().add(source(step.source()));
        below(step.source(), 1, new HashMap<>(steps));
      }
    }
    if (focused) {
      rows.getChildren().stream()
          .filter(row -> (ROW + analyses.shownProperty().get()).equals(row.getId()))
          .forEach(Node::requestFocus);
    }
  }

  // Steps that are listed leave `left`, so that a circle is listed once.
  private void below(String source, int depth, Map<String, AnalysisStep> left) {
    for (Map.Entry<String, AnalysisStep> entry : analyses.steps().entrySet()) {
      AnalysisStep step = entry.getValue();
      boolean here = depth == 1 ? step.source().equals(source) : step.sourceStep().equals(source);
      if (here && left.remove(entry.getKey()) != null) {
        rows.getChildren().add(row(entry.getKey(), step, depth));
        below(entry.getKey(), depth + 1, left);
      }
    }
  }

  private static Region source(String source) {
    boolean run = source.equals(AnalysisStep.RUN);
    Label label =
        new Label(
            SourceChoice.words(source),
            Icons.of(run ? "mdi2p-play-outline" : "mdi2f-file-outline"));
    label.getStyleClass().add("group-title");
    label.setPadding(new Insets(6, 0, 2, 0));
    return label;
  }

  private Region row(String name, AnalysisStep step, int depth) {
    StepState state = analyses.state(name);
    Label title = new Label(name);
    title.getStyleClass().add("step-name");
    Label what = new Label(what(name, step, state));
    what.getStyleClass().add("hint");
    VBox words = new VBox(1, title, what);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(8, StepMark.of(state), words);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("step-row");
    row.setId(ROW + name);
    row.pseudoClassStateChanged(CHOSEN, name.equals(analyses.shownProperty().get()));
    row.setOnMouseClicked(event -> analyses.shownProperty().set(name));
    row.setFocusTraversable(true);
    row.setAccessibleRole(AccessibleRole.BUTTON);
    row.setAccessibleText(name + ", " + what.getText());
    row.setOnKeyPressed(event -> typed(event, name));
    VBox.setMargin(row, new Insets(0, 0, 0, (depth - 1) * INDENT));
    return row;
  }

  private String what(String name, AnalysisStep step, StepState state) {
    String title;
    try {
      title = Analyses.named(step.analysis()).card().title();
    } catch (ProblemException _) {
      title = step.analysis();
    }
    String selected = String.join(" ", step.selection().values());
    String stands =
        state.running()
            ? "computing"
            : !state.problems().isEmpty()
                ? "failed"
                : state.outcome() == null
                    ? (analyses.missing(name).isEmpty() ? "not yet computed" : "waits for data")
                    : state.stale() ? "stale" : "";
    return title
        + (selected.isEmpty() ? "" : " · " + selected)
        + (stands.isEmpty() ? "" : " · " + stands);
  }
}
