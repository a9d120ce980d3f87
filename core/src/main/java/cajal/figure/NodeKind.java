package cajal.figure;

import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.unit.Unit;

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
          && !electrical(projection)) {
        boolean negative = inhibitory(projection);
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

  /// Whether a projection is made of gap junctions, which have no direction.
  static boolean electrical(Projection projection) {
    return projection.synapse().equals("gap_junction")
        || (projection.rule() instanceof ConnectionRule.OfConnectome rule
            && rule.kind() == ConnectionRule.Kind.ELECTRICAL);
  }

  // A reversal potential below this pulls any resting cell down.
  private static final double REVERSAL_MV = -40;

  private static boolean hyperpolarizing(Projection projection) {
    return projection.parameters().get("E_rev") instanceof Distribution.Constant reversal
        && reversal.value().dimension().equals(Unit.MV.dimension())
        && reversal.value().in(Unit.MV).value() < REVERSAL_MV;
  }

  /// Whether a projection inhibits: by an inhibitory port, by negative weights, or by its reversal
  /// potential.
  static boolean inhibitory(Projection projection) {
    boolean port = projection.port().filter(name -> name.startsWith("inh")).isPresent();
    return port
        || projection.weight().map(Distribution::negative).orElse(false)
        || hyperpolarizing(projection);
  }
}
