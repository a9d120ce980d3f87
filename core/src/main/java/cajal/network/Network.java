package cajal.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Nodes and the projections between them. Well-formedness of references is checked when the
/// network is compiled, so that a half-finished drawing is a value too.
public record Network(List<Node> nodes, List<Projection> projections) {

  public static final Network EMPTY = new Network(List.of(), List.of());

  private static final Pattern INHIBITORY_NAME = Pattern.compile("I[0-9_]*|[Ii]nh.*");

  public Network {
    nodes = List.copyOf(nodes);
    projections = List.copyOf(projections);
  }

  public List<Population> populations() {
    return only(Population.class);
  }

  public List<Stimulator> stimulators() {
    return only(Stimulator.class);
  }

  public List<Recorder> recorders() {
    return only(Recorder.class);
  }

  private <N extends Node> List<N> only(Class<N> kind) {
    return nodes.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public Optional<Node> node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  public Optional<Population> population(String name) {
    return node(name).filter(Population.class::isInstance).map(Population.class::cast);
  }

  public Optional<Projection> projection(String name) {
    return projections.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /// Whether a population inhibits: all its synapses do, by {@link Projection#inhibitory()}. Before
  /// it has any, its name tells: `I`, `I2`, `Inhibitory`, so that a population can be drawn as what
  /// it is meant to be.
  public boolean inhibitory(String population) {
    List<Projection> outgoing =
        projections.stream()
            .filter(p -> p.source().equals(population) && !p.electrical())
            .filter(p -> population(p.target()).isPresent())
            .filter(p -> p.weight().isPresent() || p.inhibitory())
            .toList();
    return outgoing.isEmpty()
        ? INHIBITORY_NAME.matcher(population).matches()
        : outgoing.stream().allMatch(Projection::inhibitory);
  }

  public Network with(Node node) {
    return new Network(appended(nodes, node), projections);
  }

  public Network with(Projection projection) {
    return new Network(nodes, appended(projections, projection));
  }

  /// The network with a node replaced; projections follow when its name changes.
  public Network replace(String name, UnaryOperator<Node> change) {
    List<Node> changed =
        nodes.stream().map(n -> n.name().equals(name) ? change.apply(n) : n).toList();
    String newName = node(name).map(change).map(Node::name).orElse(name);
    List<Projection> followed =
        newName.equals(name)
            ? projections
            : projections.stream()
                .map(p ->
                    p.between(
                            p.source().equals(name) ? newName : p.source(),
                            p.target().equals(name) ? newName : p.target())
                        .withModulator(p.modulator().map(m -> m.equals(name) ? newName : m)))
                .toList();
    return new Network(changed, followed);
  }

  /// The network with a projection replaced; recorders of its weights follow when its name changes.
  public Network replaceProjection(String name, UnaryOperator<Projection> change) {
    String newName = projection(name).map(change).map(Projection::name).orElse(name);
    List<Node> followed =
        newName.equals(name)
            ? nodes
            : nodes.stream()
                .map(node -> node instanceof Recorder r ? r.following(name, newName) : node)
                .toList();
    return new Network(
        followed,
        projections.stream().map(p -> p.name().equals(name) ? change.apply(p) : p).toList());
  }

  /// The network without a node and without every projection that touches it.
  public Network without(String node) {
    return new Network(
        nodes.stream().filter(n -> !n.name().equals(node)).toList(),
        projections.stream()
            .filter(p -> !p.source().equals(node) && !p.target().equals(node))
            .map(p -> p.withModulator(p.modulator().filter(m -> !m.equals(node))))
            .toList());
  }

  public Network withoutProjection(String name) {
    return new Network(nodes, projections.stream().filter(p -> !p.name().equals(name)).toList());
  }

  private static <T> List<T> appended(List<T> list, T item) {
    List<T> longer = new ArrayList<>(list);
    longer.add(item);
    return longer;
  }
}
