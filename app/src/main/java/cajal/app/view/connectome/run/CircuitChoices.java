package cajal.app.view.connectome.run;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.CircuitExperiment;
import cajal.app.session.connectome.CircuitExperiment.Choices;
import cajal.app.session.connectome.CircuitExperiment.Drive;
import cajal.app.session.connectome.CircuitExperiment.Scale;
import cajal.project.circuit.Dynamics;
import cajal.project.circuit.Sign;
import cajal.project.circuit.Signs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The form of what is assumed when a circuit runs: equations, signs by transmitter and by cell,
/// strengths, stimulus; with where the assumptions come from.
final class CircuitChoices {

  private static final Pattern MODEL_NAME = Pattern.compile("(?m)^\\s*neuron\\s+(\\S+)");

  private final Workspace workspace;
  private final CircuitExperiment experiment;
  private final GridPane grid = new GridPane(10, 6);
  private final GridPane signs = new GridPane(10, 6);

  CircuitChoices(Workspace workspace) {
    this.workspace = workspace;
    experiment = workspace.connectome().experiment();
  }

  private Choices now() {
    return experiment.choicesProperty().get();
  }

  private void set(Choices choices) {
    experiment.choicesProperty().set(choices);
  }

  Node node() {
    row("Equations", model());
    row(
        "Chemical contacts ×",
        number(
            "chemical-factor",
            now().scale().chemical(),
            value ->
                set(
                    now()
                        .with(new Scale(value, now().scale().gap(), now().scale().normalised())))));
    row(
        "Gap junctions ×",
        number(
            "gap-factor",
            now().scale().gap(),
            value ->
                set(
                    now()
                        .with(
                            new Scale(
                                now().scale().chemical(), value, now().scale().normalised())))));
    CheckBox normalised = new CheckBox("Every cell receives the same in all");
    normalised.setSelected(now().scale().normalised());
    normalised
        .selectedProperty()
        .subscribe(
            on -> set(now().with(new Scale(now().scale().chemical(), now().scale().gap(), on))));
    row("", normalised);
    CheckBox muscles = new CheckBox("With the muscles it innervates");
    muscles.setId("with-muscles");
    muscles.setSelected(now().muscles());
    muscles.selectedProperty().subscribe(on -> set(now().withMuscles(on)));
    row("", muscles);
    row(
        "Stimulus, pA",
        number(
            "stimulus-pa",
            now().drive().amplitudePa(),
            value ->
                set(
                    now()
                        .with(new Drive(value, now().drive().startMs(), now().drive().stopMs())))));
    row(
        "Stimulus from, ms",
        number(
            "stimulus-from",
            now().drive().startMs(),
            value ->
                set(
                    now()
                        .with(
                            new Drive(
                                now().drive().amplitudePa(), value, now().drive().stopMs())))));
    row(
        "Stimulus to, ms",
        number(
            "stimulus-to",
            now().drive().stopMs(),
            value ->
                set(
                    now()
                        .with(
                            new Drive(
                                now().drive().amplitudePa(), now().drive().startMs(), value)))));
    for (Map.Entry<String, Sign> entry : now().signs().byTransmitter().entrySet()) {
      signs.addRow(
          signs.getRowCount(), new Label(entry.getKey()), sign(entry.getKey(), entry.getValue()));
    }
    // Side by side, so that all of it fits above the strip of a small screen.
    HBox columns = new HBox(24, grid, signs);
    Label source = new Label("Assumed: " + Signs.SOURCE);
    source.setWrapText(true);
    source.setMaxWidth(620);
    source.getStyleClass().add("hint");
    VBox form = new VBox(10, columns, selected(), source);
    form.setPadding(new Insets(12));
    form.getStyleClass().add("circuit-choices");
    return form;
  }

  private void row(String title, Node field) {
    grid.addRow(grid.getRowCount(), new Label(title), field);
  }

  private Node model() {
    Map<String, Dynamics> known = new LinkedHashMap<>();
    known.put("graded (Kunert et al. 2014)", Dynamics.GRADED);
    known.put("graded (c302, level C1)", Dynamics.GRADED_C302);
    known.put("graded without units (c302, W2D)", Dynamics.ofLibrary("celegans_w2d"));
    known.put("leaky integrate-and-fire", Dynamics.SPIKING);
    workspace
        .session()
        .project()
        .models()
        .forEach((name, text) -> {
          if (text.strip().startsWith("neuron")) {
            known.put(name + " (of this project)", new Dynamics(name, text));
          }
        });
    ComboBox<String> box = new ComboBox<>();
    box.setId("circuit-model");
    box.getItems().addAll(known.keySet());
    known.forEach((title, dynamics) -> {
      if (dynamics.equals(now().dynamics())) {
        box.setValue(title);
      }
    });
    if (box.getValue() == null) {
      box.getItems().add(now().dynamics().model());
      known.put(now().dynamics().model(), now().dynamics());
      box.setValue(now().dynamics().model());
    }
    box.setOnAction(event ->
        set(now().with(known.getOrDefault(String.valueOf(box.getValue()), Dynamics.GRADED))));
    Button file = new Button("File…");
    file.setOnAction(event -> workspace.panels().askForFile(path -> own(path, box, known)));
    return new HBox(6, box, file);
  }

  private void own(Path path, ComboBox<String> box, Map<String, Dynamics> known) {
    try {
      String text = Files.readString(path);
      Matcher name = MODEL_NAME.matcher(text);
      if (!name.find()) {
        workspace.session().say(path.getFileName() + " does not begin with 'neuron NAME'.");
        return;
      }
      known.put(name.group(1), new Dynamics(name.group(1), text));
      box.getItems().add(name.group(1));
      box.setValue(name.group(1));
    } catch (IOException e) {
      workspace.session().say(path.getFileName() + " cannot be read.");
    }
  }

  private static TextField number(String id, double value, DoubleConsumer then) {
    TextField field =
        new TextField(value == Math.rint(value) ? "%.0f".formatted(value) : "" + value);
    field.setId(id);
    field.setPrefColumnCount(6);
    Runnable commit =
        () -> {
          try {
            double typed = Double.parseDouble(field.getText().strip());
            field.pseudoClassStateChanged(WRONG, !(typed >= 0));
            if (typed >= 0) {
              then.accept(typed);
            }
          } catch (NumberFormatException e) {
            field.pseudoClassStateChanged(WRONG, true);
          }
        };
    field.setOnAction(event -> commit.run());
    field
        .focusedProperty()
        .subscribe(focused -> {
          if (!focused) {
            commit.run();
          }
        });
    return field;
  }

  private static final javafx.css.PseudoClass WRONG =
      javafx.css.PseudoClass.getPseudoClass("error");

  private Node sign(String transmitter, Sign sign) {
    ComboBox<Sign> box = new ComboBox<>();
    box.setId("sign-" + transmitter);
    box.getItems().addAll(Sign.values());
    box.setValue(sign);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Sign value) {
            return value == null ? "" : value.word();
          }

          @Override
          public Sign fromString(String text) {
            return Sign.of(text);
          }
        });
    box.setOnAction(event -> {
      Sign chosen = box.getValue();
      if (chosen != null) {
        set(now().with(now().signs().withTransmitter(transmitter, chosen)));
      }
    });
    return box;
  }

  private Node selected() {
    HBox all = new HBox(6, new Label("Selected cells:"));
    all.setAlignment(Pos.CENTER_LEFT);
    for (Sign sign : Sign.values()) {
      Button button = new Button(sign.word());
      button.setId("selected-" + sign.word());
      button.getStyleClass().add("small-toggle");
      button.setOnAction(event -> {
        Set<String> names = workspace.connectome().selection();
        Signs signs = now().signs();
        for (String name : names) {
          signs = signs.withCell(name, sign);
        }
        set(now().with(signs));
        workspace
            .session()
            .say(
                names.isEmpty()
                    ? "No cell is selected."
                    : String.join(", ", names) + " assumed " + sign.word());
      });
      all.getChildren().add(button);
    }
    return all;
  }
}
