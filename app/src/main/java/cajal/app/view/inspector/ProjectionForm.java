package cajal.app.view.inspector;

import cajal.app.session.Selection;
import cajal.app.session.Summaries;
import cajal.app.view.part.CommitField;
import cajal.model.Model;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.project.Project;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// The form of a projection: its rule with what it predicts, weight, delay, synapse model and port.
final class ProjectionForm {

  private static final String BY_SIGN = "by the sign of the weight";
  private static final String NOBODY = "nobody";

  private ProjectionForm() {}

  static Form of(Desk desk, Projection projection) {
    Form form = new Form();
    String name = projection.name();
    CommitField title = new CommitField("Name", typed -> rename(desk, name, typed.strip()));
    form.follow(project -> find(project, name).ifPresent(p -> title.show(p.name())));
    boolean observes = target(desk, projection) instanceof Recorder;
    boolean drives = source(desk, projection) instanceof Stimulator;
    Label kind =
        new Label(
            (observes ? "Observation" : drives ? "Drive" : "Projection")
                + " from "
                + projection.source()
                + " to "
                + projection.target());
    form.head(Desk.head(title, kind));
    rule(desk, form, projection, observes || drives);
    if (observes) {
      return form;
    }
    Form.Section synapse = form.section("Synapses", true);
    if (!drives) {
      synapse.row(
          "Model",
          "What a spike does on its way",
          desk.choice(
              form,
              "Synapse model",
              desk.models().names(Model.Kind.SYNAPSE),
              project -> find(project, name).map(Projection::synapse),
              chosen ->
                  change(
                      desk,
                      "Synapse of " + name,
                      name,
                      p -> p.withSynapse(chosen).withParameters(java.util.Map.of()))));
      desk.model(projection.synapse())
          .ifPresent(model -> synapse.node(PopulationForm.about(model)));
    }
    values(desk, projection).forEach(field -> synapse.value(new ValueRow(desk.session(), field)));
    if (!drives) {
      CompactWeights.add(desk, form, synapse, projection);
    }
    port(desk, form, synapse, projection);
    modulator(desk, form, synapse, projection);
    return form;
  }

  /// Everything about a projection that has a unit: weight, delay, parameters of its synapse model.
  static List<ValueField> values(Desk desk, Projection projection) {
    List<ValueField> fields = new ArrayList<>();
    if (target(desk, projection) instanceof Recorder) {
      return fields;
    }
    String name = projection.name();
    Optional<Model> synapse = desk.model(projection.synapse());
    fields.add(weight(desk, projection, synapse));
    boolean continuous =
        synapse.flatMap(Model::output).filter(Model.Output.CONTINUOUS::equals).isPresent();
    if (!continuous) {
      fields.add(
          new ValueField(
              List.of(new Slot.Delay(name, Distribution.constant(1, Unit.MS))),
              parameter("delay", Quantity.ms(1), 0, true, "time from spike to arrival"),
              true));
    }
    Unit weights = WeightUnit.of(desk, projection);
    synapse.ifPresent(model ->
        model.parameters().stream()
            .map(p -> p.withWeight(weights))
            .forEach(p -> fields.add(ValueField.of(new Slot.OfSynapse(name, p.name()), p))));
    return fields;
  }

  private static ValueField weight(Desk desk, Projection projection, Optional<Model> synapse) {
    Slot slot = new Slot.Weight(projection.name());
    Optional<Model.Parameter> stated = synapse.flatMap(Model::weight);
    if (stated.isPresent()) {
      return ValueField.of(slot, stated.get());
    }
    Unit unit = WeightUnit.of(desk, projection);
    String of =
        projection.rule() instanceof ConnectionRule.OfConnectome
            ? "weight of one contact; a connection has as many contacts as the connectome says"
            : "weight of one connection";
    return new ValueField(
        List.of(slot),
        parameter("weight", Quantity.of(1, unit), Double.NEGATIVE_INFINITY, false, of),
        false);
  }

  private static Model.Parameter parameter(
      String name, Quantity usual, double min, boolean minOpen, String description) {
    return new Model.Parameter(
        name, usual, min, minOpen, Double.POSITIVE_INFINITY, false, List.of(), description);
  }

  private static void rule(Desk desk, Form form, Projection projection, boolean device) {
    String name = projection.name();
    Form.Section section = form.section("Connections", true);
    section.row(
        "Rule",
        "Which neurons are joined to which",
        desk.choice(
            form,
            "Rule",
            offered(projection, device),
            project -> find(project, name).map(p -> RuleKind.of(p.rule()).title()),
            title ->
                change(
                    desk,
                    "Rule of " + name,
                    name,
                    p ->
                        p.withRule(
                            RuleKind.titled(title)
                                .from(
                                    p.rule(),
                                    count(desk, p),
                                    size(desk, p.source()),
                                    size(desk, p.target()))))));
    numbers(desk, form, section, projection);
    allowed(desk, form, section, projection);
    Label predicted = new Label();
    predicted.setId("predicted");
    predicted.getStyleClass().add("hint");
    predicted.setWrapText(true);
    form.follow(project ->
        find(project, name)
            .ifPresent(p -> predicted.setText(prediction(desk, project, p, device))));
    section.node(predicted);
  }

  private static void numbers(Desk desk, Form form, Form.Section section, Projection projection) {
    String name = projection.name();
    List<RuleNumber> numbers = RuleNumber.of(projection.rule());
    for (int i = 0; i < numbers.size(); i++) {
      int at = i;
      String title = numbers.get(i).title();
      CommitField field =
          new CommitField(
              title,
              typed ->
                  number(desk.project(), name, at)
                      .map(number -> number.typed().apply(typed))
                      .ifPresent(rule ->
                          change(desk, title + " of " + name, name, p -> p.withRule(rule))));
      field.setId(i == 0 ? "field-rule" : "field-rule-" + i);
      form.follow(
          project -> number(project, name, at).ifPresent(number -> field.show(number.text())));
      section.field(title, "", field);
    }
  }

  // A rule of another kind, while the form of the old one still stands, may have fewer numbers.
  private static Optional<RuleNumber> number(Project project, String name, int at) {
    return find(project, name)
        .map(p -> RuleNumber.of(p.rule()))
        .filter(numbers -> at < numbers.size())
        .map(numbers -> numbers.get(at));
  }

  private static List<String> offered(Projection projection, boolean device) {
    List<String> titles = new ArrayList<>();
    for (RuleKind kind : RuleKind.values()) {
      boolean fits =
          switch (kind) {
            case ALL_TO_ALL, BERNOULLI -> true;
            case CHOSEN -> device;
            case EXPLICIT, CONNECTOME -> RuleKind.of(projection.rule()) == kind;
            case ONE_TO_ONE,
                FIXED_INDEGREE,
                FIXED_OUTDEGREE,
                FIXED_TOTAL,
                POISSON,
                DISTANCE,
                LOW_RANK,
                BLOCKS,
                ENSEMBLES,
                THIRD_FACTOR ->
                !device;
            case SYMMETRIC, SMALL_WORLD, SCALE_FREE, DIRECTED_SCALE_FREE ->
                projection.source().equals(projection.target());
          };
      if (fits || RuleKind.of(projection.rule()) == kind) {
        titles.add(kind.title());
      }
    }
    return titles;
  }

  private static void allowed(Desk desk, Form form, Form.Section section, Projection projection) {
    if (!projection.source().equals(projection.target())
        && RuleKind.multapses(projection.rule()).isEmpty()) {
      return;
    }
    String name = projection.name();
    CheckBox autapses = new CheckBox("Autapses");
    autapses.setTooltip(new Tooltip("A neuron may connect to itself"));
    CheckBox multapses = new CheckBox("Multapses");
    multapses.setTooltip(new Tooltip("A pair may be connected several times"));
    Runnable set =
        () ->
            change(
                desk,
                "Rule of " + name,
                name,
                p ->
                    p.withRule(
                        RuleKind.allowing(
                            p.rule(), autapses.isSelected(), multapses.isSelected())));
    autapses.setOnAction(event -> set.run());
    multapses.setOnAction(event -> set.run());
    form.follow(project ->
        find(project, name)
            .ifPresent(p -> {
              autapses.setSelected(RuleKind.autapses(p.rule()).orElse(false));
              multapses.setSelected(RuleKind.multapses(p.rule()).orElse(false));
            }));
    if (projection.source().equals(projection.target())
        && RuleKind.autapses(projection.rule()).isPresent()) {
      section.node(autapses);
    }
    if (RuleKind.multapses(projection.rule()).isPresent()) {
      section.node(multapses);
    }
  }

  private static String prediction(
      Desk desk, Project project, Projection projection, boolean device) {
    Network network = project.network();
    if (device && projection.rule() instanceof ConnectionRule.AllToAll) {
      return "All of "
          + network
              .population(projection.target())
              .or(() -> network.population(projection.source()))
              .map(population -> "%,d neurons".formatted(population.size()))
              .orElse("them");
    }
    String expected =
        Predicted.of(project, projection, desk.models())
            .map(Predicted::text)
            .orElse("Not predictable while something is wrong with this projection.");
    return projection.rule() instanceof ConnectionRule.OfConnectome rule
        ? origin(rule) + expected
        : expected;
  }

  private static String origin(ConnectionRule.OfConnectome rule) {
    String kind =
        rule.kind() == ConnectionRule.Kind.ELECTRICAL ? "Gap junctions" : "Chemical synapses";
    String who = Summaries.senders(rule);
    return kind
        + " of "
        + rule.dataset()
        + (who.isEmpty() ? "" : (rule.except() ? ", all but " : ", from ") + who)
        + "\n";
  }

  private static double count(Desk desk, Projection projection) {
    return Predicted.of(desk.project(), projection, desk.models())
        .map(Predicted::synapses)
        .orElse(0.0);
  }

  private static void port(Desk desk, Form form, Form.Section section, Projection projection) {
    String name = projection.name();
    List<String> ports = new ArrayList<>(List.of(BY_SIGN));
    WeightUnit.targetModel(desk, projection).stream()
        .flatMap(model -> model.ports().stream())
        .map(Model.Port::name)
        .forEach(ports::add);
    if (ports.size() < 3) {
      return;
    }
    section.row(
        "Port",
        "Where spikes arrive",
        desk.choice(
            form,
            "Port",
            ports,
            project -> find(project, name).map(p -> p.port().orElse(BY_SIGN)),
            chosen ->
                change(
                    desk,
                    "Port of " + name,
                    name,
                    p ->
                        p.withPort(
                            chosen.equals(BY_SIGN) ? Optional.empty() : Optional.of(chosen)))));
  }

  private static void modulator(Desk desk, Form form, Form.Section section, Projection projection) {
    if (!desk.model(projection.synapse()).map(Model::isModulated).orElse(false)) {
      return;
    }
    String name = projection.name();
    List<String> populations = new ArrayList<>(List.of(NOBODY));
    desk.network().populations().forEach(p -> populations.add(p.name()));
    section.row(
        "Modulator",
        "Population whose spikes modulate these synapses, such as dopamine neurons",
        desk.choice(
            form,
            "Modulator",
            populations,
            project -> find(project, name).map(p -> p.modulator().orElse(NOBODY)),
            chosen ->
                change(
                    desk,
                    "Modulator of " + name,
                    name,
                    p -> p.withModulator(Optional.of(chosen).filter(c -> !c.equals(NOBODY))))));
  }

  private static void rename(Desk desk, String from, String to) {
    if (to.isBlank() || (!to.equals(from) && desk.network().projection(to).isPresent())) {
      throw new IllegalArgumentException("“" + to + "” is taken or empty.");
    }
    change(desk, "Rename " + from, from, p -> p.renamed(to));
    desk.session().select(Selection.projection(to));
  }

  private static void change(
      Desk desk, String gesture, String name, UnaryOperator<Projection> how) {
    desk.session()
        .edit(
            gesture,
            project -> project.withNetwork(project.network().replaceProjection(name, how)));
  }

  private static Optional<Projection> find(Project project, String name) {
    return project.network().projection(name);
  }

  private static long size(Desk desk, String node) {
    return desk.network().population(node).map(Population::size).orElse(1);
  }

  private static Node node(Desk desk, String name) {
    return desk.network().node(name).orElseGet(() -> Population.of(name, "", 1));
  }

  private static Node source(Desk desk, Projection projection) {
    return node(desk, projection.source());
  }

  private static Node target(Desk desk, Projection projection) {
    return node(desk, projection.target());
  }
}
