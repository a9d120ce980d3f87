package cajal.compile;

import cajal.kernel.StimulatorColumns;
import cajal.model.Model;

/// The connections of one projection from a stimulator.
///
/// @param projection name of the projection
/// @param stimulator name of the stimulator
/// @param model model of the stimulator
/// @param target index of the target population
/// @param current whether it is a current; otherwise spikes
/// @param input index of the continuous input, or of the port for spikes
/// @param delaySteps delay of spikes, steps; 0 for a current
/// @param columns parameters and key
/// @param targets `[connection]`, target neuron, ascending
/// @param weight `[connection]`, coherent; a pure factor for a current
public record Drive(
    String projection,
    String stimulator,
    Model model,
    int target,
    boolean current,
    int input,
    int delaySteps,
    StimulatorColumns columns,
    int[] targets,
    double[] weight) {

  /// The same connections with other parameters or weights.
  public Drive with(StimulatorColumns newColumns, double[] newWeight) {
    return new Drive(
        projection,
        stimulator,
        model,
        target,
        current,
        input,
        delaySteps,
        newColumns,
        targets,
        newWeight);
  }
}
