package cajal.compile;

import cajal.connectome.Connectome;
import cajal.kernel.Draw;
import cajal.model.Affine;
import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import cajal.model.ModelSource;
import cajal.network.Cells;
import cajal.network.Distribution;
import cajal.network.Population;
import cajal.network.Positions;
import cajal.problem.ProblemException;
import cajal.unit.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Checks populations and draws their parameters.
final class PopulationCompiler {

  private final ModelSource models;
  private final Function<String, Connectome> connectomes;
  private final Findings findings;

  PopulationCompiler(
      ModelSource models, Function<String, Connectome> connectomes, Findings findings) {
    this.models = models;
    this.connectomes = connectomes;
    this.findings = findings;
  }

  /// A population that was checked, before anything is drawn.
  record Checked(Population population, Model model, Model.Method method, List<String> cells) {}

  @Nullable Checked check(Population population) {
    String place = "populations." + population.name();
    Model model = model(population.model(), Model.Kind.NEURON, place + ".model");
    List<String> cells = cells(population, place);
    if (model == null) {
      return null;
    }
    if (population.size() < 1) {
      findings.error(place + ".size", "It has no neurons.", "Give it at least one.");
      return null;
    }
    if (population.size() >= 1 << 24) {
      findings.error(
          place + ".size",
          population.size() + " neurons are more than a recording can number.",
          "Give less than " + (1 << 24) + ".");
      return null;
    }
    if (population.cells() instanceof Cells.Placed(Positions positions)
        && !PlaceCheck.check(positions, place + ".positions", findings)) {
      return null;
    }
    parameters(population.parameters(), model, place, population.size());
    for (Map.Entry<String, Distribution> entry : population.initial().entrySet()) {
      int state = model.stateIndex(entry.getKey());
      String where = place + ".initial." + entry.getKey();
      if (state < 0) {
        findings.error(
            where,
            model.name() + " has no state variable '" + entry.getKey() + "'.",
            Findings.nearest(
                entry.getKey(), model.states().stream().map(Model.State::name).toList()));
      } else {
        DistributionCheck.check(
            entry.getValue(), initialOf(model, state), where, population.size(), findings);
      }
    }
    Model.Method method = method(population.integration(), model, place + ".integration");
    return new Checked(population, model, method, cells);
  }

  private static Model.Parameter initialOf(Model model, int state) {
    Model.State variable = model.states().get(state);
    return DistributionCheck.unbounded(variable.name(), variable.unit());
  }

  /// The model of a name and kind, or `null` after a problem.
  @Nullable Model model(String name, Model.Kind kind, String place) {
    Optional<Model> found;
    try {
      found = models.find(name);
    } catch (ProblemException e) {
      findings.addAll(place, e.problems());
      return null;
    }
    String word = kind.name().toLowerCase(java.util.Locale.ROOT);
    if (found.isEmpty()) {
      findings.error(
          place,
          "There is no " + word + " model '" + name + "'.",
          Findings.nearest(name, models.names(kind)));
      return null;
    }
    if (found.get().kind() != kind) {
      findings.error(
          place,
          "'" + name + "' is not a " + word + " model.",
          Findings.nearest(name, models.names(kind)));
      return null;
    }
    return found.get();
  }

  /// Checks the parameters that differ from a model's defaults.
  ///
  /// @param size number of neurons; 1 where a single value is needed
  void parameters(Map<String, Distribution> values, Model model, String place, int size) {
    for (Map.Entry<String, Distribution> entry : values.entrySet()) {
      String where = place + ".parameters." + entry.getKey();
      Optional<Model.Parameter> parameter = model.parameter(entry.getKey());
      if (parameter.isEmpty()) {
        findings.error(
            where,
            model.name() + " has no parameter '" + entry.getKey() + "'.",
            Findings.nearest(
                entry.getKey(), model.parameters().stream().map(Model.Parameter::name).toList()));
        continue;
      }
      int length = parameter.get().list() ? -1 : size;
      DistributionCheck.check(entry.getValue(), parameter.get(), where, length, findings);
    }
  }

  private Model.Method method(Optional<String> wanted, Model model, String place) {
    if (wanted.isEmpty()) {
      return model.methods().getFirst();
    }
    for (Model.Method method : model.methods()) {
      if (method.id().equals(wanted.get())) {
        return method;
      }
    }
    findings.error(
        place,
        model.name() + " cannot be integrated by '" + wanted.get() + "'.",
        "Choose one of "
            + String.join(", ", model.methods().stream().map(Model.Method::id).toList())
            + ".");
    return model.methods().getFirst();
  }

  private List<String> cells(Population population, String place) {
    if (!(population.cells() instanceof Cells.OfConnectome of)) {
      return List.of();
    }
    try {
      List<String> names = ConnectomeCells.names(of, connectomes.apply(of.dataset()));
      if (names.size() == of.size()) {
        return names;
      }
      findings.error(
          place + ".cells",
          (of.chosen().isEmpty() ? of.dataset() + " has " : "There are ")
              + names.size()
              + (of.chosen().isEmpty() ? " neurons, not " : " chosen cells, not ")
              + of.size()
              + ".",
          "Give the size " + names.size() + ".");
    } catch (ProblemException e) {
      findings.addAll(place + ".cells", e.problems());
    }
    return List.of();
  }

  /// Draws parameters and initial values.
  ///
  /// @param first global number of the first neuron
  CompiledPopulation build(Checked checked, int first, boolean staged, long seed) {
    Population population = checked.population();
    Model model = checked.model();
    String path = "populations." + population.name();
    double[][] parameter = new double[model.parameters().size()][];
    for (int i = 0; i < parameter.length; i++) {
      Model.Parameter declared = model.parameters().get(i);
      Distribution given = population.parameters().get(declared.name());
      parameter[i] =
          given == null
              ? new double[] {declared.defaultValue().coherent()}
              : values(given, declared, path + ".parameters.", population, seed);
    }
    List<CompiledPopulation.Initial> initial = new ArrayList<>();
    population
        .initial()
        .forEach((name, given) -> {
          int state = model.stateIndex(name);
          double[] drawn =
              values(given, initialOf(model, state), path + ".initial.", population, seed);
          double[] all = new double[population.size()];
          if (drawn.length == 1) {
            Arrays.fill(all, drawn[0]);
          } else {
            System.arraycopy(drawn, 0, all, 0, drawn.length);
          }
          initial.add(new CompiledPopulation.Initial(state, all));
        });
    return new CompiledPopulation(
        population.name(),
        model,
        first,
        population.size(),
        checked.method(),
        staged,
        parameter,
        initial,
        Draw.key(seed, path),
        checked.cells());
  }

  /// One value that all neurons share, or one for each.
  double[] values(
      Distribution given,
      Model.Parameter declared,
      String prefix,
      Population population,
      long seed) {
    String place = prefix + declared.name();
    boolean shared = given instanceof Distribution.Constant;
    Sampler sampler =
        Sampler.of(
            given,
            Draw.key(seed, place),
            Draw.key(seed, "populations." + population.name() + ".r"),
            population.size());
    return DistributionCheck.draw(
        sampler, shared ? 1 : population.size(), declared, place, findings);
  }

  /// Coherent values of a stimulator's or a coupling's parameters: one each, or the elements of a
  /// list.
  ///
  /// @return `[parameter][1 or element]`
  double[][] single(Map<String, Distribution> given, Model model, String place) {
    double[][] parameter = new double[model.parameters().size()][];
    for (int i = 0; i < parameter.length; i++) {
      Model.Parameter declared = model.parameters().get(i);
      Distribution value = given.get(declared.name());
      parameter[i] = value == null ? defaults(declared) : single(value, declared, place, findings);
    }
    equalLists(parameter, model, place);
    if (model.body() instanceof Body.Stimulator body) {
      body.expressions().forEach(value -> ascendingTimes(parameter, model, value, place));
    }
    return parameter;
  }

  private static double[] defaults(Model.Parameter declared) {
    if (!declared.list()) {
      return new double[] {declared.defaultValue().coherent()};
    }
    return declared.elements().stream().mapToDouble(declared.unit()::toCoherent).toArray();
  }

  static double[] single(
      Distribution value, Model.Parameter declared, String place, Findings findings) {
    String where = place + ".parameters." + declared.name();
    return switch (value) {
      case Distribution.Constant constant -> new double[] {constant.value().coherent()};
      case Distribution.Listed listed when declared.list() ->
          listed.values().stream().mapToDouble(listed.unit()::toCoherent).toArray();
      default -> {
        findings.error(
            where,
            declared.name() + " is the same for all targets, so it cannot be drawn.",
            declared.list() ? "Give a list of values." : "Give a single value.");
        yield new double[1];
      }
    };
  }

  // Lists of one stimulator belong together, as times and amplitudes do.
  private void equalLists(double[][] parameter, Model model, String place) {
    Collection<String> lists = new ArrayList<>();
    boolean differ = false;
    int length = -1;
    for (int i = 0; i < parameter.length; i++) {
      if (model.parameters().get(i).list()) {
        differ |= length >= 0 && parameter[i].length != length;
        length = parameter[i].length;
        lists.add(model.parameters().get(i).name() + " has " + length);
      }
    }
    if (differ) {
      findings.error(
          place + ".parameters",
          "Its lists must have the same length, but " + String.join(", ", lists) + " values.",
          "Give one value for each time.");
    }
  }

  // The steps of `step(t, times, values)` are searched as a sorted list.
  private void ascendingTimes(double[][] parameter, Model model, Expr value, String place) {
    if (value instanceof Expr.Call(_, cajal.model.Function function, List<Expr> arguments)
        && function == cajal.model.Function.STEP
        && arguments.get(1) instanceof Expr.Name times) {
      List<String> names = model.parameters().stream().map(Model.Parameter::name).toList();
      int index = names.indexOf(times.name());
      for (int i = 1; i < parameter[index].length; i++) {
        if (!(parameter[index][i] > parameter[index][i - 1])) {
          findings.error(
              place + ".parameters." + times.name(),
              Quantity.number(parameter[index][i])
                  + " ms comes after "
                  + Quantity.number(parameter[index][i - 1])
                  + " ms, but the times must ascend.",
              "Sort the times, and their values with them.");
          return;
        }
      }
    }
    for (Expr part : Affine.parts(value)) {
      ascendingTimes(parameter, model, part, place);
    }
  }
}
