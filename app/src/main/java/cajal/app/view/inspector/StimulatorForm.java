package cajal.app.view.inspector;

import cajal.app.session.Edits;
import cajal.model.Model;
import cajal.network.Node;
import cajal.network.Stimulator;
import cajal.project.Project;
import java.util.Optional;
import javafx.scene.control.Button;

/// The form of a stimulator: its model and parameters.
final class StimulatorForm {

  private StimulatorForm() {}

  static Form of(Desk desk, Stimulator stimulator) {
    Form form = new Form();
    String name = stimulator.name();
    form.head(desk.nodeHead(form, name, node -> "Stimulator"));
    Optional<Model> model = desk.model(stimulator.model());
    Form.Section section = form.section("Model", true);
    section.row(
        "Model",
        model.map(Model::description).orElse(""),
        desk.choice(
            form,
            "Model",
            desk.models().names(Model.Kind.STIMULATOR),
            project -> model(project, name),
            chosen ->
                desk.session()
                    .edit(
                        "Model of " + name,
                        project -> Edits.setModel(project, name, chosen, desk.models()))));
    if (model.isEmpty()) {
      section.node(PopulationForm.missing(stimulator.model()));
      return form;
    }
    section.node(PopulationForm.about(model.get()));
    Button text = new Button("Equations…");
    text.setOnAction(event -> desk.showModel().accept(stimulator.model()));
    section.row("", "", text);
    Form.Section values = form.section("Parameters", true);
    for (Model.Parameter parameter : model.get().parameters()) {
      values.value(
          new ValueRow(
              desk.session(), ValueField.of(new Slot.OfNode(name, parameter.name()), parameter)));
    }
    return form;
  }

  private static Optional<String> model(Project project, String name) {
    Optional<Node> node = project.network().node(name);
    return node.filter(Stimulator.class::isInstance)
        .map(Stimulator.class::cast)
        .map(Stimulator::model);
  }
}
