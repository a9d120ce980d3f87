package cajal.compile;

import cajal.model.Model;
import cajal.network.Distribution;
import cajal.network.Projection;

/// A projection whose references, units and rule were checked, before its connections are made.
sealed interface Planned {

  Projection projection();

  /// Connections that pass spikes on.
  ///
  /// @param source index of the source population
  /// @param target index of the target population
  /// @param port index of the port
  /// @param weight weight, in the unit of `weightOf`
  /// @param weightOf unit and bounds of the weight
  record Spiking(
      Projection projection,
      int source,
      int target,
      int port,
      Pairs pairs,
      Distribution weight,
      Model.Parameter weightOf)
      implements Planned {}

  /// Connections from a stimulator.
  ///
  /// @param input index of the port or continuous input
  /// @param parameter `[parameter][1 or element]`, coherent
  record Driving(
      Projection projection,
      Model stimulator,
      int target,
      boolean current,
      int input,
      Pairs pairs,
      Distribution weight,
      Model.Parameter weightOf,
      int delaySteps,
      double[][] parameter)
      implements Planned {}

  /// Continuous connections.
  record Coupled(
      Projection projection,
      Model synapse,
      int source,
      int target,
      int input,
      Pairs pairs,
      Distribution weight,
      Model.Parameter weightOf,
      double[][] parameter)
      implements Planned {}

  /// Neurons that a recorder observes.
  ///
  /// @param states indices of the state variables that are recorded
  record Observed(
      Projection projection,
      String recorder,
      int population,
      int[] states,
      int intervalSteps,
      int[] neurons)
      implements Planned {}
}
