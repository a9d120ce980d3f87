package cajal.app.session;

import cajal.model.Model;
import cajal.model.ModelSource;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.problem.ProblemException;
import cajal.project.Project;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a person changed in a project since its run began: values that a run can take over while it
/// goes on, and everything else.
///
/// @param values parameters and weights that differ, with their new values
/// @param structural whether something differs that only a new run can show
record LiveChanges(List<Value> values, boolean structural) {

  LiveChanges {
    values = List.copyOf(values);
  }

  /// The name under which a run knows the weight of a projection.
  static final String WEIGHT = "weight";

  /// A new value of one parameter.
  record Value(String owner, String parameter, Distribution value) {}

  /// The changes that lead from one project to another; places on the canvas, views and texts for
  /// the reader make no difference to a run.
  static LiveChanges between(Project before, Project after, ModelSource models) {
    List<Value> values = new ArrayList<>();
    boolean structural =
        before.seed() != after.seed()
            || !before.dt().equals(after.dt())
            || !before.models().equals(after.models())
            || !bare(before.network()).equals(bare(after.network()));
    for (Node node : after.network().nodes()) {
      Optional<Node> was = before.network().node(node.name());
      if (was.isPresent() && bare(was.get()).equals(bare(node))) {
        structural |=
            !collect(
                values, node.name(), parameters(was.get()), parameters(node), model(node), models);
      }
    }
    for (Projection projection : after.network().projections()) {
      Optional<Projection> found = before.network().projection(projection.name());
      if (found.isEmpty() || !bare(found.get()).equals(bare(projection))) {
        continue;
      }
      Projection was = found.get();
      structural |=
          !collect(
              values,
              projection.name(),
              was.parameters(),
              projection.parameters(),
              projection.synapse(),
              models);
      if (!was.weight().equals(projection.weight())) {
        projection
            .weight()
            .ifPresent(weight -> values.add(new Value(projection.name(), WEIGHT, weight)));
      }
    }
    return new LiveChanges(values, structural);
  }

  // A parameter taken back to its default needs the model to know what that is; where the model
  // cannot be asked, only a new run will show it.
  private static boolean collect(
      List<Value> values,
      String owner,
      Map<String, Distribution> before,
      Map<String, Distribution> after,
      String model,
      ModelSource models) {
    boolean complete = true;
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      Distribution was = before.get(name);
      Distribution now = after.get(name);
      if (now != null && !now.equals(was)) {
        values.add(new Value(owner, name, now));
      } else if (now == null) {
        Optional<Distribution> usual = usual(model, name, models);
        usual.ifPresent(value -> values.add(new Value(owner, name, value)));
        complete &= usual.isPresent();
      }
    }
    return complete;
  }

  private static Optional<Distribution> usual(String model, String parameter, ModelSource models) {
    try {
      return models
          .find(model)
          .flatMap(found -> found.parameter(parameter))
          .map(Model.Parameter::defaultValue)
          .map(Distribution.Constant::new);
    } catch (ProblemException malformed) {
      return Optional.empty();
    }
  }

  // The network without anything that can change while a run goes on.
  private static Network bare(Network network) {
    return new Network(
        network.nodes().stream().map(LiveChanges::bare).toList(),
        network.projections().stream().map(LiveChanges::bare).toList());
  }

  private static Node bare(Node node) {
    return switch (node) {
      case Population population -> population.withParameters(Map.of());
      case Stimulator stimulator -> stimulator.withParameters(Map.of());
      case Recorder recorder -> recorder;
    };
  }

  // A weight that nobody chose is the model's own: going from or to it is a matter for a new run.
  private static Projection bare(Projection projection) {
    return projection
        .withParameters(Map.of())
        .withWeight(projection.weight().map(weight -> new Distribution.Formula("")));
  }

  private static Map<String, Distribution> parameters(Node node) {
    return switch (node) {
      case Population population -> population.parameters();
      case Stimulator stimulator -> stimulator.parameters();
      case Recorder recorder -> Map.of();
    };
  }

  private static String model(Node node) {
    return switch (node) {
      case Population population -> population.model();
      case Stimulator stimulator -> stimulator.model();
      case Recorder recorder -> "";
    };
  }
}
