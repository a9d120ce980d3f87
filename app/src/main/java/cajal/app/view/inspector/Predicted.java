package cajal.app.view.inspector;

import cajal.compile.NetworkCompiler;
import cajal.compile.Prediction;
import cajal.model.ModelSource;
import cajal.network.Projection;
import cajal.project.Project;
import java.util.Optional;

/// How many connections a projection will have, before anything is built.
record Predicted(Prediction found) {

  private static final double MEGABYTE = 1e6;

  /// Asks the compiler of networks about one projection of a project.
  ///
  /// @return empty where something about the projection is wrong
  static Optional<Predicted> of(Project project, Projection projection, ModelSource models) {
    return NetworkCompiler.predict(project.network(), models, project.dt().coherent()).stream()
        .filter(prediction -> prediction.projection().equals(projection.name()))
        .findFirst()
        .map(Predicted::new);
  }

  /// Expected number of connections.
  double synapses() {
    return found.connections();
  }

  /// For a person: `≈ 1,000,000 synapses · in-degree 100 · out-degree 1,000`, and where they matter
  /// memory and the time to build.
  String text() {
    return "%s%,d synapse%s · in-degree %s · out-degree %s%s%s"
        .formatted(
            found.exact() ? "" : "≈ ",
            Math.round(synapses()),
            Math.round(synapses()) == 1 ? "" : "s",
            degree(found.indegree()),
            degree(found.outdegree()),
            found.bytes() < MEGABYTE ? "" : " · %,.0f MB".formatted(found.bytes() / MEGABYTE),
            found.seconds() < 1 ? "" : " · about %,.0f s to build".formatted(found.seconds()));
  }

  private static String degree(double mean) {
    return mean == Math.rint(mean) ? "%,d".formatted((long) mean) : "%,.1f".formatted(mean);
  }
}
