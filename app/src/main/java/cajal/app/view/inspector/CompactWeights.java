package cajal.app.view.inspector;

import cajal.model.Model;
import cajal.network.Projection;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;

/// The choice between weights as they are drawn and weights that take less memory.
final class CompactWeights {

  private CompactWeights() {}

  /// Adds the choice where there is one, or where it was made and has no effect.
  static void add(Desk desk, Form form, Form.Section section, Projection projection) {
    boolean offered =
        desk.model(projection.synapse())
            .filter(model -> !model.isPlastic())
            .filter(model -> !model.output().equals(Optional.of(Model.Output.CONTINUOUS)))
            .isPresent();
    if (!offered && !projection.compactWeights()) {
      return;
    }
    String name = projection.name();
    CheckBox compact = new CheckBox("Compact weights: less memory, a little rounded");
    compact.setId("compact-weights");
    compact.setTooltip(
        new Tooltip(
            "6 bytes a synapse instead of 8 where weights vary,"
                + " each off by 1/16383 of the largest at most"));
    compact.setOnAction(event ->
        desk.session()
            .edit(
                "Weights of " + name,
                project ->
                    project.withNetwork(
                        project
                            .network()
                            .replaceProjection(
                                name, p -> p.withCompactWeights(compact.isSelected())))));
    form.follow(project ->
        project.network().projection(name).ifPresent(p -> compact.setSelected(p.compactWeights())));
    section.node(compact);
  }
}
