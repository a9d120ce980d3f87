package cajal.app.view.inspector;

import cajal.app.session.Edits;
import cajal.app.session.Names;
import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.app.view.part.CommitField;
import cajal.model.Model;
import cajal.model.ModelSource;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;

/// What the forms work with: the project that they change, the models that say what can be changed,
/// and the pieces that they have in common.
///
/// @param session what is edited
/// @param showModel shows the text of a model
record Desk(Session session, Consumer<String> showModel) {

  Project project() {
    return session.project();
  }

  Network network() {
    return project().network();
  }

  ModelSource models() {
    return session.models();
  }

  /// A model, if it is there and sound.
  Optional<Model> model(String name) {
    try {
      return models().find(name);
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /// The parameters of a node that people change most, by its model.
  List<String> keyOf(String node) {
    return network()
        .node(node)
        .flatMap(found ->
            switch (found) {
              case Population p -> model(p.model());
              case Stimulator s -> model(s.model());
              case Recorder _ -> Optional.empty();
            })
        .map(Model::key)
        .orElse(List.of());
  }

  /// The title of a form for a node: its name, which can be changed, and what it is.
  VBox nodeHead(Form form, String node, Function<Node, String> what) {
    CommitField name = new CommitField("Name", typed -> rename(node, typed.strip()));
    Label kind = new Label();
    form.follow(project ->
        project
            .network()
            .node(node)
            .ifPresent(found -> {
              name.show(found.name());
              kind.setText(what.apply(found));
            }));
    return head(name, kind);
  }

  /// The title of a form: a name to type in, and what it is.
  static VBox head(CommitField name, Label kind) {
    name.setId("field-name");
    name.getStyleClass().add("form-title");
    kind.getStyleClass().add("form-kind");
    kind.setWrapText(true);
    VBox head = new VBox(2, name, name.reason(), kind);
    head.getStyleClass().add("form-head");
    return head;
  }

  private void rename(String from, String to) {
    network()
        .node(from)
        .ifPresent(node -> {
          if (!Names.allowed(network(), node, to)) {
            throw new IllegalArgumentException(
                "“" + to + "” is taken, empty, or has a point in it.");
          }
          session.edit("Rename " + from, project -> Edits.rename(project, from, to));
          session.select(Selection.node(to));
        });
  }

  /// A combo box with search that shows what holds in the project and changes it.
  ///
  /// @param shown what holds; never called where the owner is gone
  ComboBox<String> choice(
      Form form,
      String name,
      List<String> offered,
      Function<Project, Optional<String>> shown,
      Consumer<String> chosen) {
    ComboBox<String> box = offered.size() > 8 ? new SearchableComboBox<>() : new ComboBox<>();
    box.getItems().setAll(offered);
    box.setAccessibleText(name);
    box.setId("choice-" + name.replace(' ', '-'));
    boolean[] following = {false};
    form.follow(project ->
        shown
            .apply(project)
            .ifPresent(value -> {
              following[0] = true;
              if (!box.getItems().contains(value)) {
                box.getItems().add(value);
              }
              box.setValue(value);
              following[0] = false;
            }));
    box.valueProperty()
        .addListener((property, old, value) -> {
          if (!following[0] && value != null) {
            chosen.accept(value);
          }
        });
    return box;
  }

  /// A line for a positive quantity, such as a duration.
  CommitField quantity(
      Form form,
      String name,
      Unit unit,
      Function<Project, Optional<Quantity>> shown,
      BiFunction<Project, Quantity, Project> change) {
    CommitField field =
        new CommitField(
            name,
            typed -> {
              Quantity read = ValueField.in(typed, unit);
              if (!(read.value() > 0) || Double.isInfinite(read.value())) {
                throw new IllegalArgumentException(name + " must be above 0 " + unit + ".");
              }
              session.edit("Set " + name, project -> change.apply(project, read));
            });
    field.setId("field-" + name.replace(' ', '-'));
    form.follow(project ->
        shown
            .apply(project)
            .ifPresent(value -> field.show(ValueField.text(value.in(unit).value()))));
    return field;
  }

  static Label unit(Unit unit) {
    Label label = new Label(unit.symbol());
    label.getStyleClass().add("unit");
    return label;
  }
}
