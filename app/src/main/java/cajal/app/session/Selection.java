package cajal.app.session;

import java.util.LinkedHashSet;
import java.util.Set;

/// What is selected on the canvas: names of nodes and of projections.
public record Selection(Set<String> nodes, Set<String> projections) {

  public static final Selection NONE = new Selection(Set.of(), Set.of());

  public Selection {
    nodes = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(nodes));
    projections = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(projections));
  }

  public static Selection node(String name) {
    return new Selection(Set.of(name), Set.of());
  }

  public static Selection projection(String name) {
    return new Selection(Set.of(), Set.of(name));
  }

  /// The same projections with other nodes.
  public Selection withNodes(Set<String> others) {
    return new Selection(others, projections);
  }

  /// With the node added, or taken out if it was in.
  public Selection toggleNode(String name) {
    return new Selection(toggled(nodes, name), projections);
  }

  /// With the projection added, or taken out if it was in.
  public Selection toggleProjection(String name) {
    return new Selection(nodes, toggled(projections, name));
  }

  private static Set<String> toggled(Set<String> names, String name) {
    Set<String> changed = new LinkedHashSet<>(names);
    if (!changed.remove(name)) {
      changed.add(name);
    }
    return changed;
  }

  public boolean isEmpty() {
    return nodes.isEmpty() && projections.isEmpty();
  }
}
