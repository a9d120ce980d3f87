package cajal.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The checked equations of a model, read by the code generator only.
///
/// Every name in them is known and every dimension agrees; `X += a` is written out as `X = X + a`.
public sealed interface Body {

  /// The body of a neuron.
  ///
  /// @param definitions names for expressions, each after those that it uses
  /// @param initial value of each state variable at the beginning, in the order of the states; each
  ///   uses only those before it
  /// @param equations at most one for each state variable
  /// @param arrivals what the spikes at each port do, in the order of the ports
  /// @param eachStep assignments of each step, after the integration
  /// @param spike when it fires
  /// @param emission number of spikes that leave in each step whatever the state
  record Neuron(
      List<Definition> definitions,
      List<Expr> initial,
      List<Equation> equations,
      List<Arrival> arrivals,
      List<Assignment> eachStep,
      Optional<Spike> spike,
      Optional<Expr> emission)
      implements Body {

    public Neuron {
      definitions = List.copyOf(definitions);
      initial = List.copyOf(initial);
      equations = List.copyOf(equations);
      arrivals = List.copyOf(arrivals);
      eachStep = List.copyOf(eachStep);
    }

    /// The equation of a state variable, if it has one.
    public Optional<Equation> equation(String state) {
      return equations.stream().filter(e -> e.state().equals(state)).findFirst();
    }
  }

  private static void collect(Expr expression, List<Expr.Remote> remotes) {
    if (expression instanceof Expr.Remote remote) {
      remotes.add(remote);
    }
    Affine.parts(expression).forEach(part -> collect(part, remotes));
  }

  /// The body of a synapse.
  ///
  /// @param definitions names for expressions, each after those that it uses
  /// @param current current on the postsynaptic neuron; empty for a synapse of spikes
  record Synapse(List<Definition> definitions, Optional<Expr> current) implements Body {

    public Synapse {
      definitions = List.copyOf(definitions);
    }

    /// Variables of the two neurons that the current follows with a delay.
    public List<Expr.Remote> late() {
      List<Expr.Remote> remotes = new ArrayList<>();
      definitions.forEach(d -> collect(d.value(), remotes));
      current.ifPresent(value -> collect(value, remotes));
      return remotes.stream().filter(remote -> remote.delay() != null).toList();
    }
  }

  /// The body of a synapse with a memory, which passes spikes on.
  ///
  /// All events of a synapse see the traces as they are at the end of a step before the spikes of
  /// that step are added to them.
  ///
  /// @param definitions names for expressions, each after those that it uses
  /// @param traces variables that all synapses of a neuron share
  /// @param memory variables of each synapse besides its weight
  /// @param between how these evolve from one event to the next, before each event
  /// @param events what happens when a spike comes; that of the presynaptic side sends something
  /// @param every what happens at regular times
  record Plastic(
      List<Definition> definitions,
      Map<Side, Traces> traces,
      List<Memory> memory,
      List<Assignment> between,
      Map<Side, Event> events,
      List<Every> every)
      implements Body {

    public Plastic {
      definitions = List.copyOf(definitions);
      traces = Map.copyOf(traces);
      memory = List.copyOf(memory);
      between = List.copyOf(between);
      events = Map.copyOf(events);
      every = List.copyOf(every);
    }

    /// All expressions of the events, and of the definitions that they use.
    public List<Expr> expressions() {
      List<Expr> all = new ArrayList<>();
      definitions.forEach(d -> all.add(d.value()));
      between.forEach(a -> all.add(a.value()));
      for (Side side : Side.values()) {
        Event event = events.get(side);
        if (event != null) {
          event.before().forEach(a -> all.add(a.value()));
          event.sent().ifPresent(all::add);
          event.after().forEach(a -> all.add(a.value()));
        }
      }
      for (Every regular : every) {
        regular.condition().ifPresent(all::add);
        regular.assignments().forEach(a -> all.add(a.value()));
      }
      return all;
    }

    /// Variables of neurons that the events read, in the order of {@link #expressions}.
    public List<Expr.Remote> remotes() {
      List<Expr.Remote> remotes = new ArrayList<>();
      expressions().forEach(expression -> collect(expression, remotes));
      return remotes;
    }

    /// Whether synapses come and go while the network runs.
    public boolean rewires() {
      return every.stream().anyMatch(regular -> regular.pairing().isPresent());
    }

    /// Whether something happens to all incoming synapses of one neuron.
    public boolean feelsTarget() {
      return events.containsKey(Side.POST) || !every.isEmpty();
    }
  }

  /// Variables that all synapses of one neuron share.
  ///
  /// @param integrator their equations, as a neuron without input that never fires
  /// @param onSpike what a spike of the neuron changes
  record Traces(Model integrator, List<Assignment> onSpike) {

    public Traces {
      onSpike = List.copyOf(onSpike);
    }
  }

  /// A variable of each synapse.
  record Memory(String name, Expr initial) {}

  /// What a synapse does, in this order.
  ///
  /// @param sent weight that arrives at the target after the delay
  record Event(List<Assignment> before, Optional<Expr> sent, List<Assignment> after) {

    public Event {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /// What synapses do at regular times.
  ///
  /// @param interval a time; empty for each step
  /// @param condition on the target neuron; empty where all synapses do it
  /// @param pairing which synapses there are from then on; empty where they stay
  record Every(
      Optional<Expr> interval,
      Optional<Expr> condition,
      List<Assignment> assignments,
      Optional<Pairing> pairing) {

    public Every {
      assignments = List.copyOf(assignments);
    }
  }

  /// Synapses join elements of their neurons: who has fewer elements than synapses loses some, and
  /// free elements pair at random.
  ///
  /// @param axonal presynaptic trace, the number of elements of a source neuron
  /// @param dendritic postsynaptic trace, the number of elements of a target neuron
  record Pairing(String axonal, String dendritic) {}

  /// The body of a stimulator.
  ///
  /// @param initial value of each state variable of a target before the first step
  /// @param eachStep assignments of each step, before the output
  /// @param value current in pA, or number of spikes
  /// @param window when it is active; empty for always. The state goes on outside it
  record Stimulator(
      List<Expr> initial, List<Assignment> eachStep, Expr value, Optional<Window> window)
      implements Body {

    public Stimulator {
      initial = List.copyOf(initial);
      eachStep = List.copyOf(eachStep);
    }

    /// All its expressions.
    public List<Expr> expressions() {
      List<Expr> all = new ArrayList<>(initial);
      eachStep.forEach(assignment -> all.add(assignment.value()));
      all.add(value);
      return all;
    }

    /// The variables of its targets that it reads.
    public Set<String> reads() {
      Set<String> reads = new LinkedHashSet<>();
      for (Expr expression : expressions()) {
        expression.map(part -> {
          if (part instanceof Expr.Remote remote) {
            reads.add(remote.variable());
          }
          return part;
        });
      }
      return reads;
    }
  }

  /// A name for an expression.
  record Definition(String name, Expr value) {}

  /// `dX/dt = rate`.
  ///
  /// @param held whether the variable stands still while the neuron is refractory
  record Equation(String state, Expr rate, boolean held) {}

  /// What spikes do that arrive at a port.
  ///
  /// @param variable the state variable that grows, or the name for all that arrives in a step
  /// @param factor by which a weight is multiplied; empty where the arrivals have a name instead
  /// @param unlessRefractory whether arrivals are lost while the neuron is refractory
  record Arrival(String port, String variable, Optional<Expr> factor, boolean unlessRefractory) {}

  /// `X = value`.
  record Assignment(String variable, Expr value) {}

  /// When a neuron fires and what follows.
  ///
  /// @param refractory for how long it cannot fire again, ms
  record Spike(Expr condition, List<Assignment> resets, Optional<Expr> refractory) {

    public Spike {
      resets = List.copyOf(resets);
    }
  }

  /// From one time to another, both on the grid of steps.
  record Window(Expr from, Expr to) {}
}
