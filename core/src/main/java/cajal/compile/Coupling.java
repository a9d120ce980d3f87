package cajal.compile;

import cajal.kernel.CouplingColumns;
import cajal.model.Model;

/// The continuous connections of one projection.
///
/// @param projection name of the projection
/// @param synapse its synapse model
/// @param source index of the source population
/// @param target index of the target population
/// @param input index of the continuous input of the target that gets the current
/// @param columns connections, weights and parameters
public record Coupling(
    String projection, Model synapse, int source, int target, int input, CouplingColumns columns) {

  /// The same connections with other columns.
  public Coupling with(CouplingColumns newColumns) {
    return new Coupling(projection, synapse, source, target, input, newColumns);
  }
}
