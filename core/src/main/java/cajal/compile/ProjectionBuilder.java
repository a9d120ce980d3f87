package cajal.compile;

import cajal.kernel.CouplingColumns;
import cajal.kernel.Draw;
import cajal.kernel.StimulatorColumns;
import cajal.model.Model;
import cajal.network.Distribution;
import cajal.unit.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the connections of planned projections other than synapses, and draws their weights.
/// Connection k of a projection draws from entity k of its streams, so its weight depends on
/// nothing else.
final class ProjectionBuilder {

  private static final double[] NONE = {};

  private final List<PopulationCompiler.Checked> populations;
  private final long seed;
  private final double dtMs;
  private final Findings findings;

  ProjectionBuilder(
      List<PopulationCompiler.Checked> populations, long seed, double dtMs, Findings findings) {
    this.populations = populations;
    this.seed = seed;
    this.dtMs = dtMs;
    this.findings = findings;
  }

  PlasticSynapses plastic(Planned.Plastic plan, SynapseBuilder builder) {
    Synapses synapses = builder.alone(plan.spiking());
    Synapses.Part part = synapses.parts().getFirst();
    int[] targets = new int[synapses.count()];
    Arrays.setAll(targets, synapses::target);
    double[] parameter = new double[plan.parameter().length];
    for (int i = 0; i < parameter.length; i++) {
      parameter[i] = plan.parameter()[i][0];
    }
    return new PlasticSynapses(
        part.projection(),
        plan.synapse(),
        synapses.source(),
        part.target(),
        plan.modulator(),
        part.port(),
        plan.spiking().weightOf().unit(),
        synapses.start(),
        targets,
        synapses.column().weights(),
        synapses.delays().longest(),
        synapses.delays().each(),
        parameter,
        Draw.key(seed, "projections." + part.projection()),
        plan.spiking().weight() instanceof Distribution.Constant constant
            ? constant.value().coherent()
            : Double.NaN);
  }

  Drive drive(Planned.Driving plan) {
    String place = "projections." + plan.projection().name();
    Rows rows = rows(plan.pairs(), 1, plan.weight(), place);
    Weights weights = weights(rows, plan.weight(), plan.weightOf(), seed, place, findings);
    return new Drive(
        plan.projection().name(),
        plan.projection().source(),
        plan.stimulator(),
        plan.target(),
        plan.current(),
        plan.input(),
        plan.delaySteps(),
        new StimulatorColumns(plan.parameter(), dtMs, Draw.key(seed, place)),
        rows.targets(),
        weights.all(rows.targets().length));
  }

  Coupling coupling(Planned.Coupled plan) {
    String place = "projections." + plan.projection().name();
    int sources = populations.get(plan.source()).population().size();
    int targets = populations.get(plan.target()).population().size();
    Rows rows = rows(plan.pairs(), sources, plan.weight(), place);
    Weights weights = weights(rows, plan.weight(), plan.weightOf(), seed, place, findings);
    Rows byTarget = new Rows(rows.start(), rows.targets(), weights.factor()).transposed(targets);
    double[] weight =
        new Weights(weights.scale(), byTarget.factor()).all(byTarget.targets().length);
    double[] parameter = new double[plan.parameter().length];
    for (int i = 0; i < parameter.length; i++) {
      parameter[i] = plan.parameter()[i][0];
    }
    return new Coupling(
        plan.projection().name(),
        plan.synapse(),
        plan.source(),
        plan.target(),
        plan.input(),
        new CouplingColumns(byTarget.start(), byTarget.targets(), weight, parameter));
  }

  List<Probe> probes(Planned.Observed plan) {
    List<Probe> probes = new ArrayList<>();
    for (Observable what : plan.observables()) {
      probes.add(
          new Probe(
              plan.recorder(), plan.population(), what, plan.intervalSteps(), plan.neurons()));
    }
    return probes;
  }

  private Rows rows(Pairs pairs, int sources, Distribution weight, String place) {
    if (!(weight instanceof Distribution.Listed listed)) {
      return Rows.of(pairs, sources, NONE);
    }
    long[] count = {0};
    pairs.forEach((source, target, factor) -> count[0]++);
    if (count[0] != listed.values().size()) {
      findings.error(
          place + ".weight",
          "The list has "
              + listed.values().size()
              + " weights, but the rule makes "
              + count[0]
              + " connections.",
          "Give one weight for each connection, in the order of the rule.");
      return Rows.of(new ListedPairs(), sources, NONE);
    }
    return Rows.of(
        pairs, sources, listed.values().stream().mapToDouble(listed.unit()::toCoherent).toArray());
  }

  /// Weights as `scale * factor`.
  ///
  /// @param factor `[connection]`, or `null` where all are 1
  record Weights(double scale, float @Nullable [] factor) {

    double[] all(int count) {
      double[] all = new double[count];
      for (int i = 0; i < count; i++) {
        all[i] = factor == null ? scale : scale * factor[i];
      }
      return all;
    }
  }

  /// Weights for connections whose factors are those of the rule.
  static Weights weights(
      Rows rows,
      Distribution weight,
      Model.Parameter weightOf,
      long seed,
      String place,
      Findings findings) {
    Weights weights = unchecked(rows, weight, seed, place);
    float[] factor = weights.factor();
    int count = factor == null ? Math.min(1, rows.targets().length) : factor.length;
    for (int i = 0; i < count; i++) {
      double value = factor == null ? weights.scale() : weights.scale() * factor[i];
      double shown = weightOf.unit().fromCoherent(value);
      if (!weightOf.allows(shown)) {
        findings.error(
            place + ".weight",
            DistributionCheck.outOfBounds(weightOf, Quantity.of(shown, weightOf.unit())),
            DistributionCheck.bounds(weightOf));
        break;
      }
    }
    return weights;
  }

  private static Weights unchecked(Rows rows, Distribution weight, long seed, String place) {
    if (weight instanceof Distribution.Constant constant) {
      return new Weights(constant.value().coherent(), rows.factor());
    }
    if (weight instanceof Distribution.Listed) {
      return new Weights(1, rows.factor());
    }
    int count = rows.targets().length;
    float[] factor = new float[count];
    Sampler sampler =
        Sampler.of(weight, Draw.key(seed, place + ".weight"), Draw.key(seed, place + ".r"), count);
    float[] contacts = rows.factor();
    for (int i = 0; i < count; i++) {
      factor[i] = (float) (sampler.at(i) * (contacts == null ? 1 : contacts[i]));
    }
    return new Weights(1, factor);
  }
}
