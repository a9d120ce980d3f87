package cajal.figure;

import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;

/// What a node does to others, which decides its shape and colour on the canvas.
public enum NodeKind {
  /// Excites whatever it projects to, or projects to nothing yet and is not called inhibitory.
  EXCITATORY,
  /// Inhibits whatever it projects to.
  INHIBITORY,
  /// Excites and inhibits, as the neurons of a whole connectome do.
  MIXED,
  /// Drives neurons.
  STIMULATOR,
  /// Observes neurons.
  RECORDER;

  /// The kind of a node, from the signs of its projections.
  public static NodeKind of(Node node, Network network) {
    return switch (node) {
      case Stimulator _ -> STIMULATOR;
      case Recorder _ -> RECORDER;
      case Population population -> ofPopulation(population, network);
    };
  }

  private static NodeKind ofPopulation(Population population, Network network) {
    boolean excites = false;
    boolean inhibits = false;
    for (Projection projection : network.projections()) {
      if (projection.source().equals(population.name())
          && network.population(projection.target()).isPresent()
          && !projection.electrical()) {
        boolean negative = projection.inhibitory();
        inhibits |= negative;
        excites |= !negative;
      }
    }
    if (!inhibits) {
      // Before it has any wires, its name may tell.
      return !excites && network.inhibitory(population.name()) ? INHIBITORY : EXCITATORY;
    }
    return excites ? MIXED : INHIBITORY;
  }

  /// The kind whose colour a wire has: gap junctions that of both signs, synapses that of their own
  /// sign, and what drives or observes that of the node it comes from.
  public static NodeKind ofWire(Projection projection, Network network) {
    if (projection.electrical()) {
      return MIXED;
    }
    if (between(projection, network)) {
      return projection.inhibitory() ? INHIBITORY : EXCITATORY;
    }
    return network.node(projection.source()).map(source -> of(source, network)).orElse(EXCITATORY);
  }

  /// Whether a projection makes synapses between populations.
  static boolean between(Projection projection, Network network) {
    return network.population(projection.source()).isPresent()
        && network.population(projection.target()).isPresent();
  }
}
