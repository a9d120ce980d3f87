package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Expr;
import cajal.model.Model;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The statements of a neuron model, printed for a device: one static method over plain arrays for
/// each population, of which every turn of the loop is one neuron.
///
/// What follows from parameters alone is worked out on the processor, see {@link
/// DevicePreparation}, and read from the array of parameters, so that a parameter may change
/// without a new kernel.
public final class DeviceNeuron {

  /// Arrays of a kernel, in the order of its arguments.
  public static final List<String> ARRAYS =
      List.of("clock", "state", "inputs", "parameter", "left", "fired", "ziggurat");

  /// The same where a lane takes the whole population through a step, see {@link #whole}.
  public static final List<String> WHOLE =
      List.of(
          "clock",
          "state",
          "inputs",
          "parameter",
          "left",
          "fired",
          "ziggurat",
          "counts",
          "history",
          "log");

  private static final String ARGUMENTS =
      "(long[] clock__, double[] state__, double[] inputs__, double[] parameter__, int[] left__,"
          + " int[] fired__, double[] ziggurat__) {";

  private static final String WHOLE_ARGUMENTS =
      "(long[] clock__, double[] state__, double[] inputs__, double[] parameter__, int[] left__,"
          + " int[] fired__, double[] ziggurat__, int[] counts__, int[] history__, int[] log__) {";

  private final Model model;
  private final NeuronCode neuron;
  private final Scheme scheme;
  private final StepCode step;
  private final Map<String, Expr> derived = new LinkedHashMap<>();
  private final List<Statement> statements;
  private final boolean perNeuron;

  /// @param integrated whether the integration is done elsewhere, in stages
  private DeviceNeuron(Model model, NeuronForm form, Model.Method method, boolean integrated) {
    this.model = model;
    neuron = NeuronCode.of(model, form);
    scheme =
        switch (method) {
          case EXACT -> new ExactScheme(neuron);
          case EXPONENTIAL_EULER -> new ExponentialScheme(neuron, model.substeps());
          default -> new ExplicitScheme(neuron, method, model.substeps());
        };
    step = StepCode.of(neuron, integrated ? Optional.empty() : Optional.of(scheme));
    step.constants().forEach(c -> derived.put(c.name(), Terms.name(c.name())));
    statements = withoutDerived(step.statements());
    Code all = new Code().all(scheme.prepare());
    derived.values().forEach(e -> all.line(new JavaText().of(e)));
    perNeuron = neuron.isPerNeuron(all);
  }

  /// @throws ProblemException if a device cannot do what the equations need
  public static DeviceNeuron of(
      Model model, NeuronForm form, Model.Method method, boolean integrated) {
    DeviceNeuron made = new DeviceNeuron(model, form, method, integrated);
    try {
      made.body(new DeviceExpressions("0L", "i"));
      return made;
    } catch (DeviceExpressions.Inexpressible e) {
      throw new ProblemException(
          Problem.error(
              null,
              "The model '" + model.name() + "' cannot run on a device: " + e.getMessage() + ".",
              "Run it on the processor."));
    }
  }

  /// How many numbers are derived from parameters.
  public int derivedCount() {
    return derived.size();
  }

  /// Whether these differ from neuron to neuron.
  public boolean derivedPerNeuron() {
    return perNeuron;
  }

  // Names for what does not change while a model runs leave the statements.
  private List<Statement> withoutDerived(List<Statement> all) {
    List<Statement> kept = new ArrayList<>();
    for (Statement statement : all) {
      switch (statement) {
        case Statement.Let let when isFixed(let.value()) && isNew(let) ->
            derived.putIfAbsent(let.name(), let.value());
        case Statement.Block s -> kept.add(new Statement.Block(withoutDerived(s.body())));
        case Statement.When s ->
            kept.add(new Statement.When(s.condition(), withoutDerived(s.body())));
        case Statement.Repeat s ->
            kept.add(new Statement.Repeat(s.counter(), s.times(), withoutDerived(s.body())));
        case Statement.Fire s ->
            kept.add(new Statement.Fire(s.condition(), withoutDerived(s.reset()), s.rest()));
        default -> kept.add(statement);
      }
    }
    return Statement.mapped(kept, this::withoutCalls);
  }

  // Functions of parameters alone leave the expressions.
  private Expr withoutCalls(Expr expression) {
    return expression.map(part -> {
      if (!(part instanceof Expr.Call) || !isFixed(part)) {
        return part;
      }
      String text = new JavaText().of(part);
      for (Map.Entry<String, Expr> known : derived.entrySet()) {
        if (new JavaText().of(known.getValue()).equals(text)) {
          return Terms.name(known.getKey());
        }
      }
      String name = "fixed__" + derived.size();
      derived.put(name, part);
      return Terms.name(name);
    });
  }

  private boolean isNew(Statement.Let let) {
    Expr known = derived.get(let.name());
    return known == null || new JavaText().of(known).equals(new JavaText().of(let.value()));
  }

  private boolean isFixed(Expr expression) {
    return switch (expression) {
      case Expr.Name e -> neuron.fixed().contains(e.name()) || derived.containsKey(e.name());
      case Expr.Remote _, Expr.Derivative _ -> false;
      case Expr.Call e when e.function().isRandom() -> false;
      default -> Affine.parts(expression).stream().allMatch(this::isFixed);
    };
  }

  /// A class that derives the numbers.
  public String preparation(String className) {
    Code each = new Code().all(scheme.prepare());
    Code values = new Code();
    int index = 0;
    Set<String> constants = new HashSet<>();
    for (Scheme.Constant c : step.constants()) {
      constants.add(c.name());
      values.line("final double " + c.name() + " = " + c.array() + "[i];");
    }
    for (Map.Entry<String, Expr> entry : derived.entrySet()) {
      String name = JavaText.name(entry.getKey());
      if (!constants.contains(entry.getKey())) {
        values.line("final double " + name + " = " + new JavaText().of(entry.getValue()) + ";");
      }
      values.line("all__[" + index++ + "][i] = " + name + ";");
    }
    Code code = new Code();
    code.line("package cajal.kernel;").line("").line("import cajal.model.ModelMath;").line("");
    code.line("final class " + className + " implements DevicePreparation {").line("");
    scheme.constants().forEach(c -> code.line("private double[] " + c.array() + " = {};"));
    code.line("").line("@Override").line("public double[][] derived(NeuronColumns columns) {");
    code.line("final double dt = columns.dtMs();");
    code.line("final double[][] parameter__ = columns.parameter();");
    code.line("final int count__ = " + (perNeuron ? "columns.refractory().length" : "1") + ";");
    code.line("final double[][] all__ = new double[" + derived.size() + "][count__];");
    scheme.constants().forEach(c -> code.line(c.array() + " = new double[count__];"));
    Code both = new Code().all(each).all(values);
    code.all(neuron.sharedParameters(both));
    code.line("for (int i = 0; i < count__; i++) {");
    code.all(neuron.neuronParameters(both));
    if (!each.isEmpty()) {
      code.line("{").all(each).line("}");
    }
    return code.all(values).line("}").line("return all__;").line("}").line("}").toString();
  }

  /// The method that advances a population by a step.
  public String method(String name, DevicePlace place) {
    Loop loop = loop(place, body(expressions(place)));
    Code code = new Code();
    code.comment("neurons of " + model.name());
    code.line("public static void " + name + ARGUMENTS);
    code.line("for (@Parallel int i = 0; i < " + place.size() + "; i++) {");
    code.all(loop.shared()).all(loop.each());
    if (place.fired() >= 0) {
      code.line("fired__[" + at(place.fired()) + "] = copies__;");
    }
    return code.line("}").line("}").toString();
  }

  /// The same for one lane, which lists the spikes on the way and leaves nothing of what has
  /// arrived.
  ///
  /// @param firing where its spikes are listed; empty for what never fires
  public String whole(String name, DevicePlace place, Optional<DeviceFiring> firing) {
    Loop loop = loop(place, body(expressions(place)));
    Code each = new Code().all(loop.each());
    for (int k = 0; k < model.inputs().size(); k++) {
      if (takesInput(k) && place.input()[k] >= 0) {
        each.line("inputs__[" + at(place.input()[k]) + "] = 0.0;");
      }
    }
    for (int p = 0; p < model.ports().size(); p++) {
      if (takesArrivals(p) && place.arrived()[p] >= 0) {
        each.line("inputs__[" + at(place.arrived()[p]) + "] = 0.0;");
      }
    }
    Code code = new Code();
    code.comment("neurons of " + model.name());
    code.line("public static void " + name + WHOLE_ARGUMENTS).all(loop.shared());
    if (firing.isEmpty()) {
      code.line("for (int i = 0; i < " + place.size() + "; i++) {").all(each).line("}");
    } else {
      boolean once = neuron.body().emission().isEmpty();
      code.all(firing.get().advanced(place, each, once));
    }
    return code.line("}").toString();
  }

  /// Whether the statements read what arrives at a port.
  public boolean takesArrivals(int port) {
    return step.used().contains(StepCode.arriving(model.ports().get(port)));
  }

  /// Whether the statements read a continuous input.
  public boolean takesInput(int input) {
    return step.inputs().contains(model.inputs().get(input).name());
  }

  private static DeviceExpressions expressions(DevicePlace place) {
    return new DeviceExpressions(place.key() + "L", "i");
  }

  /// @param shared what all neurons share
  /// @param each what each neuron does
  private record Loop(Code shared, Code each) {}

  private Loop loop(DevicePlace place, Code body) {
    Code shared = new Code();
    Code values = new Code();
    for (int p = 0; p < model.parameters().size(); p++) {
      String parameter = model.parameters().get(p).name();
      String name = JavaText.name(parameter);
      if (body.mentions(name)) {
        boolean each = neuron.perNeuron().contains(parameter);
        (each ? values : shared).line(read(name, "parameter__", place.parameter()[p], each));
      }
    }
    int index = 0;
    for (String constant : derived.keySet()) {
      String name = JavaText.name(constant);
      int at = place.derived()[index++];
      if (body.mentions(name)) {
        (perNeuron ? values : shared).line(read(name, "parameter__", at, perNeuron));
      }
    }
    if (body.mentions(NeuronCode.REFRACTORY)) {
      values.line(
          "final boolean " + NeuronCode.REFRACTORY + " = 0 < left__[" + at(place.left()) + "];");
    }
    Code stores = new Code();
    for (int s = 0; s < model.states().size(); s++) {
      String state = model.states().get(s).name();
      String name = step.kept(state);
      String level = JavaText.name(NeuronCode.level(state));
      if (body.mentions(level)) {
        String now = place.fading()[s] + " + DeviceLists.slot(step, " + Fading.STEPS + ")";
        shared.line("final double " + level + " = parameter__[" + now + "];");
      }
      if (step.states().contains(state)) {
        String home = home(place, s);
        values.line("double " + name + " = " + home + ";");
        if (step.assigned().contains(state)) {
          stores.line(home + " = " + name + ";");
        }
      }
    }
    for (int k = 0; k < model.inputs().size(); k++) {
      if (takesInput(k)) {
        String name = JavaText.name(model.inputs().get(k).name());
        values.line(read(name, "inputs__", place.input()[k], true));
      }
    }
    for (int p = 0; p < model.ports().size(); p++) {
      if (takesArrivals(p)) {
        String arrival = StepCode.arriving(model.ports().get(p));
        values.line(read(arrival, "inputs__", place.arrived()[p], true));
      }
    }
    if (place.fired() >= 0) {
      values.line("int copies__ = 0;");
    }
    if (body.mentions("rest__")) {
      values.line("int rest__ = left__[" + at(place.left()) + "];");
      stores.line("left__[" + at(place.left()) + "] = rest__;");
    }
    Code each = new Code().all(values).all(body).all(stores);
    Code inner = new Code().all(shared).all(each);
    Code time = new Code();
    if (inner.mentions("dt") || inner.mentions("t")) {
      time.line("final double dt = " + JavaText.number(place.dtMs()) + ";");
    }
    if (inner.mentions("step") || inner.mentions("t")) {
      time.line("final long step = clock__[0];");
    }
    if (inner.mentions("t")) {
      time.line("final double t = step * dt;");
    }
    return new Loop(time.all(shared), each);
  }

  private String home(DevicePlace place, int state) {
    int port = step.directPort(model.states().get(state).name());
    return port < 0
        ? "state__[" + at(place.state()[state]) + "]"
        : "inputs__[" + at(place.arrived()[port]) + "]";
  }

  private static String read(String name, String array, int at, boolean each) {
    return "final double " + name + " = " + array + "[" + (each ? at(at) : at) + "];";
  }

  private static String at(int first) {
    return first == 0 ? "i" : first + " + i";
  }

  private Code body(DeviceExpressions text) {
    return new DeviceStatements(text, neuron.isRefractory()).printed(statements);
  }

  /// The class around the methods of a network.
  public static String classText(String className, List<String> methods) {
    StringBuilder text = new StringBuilder();
    text.append("package cajal.kernel;\n\n");
    text.append("public final class ").append(className).append(" {\n\n");
    text.append("private ").append(className).append("() {}\n\n");
    methods.forEach(method -> text.append(method).append('\n'));
    return text.append("}\n").toString();
  }
}
