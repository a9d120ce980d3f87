package cajal.app.view.inspector;

import cajal.app.session.Edits;
import cajal.app.view.part.CommitField;
import cajal.model.Model;
import cajal.network.Cells;
import cajal.network.Population;
import cajal.project.Project;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// The form of a population: its model, size, integration, parameters and initial values.
final class PopulationForm {

  private static final int LARGEST = 100_000_000;

  private PopulationForm() {}

  static Form of(Desk desk, Population population) {
    Form form = new Form();
    String name = population.name();
    form.head(
        desk.nodeHead(
            form,
            name,
            node ->
                node instanceof Population p
                    ? "Population of " + "%,d".formatted(p.size()) + " neurons"
                    : ""));
    Optional<Model> model = desk.model(population.model());
    Form.Section neurons = form.section("Model", true);
    neurons.row(
        "Model",
        model.map(Model::description).orElse(""),
        desk.choice(
            form,
            "Model",
            desk.models().names(Model.Kind.NEURON),
            project -> project.network().population(name).map(Population::model),
            chosen ->
                desk.session()
                    .edit(
                        "Model of " + name,
                        project -> Edits.setModel(project, name, chosen, desk.models()))));
    if (model.isEmpty()) {
      neurons.node(missing(population.model()));
      return form;
    }
    neurons.node(about(model.get()));
    size(desk, form, neurons, population);
    integration(desk, form, neurons, name, model.get());
    Button text = new Button("Equations…");
    text.setOnAction(event -> desk.showModel().accept(population.model()));
    neurons.row("", "", text);
    parameters(desk, form, name, model.get());
    initial(desk, form, name, model.get());
    return form;
  }

  static Label missing(String model) {
    Label label = new Label("There is no sound model called “" + model + "”. Choose another.");
    label.setWrapText(true);
    label.getStyleClass().add("refusal");
    return label;
  }

  static Label about(Model model) {
    Label label = new Label(model.description());
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    label.getStyleClass().add("hint");
    return label;
  }

  private static void size(Desk desk, Form form, Form.Section section, Population population) {
    if (population.cells() instanceof Cells.OfConnectome cells) {
      Label who =
          new Label(
              cells.size()
                  + " of "
                  + cells.dataset()
                  + (cells.ablated().isEmpty()
                      ? ""
                      : ", ablated: "
                          + cells.ablated().stream().sorted().collect(Collectors.joining(", "))));
      who.setWrapText(true);
      section.row("Cells", "Cells of a connectome, with their names", who);
      return;
    }
    String name = population.name();
    CommitField size =
        new CommitField(
            "Size",
            typed -> {
              double read =
                  ValueField.in(typed.replace(",", "").replace(" ", ""), Unit.ONE).value();
              if (read != Math.rint(read) || read < 1 || read > LARGEST) {
                throw new IllegalArgumentException(
                    "A population has between 1 and " + "%,d".formatted(LARGEST) + " neurons.");
              }
              cells(desk, "Size of " + name, name, now -> PlaceText.resized(now, (int) read));
            });
    size.setId("field-size");
    form.follow(project ->
        project.network().population(name).ifPresent(p -> size.show(Integer.toString(p.size()))));
    section.field("Size", "Number of neurons", size);
    CommitField positions =
        new CommitField(
            "Positions",
            typed -> cells(desk, "Positions of " + name, name, now -> PlaceText.typed(now, typed)));
    positions.setId("field-positions");
    form.follow(project ->
        project.network().population(name).ifPresent(p -> positions.show(PlaceText.of(p.cells()))));
    section.field("Positions", "Where the neurons lie, for rules by distance", positions);
  }

  private static void cells(Desk desk, String gesture, String name, UnaryOperator<Cells> change) {
    desk.session()
        .edit(
            gesture,
            project ->
                project.withNetwork(
                    project
                        .network()
                        .replace(
                            name,
                            node ->
                                node instanceof Population p
                                    ? p.withCells(change.apply(p.cells()))
                                    : node)));
  }

  private static void integration(
      Desk desk, Form form, Form.Section section, String name, Model model) {
    String usual = model.method().title() + " (model’s choice)";
    List<String> titles = new ArrayList<>(List.of(usual));
    model.methods().stream().skip(1).map(Model.Method::title).forEach(titles::add);
    if (titles.size() == 1) {
      section.row(
          "Integration", "How the equations are integrated", new Label(model.method().title()));
      return;
    }
    section.row(
        "Integration",
        "How the equations are integrated",
        desk.choice(
            form,
            "Integration",
            titles,
            project ->
                project
                    .network()
                    .population(name)
                    .map(p ->
                        p.integration()
                            .flatMap(id -> byId(model, id))
                            .map(Model.Method::title)
                            .orElse(usual)),
            chosen ->
                desk.session()
                    .edit(
                        "Integration of " + name, project -> with(project, name, chosen, model))));
  }

  private static Optional<Model.Method> byId(Model model, String id) {
    return model.methods().stream().filter(method -> method.id().equals(id)).findFirst();
  }

  private static Project with(Project project, String name, String title, Model model) {
    Optional<String> id =
        model.methods().stream()
            .filter(method -> method.title().equals(title))
            .map(Model.Method::id)
            .findFirst();
    return project.withNetwork(
        project
            .network()
            .replace(name, node -> node instanceof Population p ? p.withIntegration(id) : node));
  }

  private static void parameters(Desk desk, Form form, String name, Model model) {
    Form.Section section = form.section("Parameters", true);
    for (Model.Parameter parameter : model.parameters()) {
      section.value(
          new ValueRow(
              desk.session(), ValueField.of(new Slot.OfNode(name, parameter.name()), parameter)));
    }
  }

  private static void initial(Desk desk, Form form, String name, Model model) {
    if (model.states().isEmpty()) {
      return;
    }
    Form.Section section = form.section("Initial values", false);
    for (Model.State state : model.states()) {
      section.value(new ValueRow(desk.session(), InitialValue.field(name, state, model)));
    }
  }
}
