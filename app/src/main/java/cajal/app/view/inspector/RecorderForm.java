package cajal.app.view.inspector;

import cajal.app.view.part.CommitField;
import cajal.model.Body;
import cajal.model.Model;
import cajal.network.Projection;
import cajal.network.RecordedWeights;
import cajal.network.Recorder;
import cajal.project.Project;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

/// The form of a recorder: what it observes, and how often.
final class RecorderForm {

  private RecorderForm() {}

  static Form of(Desk desk, Recorder recorder) {
    Form form = new Form();
    String name = recorder.name();
    form.head(desk.nodeHead(form, name, node -> "Recorder"));
    Form.Section section = form.section("Observes", true);
    Map<String, String> offered = offered(desk, recorder);
    offered.forEach((variable, description) -> {
      CheckBox box = new CheckBox(variable);
      // The underscore of V_m is no mnemonic.
      box.setMnemonicParsing(false);
      box.setId("records-" + variable);
      box.setOnAction(event -> toggle(desk, name, variable, box.isSelected()));
      form.follow(project ->
          find(project, name)
              .ifPresent(found -> box.setSelected(found.variables().contains(variable))));
      section.node(box);
      if (!description.isEmpty()) {
        Label hint = new Label(description);
        hint.getStyleClass().addAll("hint", "indented");
        hint.setWrapText(true);
        section.node(hint);
      }
    });
    if (desk.network().projections().stream().noneMatch(p -> p.target().equals(name))) {
      Label hint = new Label("Wire a population to it to record its state variables.");
      hint.getStyleClass().add("hint");
      hint.setWrapText(true);
      section.node(hint);
    }
    CommitField written =
        new CommitField(
            "Other",
            typed -> {
              if (!typed.isBlank()) {
                toggle(desk, name, typed.strip(), true);
              }
            });
    written.setId("records-written");
    section.field(
        "Other",
        "Such as lfp = sum(abs(I_ex) + abs(I_in)) or m = mean(V_m), one trace for all neurons, or"
            + " a sample of weights, weight of E→E, 20 drawn",
        written);
    CommitField interval =
        desk.quantity(
            form,
            "Interval",
            Unit.MS,
            project -> find(project, name).map(Recorder::interval),
            (project, value) ->
                change(project, name, r -> new Recorder(r.name(), r.variables(), value)));
    section.field("Interval", "Time between two samples of a trace", interval, Desk.unit(Unit.MS));
    return form;
  }

  // The state variables of every population that is wired to it, weights that change, and what it
  // holds already.
  private static Map<String, String> offered(Desk desk, Recorder recorder) {
    Map<String, String> offered = new LinkedHashMap<>();
    offered.put(Recorder.SPIKES, "All spikes of the observed neurons");
    for (Projection projection : desk.network().projections()) {
      if (projection.target().equals(recorder.name())) {
        desk.network()
            .population(projection.source())
            .flatMap(population -> desk.model(population.model()))
            .map(Model::states)
            .orElse(List.of())
            .forEach(state ->
                offered.putIfAbsent(
                    state.name(),
                    (state.description()
                            + (state.unit().equals(Unit.ONE) ? "" : " in " + state.unit()))
                        .strip()));
      }
    }
    // Rate units have a state variable of this name, which then is what is recorded.
    offered.putIfAbsent(
        Recorder.RATE, "Spikes for each neuron and second in every interval, one trace");
    for (Projection projection : desk.network().projections()) {
      if (desk.model(projection.synapse()).filter(RecorderForm::keepsItsSynapses).isPresent()) {
        offered.put(RecordedWeights.of(projection.name()), "The weight of each of its synapses");
      }
    }
    recorder.variables().forEach(variable -> offered.putIfAbsent(variable, ""));
    return offered;
  }

  // Weights are recorded of synapses that stay.
  private static boolean keepsItsSynapses(Model synapse) {
    return synapse.body() instanceof Body.Plastic body && !body.rewires();
  }

  private static void toggle(Desk desk, String name, String variable, boolean on) {
    desk.session()
        .edit(
            (on ? "Record " : "Stop recording ") + variable,
            project ->
                change(
                    project,
                    name,
                    recorder -> {
                      List<String> variables = new ArrayList<>(recorder.variables());
                      variables.remove(variable);
                      if (on) {
                        variables.add(variable);
                      }
                      return new Recorder(recorder.name(), variables, recorder.interval());
                    }));
  }

  private static Optional<Recorder> find(Project project, String name) {
    return project
        .network()
        .node(name)
        .filter(Recorder.class::isInstance)
        .map(Recorder.class::cast);
  }

  private static Project change(Project project, String name, UnaryOperator<Recorder> how) {
    return project.withNetwork(
        project.network().replace(name, node -> node instanceof Recorder r ? how.apply(r) : node));
  }
}
