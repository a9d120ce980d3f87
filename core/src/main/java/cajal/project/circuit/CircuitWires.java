package cajal.project.circuit;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The contacts among the cells of a circuit, by number; each gap junction in both directions.
///
/// @param cells neurons, then muscles
/// @param neurons number of neurons
/// @param wires every contact between them
record CircuitWires(List<Cell> cells, int neurons, List<Wire> wires) {

  /// Contacts from one cell to another.
  ///
  /// @param contacts as the dataset counts them
  record Wire(int pre, int post, boolean electrical, double contacts) {}

  static CircuitWires of(Connectome connectome, List<Cell> neurons, List<Cell> muscles) {
    List<Cell> cells = new ArrayList<>(neurons);
    cells.addAll(muscles);
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      numbers.put(cells.get(i).name(), i);
    }
    List<Wire> wires = new ArrayList<>();
    for (Connection c : connectome.connections()) {
      Integer pre = numbers.get(c.pre());
      Integer post = numbers.get(c.post());
      if (pre != null && post != null && c.kind().wired()) {
        wires.add(new Wire(pre, post, c.electrical(), c.weight()));
        if (c.electrical() && !pre.equals(post)) {
          wires.add(new Wire(post, pre, true, c.weight()));
        }
      }
    }
    return new CircuitWires(cells, neurons.size(), wires);
  }

  /// Whether there are contacts of a kind between two parts of the circuit.
  boolean any(boolean electrical, boolean fromMuscles, boolean toMuscles) {
    return wires.stream().anyMatch(wire -> in(wire, electrical, fromMuscles, toMuscles));
  }

  private boolean in(Wire wire, boolean electrical, boolean fromMuscles, boolean toMuscles) {
    return wire.electrical() == electrical
        && muscle(wire.pre()) == fromMuscles
        && muscle(wire.post()) == toMuscles;
  }

  private boolean muscle(int cell) {
    return cell >= neurons;
  }

  /// Mean number of chemical contacts that those cells of one part of the circuit receive from
  /// neurons which receive any; 1 where none does.
  double meanReceived(boolean ofMuscles) {
    double sum = 0;
    Set<Integer> receivers = new HashSet<>();
    for (Wire wire : wires) {
      if (in(wire, false, false, ofMuscles)) {
        sum += wire.contacts();
        receivers.add(wire.post());
      }
    }
    return receivers.isEmpty() ? 1 : sum / receivers.size();
  }

  /// What each wire multiplies the strength of one contact with.
  ///
  /// @param normalised whether the chemical contacts of a cell share what the mean cell receives;
  ///   gap junctions conduct alike in both directions and are never shared
  /// @return `[wire]`
  double[] factors(boolean normalised) {
    double[] factors = wires.stream().mapToDouble(Wire::contacts).toArray();
    if (!normalised) {
      return factors;
    }
    Map<Integer, Double> received = new HashMap<>();
    for (Wire wire : wires) {
      if (shared(wire)) {
        received.merge(wire.post(), wire.contacts(), Double::sum);
      }
    }
    double ofNeurons = meanReceived(false);
    double ofMuscles = meanReceived(true);
    for (int i = 0; i < factors.length; i++) {
      Wire wire = wires.get(i);
      if (shared(wire)) {
        factors[i] *=
            (muscle(wire.post()) ? ofMuscles : ofNeurons) / received.getOrDefault(wire.post(), 1.0);
      }
    }
    return factors;
  }

  private boolean shared(Wire wire) {
    return !wire.electrical() && !muscle(wire.pre());
  }
}
