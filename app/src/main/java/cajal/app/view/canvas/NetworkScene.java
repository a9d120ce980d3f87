package cajal.app.view.canvas;

import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.app.session.Summaries;
import cajal.figure.NodeKind;
import cajal.figure.Notation;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Projection;
import cajal.project.Project;
import cajal.project.Project.Point;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Group;

/// The shapes of the nodes and projections of the current project; a new project changes only the
/// shapes that differ.
final class NetworkScene {

  private static final Point ORIGIN = new Point(0, 0);

  private final Session session;
  private final BiFunction<Node, NodeKind, NodeView> factory;
  private final Group nodeLayer = new Group();
  private final Group wireLayer = new Group();
  // Bodies lie below the wires, which end at cells inside them.
  private final Group bodyLayer = new Group();
  private final Map<String, NodeView> nodes = new LinkedHashMap<>();
  private final Map<String, ProjectionView> projections = new LinkedHashMap<>();
  private final Set<ProjectionView> unrouted = new LinkedHashSet<>();
  private Project shown = Project.empty("");

  /// @param factory makes the view of a new node
  NetworkScene(Session session, BiFunction<Node, NodeKind, NodeView> factory) {
    this.session = session;
    this.factory = factory;
  }

  Group nodeLayer() {
    return nodeLayer;
  }

  Group bodyLayer() {
    return bodyLayer;
  }

  Group wireLayer() {
    return wireLayer;
  }

  Collection<NodeView> nodes() {
    return nodes.values();
  }

  Optional<NodeView> node(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  Collection<ProjectionView> projections() {
    return projections.values();
  }

  /// Makes the shapes show a project.
  void show(Project next) {
    Project previous = shown;
    shown = next;
    Set<String> moved = new HashSet<>();
    boolean drawn = !same(previous.network(), next.network());
    if (drawn) {
      showNodes(next.network(), moved);
    }
    if (drawn || !same(previous.layout(), next.layout())) {
      place(next, moved);
    }
    if (drawn) {
      showProjections(next.network(), moved);
    } else if (!moved.isEmpty()) {
      addTouching(moved);
    }
  }

  private void showNodes(Network network, Set<String> moved) {
    Set<String> kept = new HashSet<>();
    for (Node node : network.nodes()) {
      kept.add(node.name());
      NodeKind kind = NodeKind.of(node, network);
      NodeView view = nodes.get(node.name());
      if (view == null) {
        add(factory.apply(node, kind));
        moved.add(node.name());
      } else if ((!same(view.node(), node) || view.kind() != kind) && view.update(node, kind)) {
        moved.add(node.name());
      }
    }
    if (nodes.size() > kept.size()) {
      nodes
          .values()
          .removeIf(view -> {
            boolean gone = !kept.contains(view.name());
            if (gone) {
              layer(view).getChildren().remove(view);
            }
            return gone;
          });
    }
  }

  // Projects share what an edit did not touch, so identity says what may have changed without
  // comparing whole networks at every step of the history.
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Object one, Object other) {
    return one == other;
  }

  private void add(NodeView view) {
    view.setSummary(() -> Summaries.of(session.project().network(), view.name()));
    nodes.put(view.name(), view);
    // Whoever comes by Tab means this node; a press of the mouse decides for itself.
    view.focusVisibleProperty()
        .subscribe(visible -> {
          if (visible && !session.selection().nodes().contains(view.name())) {
            session.select(Selection.node(view.name()));
          }
        });
    layer(view).getChildren().add(view);
  }

  private Group layer(NodeView view) {
    return view instanceof WormView ? bodyLayer : nodeLayer;
  }

  private void place(Project project, Set<String> moved) {
    for (NodeView view : nodes.values()) {
      Point at = project.layout().getOrDefault(view.name(), ORIGIN);
      if (at.x() != view.x() || at.y() != view.y()) {
        view.place(at);
        moved.add(view.name());
      }
    }
  }

  private void showProjections(Network network, Set<String> moved) {
    Map<List<String>, Integer> lanes = new HashMap<>();
    Set<String> kept = new HashSet<>();
    for (Projection projection : network.projections()) {
      NodeView source = nodes.get(projection.source());
      NodeView target = nodes.get(projection.target());
      if (source == null || target == null) {
        continue;
      }
      int lane = lanes.merge(List.of(source.name(), target.name()), 1, Integer::sum) - 1;
      kept.add(projection.name());
      ProjectionView view = projections.get(projection.name());
      boolean stale = view == null || !same(view.projection(), projection) || view.lane() != lane;
      if (view == null) {
        view = add(projection);
      }
      boolean touched = moved.contains(source.name()) || moved.contains(target.name());
      if (stale || touched || view.loops()) {
        view.update(projection, lane);
        unrouted.add(view);
      }
    }
    if (projections.size() > kept.size()) {
      projections
          .values()
          .removeIf(view -> {
            boolean gone = !kept.contains(view.name());
            if (gone) {
              wireLayer.getChildren().remove(view);
            }
            return gone;
          });
    }
  }

  private ProjectionView add(Projection projection) {
    ProjectionView view = new ProjectionView(projection);
    view.setSummary(() -> Summaries.of(view.projection()));
    projections.put(projection.name(), view);
    wireLayer.getChildren().add(view);
    return view;
  }

  /// Draws anew the wires that touch nodes, after these have moved.
  void route(Set<String> moved) {
    addTouching(moved);
    settle();
  }

  private void addTouching(Set<String> moved) {
    Set<String> ends = new HashSet<>();
    for (ProjectionView view : projections.values()) {
      Projection projection = view.projection();
      if (moved.contains(projection.source()) || moved.contains(projection.target())) {
        unrouted.add(view);
        ends.add(projection.source());
        ends.add(projection.target());
      }
    }
    // A loop keeps clear of the node's neighbours.
    for (ProjectionView view : projections.values()) {
      if (view.loops() && ends.contains(view.projection().source())) {
        unrouted.add(view);
      }
    }
  }

  /// Whether wires wait to be drawn.
  boolean isUnsettled() {
    return !unrouted.isEmpty();
  }

  /// Draws the wires that have changed since: once for each frame, however many steps of the
  /// history went by.
  void settle() {
    Network network = session.project().network();
    for (ProjectionView view : unrouted) {
      NodeView source = nodes.get(view.projection().source());
      NodeView target = nodes.get(view.projection().target());
      if (source != null && target != null && projections.containsKey(view.name())) {
        view.route(
            source,
            target,
            network,
            () -> Notation.freeDirection(source.name(), network, this::spot));
      }
    }
    unrouted.clear();
  }

  private Optional<Notation.Spot> spot(String name) {
    return node(name).map(view -> view.anchor(view.x(), view.y()));
  }

  /// Marks what is selected.
  void show(Selection selection) {
    nodes.values().forEach(view -> view.setSelected(selection.nodes().contains(view.name())));
    projections
        .values()
        .forEach(view -> view.setSelected(selection.projections().contains(view.name())));
  }

  /// The node whose body lies at a point of the drawing, the topmost first.
  Optional<NodeView> nodeAt(double x, double y) {
    NodeView found = null;
    for (NodeView view : nodes.values()) {
      if (view.frame().contains(x, y)) {
        found = view;
      }
    }
    return Optional.ofNullable(found);
  }

  /// What the drawing covers, labels included; an empty drawing has no width.
  Bounds extent() {
    if (nodes.isEmpty()) {
      return new BoundingBox(0, 0, 0, 0);
    }
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (Group layer : List.of(nodeLayer, wireLayer, bodyLayer)) {
      if (!layer.getChildren().isEmpty()) {
        Bounds box = layer.getLayoutBounds();
        minX = Math.min(minX, box.getMinX());
        minY = Math.min(minY, box.getMinY());
        maxX = Math.max(maxX, box.getMaxX());
        maxY = Math.max(maxY, box.getMaxY());
      }
    }
    return new BoundingBox(minX, minY, maxX - minX, maxY - minY);
  }
}
