package cajal.compile;

import cajal.kernel.CouplingColumns;
import cajal.model.Model;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prepares changes of parameters for a network that is running: the drawing is changed, checked as
/// any drawing is, and what differs is compiled.
final class ChangeCompiler {

  static final String WEIGHT = "weight";

  private final CompiledNetwork compiled;
  private final Network changed;
  private final String owner;
  private final String parameter;
  private final Distribution value;

  ChangeCompiler(
      CompiledNetwork compiled,
      Network current,
      String owner,
      String parameter,
      Distribution value) {
    this.compiled = compiled;
    this.owner = owner;
    this.parameter = parameter;
    this.value = value;
    this.changed = changed(current);
  }

  Network network() {
    return changed;
  }

  private Network changed(Network current) {
    Optional<Node> node = current.node(owner);
    if (node.isPresent()) {
      return current.replace(
          owner,
          old ->
              switch (old) {
                case Population population -> population.withParameter(parameter, value);
                case Stimulator stimulator -> stimulator.withParameter(parameter, value);
                case Recorder _ ->
                    throw new ProblemException(
                        Problem.error(
                            Problem.Place.of("recorders." + owner),
                            "A recorder has no parameters that a run could change.",
                            "Stop the run, change the recorder, and start again."));
              });
    }
    if (current.projection(owner).isPresent()) {
      return current.replaceProjection(
          owner,
          old ->
              parameter.equals(WEIGHT)
                  ? old.withWeight(Optional.of(value))
                  : old.withParameter(parameter, value));
    }
    Set<String> known =
        Stream.concat(
                current.nodes().stream().map(Node::name),
                current.projections().stream().map(Projection::name))
            .collect(Collectors.toSet());
    throw new ProblemException(
        Problem.error(
            Problem.Place.of(owner),
            "There is nothing called '" + owner + "'.",
            Findings.nearest(owner, known)));
  }

  /// @param rebuilt makes the changed projection anew
  List<ParameterChange> changes(PopulationCompiler compiler, Findings findings, Rebuild rebuilt) {
    List<ParameterChange> changes = new ArrayList<>();
    for (int p = 0; p < compiled.populations().size(); p++) {
      CompiledPopulation population = compiled.populations().get(p);
      if (population.name().equals(owner)) {
        changes.add(ofPopulation(p, population, compiler));
      }
    }
    for (int d = 0; d < compiled.drives().size(); d++) {
      Drive drive = compiled.drives().get(d);
      if (drive.stimulator().equals(owner)) {
        changes.add(ofDrive(d, drive, findings));
      } else if (drive.projection().equals(owner)) {
        changes.add(
            new ParameterChange.OfDriveWeight(d, ((Drive) rebuilt.projection(owner)).weight()));
      }
    }
    for (int s = 0; s < compiled.synapses().size(); s++) {
      Synapses synapses = compiled.synapses().get(s);
      if (synapses.holds(owner)) {
        changes.add(ofSynapses(s, synapses, rebuilt));
      }
    }
    for (int s = 0; s < compiled.plastic().size(); s++) {
      PlasticSynapses plastic = compiled.plastic().get(s);
      if (plastic.projection().equals(owner)) {
        changes.add(ofPlastic(s, plastic, rebuilt, findings));
      }
    }
    for (int c = 0; c < compiled.couplings().size(); c++) {
      if (compiled.couplings().get(c).projection().equals(owner)) {
        CouplingColumns columns = ((Coupling) rebuilt.projection(owner)).columns();
        changes.add(new ParameterChange.OfCoupling(c, columns));
      }
    }
    return changes;
  }

  /// Makes projections of the changed network.
  interface Rebuild {

    /// @return {@link PlasticSynapses}, {@link Drive} or {@link Coupling}
    Object projection(String projection);

    /// The same projections, made anew.
    Synapses synapses(Synapses old);
  }

  private ParameterChange ofPopulation(
      int index, CompiledPopulation population, PopulationCompiler compiler) {
    Population drawn = changed.population(owner).orElseThrow();
    int at = indexOf(population.model());
    Model.Parameter declared = population.model().parameters().get(at);
    String prefix = "populations." + owner + ".parameters.";
    return new ParameterChange.OfPopulation(
        index, at, compiler.values(value, declared, prefix, drawn, compiled.seed()));
  }

  private ParameterChange ofDrive(int index, Drive drive, Findings findings) {
    int at = indexOf(drive.model());
    Model.Parameter declared = drive.model().parameters().get(at);
    double[] values = PopulationCompiler.single(value, declared, "stimulators." + owner, findings);
    return new ParameterChange.OfDrive(index, at, values);
  }

  private ParameterChange ofSynapses(int index, Synapses synapses, Rebuild rebuilt) {
    boolean wasConstant =
        compiled
            .network()
            .projection(owner)
            .flatMap(Projection::weight)
            .filter(Distribution.Constant.class::isInstance)
            .isPresent();
    if (wasConstant
        && synapses.parts().size() == 1
        && value instanceof Distribution.Constant constant) {
      // The factors are those of the rule, so there is nothing to make anew.
      SynapseColumn column = synapses.column().with(constant.value().coherent());
      return new ParameterChange.OfSynapses(index, synapses.with(column));
    }
    return new ParameterChange.OfSynapses(index, rebuilt.synapses(synapses));
  }

  private ParameterChange ofPlastic(
      int index, PlasticSynapses plastic, Rebuild rebuilt, Findings findings) {
    if (parameter.equals(WEIGHT) && plastic.rewires()) {
      findings.error(
          "projections." + owner + ".weight",
          "The synapses of '" + owner + "' come and go, so a run cannot set their weights.",
          "Stop the run, change the weight, and start again.");
    }
    if (parameter.equals(WEIGHT)) {
      PlasticSynapses other = (PlasticSynapses) rebuilt.projection(owner);
      return new ParameterChange.OfPlasticWeight(index, other.weight());
    }
    int at = indexOf(plastic.synapse());
    Model.Parameter declared = plastic.synapse().parameters().get(at);
    // The network that was checked has the unit of the port where the file says 'weight'.
    Distribution bound = value.withWeightUnit(plastic.unit());
    double[] values = PopulationCompiler.single(bound, declared, "projections." + owner, findings);
    return new ParameterChange.OfPlastic(index, at, values[0]);
  }

  private int indexOf(Model model) {
    for (int i = 0; i < model.parameters().size(); i++) {
      if (model.parameters().get(i).name().equals(parameter)) {
        return i;
      }
    }
    throw new IllegalStateException(model.name() + " has no " + parameter);
  }
}
