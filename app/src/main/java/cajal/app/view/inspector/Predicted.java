package cajal.app.view.inspector;

import cajal.compile.NetworkCompiler;
import cajal.model.ModelSource;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.project.Project;
import java.util.List;
import java.util.Optional;

/// How many connections a projection will have, before anything is built.
///
/// @param synapses expected number of connections
/// @param exact whether every realisation has exactly so many
/// @param indegree expected number for each target neuron
/// @param outdegree expected number for each source neuron
/// @param bytes memory that they will take, bytes
record Predicted(double synapses, boolean exact, double indegree, double outdegree, double bytes) {

  private static final double MEGABYTE = 1e6;

  /// Asks the compiler of networks about one projection of a project.
  ///
  /// @return empty where something about the projection is wrong
  static Optional<Predicted> of(Project project, Projection projection, ModelSource models) {
    Network network = project.network();
    Optional<Node> source = network.node(projection.source());
    Optional<Node> target = network.node(projection.target());
    if (source.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    boolean one = source.get().equals(target.get());
    Network alone =
        new Network(
            one ? List.of(source.get()) : List.of(source.get(), target.get()), List.of(projection));
    return NetworkCompiler.predict(alone, models, project.dt().coherent()).stream()
        .findFirst()
        .map(found ->
            new Predicted(
                found.connections(),
                found.exact(),
                found.connections() / size(target.get()),
                found.connections() / size(source.get()),
                found.bytes()));
  }

  private static double size(Node node) {
    return node instanceof Population population ? population.size() : 1;
  }

  /// For a person: `≈ 1,000,000 synapses · in-degree 100 · out-degree 1,000`.
  String text() {
    return "%s%,d synapse%s · in-degree %s · out-degree %s%s"
        .formatted(
            exact ? "" : "≈ ",
            Math.round(synapses),
            Math.round(synapses) == 1 ? "" : "s",
            degree(indegree),
            degree(outdegree),
            bytes < MEGABYTE ? "" : " · %,.0f MB".formatted(bytes / MEGABYTE));
  }

  private static String degree(double mean) {
    return mean == Math.rint(mean) ? "%,d".formatted((long) mean) : "%,.1f".formatted(mean);
  }
}
