package cajal.app.view.inspector;

import cajal.network.Distribution;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.project.Project;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A place in a project where a value can stand, or be left to the model.
sealed interface Slot {

  /// The value that stands there; empty where it is left to the model.
  Optional<Distribution> get(Project project);

  Project set(Project project, Distribution value);

  /// Leaves the value to the model.
  Project clear(Project project);

  /// Name of the node or projection that the value belongs to.
  String owner();

  /// A parameter of a population or stimulator.
  record OfNode(String owner, String parameter) implements Slot {

    @Override
    public Optional<Distribution> get(Project project) {
      return project
          .network()
          .node(owner)
          .map(node ->
              switch (node) {
                case Population p -> p.parameters();
                case Stimulator s -> s.parameters();
                case Recorder _ -> Map.<String, Distribution>of();
              })
          .map(values -> values.get(parameter));
    }

    @Override
    public Project set(Project project, Distribution value) {
      return change(
          project,
          owner,
          node ->
              switch (node) {
                case Population p -> p.withParameter(parameter, value);
                case Stimulator s -> s.withParameter(parameter, value);
                case Recorder r -> r;
              });
    }

    @Override
    public Project clear(Project project) {
      return change(
          project,
          owner,
          node ->
              switch (node) {
                case Population p -> p.withDefault(parameter);
                case Stimulator s -> s.withDefault(parameter);
                case Recorder r -> r;
              });
    }
  }

  /// Where a state variable of a population begins.
  record Initial(String owner, String state) implements Slot {

    @Override
    public Optional<Distribution> get(Project project) {
      return project.network().population(owner).map(p -> p.initial().get(state));
    }

    @Override
    public Project set(Project project, Distribution value) {
      return changed(project, values -> values.put(state, value));
    }

    @Override
    public Project clear(Project project) {
      return changed(project, values -> values.remove(state));
    }

    private Project changed(
        Project project, java.util.function.Consumer<Map<String, Distribution>> how) {
      return change(
          project,
          owner,
          node -> {
            if (!(node instanceof Population population)) {
              return node;
            }
            Map<String, Distribution> values = new LinkedHashMap<>(population.initial());
            how.accept(values);
            return population.withInitial(values);
          });
    }
  }

  /// A parameter of the synapse model of a projection.
  record OfSynapse(String owner, String parameter) implements Slot {

    @Override
    public Optional<Distribution> get(Project project) {
      return project.network().projection(owner).map(p -> p.parameters().get(parameter));
    }

    @Override
    public Project set(Project project, Distribution value) {
      return wire(project, owner, p -> p.withParameter(parameter, value));
    }

    @Override
    public Project clear(Project project) {
      return wire(project, owner, p -> p.withDefault(parameter));
    }
  }

  /// The weight of one connection of a projection.
  record Weight(String owner) implements Slot {

    @Override
    public Optional<Distribution> get(Project project) {
      return project.network().projection(owner).flatMap(Projection::weight);
    }

    @Override
    public Project set(Project project, Distribution value) {
      return wire(project, owner, p -> p.withWeight(Optional.of(value)));
    }

    @Override
    public Project clear(Project project) {
      return wire(project, owner, p -> p.withWeight(Optional.empty()));
    }
  }

  /// The delay of a projection, which always has one.
  record Delay(String owner, Distribution usual) implements Slot {

    @Override
    public Optional<Distribution> get(Project project) {
      return project.network().projection(owner).map(Projection::delay);
    }

    @Override
    public Project set(Project project, Distribution value) {
      return wire(project, owner, p -> p.withDelay(value));
    }

    @Override
    public Project clear(Project project) {
      return set(project, usual);
    }
  }

  private static Project change(Project project, String owner, UnaryOperator<Node> how) {
    return project.withNetwork(project.network().replace(owner, how));
  }

  private static Project wire(Project project, String owner, UnaryOperator<Projection> how) {
    return project.withNetwork(project.network().replaceProjection(owner, how));
  }
}
