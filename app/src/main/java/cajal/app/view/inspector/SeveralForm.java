package cajal.app.view.inspector;

import cajal.app.session.Selection;
import cajal.model.Model;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The form of several things selected together: the parameters that all of them have.
final class SeveralForm {

  private SeveralForm() {}

  static Form of(Desk desk, Selection selection) {
    Form form = new Form();
    Label title =
        new Label(selection.nodes().size() + selection.projections().size() + " selected");
    title.getStyleClass().add("form-title");
    Label names =
        new Label(
            String.join(", ", selection.nodes())
                + (selection.nodes().isEmpty() ? "" : " ")
                + String.join(", ", selection.projections()));
    names.getStyleClass().add("form-kind");
    names.setWrapText(true);
    VBox head = new VBox(2, title, names);
    head.getStyleClass().add("form-head");
    form.head(head);
    List<ValueField> common = common(desk, selection);
    Form.Section section = form.section("Common parameters", true);
    if (common.isEmpty()) {
      Label none = new Label("They have no parameter in common.");
      none.getStyleClass().add("hint");
      section.node(none);
    }
    common.forEach(field -> section.value(new ValueRow(desk.session(), field)));
    return form;
  }

  /// Fields over all that is selected, for the parameters that agree in name and unit everywhere.
  static List<ValueField> common(Desk desk, Selection selection) {
    List<Map<String, ValueField>> each = new ArrayList<>();
    for (String name : selection.nodes()) {
      desk.network().node(name).ifPresent(node -> each.add(fields(desk, node)));
    }
    for (String name : selection.projections()) {
      desk.network().projection(name).ifPresent(projection -> each.add(fields(desk, projection)));
    }
    List<ValueField> common = new ArrayList<>();
    if (each.isEmpty()) {
      return common;
    }
    for (ValueField first : each.getFirst().values()) {
      List<Slot> slots = new ArrayList<>();
      for (Map<String, ValueField> fields : each) {
        ValueField other = fields.get(first.name());
        if (other != null
            && other.unit().dimension().equals(first.unit().dimension())
            && other.parameter().list() == first.parameter().list()) {
          slots.addAll(other.slots());
        }
      }
      if (slots.size() == each.size()) {
        common.add(new ValueField(slots, first.parameter(), first.hasDefault()));
      }
    }
    return common;
  }

  private static Map<String, ValueField> fields(Desk desk, Node node) {
    Map<String, ValueField> fields = new LinkedHashMap<>();
    Optional<Model> model =
        switch (node) {
          case Population p -> desk.model(p.model());
          case Stimulator s -> desk.model(s.model());
          case Recorder _ -> Optional.empty();
        };
    model.ifPresent(found ->
        found
            .parameters()
            .forEach(parameter ->
                fields.put(
                    parameter.name(),
                    ValueField.of(new Slot.OfNode(node.name(), parameter.name()), parameter))));
    return fields;
  }

  private static Map<String, ValueField> fields(Desk desk, Projection projection) {
    Map<String, ValueField> fields = new LinkedHashMap<>();
    for (ValueField field : ProjectionForm.values(desk, projection)) {
      fields.put(field.name(), field);
    }
    return fields;
  }
}
