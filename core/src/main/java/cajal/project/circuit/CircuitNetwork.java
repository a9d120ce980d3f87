package cajal.project.circuit;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.network.Cells;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.Project;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a circuit of a connectome into a project: a population of its neurons and perhaps one of
/// its muscles, projections by sign and kind, stimulators of chosen cells, and recorders.
public final class CircuitNetwork {

  /// Name of the population of neurons.
  public static final String NEURONS = "neurons";

  /// Name of the population of muscles.
  public static final String MUSCLES = "muscles";

  private static final String MEMBRANE = "membrane";
  private static final String SPIKES = "spikes";
  private static final Quantity DURATION = Quantity.ms(2000);
  private static final int FEW = 8;

  private final CircuitPlan plan;
  private final CellModel model;
  private final Strengths strengths;
  private final List<Cell> neurons;
  private final List<Cell> muscles;
  private final CircuitWires wires;
  private final Map<String, Project.Point> layout = new LinkedHashMap<>();

  private CircuitNetwork(CircuitPlan plan) {
    this.plan = plan;
    model = CellModel.of(plan.dynamics());
    strengths = plan.strengths().orElseGet(() -> model.strengths(plan.connectome()));
    neurons = plan.neurons();
    muscles = plan.experiment().muscles() ? innervated() : List.of();
    wires = CircuitWires.of(plan.connectome(), neurons, muscles);
  }

  /// The project of a circuit.
  ///
  /// @throws ProblemException if a cell is unknown, with the three nearest, or the model does not
  ///   suit
  public static Project of(CircuitPlan plan) {
    CircuitNetwork network = new CircuitNetwork(plan);
    network.check();
    return network.project();
  }

  /// The default strengths of a contact in a dataset.
  public static Strengths strengths(Connectome connectome, Dynamics dynamics) {
    return CellModel.of(dynamics).strengths(connectome);
  }

  private List<Cell> innervated() {
    Set<String> senders = new HashSet<>(neurons.stream().map(Cell::name).toList());
    Set<String> reached = new HashSet<>();
    for (Connectome.Connection c : plan.connectome().connections()) {
      if (c.kind().wired() && senders.contains(c.pre())) {
        reached.add(c.post());
      }
      if (c.electrical() && senders.contains(c.post())) {
        reached.add(c.pre());
      }
    }
    return plan.connectome().cells().stream()
        .filter(cell -> cell.kind() == Connectome.Kind.MUSCLE && reached.contains(cell.name()))
        .toList();
  }

  private void check() {
    List<String> here = wires.cells().stream().map(Cell::name).toList();
    Set<String> asked = new LinkedHashSet<>(plan.experiment().ablated());
    plan.experiment().stimuli().forEach(stimulus -> asked.addAll(stimulus.cells()));
    List<Problem> problems =
        asked.stream()
            .filter(name -> !here.contains(name))
            .map(name ->
                Problem.error(
                    null,
                    "The cell '" + name + "' is not part of the circuit.",
                    "The nearest are " + String.join(", ", Nearest.of(name, here, 3)) + "."))
            .toList();
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }

  private Project project() {
    Network network = Network.EMPTY.with(population(NEURONS, neurons, 0));
    place(NEURONS, 0, 0);
    if (!muscles.isEmpty()) {
      network = network.with(population(MUSCLES, muscles, neurons.size()));
      place(MUSCLES, 0, 330);
    }
    double x = 330;
    for (Stimulus stimulus : plan.experiment().stimuli()) {
      network = network.with(stimulator(stimulus));
      place(stimulus.name(), x, -170);
      x -= 150;
    }
    for (Recorder recorder : recorders()) {
      network = network.with(recorder);
    }
    for (Projection projection : projections()) {
      network = network.with(projection);
    }
    Project project = Project.empty(title());
    return project
        .withDescription(description())
        .withDt(Quantity.ms(StableStep.of(model, wires, strengths)))
        .withDuration(DURATION)
        .withNetwork(network)
        .withModels(
            plan.dynamics().text().isEmpty()
                ? Map.of()
                : Map.of(plan.dynamics().model(), plan.dynamics().text()))
        .withLayout(layout)
        .withViews(views());
  }

  private void place(String node, double x, double y) {
    layout.put(node, new Project.Point(x, y));
  }

  private Population population(String name, List<Cell> cells, int first) {
    boolean whole = name.equals(NEURONS) && plan.cells().isEmpty();
    List<String> names = cells.stream().map(Cell::name).toList();
    Set<String> dead = new HashSet<>(plan.experiment().ablated());
    dead.retainAll(new HashSet<>(names));
    Map<String, Distribution> parameters = new LinkedHashMap<>(model.parameters());
    Map<String, Distribution> initial = new LinkedHashMap<>(model.initial());
    if (model.model().name().equals(Dynamics.GRADED.model())) {
      Distribution.Listed rest =
          new Distribution.Listed(thresholds().subList(first, first + cells.size()), Unit.MV);
      parameters.put("V_th", rest);
      initial.put("V_m", rest);
    }
    return new Population(
        name,
        model.model().name(),
        new Cells.OfConnectome(
            plan.connectome().name(), names.size(), whole ? List.of() : names, dead),
        parameters,
        initial,
        Optional.empty());
  }

  // A threshold is a property of the intact animal, so ablated cells take part.
  private List<Double> thresholds() {
    double[] factors = wires.factors(strengths.normalised());
    List<HalfActivation.Coupling> couplings = new ArrayList<>();
    for (int i = 0; i < factors.length; i++) {
      CircuitWires.Wire wire = wires.wires().get(i);
      Sign sign = plan.signs().of(wires.cells().get(wire.pre()));
      Quantity one =
          wire.electrical()
              ? strengths.gap()
              : sign == Sign.INHIBITORY ? strengths.inhibitory() : strengths.excitatory();
      boolean fromMuscle = wire.pre() >= wires.neurons();
      if (wire.electrical() || (sign != Sign.NONE && !fromMuscle)) {
        double reversalMv = wire.electrical() ? Double.NaN : model.reversalMv(sign);
        couplings.add(
            new HalfActivation.Coupling(
                wire.pre(), wire.post(), one.coherent() * factors[i], reversalMv));
      }
    }
    double ar = coherent("a_r");
    double[] potentials =
        new HalfActivation(coherent("g_L"), coherent("E_L"), ar / (ar + 2 * coherent("a_d")))
            .potentials(wires.cells().size(), couplings);
    // A nanovolt is more than anybody knows.
    List<Double> rounded = new ArrayList<>();
    for (double potential : potentials) {
      rounded.add(Math.rint(potential * 1e6) / 1e6);
    }
    return rounded;
  }

  private double coherent(String parameter) {
    return model.model().parameter(parameter).orElseThrow().defaultValue().coherent();
  }

  private static Stimulator stimulator(Stimulus stimulus) {
    Map<String, Distribution> parameters = new LinkedHashMap<>();
    parameters.put("amplitude", new Distribution.Constant(stimulus.amplitude()));
    parameters.put("start", new Distribution.Constant(stimulus.start()));
    parameters.put("stop", new Distribution.Constant(stimulus.stop()));
    return new Stimulator(stimulus.name(), "dc_generator", parameters);
  }

  private List<Recorder> recorders() {
    List<Recorder> recorders = new ArrayList<>();
    double y = muscles.isEmpty() ? 220 : 520;
    if (model.joint() == CellModel.Joint.SPIKING) {
      recorders.add(new Recorder(SPIKES, List.of(Recorder.SPIKES), Quantity.ms(1)));
      place(SPIKES, -80, y);
    }
    recorders.add(new Recorder(MEMBRANE, List.of(observed()), Quantity.ms(5)));
    place(MEMBRANE, 120, y);
    return recorders;
  }

  private String observed() {
    return model.model().stateIndex("V_m") >= 0 ? "V_m" : model.model().states().getFirst().name();
  }

  private List<Projection> projections() {
    List<Projection> all =
        new ArrayList<>(new CircuitProjections(plan, model, strengths, wires).all());
    for (Stimulus stimulus : plan.experiment().stimuli()) {
      for (String population : populations()) {
        List<String> driven =
            stimulus.cells().stream().filter(names(population)::contains).toList();
        if (!driven.isEmpty()) {
          all.add(
              plain(
                  stimulus.name() + " to " + population,
                  stimulus.name(),
                  population,
                  new ConnectionRule.Chosen(driven)));
        }
      }
    }
    for (Recorder recorder : recorders()) {
      for (String population : populations()) {
        all.add(
            plain(
                recorder.name() + " of " + population,
                population,
                recorder.name(),
                new ConnectionRule.AllToAll(true)));
      }
    }
    return all;
  }

  private List<String> populations() {
    return muscles.isEmpty() ? List.of(NEURONS) : List.of(NEURONS, MUSCLES);
  }

  private List<String> names(String population) {
    return (population.equals(MUSCLES) ? muscles : neurons).stream().map(Cell::name).toList();
  }

  private static Projection plain(String name, String source, String target, ConnectionRule rule) {
    return new Projection(
        name,
        source,
        target,
        rule,
        Projection.STATIC,
        Optional.empty(),
        Optional.empty(),
        new Distribution.Constant(Quantity.ms(1)),
        Map.of());
  }

  private List<Project.View> views() {
    List<String> watched =
        plan.experiment().stimuli().stream().flatMap(s -> s.cells().stream()).distinct().toList();
    Project.View traces =
        new Project.View(
            "traces", List.of(MEMBRANE), watched.subList(0, Math.min(FEW, watched.size())));
    return model.joint() == CellModel.Joint.SPIKING
        ? List.of(new Project.View("raster", List.of(), List.of()), traces)
        : List.of(new Project.View("heatmap", List.of(MEMBRANE), List.of()), traces);
  }

  private String title() {
    String who =
        plan.cells().isEmpty()
            ? "All neurons"
            : plan.cells().size() <= FEW
                ? String.join(", ", plan.cells())
                : plan.cells().size() + " neurons";
    Set<String> ablated = plan.experiment().ablated();
    String without =
        ablated.isEmpty()
            ? ""
            : ablated.size() <= FEW
                ? " without " + String.join(", ", ablated.stream().sorted().toList())
                : " without " + ablated.size() + " of them";
    return who + without + " of " + plan.connectome().name();
  }

  private String description() {
    return String.join(
        "\n",
        "Made from " + plan.connectome().title() + " (doi:" + plan.connectome().doi() + ").",
        "",
        "Assumed, not measured:",
        "",
        "- Cells follow the model " + model.model().name() + ".",
        "- Signs: "
            + plan.signs().statement()
            + (plan.signs().equals(Signs.STANDARD) ? " " + Signs.SOURCE : ""),
        "- One contact has "
            + strengths.excitatory()
            + " (excitatory), "
            + strengths.inhibitory()
            + " (inhibitory)"
            + (model.gaps() ? " and " + strengths.gap() + " (gap junction)" : "")
            + (strengths.normalised()
                ? ", shared so that every cell receives what the mean cell does."
                : ".")
            + (CellModel.sections(plan.connectome()) && plan.strengths().isEmpty()
                ? " A contact here is a section of the electron microscope; its strength is scaled so"
                    + " that all neurons together have the conductance of the synapses that Varshney et"
                    + " al. (2011) counted."
                : ""),
        model.model().name().equals(Dynamics.GRADED.model())
            ? "- Thresholds V_th are the potentials at which all cells are half activated."
            : "- All cells are alike.",
        "");
  }
}
