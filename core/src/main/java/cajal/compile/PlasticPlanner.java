package cajal.compile;

import cajal.model.Model;
import cajal.model.SynapseJoin;
import cajal.network.Distribution;
import cajal.network.Projection;
import cajal.unit.Unit;
import java.util.List;
import java.util.Map;

/// Plans what synapses with a memory have beyond those that only pass spikes on.
final class PlasticPlanner {

  private final List<PopulationCompiler.Checked> populations;
  private final PopulationCompiler compiler;
  private final Findings findings;

  PlasticPlanner(
      List<PopulationCompiler.Checked> populations,
      PopulationCompiler compiler,
      Findings findings) {
    this.populations = populations;
    this.compiler = compiler;
    this.findings = findings;
  }

  Planned.Plastic plan(Planned.Spiking spiking, Model synapse) {
    String place = "projections." + spiking.projection().name();
    findings.addAll(
        place + ".synapse",
        SynapseJoin.problems(
            synapse,
            populations.get(spiking.source()).model(),
            populations.get(spiking.target()).model()));
    Unit unit = spiking.weightOf().unit();
    Model bound = synapse.withWeight(unit);
    Map<String, Distribution> given = spiking.projection().withWeightUnit(unit).parameters();
    compiler.parameters(given, bound, place, 1);
    double[][] parameter = compiler.single(given, bound, place);
    int modulator = modulator(spiking.projection(), synapse, place + ".modulator");
    Planned.Plastic plan = new Planned.Plastic(spiking, bound, modulator, parameter);
    if (plan.rewires()) {
      single(spiking.weight(), place + ".weight", "weight", synapse);
      single(spiking.projection().delay(), place + ".delay", "delay", synapse);
    }
    return plan;
  }

  private void single(Distribution value, String place, String what, Model synapse) {
    if (!(value instanceof Distribution.Constant)) {
      findings.error(
          place,
          "'" + synapse.name() + "' forms synapses while it runs, all of one " + what + ".",
          "Give a single value.");
    }
  }

  private int modulator(Projection projection, Model synapse, String place) {
    List<String> names = populations.stream().map(p -> p.population().name()).toList();
    if (projection.modulator().isEmpty()) {
      if (synapse.isModulated()) {
        findings.error(
            place,
            "'" + synapse.name() + "' learns from the spikes of a population, and none is given.",
            "Name the modulator, such as one of " + String.join(", ", names) + ".");
      }
      return -1;
    }
    String name = projection.modulator().get();
    if (!synapse.isModulated()) {
      findings.warning(
          place, "Nothing modulates '" + synapse.name() + "'.", "Remove the modulator.");
      return -1;
    }
    if (!names.contains(name)) {
      findings.error(
          place, "There is no population '" + name + "'.", Findings.nearest(name, names));
    }
    return names.indexOf(name);
  }
}
