package cajal.app.session;

import cajal.model.ModelSource;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.project.Project;
import cajal.project.Project.Point;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What a person can do to a drawing: each a function from a project to the next one.
public final class Edits {

  /// Neurons of a new population: enough for a raster with a pattern, few enough to run at once.
  public static final int USUAL_SIZE = 100;

  // With the weights that Wiring gives, this drives a default neuron a little above threshold.
  private static final double USUAL_RATE_HZ = 8000;
  static final double USUAL_CURRENT_PA = 500;

  private Edits() {}

  /// The project with a new node; {@link Names#forNode} says beforehand how it will be called.
  public static Project place(
      Project project, PaletteEntry entry, Point place, ModelSource models) {
    String name = Names.forNode(project.network(), entry);
    return project
        .withNetwork(project.network().with(node(entry, name, models)))
        .withPlace(name, place);
  }

  private static Node node(PaletteEntry entry, String name, ModelSource models) {
    return switch (entry.group()) {
      case NEURON -> Population.of(name, entry.model(), USUAL_SIZE);
      case STIMULATOR -> new Stimulator(name, entry.model(), drive(entry.model(), models));
      case RECORDER -> new Recorder(name, List.of(entry.model()), Quantity.ms(1));
    };
  }

  // A model file's own defaults are neutral (rate 0, amplitude 0); what a person places should do
  // something.
  private static Map<String, Distribution> drive(String model, ModelSource models) {
    Map<String, Distribution> values = new LinkedHashMap<>();
    Catalogue.find(models, model)
        .ifPresent(found -> {
          found
              .parameter("rate")
              .filter(p -> !p.list() && p.defaultValue().value() == 0)
              .ifPresent(p -> values.put("rate", Distribution.constant(USUAL_RATE_HZ, Unit.HZ)));
          found
              .parameter("amplitude")
              .filter(p -> !p.list() && p.defaultValue().value() == 0)
              .ifPresent(
                  p -> values.put("amplitude", Distribution.constant(USUAL_CURRENT_PA, Unit.PA)));
        });
    return values;
  }

  /// The project with nodes moved by a distance on the canvas; those without a place get one.
  public static Project move(Project project, Set<String> nodes, double dx, double dy) {
    Map<String, Point> layout = new LinkedHashMap<>(project.layout());
    for (String name : nodes) {
      Point at = layout.getOrDefault(name, new Point(0, 0));
      layout.put(name, new Point(at.x() + dx, at.y() + dy));
    }
    return project.withLayout(layout);
  }

  /// The project with nodes at given places.
  public static Project arrange(Project project, Map<String, Point> places) {
    Map<String, Point> layout = new LinkedHashMap<>(project.layout());
    layout.putAll(places);
    return project.withLayout(layout);
  }

  /// The project without what is selected, and without every projection of a deleted node.
  public static Project delete(Project project, Selection selection) {
    Network network = project.network();
    for (String node : selection.nodes()) {
      network = network.without(node);
    }
    for (String projection : selection.projections()) {
      network = network.withoutProjection(projection);
    }
    Map<String, Point> layout = new LinkedHashMap<>(project.layout());
    layout.keySet().removeAll(selection.nodes());
    return project
        .withNetwork(network)
        .withLayout(layout)
        .withViews(
            project.views().stream()
                .map(view ->
                    renamedIn(view, shown -> selection.nodes().contains(shown) ? "" : shown))
                .toList());
  }

  /// The project with a node renamed everywhere it is mentioned.
  public static Project rename(Project project, String from, String to) {
    Map<String, Point> layout = new LinkedHashMap<>();
    project.layout().forEach((name, at) -> layout.put(name.equals(from) ? to : name, at));
    return project
        .withNetwork(project.network().replace(from, node -> node.renamed(to)))
        .withLayout(layout)
        .withViews(
            project.views().stream()
                .map(view -> renamedIn(view, shown -> shown.equals(from) ? to : shown))
                .toList());
  }

  /// The project with another model in a population or stimulator; parameters that the new model
  /// has too keep their values.
  public static Project setModel(Project project, String node, String model, ModelSource models) {
    return project.withNetwork(
        project
            .network()
            .replace(
                node,
                old ->
                    switch (old) {
                      case Population p ->
                          p.withModel(model)
                              .withParameters(kept(p.parameters(), model, models))
                              .withInitial(Map.of())
                              .withIntegration(java.util.Optional.empty());
                      case Stimulator s ->
                          s.withModel(model).withParameters(kept(s.parameters(), model, models));
                      case Recorder r -> r;
                    }));
  }

  private static Map<String, Distribution> kept(
      Map<String, Distribution> parameters, String model, ModelSource models) {
    Map<String, Distribution> kept = new LinkedHashMap<>(parameters);
    Catalogue.find(models, model)
        .ifPresent(found -> kept.keySet().removeIf(name -> found.parameter(name).isEmpty()));
    return kept;
  }

  // Views name nodes; an empty answer drops the name.
  private static Project.View renamedIn(Project.View view, UnaryOperator<String> change) {
    List<String> shows = new ArrayList<>(view.shows());
    shows.replaceAll(change);
    shows.removeIf(String::isEmpty);
    return new Project.View(view.kind(), shows, view.cells());
  }
}
