package cajal.app.view.analysis;

import cajal.analyse.Result;
import cajal.app.command.Workspace;
import cajal.app.session.analysis.AnalysisSession;
import cajal.app.session.analysis.StepState;
import cajal.app.session.analysis.StepState.Fingerprint;
import cajal.app.session.analysis.StepState.Outcome;
import cajal.app.view.part.FigureSource;
import cajal.app.view.part.FigureView;
import cajal.app.view.part.Icons;
import cajal.figure.ExportOptions;
import cajal.figure.Figure;
import cajal.figure.Palette;
import cajal.problem.Problem;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the step on screen has found: a tab for each figure and each table, and what a reader must
/// know beside them.
final class ResultView extends BorderPane {

  private final Workspace workspace;
  private final AnalysisSession analyses;
  private final Label name = new Label();
  private final FlowPane badges = new FlowPane(6, 4);
  private final Button again = new Button("Compute");
  private final Button export = new Button("Export figure…");
  private final Button save = new Button("Save results…");
  private final HBox tabs = new HBox(2);
  private final FigureView figure = new FigureView();
  private final Map<String, String> lastTab = new LinkedHashMap<>();
  private @Nullable Fingerprint built;
  private String of = "";

  ResultView(Workspace workspace) {
    this.workspace = workspace;
    analyses = workspace.analyses();
    getStyleClass().add("result-view");
    name.getStyleClass().add("sheet-title");
    name.setMinWidth(0);
    badges.setAlignment(Pos.CENTER_LEFT);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    again.setId("compute");
    again.setOnAction(event -> computeOrCancel());
    export.setId("export-result");
    export.setOnAction(event -> workspace.panels().showExport());
    save.setId("save-results");
    save.setOnAction(event -> save());
    for (Button button : List.of(again, save, export)) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    HBox first = new HBox(8, name, gap, again, save, export);
    first.setAlignment(Pos.CENTER_LEFT);
    tabs.getStyleClass().add("view-tabs");
    ScrollPane scroll = new ScrollPane(tabs);
    scroll.getStyleClass().add("tab-scroll");
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToHeight(true);
    VBox head = new VBox(8, first, badges, scroll);
    head.getStyleClass().add("result-head");
    setTop(head);
    analyses.statesProperty().subscribe(states -> show());
    analyses.shownProperty().subscribe(step -> show());
    workspace.session().themeDarkProperty().subscribe(dark -> repaint());
  }

  private Palette palette() {
    return workspace.session().themeDarkProperty().get() ? Palette.DARK : Palette.LIGHT;
  }

  private void repaint() {
    built = null;
    show();
  }

  private void computeOrCancel() {
    String step = analyses.shownProperty().get();
    if (analyses.state(step).running()) {
      analyses.cancel(step);
    } else {
      analyses.compute(step);
    }
  }

  private void save() {
    String step = analyses.shownProperty().get();
    analyses
        .state(step)
        .found()
        .ifPresent(outcome ->
            workspace
                .panels()
                .askWhereToWrite(
                    step.replace(' ', '-'),
                    folder -> analyses.write(outcome, folder, workspace.session()::say)));
  }

  private void show() {
    String step = analyses.shownProperty().get();
    if (step.isEmpty()) {
      return;
    }
    StepState state = analyses.state(step);
    name.setText(step);
    again.setText(
        state.running() ? "Cancel" : state.outcome() == null ? "Compute" : "Compute again");
    again.setGraphic(Icons.of(state.running() ? "mdi2c-close" : "mdi2r-refresh"));
    save.setDisable(state.outcome() == null);
    export.setDisable(state.outcome() == null);
    badges(step, state);
    if (state.outcome() == null) {
      tabs.getChildren().clear();
      setCenter(nothing(step, state));
    } else if (!Objects.equals(fingerprint(state), built) || !of.equals(step)) {
      tabs(step, state.outcome());
    }
    built = fingerprint(state);
    of = step;
  }

  private static @Nullable Fingerprint fingerprint(StepState state) {
    Outcome outcome = state.outcome();
    return outcome == null ? null : outcome.of();
  }

  private void badges(String step, StepState state) {
    badges.getChildren().clear();
    if (state.stale() && state.outcome() != null) {
      badge("stale", "badge-stale");
    }
    for (Problem problem : state.problems()) {
      badge(words(problem), "badge-failed");
    }
    state
        .found()
        .ifPresent(outcome -> {
          outcome.result().notes().forEach(note -> badge(note, "badge"));
          if (!outcome.result().diagnostics().converged()) {
            badge("not converged", "badge-stale");
          }
          if (workspace.run().staleProperty().get()
              && analyses.steps().containsKey(step)
              && analyses.steps().get(step).source().equals(cajal.project.AnalysisStep.RUN)) {
            badge("the drawing has changed since this run", "badge-stale");
          }
        });
    badges.setManaged(!badges.getChildren().isEmpty());
  }

  // The file or the field that it is about, and what is wrong.
  private static String words(Problem problem) {
    return problem.place() == null ? problem.what() : problem.place() + ": " + problem.what();
  }

  private void badge(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().addAll("badge", style);
    label.setTooltip(new javafx.scene.control.Tooltip(text));
    // A note that is longer than the window is wide ends in dots instead of widening it.
    label.maxWidthProperty().bind(badges.widthProperty());
    badges.getChildren().add(label);
  }

  private Node nothing(String step, StepState state) {
    List<Problem> why = state.problems().isEmpty() ? analyses.missing(step) : state.problems();
    VBox words = new VBox(6);
    words.setAlignment(Pos.CENTER);
    for (Problem problem : why) {
      Label what = new Label(words(problem));
      Label remedy = new Label(problem.remedy());
      remedy.getStyleClass().add("hint");
      what.setWrapText(true);
      words.getChildren().addAll(what, remedy);
    }
    if (why.isEmpty()) {
      words.getChildren().add(new Label(state.running() ? "Computing…" : "Not yet computed."));
    }
    return words;
  }

  private void tabs(String step, Outcome outcome) {
    tabs.getChildren().clear();
    ToggleGroup group = new ToggleGroup();
    Map<String, Supplier<Node>> pages = pages(outcome.result());
    String wanted = lastTab.getOrDefault(step, "");
    String first =
        pages.containsKey(wanted) ? wanted : pages.keySet().stream().findFirst().orElse("");
    pages.forEach((title, page) -> {
      ToggleButton tab = new ToggleButton(title);
      tab.getStyleClass().add("room-tab");
      tab.setToggleGroup(group);
      tab.setSelected(title.equals(first));
      tab.setOnAction(event -> {
        tab.setSelected(true);
        lastTab.put(step, title);
        setCenter(page.get());
      });
      tabs.getChildren().add(tab);
    });
    Supplier<Node> page = pages.get(first);
    setCenter(page == null ? new Label("There is nothing to show.") : page.get());
  }

  private Map<String, Supplier<Node>> pages(Result result) {
    Map<String, Supplier<Node>> pages = new LinkedHashMap<>();
    List<Result.Plot> plots = result.plots(palette());
    for (int i = 0; i < plots.size(); i++) {
      int at = i;
      pages.put(
          words(plots.get(i).name()),
          () -> {
            figure.show(colours -> result.plots(colours).get(at).figure(), palette());
            return figure;
          });
    }
    for (Table table : result.tables()) {
      pages.put("Table: " + table.title(), () -> new ResultTable(workspace, table));
    }
    return pages;
  }

  private static String words(String stableName) {
    String spaced = stableName.replace('_', ' ');
    return spaced.isEmpty()
        ? spaced
        : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }

  private String projectTitle() {
    return workspace.session().project().title();
  }

  /// What figures can be made of: those of the step on screen.
  List<FigureSource> figures() {
    List<FigureSource> sources = new ArrayList<>();
    String step = analyses.shownProperty().get();
    analyses
        .state(step)
        .found()
        .ifPresent(outcome -> {
          List<Result.Plot> plots = outcome.result().plots(palette());
          ExportOptions.Provenance from =
              outcome.files().provenance(outcome.result()).ofProject(projectTitle());
          for (int i = 0; i < plots.size(); i++) {
            int at = i;
            Figure own = plots.get(i).figure();
            sources.add(
                new FigureSource(
                    step + ": " + words(plots.get(i).name()),
                    false,
                    (colours, window) -> outcome.result().plots(colours).get(at).figure(),
                    Optional.of(new FigureSource.Own(own.widthMm(), own.heightMm(), from))));
          }
        });
    return sources;
  }
}
