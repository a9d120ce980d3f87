package cajal.project.circuit;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /// Mean number of contacts of a kind that those cells receive which receive any, from one part of
  /// the circuit to another; 1 where there are none.
  double meanReceived(boolean electrical, boolean fromMuscles, boolean toMuscles) {
    double sum = 0;
    Map<Integer, Boolean> receivers = new HashMap<>();
    for (Wire wire : wires) {
      if (in(wire, electrical, fromMuscles, toMuscles)) {
        sum += wire.contacts();
        receivers.put(wire.post(), true);
      }
    }
    return receivers.isEmpty() ? 1 : sum / receivers.size();
  }

  /// What each wire multiplies the strength of one contact with.
  ///
  /// @return `[wire]`
  double[] factors(boolean normalised) {
    double[] factors = wires.stream().mapToDouble(Wire::contacts).toArray();
    if (!normalised) {
      return factors;
    }
    Map<String, Double> received = new HashMap<>();
    for (Wire wire : wires) {
      received.merge(group(wire), wire.contacts(), Double::sum);
    }
    for (int i = 0; i < factors.length; i++) {
      Wire wire = wires.get(i);
      factors[i] *=
          meanReceived(wire.electrical(), muscle(wire.pre()), muscle(wire.post()))
              / received.getOrDefault(group(wire), 1.0);
    }
    return factors;
  }

  private String group(Wire wire) {
    return wire.post() + " " + wire.electrical() + " " + muscle(wire.pre());
  }
}
