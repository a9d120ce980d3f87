package cajal.figure;

import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;

/// What a node does to others, which decides its shape and colour on the canvas.
public enum NodeKind {
  /// Excites whatever it projects to, or projects to nothing yet.
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
      return EXCITATORY;
    }
    return excites ? MIXED : INHIBITORY;
  }

  /// Whether a projection is made of gap junctions, which have no direction.
  static boolean electrical(Projection projection) {
    return projection.synapse().equals("gap_junction")
        || (projection.rule() instanceof ConnectionRule.OfConnectome rule
            && rule.kind() == ConnectionRule.Kind.ELECTRICAL);
  }

  /// Whether a projection inhibits: by an inhibitory port or by negative weights.
  static boolean inhibitory(Projection projection) {
    boolean port = projection.port().filter(name -> name.startsWith("inh")).isPresent();
    return port || projection.weight().map(NodeKind::negative).orElse(false);
  }

  private static boolean negative(Distribution weight) {
    return switch (weight) {
      case Distribution.Constant constant -> constant.value().value() < 0;
      case Distribution.Uniform uniform -> uniform.low().value() + uniform.high().value() < 0;
      case Distribution.Normal normal -> normal.mean().value() < 0;
      case Distribution.LogNormal logNormal -> logNormal.median().value() < 0;
      case Distribution.Exponential exponential -> exponential.mean().value() < 0;
      case Distribution.Listed listed ->
          listed.values().stream().mapToDouble(Double::doubleValue).sum() < 0;
      case Distribution.Formula formula -> formula.expression().strip().startsWith("-");
    };
  }
}
