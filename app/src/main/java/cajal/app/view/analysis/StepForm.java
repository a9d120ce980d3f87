package cajal.app.view.analysis;

import cajal.analyse.Analyses;
import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Field;
import cajal.analyse.Form;
import cajal.analyse.Request;
import cajal.analyse.Selection;
import cajal.app.command.Workspace;
import cajal.app.session.analysis.AnalysisSession;
import cajal.problem.ProblemException;
import cajal.project.AnalysisStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The form of the step on screen, made from its analysis: data, which part of them, parameters,
/// and what the method is.
final class StepForm extends VBox {

  private final Workspace workspace;
  private final AnalysisSession analyses;
  private final VBox rows = new VBox(9);
  private String shown = "";
  private Optional<AnalysisStep> built = Optional.empty();

  StepForm(Workspace workspace) {
    this.workspace = workspace;
    analyses = workspace.analyses();
    getStyleClass().addAll("side-pane", "step-form");
    rows.getStyleClass().add("step-form-rows");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
    analyses.shownProperty().subscribe(step -> show());
    workspace.session().projectProperty().subscribe(project -> show());
  }

  private void show() {
    String name = analyses.shownProperty().get();
    Optional<AnalysisStep> step = Optional.ofNullable(analyses.steps().get(name));
    if (name.equals(shown) && step.equals(built)) {
      return;
    }
    shown = name;
    built = step;
    rows.getChildren().clear();
    step.ifPresent(one -> {
      try {
        fill(name, one, Analyses.named(one.analysis()));
      } catch (ProblemException e) {
        e.problems().forEach(problem -> rows.getChildren().add(hint(problem.toString())));
      }
    });
  }

  private <P extends Record> void fill(String name, AnalysisStep step, Analysis<P> analysis) {
    Card card = analysis.card();
    Label title = new Label(card.title());
    title.getStyleClass().add("group-title");
    rows.getChildren().addAll(title, hint(card.help()), source(name, step));
    Map<String, String> selection =
        texts(Form.of(Selection.class), Selection.ALL, step.selection());
    heading("Which part");
    for (Field field : Form.of(Selection.class).fields()) {
      row(name, field, selection, AnalysisStep::selection, AnalysisStep::withSelection);
    }
    Form<P> form = Form.of(analysis);
    if (!form.fields().isEmpty()) {
      heading("How");
      Map<String, String> parameters = texts(form, analysis.defaults(), step.parameters());
      for (Field field : form.fields()) {
        row(name, field, parameters, AnalysisStep::parameters, AnalysisStep::withParameters);
      }
    }
    Button defaults = new Button("Back to the defaults");
    defaults.setOnAction(
        event -> analyses.change(name, "Reset " + name, one -> one.withParameters(Map.of())));
    defaults.setDisable(step.parameters().isEmpty());
    Button remove = new Button("Remove");
    remove.setOnAction(event -> analyses.remove(name));
    rows.getChildren().addAll(defaults, remove);
    if (!card.source().citation().isEmpty()) {
      heading("Source");
      rows.getChildren()
          .add(
              hint(
                  card.source().citation()
                      + (card.source().doi().isEmpty() ? "" : " doi:" + card.source().doi())));
    }
  }

  private static <P extends Record> Map<String, String> texts(
      Form<P> form, P defaults, Map<String, String> changed) {
    Map<String, String> texts = new LinkedHashMap<>(form.texts(defaults));
    texts.putAll(changed);
    return texts;
  }

  private static Label hint(String text) {
    Label hint = new Label(text);
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    return hint;
  }

  private void heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("step-form-heading");
    rows.getChildren().add(heading);
  }

  private VBox source(String name, AnalysisStep step) {
    SourceChoice choice =
        new SourceChoice(
            workspace,
            step.source(),
            name,
            source ->
                analyses.change(
                    name,
                    "Take " + name + " from " + SourceChoice.words(source),
                    one -> one.withSource(source)));
    choice.setId("step-source");
    Label label = new Label("Data");
    label.setLabelFor(choice);
    return new VBox(3, label, choice);
  }

  private void row(
      String name,
      Field field,
      Map<String, String> texts,
      Function<AnalysisStep, Map<String, String>> get,
      BiFunction<AnalysisStep, Map<String, String>, AnalysisStep> with) {
    rows.getChildren()
        .add(
            new FieldRow(
                field,
                texts.getOrDefault(field.key(), ""),
                text -> {
                  check(name, field.key(), text);
                  analyses.change(
                      name,
                      "Set " + field.key() + " of " + name,
                      step -> {
                        Map<String, String> changed = new LinkedHashMap<>(get.apply(step));
                        if (text.isEmpty()) {
                          changed.remove(field.key());
                        } else {
                          changed.put(field.key(), text);
                        }
                        return with.apply(step, changed);
                      });
                }));
  }

  // What does not fit is refused in the field, before it becomes part of the project.
  private void check(String name, String key, String text) {
    AnalysisStep step = analyses.steps().get(name);
    if (step != null && !text.isEmpty()) {
      try {
        var _ = Request.of(Analyses.named(step.analysis())).with(Map.of(key, text));
      } catch (ProblemException e) {
        List<String> words = e.problems().stream().map(p -> p.what() + " " + p.remedy()).toList();
        throw new IllegalArgumentException(String.join(" ", words), e);
      }
    }
  }
}
