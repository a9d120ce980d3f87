package cajal.app.view.inspector;

import cajal.app.session.Session;
import cajal.model.Model;
import cajal.problem.Problem;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The text of a model with its equations, to read, or to write anew in the project; what is wrong
/// with it is said below the text while it is typed.
public final class ModelSheet extends VBox {

  private static final String TEMPLATE =
      """
      neuron my_neuron
        "Leaky integrate-and-fire neuron"

      parameters
        tau_m   = 10 ms   > 0    "membrane time constant"
        C_m     = 250 pF  > 0    "membrane capacitance"
        E_L     = -70 mV         "resting potential"
        V_th    = -55 mV         "spike threshold"
        V_reset = -70 mV         "reset potential"
        t_ref   = 2 ms    >= 0   "refractory period"

      state
        V_m = E_L   "membrane potential"

      input
        spikes any  V_m += weight
        current I_stim

      dynamics
        dV_m/dt = -(V_m - E_L)/tau_m + I_stim/C_m   held while refractory

      spike when V_m >= V_th
        V_m = V_reset
        refractory for t_ref
      """;

  private final Session session;
  private final String name;
  private final Runnable close;
  private final TextArea text = new TextArea();
  private final Label title = new Label();
  private final Label place = new Label();
  private final VBox findings = new VBox(3);
  private final HBox foot = new HBox(8);
  private final ModelCheck check = new ModelCheck(this::show);
  private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper();
  private final Button use = new Button("Use this model");
  private ModelCheck.@Nullable Result newest;

  /// @param name which model; empty for a new one
  /// @param close puts the sheet away
  public ModelSheet(Session session, String name, Runnable close) {
    this.session = session;
    this.name = name;
    this.close = close;
    getStyleClass().addAll("panel-sheet", "model-sheet");
    setMaxSize(820, 720);
    title.getStyleClass().add("sheet-title");
    place.getStyleClass().add("hint");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(10, title, gap, place);
    head.setAlignment(Pos.BASELINE_LEFT);
    text.setId("model-text");
    text.getStyleClass().add("model-text");
    text.setAccessibleText("Text of the model");
    text.textProperty().addListener((property, old, typed) -> check.check(typed));
    text.caretPositionProperty().subscribe(at -> place.setText(lineAndColumn(at.intValue())));
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::indent);
    VBox.setVgrow(text, Priority.ALWAYS);
    findings.getStyleClass().add("findings");
    ScrollPane scroll = new ScrollPane(findings);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setPrefHeight(92);
    scroll.setMinHeight(92);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(head, text, scroll, foot);
    String own = session.project().models().get(name);
    if (name.isEmpty() || own != null) {
      edit(own == null ? TEMPLATE : own);
    } else {
      read(session.models().find(name).map(Model::text).orElse(""));
    }
  }

  /// Whether something may have been typed that closing would lose.
  public ReadOnlyBooleanProperty editingProperty() {
    return editing.getReadOnlyProperty();
  }

  /// Where the cursor begins.
  public Node focus() {
    return text;
  }

  private void read(String known) {
    title.setText(name);
    text.setEditable(false);
    text.setText(known);
    Button copy = new Button("Edit a copy in this project");
    copy.setId("edit-copy");
    copy.setOnAction(event -> edit(ModelEdits.copy(known, name, session.models())));
    Button done = new Button("Close");
    done.setOnAction(event -> close.run());
    foot.getChildren().setAll(copy, done);
  }

  private void edit(String start) {
    title.setText(name.isEmpty() ? "New model" : "Edit model");
    editing.set(true);
    text.setEditable(true);
    text.setText(start);
    text.positionCaret(0);
    Button cancel = new Button("Cancel");
    cancel.setOnAction(event -> close.run());
    use.setId("use-model");
    use.getStyleClass().add("accent");
    use.setDisable(true);
    use.setOnAction(event -> use());
    foot.getChildren().setAll(cancel, use);
    text.requestFocus();
  }

  private void use() {
    ModelCheck.Result result = newest;
    Model model = result == null ? null : result.model();
    if (model != null) {
      Set<String> chosen = session.selection().nodes();
      session.edit(
          "Model " + model.name(), project -> ModelEdits.put(project, model, name, chosen));
      session.say("The model " + model.name() + " is part of the project now.");
      close.run();
    }
  }

  private void show(ModelCheck.Result result) {
    newest = result;
    Model model = result.model();
    use.setDisable(model == null);
    findings.getChildren().clear();
    if (model != null) {
      Label sound = new Label(describe(model));
      sound.setWrapText(true);
      sound.getStyleClass().add("sound");
      findings.getChildren().add(sound);
      for (Model.Source source : model.sources()) {
        Label cited =
            new Label(source.citation() + (source.doi().isEmpty() ? "" : "  doi:" + source.doi()));
        cited.getStyleClass().add("hint");
        cited.setWrapText(true);
        findings.getChildren().add(cited);
      }
    }
    result.problems().forEach(problem -> findings.getChildren().add(finding(problem)));
  }

  private static String describe(Model model) {
    String states =
        model.states().stream().map(Model.State::name).collect(Collectors.joining(", "));
    return "Sound: "
        + model.parameters().size()
        + " parameters"
        + (states.isEmpty() ? "" : ", state " + states)
        + ", "
        + model.method().title()
        + ".";
  }

  private Node finding(Problem problem) {
    Problem.Place at = problem.place();
    Hyperlink where = new Hyperlink(at == null ? "–" : at.line() + ":" + at.column());
    where.setMinWidth(Region.USE_PREF_SIZE);
    where.setAccessibleText("Go to " + where.getText());
    where.setOnAction(event -> {
      if (at != null) {
        text.requestFocus();
        text.positionCaret(offset(at.line(), at.column()));
      }
    });
    Label what = new Label(problem.what() + " " + problem.remedy());
    what.setWrapText(true);
    what.getStyleClass().add("refusal");
    HBox.setHgrow(what, Priority.ALWAYS);
    return new HBox(8, where, what);
  }

  private int offset(int line, int column) {
    String[] lines = text.getText().split("\n", -1);
    int at = 0;
    for (int i = 0; i < Math.min(line - 1, lines.length); i++) {
      at += lines[i].length() + 1;
    }
    return Math.min(at + Math.max(0, column - 1), text.getLength());
  }

  private String lineAndColumn(int caret) {
    String before = text.getText().substring(0, Math.min(caret, text.getLength()));
    int line = before.length() - before.replace("\n", "").length() + 1;
    return "line " + line + ", column " + (caret - before.lastIndexOf('\n'));
  }

  // Tab leaves the field, as everywhere; a new line begins where the one above did.
  private void indent(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && text.isEditable() && !event.isShortcutDown()) {
      String before = text.getText(0, text.getCaretPosition());
      String line = before.substring(before.lastIndexOf('\n') + 1);
      text.replaceSelection("\n" + line.substring(0, line.length() - line.stripLeading().length()));
      event.consume();
    } else if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
      Node next = foot.getChildren().getLast();
      next.requestFocus();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown() && !use.isDisabled()) {
      use();
      event.consume();
    }
  }
}
