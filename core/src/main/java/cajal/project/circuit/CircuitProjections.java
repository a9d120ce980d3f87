package cajal.project.circuit;

import cajal.connectome.Connectome.Cell;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Projection;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The synapses and gap junctions of a circuit as projections, one for each sign and pair of
/// populations.
final class CircuitProjections {

  private final CircuitPlan plan;
  private final CellModel model;
  private final Strengths strengths;
  private final CircuitWires wires;

  CircuitProjections(CircuitPlan plan, CellModel model, Strengths strengths, CircuitWires wires) {
    this.plan = plan;
    this.model = model;
    this.strengths = strengths;
    this.wires = wires;
  }

  List<Projection> all() {
    List<Projection> all = new ArrayList<>();
    for (Sign sign : List.of(Sign.EXCITATORY, Sign.INHIBITORY)) {
      String what = sign == Sign.EXCITATORY ? "excitation" : "inhibition";
      chemical(what, sign, false).ifPresent(all::add);
      chemical("neuromuscular " + what, sign, true).ifPresent(all::add);
    }
    if (model.gaps()) {
      electrical("gap junctions", false, false).ifPresent(all::add);
      electrical("gap junctions to muscles", false, true).ifPresent(all::add);
      electrical("gap junctions from muscles", true, false).ifPresent(all::add);
      electrical("gap junctions of muscles", true, true).ifPresent(all::add);
    }
    return all;
  }

  private Optional<Projection> chemical(String name, Sign sign, boolean toMuscles) {
    boolean any =
        wires.wires().stream()
            .filter(wire -> !wire.electrical() && wire.pre() < wires.neurons())
            .filter(wire -> wire.post() >= wires.neurons() == toMuscles)
            .anyMatch(wire -> plan.signs().of(wires.cells().get(wire.pre())) == sign);
    if (!any) {
      return Optional.empty();
    }
    double share = strengths.normalised() ? wires.meanReceived(toMuscles) : 1;
    Quantity one = sign == Sign.INHIBITORY ? strengths.inhibitory() : strengths.excitatory();
    boolean graded = model.joint() == CellModel.Joint.GRADED;
    double polarity = sign == Sign.INHIBITORY && !graded ? -1 : 1;
    return Optional.of(
        new Projection(
            name,
            CircuitNetwork.NEURONS,
            toMuscles ? CircuitNetwork.MUSCLES : CircuitNetwork.NEURONS,
            rule(sign),
            switch (model.joint()) {
              case GRADED -> CellModel.GRADED_SYNAPSE;
              case RATE -> CellModel.RATE_SYNAPSE;
              case SPIKING -> Projection.STATIC;
            },
            Optional.empty(),
            Optional.of(new Distribution.Constant(Strengths.times(one, polarity * share))),
            new Distribution.Constant(Quantity.ms(1)),
            graded
                ? Map.of("E_rev", Distribution.constant(model.reversalMv(sign), Unit.MV))
                : Map.of()));
  }

  private Optional<Projection> electrical(String name, boolean fromMuscles, boolean toMuscles) {
    if (!wires.any(true, fromMuscles, toMuscles)) {
      return Optional.empty();
    }
    return Optional.of(
        new Projection(
            name,
            fromMuscles ? CircuitNetwork.MUSCLES : CircuitNetwork.NEURONS,
            toMuscles ? CircuitNetwork.MUSCLES : CircuitNetwork.NEURONS,
            new ConnectionRule.OfConnectome(
                plan.connectome().name(), ConnectionRule.Kind.ELECTRICAL, Set.of(), false),
            CellModel.GAP,
            Optional.empty(),
            Optional.of(new Distribution.Constant(strengths.gap())),
            new Distribution.Constant(Quantity.ms(1)),
            Map.of()));
  }

  private ConnectionRule rule(Sign sign) {
    Set<String> transmitters = Set.of();
    Set<String> senders = Set.of();
    boolean except = false;
    Optional<Set<String>> inhibitory = inhibitoryTransmitters();
    if (inhibitory.isPresent()) {
      transmitters = inhibitory.get();
      except = sign == Sign.EXCITATORY;
    } else {
      Set<String> those = new HashSet<>();
      Set<String> others = new HashSet<>();
      for (Cell cell : wires.cells().subList(0, wires.neurons())) {
        (plan.signs().of(cell) == sign ? those : others).add(cell.name());
      }
      except = others.size() < those.size();
      senders = except ? others : those;
    }
    return new ConnectionRule.OfConnectome(
        plan.connectome().name(),
        ConnectionRule.Kind.CHEMICAL,
        transmitters,
        senders,
        except,
        strengths.normalised());
  }

  /// The transmitters that tell inhibitory cells from all others, which excite; empty where cells
  /// must be named one by one.
  private Optional<Set<String>> inhibitoryTransmitters() {
    Signs signs = plan.signs();
    if (!signs.byCell().isEmpty()
        || signs.otherwise() != Sign.EXCITATORY
        || signs.byTransmitter().containsValue(Sign.NONE)) {
      return Optional.empty();
    }
    Set<String> names =
        signs.byTransmitter().entrySet().stream()
            .filter(entry -> entry.getValue() == Sign.INHIBITORY)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }
}
