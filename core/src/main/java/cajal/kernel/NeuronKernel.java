package cajal.kernel;

/// One population's dynamics, compiled. Stateless but for what is derived from the parameters: all
/// that evolves lives in {@link NeuronColumns}, so ranges of neurons may be advanced by different
/// threads.
///
/// A step goes: the state is integrated over the step with the inputs that were there at its start;
/// spikes that arrive at its end are added; the threshold is tested; the reset is applied.
public interface NeuronKernel {

  /// Recomputes whatever is derived from the parameters (propagators, decay factors). Called before
  /// the first step and after every change of a parameter, never while a step is under way.
  void prepare(NeuronColumns columns);

  /// Sets every state variable of neurons `from` (inclusive) to `to` (exclusive) to the model's
  /// initial value, which may depend on parameters.
  void initialise(NeuronColumns columns, int from, int to);

  /// What is left after a step of a state variable that fades, see {@link Fading}.
  ///
  /// @return 1 for a variable that is kept as it is
  double decay(int variable);

  /// Advances neurons `from` (inclusive) to `to` (exclusive) by one step.
  ///
  /// @param step index of the step; the step ends at `(step + 1) * dt`
  /// @param fired receives the neurons that spiked
  void advance(NeuronColumns columns, int from, int to, long step, Fired fired);

  /// The same as {@link #advance}, to the last bit, one neuron after the other: what that one is
  /// measured and checked against, and what does its work until the virtual machine has compiled
  /// it.
  void advanceEach(NeuronColumns columns, int from, int to, long step, Fired fired);

  /// Whether {@link #advance} takes several neurons at once.
  boolean takesSeveral();

  /// Time derivatives of all state variables, for integration in stages together with other
  /// populations (see {@link #isStaged()}).
  ///
  /// @param at `[state variable][neuron]`, where to evaluate
  /// @param derivative `[state variable][neuron]`, per ms, modified
  /// @param step index of the step
  /// @param timeMs time of the stage
  void derivatives(
      NeuronColumns columns,
      double[][] at,
      double[][] derivative,
      int from,
      int to,
      long step,
      double timeMs);

  /// The part of {@link #advance} that follows the integration: arrivals, threshold and reset.
  void finish(NeuronColumns columns, int from, int to, long step, Fired fired);

  /// Whether the engine integrates this population by the classical Runge-Kutta method in stages,
  /// so that continuous couplings are evaluated at each stage.
  boolean isStaged();
}
