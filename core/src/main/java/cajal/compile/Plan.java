package cajal.compile;

import java.util.ArrayList;
import java.util.List;

/// A network whose parts were checked, before anything is drawn.
///
/// @param populations in the order of their global neuron numbers
/// @param projections in the order of the network
record Plan(List<PopulationCompiler.Checked> populations, List<Planned> projections) {

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
}
