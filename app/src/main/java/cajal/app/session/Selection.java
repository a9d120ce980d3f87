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

  public boolean isEmpty() {
    return nodes.isEmpty() && projections.isEmpty();
  }
}
