package cajal.kernel;

import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import cajal.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Prints the loop over the synapses that an event concerns for a device: those of a source to the
/// targets of a lane, or entries of the list of incoming synapses of a target.
final class DeviceSynapseLoop {

  private final SynapseCode synapse;
  private final Body.Plastic body;
  private final DeviceSynapsePlace place;
  private final DeviceExpressions text;
  private final boolean varied;

  DeviceSynapseLoop(SynapseCode synapse, DeviceSynapsePlace place, DeviceExpressions text) {
    this.synapse = synapse;
    this.place = place;
    this.text = text;
    body = synapse.body();
    varied = place.wiring().delays() >= 0;
  }

  /// The synapses of a source to the lane's own targets.
  Code row(Body.Event event) {
    int rowStart = place.wiring().rowStart();
    int targets = place.wiring().targets();
    Code code = new Code();
    code.line("final int start__ = " + targets + " + index__[" + rowStart + " + source__];");
    code.line("final int stop__ = " + targets + " + index__[" + (rowStart + 1) + " + source__];");
    code.line("final int begin__ = DeviceLists.first(index__, start__, stop__, from__);");
    code.line("for (int n__ = begin__; n__ < stop__ && index__[n__] < to__; n__++) {");
    code.line("final int k = n__ - " + targets + ";");
    code.line("final int neuron__ = index__[n__];");
    return code.all(synapse(event)).line("}");
  }

  /// Entries of the list of incoming synapses of the target `neuron__`.
  Code incoming(Body.Event event) {
    int[] incoming = place.wiring().incoming();
    Code code = new Code();
    code.line("for (int n__ = begin__; n__ < end__; n__++) {");
    code.line("final int k = index__[" + incoming[3] + " + n__];");
    code.line("final int source__ = index__[" + incoming[4] + " + n__];");
    return code.all(synapse(event)).line("}");
  }

  private Code synapse(Body.Event event) {
    Code work = new Code();
    if (!body.between().isEmpty()) {
      String last = "last__[" + place.last() + " + k]";
      work.line("final double elapsed = (step - " + last + ") * dt;");
      work.line(last + " = (int) step;");
      body.between().forEach(a -> work.all(synapse.assignment(a)));
    }
    event.before().forEach(a -> work.all(synapse.assignment(a)));
    event.sent().ifPresent(sent -> work.all(sending(sent)));
    event.after().forEach(a -> work.all(synapse.assignment(a)));
    List<Body.Assignment> assigned = new ArrayList<>(body.between());
    assigned.addAll(event.before());
    assigned.addAll(event.after());
    Code locals = new Code();
    Code stores = new Code();
    local(work, locals, stores, "weight", 0, assigned);
    for (int m = 0; m < body.memory().size(); m++) {
      local(work, locals, stores, JavaText.name(body.memory().get(m).name()), m + 1, assigned);
    }
    return new Code().all(values(work)).all(locals).all(work).all(stores);
  }

  private void local(
      Code work,
      Code locals,
      Code stores,
      String name,
      int variable,
      List<Body.Assignment> assigned) {
    String home = "synapse__[" + place.variable()[variable] + " + k]";
    if (work.mentions(name)) {
      locals.line("double " + name + " = " + home + ";");
    }
    if (assigned.stream().anyMatch(a -> JavaText.name(a.variable()).equals(name))) {
      stores.line(home + " = " + name + ";");
    }
  }

  private Code sending(Expr sent) {
    DeviceSynapsePlace.Wiring wiring = place.wiring();
    Code code = new Code().line("{").all(synapse.declared(sent));
    String delay =
        varied
            ? DeviceSynapse.index(wiring.delays()).replace("]", " + k]")
            : wiring.delaySteps() + "";
    code.line(
        "final int later__ = DeviceLists.slot(step + "
            + delay
            + ", "
            + DeviceSynapse.index(wiring.atSlots())
            + ");");
    String at =
        "rings__[" + wiring.ring() + " + later__ * " + place.target().size() + " + neuron__]";
    return code.line(at + " = " + at + " + " + text.of(sent) + ";").line("}");
  }

  // Traces and variables of neurons that some code reads.
  Code values(Code work) {
    Code code = new Code();
    for (Side side : Side.values()) {
      DeviceSynapsePlace.Side of = side(side);
      if (of == null) {
        continue;
      }
      List<Model.State> traces = synapse.traces(side);
      for (int i = 0; i < traces.size(); i++) {
        String x = JavaText.name(traces.get(i).name());
        if (!work.mentions(x)) {
          continue;
        }
        if (varied && side == Side.POST) {
          int rows = place.wiring().delaySteps() + 1;
          String past =
              "step + "
                  + rows
                  + " - "
                  + DeviceSynapse.index(place.wiring().delays()).replace("]", " + k]");
          code.line("final int past__" + i + " = DeviceLists.slot(" + past + ", " + rows + ");");
          code.line(
              value(x, place.wiring().rows()[i] + " + past__" + i + " * " + of.size(), "neuron__"));
        } else {
          code.line(value(x, Integer.toString(of.trace()[i]), neuron(side)));
        }
      }
      if (side != Side.MODULATOR) {
        Model model = side == Side.PRE ? synapse.pre() : synapse.post();
        for (int s = 0; s < model.states().size(); s++) {
          String x =
              JavaText.name(model.states().get(s).name())
                  + "__"
                  + side.word().toLowerCase(Locale.ROOT);
          if (work.mentions(x)) {
            code.line(value(x, Integer.toString(of.state()[s]), neuron(side)));
          }
        }
      }
    }
    for (int i = 0; i < synapse.late().size(); i++) {
      String x = JavaText.remote(synapse.late().get(i));
      if (work.mentions(x)) {
        String steps = DeviceSynapse.index(place.wiring().lateAt() + i);
        code.line("final int before__" + i + " = DeviceLists.slot(step + 1, " + steps + " + 1);");
        code.line(
            value(
                x,
                place.wiring().late()[i] + " + before__" + i + " * " + place.target().size(),
                "neuron__"));
      }
    }
    return code;
  }

  private static String value(String name, String at, String neuron) {
    return "final double " + name + " = state__[" + at + " + " + neuron + "];";
  }

  static String neuron(Side side) {
    return switch (side) {
      case PRE -> "source__";
      case POST -> "neuron__";
      case MODULATOR -> "0";
    };
  }

  DeviceSynapsePlace.@Nullable Side side(Side side) {
    return switch (side) {
      case PRE -> place.source();
      case POST -> place.target();
      case MODULATOR -> place.modulator();
    };
  }
}
