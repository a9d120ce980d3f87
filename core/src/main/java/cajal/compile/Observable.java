package cajal.compile;

import cajal.model.Expr;
import cajal.unit.Unit;

/// What a probe records.
public sealed interface Observable {

  /// A state variable of each neuron.
  ///
  /// @param state its index
  record OfState(int state) implements Observable {}

  /// Spikes for each neuron and second since the sample before, one trace for all neurons.
  record Rate() implements Observable {}

  /// An expression of state variables and parameters, one trace for all neurons.
  ///
  /// @param name what the trace is called
  /// @param value for one neuron, in coherent units
  /// @param unit of the trace
  /// @param mean whether it is the mean over neurons; otherwise the sum
  record Pooled(String name, Expr value, Unit unit, boolean mean) implements Observable {}

  /// Weight of each of some synapses with a memory, as its last event left it; the neurons of the
  /// probe are where they end.
  ///
  /// @param plastic index of their projection among {@link CompiledNetwork#plastic}
  /// @param synapses `[row]`, their numbers
  /// @param sources `[row]`, neurons where they begin
  record OfWeight(int plastic, int[] synapses, int[] sources) implements Observable {}

  /// Whether all neurons have one trace together.
  default boolean isPooled() {
    return this instanceof Rate || this instanceof Pooled;
  }
}
