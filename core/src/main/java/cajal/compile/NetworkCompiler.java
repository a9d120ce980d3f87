package cajal.compile;

import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.model.Model;
import cajal.model.ModelSource;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Turns a network into columns that an engine can run, and says everything that is wrong with it.
public final class NetworkCompiler {

  /// Part of the heap that connections may fill; the rest is for state, recordings and views.
  private static final double HEAP_SHARE = 0.85;

  /// Longest row structure of an array in Java.
  private static final double MOST_CONNECTIONS = Integer.MAX_VALUE - 8.0;

  private final ModelSource models;
  private final KernelSource kernels;
  private final Function<String, Connectome> connectomes;

  /// @param connectomes gives a connectome by its name, or throws {@link ProblemException}
  public NetworkCompiler(
      ModelSource models, KernelSource kernels, Function<String, Connectome> connectomes) {
    this.models = models;
    this.kernels = kernels;
    this.connectomes = connectomes;
  }

  /// Compiles with generated kernels and the connectomes that come with the program.
  ///
  /// @throws ProblemException with every problem that was found
  public static CompiledNetwork compile(
      Network network, ModelSource models, long seed, double dtMs) {
    return standard(models).build(network, seed, dtMs);
  }

  /// Everything that is wrong with a network, as far as it shows without making its connections.
  public static List<Problem> check(Network network, ModelSource models, double dtMs) {
    return standard(models).problems(network, dtMs);
  }

  /// How large the projections of a network will be. Those with problems are left out.
  public static List<Prediction> predict(Network network, ModelSource models, double dtMs) {
    NetworkCompiler compiler = standard(models);
    return compiler.plan(network, 0, dtMs, new Findings()).predictions();
  }

  private static NetworkCompiler standard(ModelSource models) {
    return new NetworkCompiler(models, KernelSource.generated(), Connectomes::load);
  }

  KernelSource kernels() {
    return kernels;
  }

  /// See {@link #check}.
  public List<Problem> problems(Network network, double dtMs) {
    Findings findings = new Findings();
    plan(network, 0, dtMs, findings);
    return findings.list();
  }

  /// See {@link #compile}.
  public CompiledNetwork build(Network network, long seed, double dtMs) {
    Findings findings = new Findings();
    Plan plan = plan(network, seed, dtMs, findings);
    findings.throwIfFailed();
    boolean[] staged = staged(plan);
    PopulationCompiler populations = new PopulationCompiler(models, connectomes, findings);
    List<CompiledPopulation> compiled = new ArrayList<>();
    int first = 0;
    for (PopulationCompiler.Checked checked : plan.populations()) {
      CompiledPopulation population =
          populations.build(checked, first, staged[compiled.size()], seed);
      compiled.add(population);
      first += population.size();
    }
    ProjectionBuilder builder = new ProjectionBuilder(plan.populations(), seed, dtMs, findings);
    Inputs inputs = plan.inputs();
    List<Planned.Spiking> spiking = new ArrayList<>();
    SynapseBuilder synapseBuilder =
        new SynapseBuilder(plan.populations(), inputs, seed, dtMs, findings);
    List<PlasticSynapses> plastic = new ArrayList<>();
    List<Drive> drives = new ArrayList<>();
    List<Coupling> couplings = new ArrayList<>();
    List<Probe> probes = new ArrayList<>();
    for (Planned planned : plan.projections()) {
      switch (planned) {
        case Planned.Spiking synapses -> spiking.add(synapses);
        case Planned.Plastic learning -> plastic.add(builder.plastic(learning, synapseBuilder));
        case Planned.Driving driving -> drives.add(builder.drive(driving));
        case Planned.Coupled coupled -> couplings.add(builder.coupling(coupled));
        case Planned.Observed observed -> probes.addAll(builder.probes(observed));
      }
    }
    for (PlannedWeights weights : plan.weights()) {
      probes.add(weights.probe(plastic, seed, findings));
    }
    List<Synapses> synapses = synapseBuilder.all(spiking);
    findings.throwIfFailed();
    return new CompiledNetwork(
        network, seed, dtMs, this, compiled, inputs, synapses, plastic, drives, couplings, probes);
  }

  /// What a change of a parameter comes to.
  ///
  /// @param network the drawing after the change
  /// @param changes what a running engine has to take over
  public record Changed(Network network, List<ParameterChange> changes) {}

  /// Prepares a change of a parameter, or of the weight of a projection, for a running network.
  ///
  /// @param current the drawing as it is now, earlier changes included
  /// @param owner name of a population, stimulator or projection
  /// @param parameter name of the parameter, or `weight`
  /// @throws ProblemException with everything that is wrong with the change
  public Changed change(
      CompiledNetwork compiled,
      Network current,
      String owner,
      String parameter,
      Distribution value) {
    ChangeCompiler change = new ChangeCompiler(compiled, current, owner, parameter, value);
    Findings findings = new Findings();
    Plan plan = plan(change.network(), compiled.seed(), compiled.dtMs(), findings);
    findings.throwIfFailed();
    PopulationCompiler populations = new PopulationCompiler(models, connectomes, findings);
    ProjectionBuilder builder =
        new ProjectionBuilder(plan.populations(), compiled.seed(), compiled.dtMs(), findings);
    SynapseBuilder synapses =
        new SynapseBuilder(
            plan.populations(), compiled.inputs(), compiled.seed(), compiled.dtMs(), findings);
    List<ParameterChange> changes =
        change.changes(
            populations,
            findings,
            new ChangeCompiler.Rebuild() {
              @Override
              public Object projection(String projection) {
                return rebuilt(plan, builder, synapses, projection);
              }

              @Override
              public Synapses synapses(Synapses old) {
                return synapses.together(plan.spiking(old));
              }
            });
    findings.throwIfFailed();
    return new Changed(change.network(), changes);
  }

  private static Object rebuilt(
      Plan plan, ProjectionBuilder builder, SynapseBuilder synapses, String projection) {
    for (Planned planned : plan.projections()) {
      if (planned.projection().name().equals(projection)) {
        return switch (planned) {
          case Planned.Spiking spiking -> spiking;
          case Planned.Plastic plastic -> builder.plastic(plastic, synapses);
          case Planned.Driving driving -> builder.drive(driving);
          case Planned.Coupled coupled -> builder.coupling(coupled);
          case Planned.Observed observed -> observed;
        };
      }
    }
    throw new IllegalStateException("no projection " + projection);
  }

  // Populations at either end of a continuous projection are integrated together, where their
  // method evaluates derivatives in stages.
  private static boolean[] staged(Plan plan) {
    boolean[] staged = new boolean[plan.populations().size()];
    for (Planned planned : plan.projections()) {
      if (planned instanceof Planned.Coupled coupled) {
        staged[coupled.source()] = true;
        staged[coupled.target()] = true;
      }
    }
    for (int i = 0; i < staged.length; i++) {
      staged[i] &= plan.populations().get(i).method() == Model.Method.RK4;
    }
    return staged;
  }

  private Plan plan(Network network, long seed, double dtMs, Findings findings) {
    if (!(dtMs > 0 && Double.isFinite(dtMs))) {
      findings.error("dt", "A step of " + dtMs + " ms is not positive.", "Write '0.1 ms'.");
      return new Plan(List.of(), List.of(), List.of());
    }
    Map<String, Node> nodes = names(network, findings);
    PopulationCompiler populations = new PopulationCompiler(models, connectomes, findings);
    List<PopulationCompiler.Checked> checked = new ArrayList<>();
    for (Node node : network.nodes()) {
      switch (node) {
        case Population population -> {
          PopulationCompiler.Checked good = populations.check(population);
          if (good != null) {
            checked.add(good);
          }
        }
        case Stimulator stimulator -> stimulator(stimulator, populations);
        case Recorder recorder -> {
          if (recorder.variables().isEmpty()) {
            findings.warning(
                "recorders." + recorder.name() + ".variables",
                "It records nothing.",
                "Choose spikes or a state variable.");
          }
        }
      }
    }
    ProjectionPlanner planner =
        new ProjectionPlanner(
            new ProjectionPlanner.Surroundings(
                nodes, checked, populations, connectomes, seed, dtMs),
            network.projections(),
            findings);
    List<Planned> projections = new ArrayList<>();
    for (Projection projection : network.projections()) {
      Planned planned = planner.plan(projection);
      if (planned != null) {
        projections.add(planned);
      }
    }
    List<PlannedWeights> weights =
        new WeightsPlanner(network, checked, projections, dtMs, findings).plan();
    Plan plan = new Plan(checked, projections, weights);
    memory(plan, dtMs, findings);
    return plan;
  }

  private static void stimulator(Stimulator stimulator, PopulationCompiler compiler) {
    String place = "stimulators." + stimulator.name();
    Model model = compiler.model(stimulator.model(), Model.Kind.STIMULATOR, place + ".model");
    if (model != null) {
      compiler.parameters(stimulator.parameters(), model, place, 1);
      compiler.single(stimulator.parameters(), model, place);
    }
  }

  private static Map<String, Node> names(Network network, Findings findings) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      if (node.name().isBlank()) {
        findings.error("nodes", "A node has no name.", "Give it one.");
      } else if (nodes.putIfAbsent(node.name(), node) != null) {
        findings.error(
            "nodes." + node.name(), "Two nodes are called so.", "Give each a name of its own.");
      }
    }
    Set<String> projections = new HashSet<>();
    for (Projection projection : network.projections()) {
      if (!projections.add(projection.name())) {
        findings.error(
            "projections." + projection.name(),
            "Two projections are called so.",
            "Give each a name of its own.");
      }
    }
    return nodes;
  }

  private static void memory(Plan plan, double dtMs, Findings findings) {
    List<Prediction> predictions = plan.predictions();
    double needed =
        populationBytes(plan, dtMs) + predictions.stream().mapToDouble(Prediction::bytes).sum();
    double available = HEAP_SHARE * Runtime.getRuntime().maxMemory();
    if (populationBytes(plan, dtMs) > available) {
      findings.error(
          "populations",
          "The neurons would need "
              + gigabytes(populationBytes(plan, dtMs))
              + ", and "
              + gigabytes(available)
              + " are there.",
          "Take fewer neurons or shorter delays, or start with more memory.");
    }
    for (Prediction prediction : predictions) {
      String place = "projections." + prediction.projection() + ".rule";
      if (prediction.connections() > MOST_CONNECTIONS) {
        findings.error(
            place,
            "It would make "
                + count(prediction.connections())
                + " connections, more than one"
                + " projection can hold.",
            "Divide it into several projections, or join fewer neurons.");
      } else if (needed > available && prediction.bytes() > needed / 10) {
        findings.error(
            place,
            "Its "
                + count(prediction.connections())
                + " connections would need "
                + gigabytes(prediction.bytes())
                + "; all together would need "
                + gigabytes(needed)
                + ", and "
                + gigabytes(available)
                + " are there.",
            "Join fewer neurons, or start with more memory.");
      }
    }
  }

  // State, and ring buffers as long as the longest delay that is known before drawing.
  private static double populationBytes(Plan plan, double dtMs) {
    double steps = 1;
    for (Planned planned : plan.projections()) {
      if ((planned instanceof Planned.Spiking || planned instanceof Planned.Plastic)
          && planned.projection().delay() instanceof Distribution.Constant delay) {
        steps = Math.max(steps, 1 + delay.value().coherent() / dtMs);
      }
    }
    double bytes = 0;
    for (PopulationCompiler.Checked population : plan.populations()) {
      Model model = population.model();
      double columns =
          model.states().size() + model.inputs().size() + 1 + model.ports().size() * steps;
      bytes += population.population().size() * columns * Double.BYTES;
    }
    return bytes;
  }

  private static String count(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  private static String gigabytes(double bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
