package cajal.model;

import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.List;
import java.util.Optional;

/// A checked model: everything about it that forms, help pages and the compiler of networks need.
///
/// The equations themselves are in the syntax tree that the code generator reads.
///
/// @param kind neuron, synapse or stimulator
/// @param name as in the project file, such as `iaf_psc_exp`
/// @param description one sentence
/// @param family heading under which lists show it, such as `Adaptive`; may be empty
/// @param sources papers it comes from
/// @param key names of the parameters that people change most, at most five
/// @param parameters in the order of the file
/// @param states state variables, all of which can be recorded
/// @param ports where spikes arrive
/// @param inputs continuous inputs, such as an injected current
/// @param output what a stimulator emits, or what a synapse does; empty for a neuron
/// @param weight unit, default and bounds of a synapse's weight, where the model states them;
///   otherwise a weight is in the unit of the port it arrives at and has no default
/// @param methods how the equations can be integrated, the model's own choice first
/// @param substeps into how many parts the model divides a step, except for an exact propagator
/// @param text the file itself
/// @param body the checked equations
public record Model(
    Kind kind,
    String name,
    String description,
    String family,
    List<Source> sources,
    List<String> key,
    List<Parameter> parameters,
    List<State> states,
    List<Port> ports,
    List<Input> inputs,
    Optional<Output> output,
    Optional<Parameter> weight,
    List<Method> methods,
    int substeps,
    String text,
    Body body) {

  public Model {
    sources = List.copyOf(sources);
    key = List.copyOf(key);
    methods = List.copyOf(methods);
    parameters = List.copyOf(parameters);
    states = List.copyOf(states);
    ports = List.copyOf(ports);
    inputs = List.copyOf(inputs);
  }

  /// What a model describes.
  public enum Kind {
    NEURON,
    SYNAPSE,
    STIMULATOR
  }

  /// What a stimulator emits, or how a synapse acts.
  public enum Output {
    /// A stimulator of spikes.
    SPIKES,
    /// A stimulator of currents.
    CURRENT,
    /// A synapse that passes spikes on.
    EVENTS,
    /// A synapse whose current follows both neurons at every moment.
    CONTINUOUS
  }

  /// How equations are integrated.
  public enum Method {
    /// Propagator by matrix exponential; linear equations only.
    EXACT("exact propagator"),
    /// Each conditionally linear variable relaxes exactly while the others stand still.
    EXPONENTIAL_EULER("exponential Euler"),
    /// Forward Euler.
    EULER("forward Euler"),
    /// Classical Runge-Kutta of order four.
    RK4("Runge-Kutta 4"),
    /// The model file states how each step goes.
    STEPWISE("as the model states"),
    /// There is nothing to integrate.
    NONE("nothing to integrate");

    private final String title;

    Method(String title) {
      this.title = title;
    }

    /// For a person.
    public String title() {
      return title;
    }

    /// As in files: `exact`, `exponential_euler`, `euler`, `rk4`.
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// A paper.
  ///
  /// @param citation authors, year, journal, pages
  /// @param doi digital object identifier, may be empty
  public record Source(String citation, String doi) {}

  /// A parameter.
  ///
  /// @param defaultValue in the unit in which a person thinks of it
  /// @param min smallest allowed value in that unit; negative infinity for none
  /// @param minOpen whether `min` itself is not allowed
  /// @param max largest allowed value in that unit; infinity for none
  /// @param list whether it is a list of values, such as the times of a step current
  /// @param elements default of a list, in the unit of `defaultValue`; empty otherwise
  public record Parameter(
      String name,
      Quantity defaultValue,
      double min,
      boolean minOpen,
      double max,
      boolean list,
      List<Double> elements,
      String description) {

    public Parameter {
      elements = List.copyOf(elements);
    }

    public Unit unit() {
      return defaultValue.unit();
    }

    /// This parameter where weights are in a certain unit.
    public Parameter withWeight(Unit actual) {
      Quantity bound = Quantity.of(defaultValue.value(), defaultValue.unit().withWeight(actual));
      return new Parameter(name, bound, min, minOpen, max, list, elements, description);
    }

    /// Whether a value in this parameter's unit lies within its bounds.
    public boolean allows(double value) {
      return !Double.isNaN(value) && (minOpen ? value > min : value >= min) && value <= max;
    }
  }

  /// A state variable.
  public record State(String name, Unit unit, String description) {}

  /// Where spikes arrive.
  ///
  /// @param name such as `excitatory`
  /// @param unit of a weight at this port
  /// @param sign 1 where weights must not be negative, -1 where they must not be positive, 0 for
  ///   both
  /// @param counts whether each spike counts as one, whatever its weight
  public record Port(String name, Unit unit, int sign, boolean counts) {}

  /// A continuous input, such as `I_stim` in pA.
  public record Input(String name, Unit unit) {}

  /// A synapse that is joined to a port: what its file gives in the unit `weight` gets the unit of
  /// the port.
  public Model withWeight(Unit actual) {
    return new Model(
        kind,
        name,
        description,
        family,
        sources,
        key,
        parameters.stream().map(p -> p.withWeight(actual)).toList(),
        states.stream()
            .map(s -> new State(s.name(), s.unit().withWeight(actual), s.description()))
            .toList(),
        ports,
        inputs,
        output,
        weight.map(w -> w.withWeight(actual)),
        methods,
        substeps,
        text,
        body);
  }

  /// Whether a population can modulate this synapse.
  public boolean isModulated() {
    return body instanceof Body.Plastic plastic
        && (plastic.traces().containsKey(Side.MODULATOR)
            || plastic.events().containsKey(Side.MODULATOR));
  }

  /// Whether this is a synapse with a memory.
  public boolean isPlastic() {
    return body instanceof Body.Plastic;
  }

  /// How the equations are integrated unless somebody chooses otherwise.
  public Method method() {
    return methods.getFirst();
  }

  public Optional<Parameter> parameter(String parameter) {
    return parameters.stream().filter(p -> p.name().equals(parameter)).findFirst();
  }

  public Optional<Port> port(String port) {
    return ports.stream().filter(p -> p.name().equals(port)).findFirst();
  }

  /// Position of a state variable in the columns of a kernel; -1 if there is none of that name.
  public int stateIndex(String state) {
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i).name().equals(state)) {
        return i;
      }
    }
    return -1;
  }
}
