package cajal.compile;

import java.util.ArrayList;
import java.util.List;

/// A network whose parts were checked, before anything is drawn.
///
/// @param populations in the order of their global neuron numbers
/// @param projections in the order of the network
/// @param weights weights that are recorded
record Plan(
    List<PopulationCompiler.Checked> populations,
    List<Planned> projections,
    List<PlannedWeights> weights) {

  /// Target and weight of a connection that passes no spikes on.
  private static final double DENSE_BYTES = Integer.BYTES + Double.BYTES;

  /// The plans of some synapses.
  List<Planned.Spiking> spiking(Synapses synapses) {
    List<Planned.Spiking> found = new ArrayList<>();
    for (Planned planned : projections) {
      if (planned instanceof Planned.Spiking spiking
          && synapses.holds(planned.projection().name())) {
        found.add(spiking);
      }
    }
    return found;
  }

  /// Where spikes can arrive.
  Inputs inputs() {
    boolean[][] used = new boolean[populations.size()][];
    for (int p = 0; p < used.length; p++) {
      used[p] = new boolean[populations.get(p).model().ports().size()];
    }
    for (Planned planned : projections) {
      switch (planned) {
        case Planned.Spiking spiking -> used[spiking.target()][spiking.port()] = true;
        case Planned.Plastic plastic ->
            used[plastic.spiking().target()][plastic.spiking().port()] = true;
        case Planned.Driving driving when !driving.current() ->
            used[driving.target()][driving.input()] = true;
        default -> {
          // Nothing else sends spikes.
        }
      }
    }
    return Inputs.of(populations, used);
  }

  /// How large its projections will be.
  List<Prediction> predictions() {
    List<Prediction> predictions = new ArrayList<>();
    for (Planned planned : projections) {
      switch (planned) {
        case Planned.Spiking spiking -> {
          predictions.add(between(spiking, spiking.bytesEach()));
        }
        case Planned.Plastic plastic ->
            predictions.add(between(plastic.spiking(), plastic.bytesEach()));
        case Planned.Driving driving ->
            predictions.add(
                prediction(planned, driving.pairs(), 1, size(driving.target()), DENSE_BYTES));
        case Planned.Coupled coupled ->
            predictions.add(
                prediction(
                    planned,
                    coupled.pairs(),
                    size(coupled.source()),
                    size(coupled.target()),
                    DENSE_BYTES));
        case Planned.Observed _ -> {
          // A recorder makes no connections.
        }
      }
    }
    return predictions;
  }

  private int size(int population) {
    return populations.get(population).population().size();
  }

  private Prediction between(Planned.Spiking spiking, double bytesEach) {
    return prediction(
        spiking, spiking.pairs(), size(spiking.source()), size(spiking.target()), bytesEach);
  }

  private static Prediction prediction(
      Planned planned, Pairs pairs, int sources, int targets, double bytesEach) {
    double connections = pairs.expected();
    return new Prediction(
        planned.projection().name(),
        sources,
        targets,
        connections,
        pairs.isExact(),
        connections * bytesEach,
        BuildTime.seconds(pairs, planned.projection().delay()));
  }
}
