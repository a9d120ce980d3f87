package cajal.app.cli;

import cajal.compile.NetworkCompiler;
import cajal.compile.Prediction;
import cajal.project.Project;
import java.util.List;
import java.util.Locale;

/// What a project will take to build, before it is built.
///
/// @param projections those of the network that make connections
record PredictionTable(List<Prediction> projections) {

  private static final double MEGABYTE = 1e6;

  static PredictionTable of(Project project) {
    return new PredictionTable(
        NetworkCompiler.predict(
            project.network(), ProjectRun.models(project), project.dt().coherent()));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-20s %16s %12s %12s %12s %10s%n", cells);
  }

  /// A line for each projection and one for all.
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        row("projection", "connections", "in-degree", "out-degree", "memory/MB", "build/s"));
    for (Prediction p : projections) {
      text.append(
          row(
              p.projection(),
              (p.exact() ? "" : "~") + number("%,.0f", p.connections()),
              number("%,.1f", p.indegree()),
              number("%,.1f", p.outdegree()),
              number("%,.2f", p.bytes() / MEGABYTE),
              number("%,.2f", p.seconds())));
    }
    text.append(
        row(
            "all",
            number("%,.0f", connections()),
            "",
            "",
            number("%,.2f", bytes() / MEGABYTE),
            number("%,.2f", seconds())));
    return text.toString();
  }

  /// In one line, for who waits.
  String line() {
    return String.format(
        Locale.ROOT,
        "building %,.0f connections, about %,.0f MB and %,.1f s",
        connections(),
        bytes() / MEGABYTE,
        seconds());
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private double connections() {
    return projections.stream().mapToDouble(Prediction::connections).sum();
  }

  private double bytes() {
    return projections.stream().mapToDouble(Prediction::bytes).sum();
  }

  private double seconds() {
    return projections.stream().mapToDouble(Prediction::seconds).sum();
  }
}
