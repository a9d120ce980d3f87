package cajal.compile;

import cajal.connectome.Connectome;
import cajal.model.Couplings;
import cajal.model.Model;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.unit.Dimension;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Checks one projection against the nodes it joins and plans its connections.
final class ProjectionPlanner {

  private static final int LONGEST_DELAY = Short.MAX_VALUE;
  private static final String CONTINUOUS_OR_DRIVEN =
      "has a distance d, which only synapses of spikes between populations have";

  private final Map<String, Node> nodes;
  private final ProjectionEnds ends;
  private final List<PopulationCompiler.Checked> populations;
  private final PopulationCompiler compiler;
  private final RuleReader rules;
  private final double dtMs;
  private final Findings findings;

  /// What all projections of one network share.
  ///
  /// @param populations those that were found well-formed
  record Surroundings(
      Map<String, Node> nodes,
      List<PopulationCompiler.Checked> populations,
      PopulationCompiler compiler,
      Function<String, Connectome> connectomes,
      long seed,
      double dtMs) {}

  /// @param all all projections of the network, since one may belong to the synapses of another
  ProjectionPlanner(Surroundings around, List<Projection> all, Findings findings) {
    this.nodes = around.nodes();
    this.populations = around.populations();
    this.compiler = around.compiler();
    this.ends = new ProjectionEnds(around, all);
    this.rules = new RuleReader(around.connectomes(), ends, findings);
    this.dtMs = around.dtMs();
    this.findings = findings;
  }

  /// @return the plan, or `null` after a problem
  @Nullable Planned plan(Projection projection) {
    String place = "projections." + projection.name();
    Node source = node(projection.source(), place + ".source");
    Node target = node(projection.target(), place + ".target");
    if (source == null || target == null) {
      return null;
    }
    int before = findings.errors();
    Planned planned = plan(projection, source, target, place);
    if (projection.compactWeights() && planned != null && !(planned instanceof Planned.Spiking)) {
      findings.warning(
          place + ".compact_weights",
          "Only the weights of static synapses between populations can be compact.",
          "Leave it out here; these weights are kept as they are.");
    }
    return findings.errors() == before ? planned : null;
  }

  private @Nullable Planned plan(Projection projection, Node source, Node target, String place) {
    if (source instanceof Population from && target instanceof Population to) {
      return between(projection, ends.index(from), ends.index(to), place);
    }
    if (source instanceof Stimulator from && target instanceof Population to) {
      return driving(projection, from, ends.index(to), place);
    }
    if (source instanceof Population from && target instanceof Recorder to) {
      return observed(projection, to, ends.index(from), place);
    }
    if (source instanceof Recorder from && target instanceof Population to) {
      return observed(projection, from, ends.index(to), place);
    }
    findings.error(
        place,
        "'" + source.name() + "' cannot be joined to '" + target.name() + "'.",
        "A projection goes from a population or stimulator to a population, or to a recorder.");
    return null;
  }

  private @Nullable Node node(String name, String place) {
    Node node = nodes.get(name);
    if (node == null) {
      findings.error(
          place, "There is no node '" + name + "'.", Findings.nearest(name, nodes.keySet()));
    }
    return node;
  }

  private @Nullable Planned between(Projection projection, int source, int target, String place) {
    Model synapse = compiler.model(projection.synapse(), Model.Kind.SYNAPSE, place + ".synapse");
    if (synapse == null || source < 0 || target < 0) {
      return null;
    }
    if (!synapse.isPlastic()) {
      compiler.parameters(projection.parameters(), synapse, place, 1);
    }
    PopulationCompiler.Checked to = populations.get(target);
    End from = ends.end(source);
    End at = ends.end(target);
    Pairs pairs =
        rules.read(projection.rule(), from, at, source == target, ends.key(place), place + ".rule");
    if (synapse.output().equals(Optional.of(Model.Output.CONTINUOUS))) {
      return coupled(projection, synapse, source, target, pairs);
    }
    PortChoice.Chosen chosen =
        PortChoice.choose(projection, synapse.weight(), to.model(), findings);
    delay(projection.delay(), place + ".delay");
    Displacements displacements = DistanceCheck.between(projection, from, at, findings);
    if (chosen == null || pairs == null) {
      return null;
    }
    Planned.Spiking spiking =
        new Planned.Spiking(
            projection,
            source,
            target,
            chosen.port(),
            pairs,
            chosen.weight(),
            chosen.weightOf(),
            displacements);
    return synapse.isPlastic()
        ? new PlasticPlanner(populations, compiler, findings).plan(spiking, synapse)
        : spiking;
  }

  private @Nullable Planned coupled(
      Projection projection, Model synapse, int source, int target, @Nullable Pairs pairs) {
    String place = "projections." + projection.name();
    DistanceCheck.needless(projection, CONTINUOUS_OR_DRIVEN, findings);
    Model post = populations.get(target).model();
    findings.addAll(
        place + ".synapse", Couplings.problems(synapse, populations.get(source).model(), post));
    int input = Couplings.input(synapse, populations.get(source).model(), post);
    Optional<Model.Parameter> declared = synapse.weight();
    Model.Parameter weightOf = declared.orElse(DistributionCheck.unbounded("weight", Unit.ONE));
    Distribution weight =
        projection
            .weight()
            .orElse(
                new Distribution.Constant(
                    declared.map(Model.Parameter::defaultValue).orElse(Quantity.number(1))));
    DistributionCheck.check(
        weight, weightOf, place + ".weight", PortChoice.listed(projection), findings);
    double[][] parameter = compiler.single(projection.parameters(), synapse, place);
    if (pairs == null) {
      return null;
    }
    return new Planned.Coupled(
        projection, synapse, source, target, input, pairs, weight, weightOf, parameter);
  }

  private @Nullable Planned driving(
      Projection projection, Stimulator stimulator, int target, String place) {
    Model model =
        compiler.model(
            stimulator.model(),
            Model.Kind.STIMULATOR,
            "stimulators." + stimulator.name() + ".model");
    if (model == null || target < 0) {
      return null;
    }
    PopulationCompiler.Checked to = populations.get(target);
    End single = new End(stimulator.name(), 1, List.of());
    ConnectionRule rule = fromOne(projection.rule());
    Pairs pairs =
        rules.read(rule, single, ends.end(target), false, ends.key(place), place + ".rule");
    boolean current = model.output().equals(Optional.of(Model.Output.CURRENT));
    StimulatorFit.check(model, to.model(), place, findings);
    DistanceCheck.needless(projection, CONTINUOUS_OR_DRIVEN, findings);
    PortChoice.Chosen chosen =
        current
            ? factor(projection, to.model(), place)
            : PortChoice.choose(projection, Optional.empty(), to.model(), findings);
    int delaySteps = current ? 0 : stimulatorDelay(projection, place);
    double[][] parameter =
        compiler.single(stimulator.parameters(), model, "stimulators." + stimulator.name());
    if (pairs == null || chosen == null) {
      return null;
    }
    return new Planned.Driving(
        projection,
        model,
        target,
        current,
        chosen.port(),
        pairs,
        chosen.weight(),
        chosen.weightOf(),
        delaySteps,
        parameter);
  }

  /// How much of a current each target gets: all of it, if nobody said. An input in another unit
  /// takes it times a weight that makes the units agree, such as 1/pA for a pure number.
  private PortChoice.@Nullable Chosen factor(Projection projection, Model model, String place) {
    int index = currentInput(model, place);
    if (index < 0) {
      return null;
    }
    Dimension ratio = model.inputs().get(index).unit().dimension().per(Dimension.CURRENT);
    Unit unit = ratio.isNone() ? Unit.ONE : Unit.coherent(ratio);
    Model.Parameter pure = DistributionCheck.unbounded("the factor of a current", unit);
    Distribution weight = projection.weight().orElse(Distribution.constant(1, unit));
    DistributionCheck.check(
        weight, pure, place + ".weight", PortChoice.listed(projection), findings);
    return new PortChoice.Chosen(index, weight, pure);
  }

  // The one source of a stimulator has no name in a list of pairs: every pair drives its target.
  private static ConnectionRule fromOne(ConnectionRule rule) {
    return rule instanceof ConnectionRule.Explicit explicit
        ? new ConnectionRule.Explicit(
            explicit.pairs().stream()
                .map(p -> new ConnectionRule.Pair("0", p.target(), p.factor()))
                .toList())
        : rule;
  }

  private int stimulatorDelay(Projection projection, String place) {
    delay(projection.delay(), place + ".delay");
    if (projection.delay() instanceof Distribution.Constant constant) {
      return (int) Math.max(1, Math.round(constant.value().coherent() / dtMs));
    }
    findings.error(
        place + ".delay", "The delay of a stimulator cannot vary.", "Give a single value.");
    return 1;
  }

  private @Nullable Planned observed(
      Projection projection, Recorder recorder, int population, String place) {
    if (population < 0) {
      return null;
    }
    PopulationCompiler.Checked of = populations.get(population);
    int[] neurons = observedNeurons(projection.rule(), ends.end(population), place + ".rule");
    List<Observable> observables = new ObservableReader(of, findings).read(recorder);
    if (neurons.length == 0) {
      observables = observables.stream().filter(what -> !what.isPooled()).toList();
    }
    int interval = observables.isEmpty() ? 1 : ObservableReader.interval(recorder, dtMs, findings);
    return new Planned.Observed(
        projection, recorder.name(), population, observables, interval, neurons);
  }

  private int[] observedNeurons(ConnectionRule rule, End end, String place) {
    return switch (rule) {
      case ConnectionRule.AllToAll all -> IntStream.range(0, end.size()).toArray();
      case ConnectionRule.Chosen chosen -> end.numbers(chosen.cells(), place, findings);
      default -> {
        findings.error(
            place, "A recorder observes all neurons or chosen ones.", "Choose one of the two.");
        yield new int[0];
      }
    };
  }

  private int currentInput(Model model, String place) {
    for (int i = 0; i < model.inputs().size(); i++) {
      if (model.inputs().get(i).unit().dimension().equals(Dimension.CURRENT)) {
        return i;
      }
    }
    if (!model.inputs().isEmpty()) {
      return 0;
    }
    findings.error(
        place,
        model.name() + " has no input for a current.",
        "Choose a model with a current input, or drive it with spikes.");
    return -1;
  }

  private void delay(Distribution delay, String place) {
    Model.Parameter time = DistributionCheck.unbounded("a delay", Unit.MS);
    if (!DistributionCheck.check(delay, time, place, -1, findings)
        || !(delay instanceof Distribution.Constant constant)) {
      return;
    }
    double ms = constant.value().coherent();
    // Half an ulp of rounding must not make 0.1 ms shorter than a step of 0.1 ms.
    if (!(ms >= dtMs * (1 - 1e-9))) {
      findings.error(
          place,
          "The delay of " + constant.value() + " is shorter than a step of " + dtMs + " ms.",
          "Give at least one step, or simulate with a smaller step.");
    } else if (ms / dtMs > LONGEST_DELAY) {
      findings.error(
          place,
          "The delay of " + constant.value() + " is more than " + LONGEST_DELAY + " steps.",
          "Give a shorter delay, or simulate with a larger step.");
    }
  }
}
