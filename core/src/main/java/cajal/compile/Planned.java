package cajal.compile;

import cajal.model.Body;
import cajal.model.Model;
import cajal.network.Distribution;
import cajal.network.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  /// @param displacements between the ends, or `null` where they lie nowhere
  record Spiking(
      Projection projection,
      int source,
      int target,
      int port,
      Pairs pairs,
      Distribution weight,
      Model.Parameter weightOf,
      @Nullable Displacements displacements)
      implements Planned {

    /// Memory of one synapse at most: target, weight, and a delay in case that rows cannot be
    /// divided into runs of one delay. Only where neither weight nor delay vary is the weight kept
    /// once for all.
    double bytesEach() {
      boolean oneDelay = projection.delay() instanceof Distribution.Constant;
      boolean one = oneDelay && weight instanceof Distribution.Constant;
      int weightBytes = one ? 0 : projection.compactWeights() ? Short.BYTES : Float.BYTES;
      return Integer.BYTES + weightBytes + (oneDelay ? 0 : Short.BYTES);
    }
  }

  /// Connections that pass spikes on and have a memory.
  ///
  /// @param spiking the same as far as they only pass spikes on
  /// @param synapse their model, with weights in the unit of the port
  /// @param modulator index of the population that modulates them; -1 for none
  /// @param parameter `[parameter][1]`, coherent
  record Plastic(Spiking spiking, Model synapse, int modulator, double[][] parameter)
      implements Planned {

    @Override
    public Projection projection() {
      return spiking.projection();
    }

    /// Whether synapses come and go while the network runs.
    boolean rewires() {
      return synapse.body() instanceof Body.Plastic body && body.rewires();
    }

    /// Memory of one synapse: target, weight, delay, its own variables and the time of its last
    /// event, and its place in the list of its target where it feels that neuron's spikes.
    double bytesEach() {
      double bytes = Integer.BYTES + Double.BYTES;
      bytes += projection().delay() instanceof Distribution.Constant ? 0 : Short.BYTES;
      if (synapse.body() instanceof Body.Plastic body) {
        bytes += body.memory().size() * (double) Double.BYTES;
        bytes += body.between().isEmpty() ? 0 : Integer.BYTES;
        bytes += body.feelsTarget() ? 2 * Integer.BYTES : 0;
      }
      return bytes;
    }
  }

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
  /// @param observables what is recorded of them
  record Observed(
      Projection projection,
      String recorder,
      int population,
      List<Observable> observables,
      int intervalSteps,
      int[] neurons)
      implements Planned {}
}
