package cajal.app.session;

import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Projection;
import cajal.project.Project;
import cajal.project.Project.Point;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Copying a part of a drawing: a part is a project of its own, so that it travels as the text of a
/// project file, also to another window or into a mail.
public final class Clip {

  private static final double ASIDE = 40;

  private Clip() {}

  /// A project and what is selected in it.
  public record Pasted(Project project, Selection selection) {}

  /// The selected nodes, with every projection between two of them, and the project's own models.
  public static Project of(Project project, Selection selection) {
    Set<String> kept = selection.nodes();
    Network network =
        new Network(
            project.network().nodes().stream().filter(node -> kept.contains(node.name())).toList(),
            project.network().projections().stream()
                .filter(p -> kept.contains(p.source()) && kept.contains(p.target()))
                .toList());
    Map<String, Point> layout = new LinkedHashMap<>(project.layout());
    layout.keySet().retainAll(kept);
    return project
        .withTitle("Part of " + project.title())
        .withDescription("")
        .withNetwork(network)
        .withLayout(layout)
        .withViews(java.util.List.of());
  }

  /// Puts a part into a project, a little aside, under free names; what was put in is selected.
  /// Models that the project has already under the same name stay as they are.
  public static Pasted into(Project project, Project part) {
    Network network = project.network();
    Map<String, Point> layout = new LinkedHashMap<>(project.layout());
    Map<String, String> names = new LinkedHashMap<>();
    for (Node node : part.network().nodes()) {
      String name = Names.free(Names.nodeNames(network), node.name());
      names.put(node.name(), name);
      network = network.with(node.renamed(name));
      Point at = part.layout().getOrDefault(node.name(), new Point(0, 0));
      layout.put(name, free(layout, new Point(at.x() + ASIDE, at.y() + ASIDE)));
    }
    Set<String> wires = new LinkedHashSet<>();
    for (Projection projection : part.network().projections()) {
      String source = names.getOrDefault(projection.source(), projection.source());
      String target = names.getOrDefault(projection.target(), projection.target());
      String name = Names.forProjection(network, source, target);
      wires.add(name);
      network = network.with(projection.renamed(name).between(source, target));
    }
    Map<String, String> models = new LinkedHashMap<>(part.models());
    models.putAll(project.models());
    return new Pasted(
        project.withNetwork(network).withLayout(layout).withModels(models),
        new Selection(new LinkedHashSet<>(names.values()), wires));
  }

  // Pasting twice must not put one node exactly upon the other.
  private static Point free(Map<String, Point> layout, Point wanted) {
    Point at = wanted;
    while (layout.containsValue(at)) {
      at = new Point(at.x() + ASIDE, at.y() + ASIDE);
    }
    return at;
  }
}
