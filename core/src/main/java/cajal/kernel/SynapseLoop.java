package cajal.kernel;

import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import cajal.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes the loop over the synapses that an event concerns: a piece of the row of a source neuron,
/// or of the incoming synapses of a target neuron.
final class SynapseLoop {

  private final SynapseCode synapse;
  private final boolean incoming;
  private final boolean varied;

  private SynapseLoop(SynapseCode synapse, boolean incoming, boolean varied) {
    this.synapse = synapse;
    this.incoming = incoming;
    this.varied = varied;
  }

  /// The whole body of a method: one loop where all delays are equal and one where they differ, if
  /// that makes a difference.
  static Code of(SynapseCode synapse, Body.Event event, boolean incoming) {
    Code equal = new SynapseLoop(synapse, incoming, false).loop(event);
    Code varied = new SynapseLoop(synapse, incoming, true).loop(event);
    Code both = new Code().all(equal).all(varied);
    Code code = synapse.head(both).all(columns(synapse, both));
    if (equal.toString().equals(varied.toString())) {
      return code.all(equal);
    }
    code.line("final short[] delays__ = columns.delays();").line("if (delays__ == null) {");
    return code.all(equal).line("} else {").all(varied).line("}");
  }

  /// Declares the columns that some code mentions.
  static Code columns(SynapseCode synapse, Code users) {
    Code code = new Code();
    declare(code, users, "weight__all", "double[]", "columns.weight()");
    List<Body.Memory> memory = synapse.body().memory();
    for (int m = 0; m < memory.size(); m++) {
      String name = JavaText.name(memory.get(m).name());
      declare(code, users, name + "__all", "double[]", "columns.memory()[" + m + "]");
    }
    declare(code, users, "last__", "int[]", "columns.last()");
    declare(code, users, "targets__", "int[]", "columns.target()");
    declare(code, users, "incoming__", "int[]", "view__.incoming()");
    declare(code, users, "sources__", "int[]", "view__.incomingSource()");
    for (Side side : Side.values()) {
      List<Model.State> traces = synapse.traces(side);
      for (int i = 0; i < traces.size(); i++) {
        String x = JavaText.name(traces.get(i).name());
        String column = "view__." + side.word() + "()[" + i + "]";
        declare(code, users, x + "__rows", "double[][]", column);
        String first = side == Side.POST ? column + "[0]" : column;
        declare(code, users, x + "__trace", "double[]", first);
      }
    }
    states(code, users, synapse.pre(), Side.PRE);
    states(code, users, synapse.post(), Side.POST);
    for (int i = 0; i < synapse.late().size(); i++) {
      String x = JavaText.remote(synapse.late().get(i));
      String row = "step - late" + i + "(columns), (long) view__.late()[" + i + "].length";
      declare(
          code,
          users,
          x + "__all",
          "double[]",
          "view__.late()[" + i + "][(int) Math.floorMod(" + row + ")]");
    }
    return code;
  }

  private static void states(Code code, Code users, Model model, Side side) {
    for (int s = 0; s < model.states().size(); s++) {
      String x = remote(model.states().get(s), side);
      declare(code, users, x + "__all", "double[]", "view__." + side.word() + "State()[" + s + "]");
    }
  }

  private static void declare(Code code, Code users, String name, String type, String value) {
    if (users.mentions(name)) {
      code.line("final " + type + " " + name + " = " + value + ";");
    }
  }

  private static String remote(Model.State state, Side side) {
    return JavaText.name(state.name()) + "__" + side.word().toLowerCase(Locale.ROOT);
  }

  private String neuron(Side side) {
    return switch (side) {
      case PRE -> incoming ? "sources__[n__]" : "source__";
      case POST -> incoming ? "neuron__" : "targets__[k]";
      case MODULATOR -> "0";
    };
  }

  private Code loop(Body.Event event) {
    Code work = between();
    event.before().forEach(a -> work.all(synapse.assignment(a)));
    event.sent().ifPresent(sent -> work.all(sending(sent)));
    event.after().forEach(a -> work.all(synapse.assignment(a)));
    List<Body.Assignment> assigned = new ArrayList<>(synapse.body().between());
    assigned.addAll(event.before());
    assigned.addAll(event.after());
    Code locals = new Code();
    Code stores = new Code();
    local(work, locals, stores, "weight", assigned);
    for (Body.Memory memory : synapse.body().memory()) {
      local(work, locals, stores, JavaText.name(memory.name()), assigned);
    }
    Code outside = new Code();
    values(work, outside, locals);
    Code code = new Code();
    if (event.sent().isPresent()) {
      code.line(
          varied
              ? "final int slot__ = (int) (step % ring__.length);"
              : "final double[] arriving__ ="
                  + " ring__[(int) ((step + columns.delaySteps()) % ring__.length)];");
    }
    code.all(outside);
    if (incoming) {
      code.line("for (int n__ = from; n__ < to; n__++) {").line("final int k = incoming__[n__];");
    } else {
      code.line("for (int k = from; k < to; k++) {");
    }
    return code.all(locals).all(work).all(stores).line("}");
  }

  private Code between() {
    Code code = new Code();
    if (!synapse.body().between().isEmpty()) {
      code.comment("since the last event");
      code.line("final double elapsed = (step - last__[k]) * dt;");
      code.line("last__[k] = (int) step;");
      synapse.body().between().forEach(a -> code.all(synapse.assignment(a)));
      code.comment("now");
    }
    return code;
  }

  private Code sending(Expr sent) {
    Code code = new Code().line("{").all(synapse.declared(sent));
    String value = JavaText.ofSynapse().of(sent);
    if (varied) {
      code.line("final int later__ = slot__ + delays__[k];");
      code.line(
          "ring__[later__ < ring__.length ? later__ : later__ - ring__.length][targets__[k]] += "
              + value
              + ";");
    } else {
      code.line("arriving__[targets__[k]] += " + value + ";");
    }
    return code.line("}");
  }

  /// Reads a variable of synapse `k` and writes it back, where some code needs it.
  static void local(
      Code work, Code locals, Code stores, String name, List<Body.Assignment> assigned) {
    boolean changes = assigned.stream().anyMatch(a -> JavaText.name(a.variable()).equals(name));
    if (work.mentions(name)) {
      locals.line((changes ? "double " : "final double ") + name + " = " + name + "__all[k];");
    }
    if (changes) {
      stores.line(name + "__all[k] = " + name + ";");
    }
  }

  /// Reads traces and state variables of neurons, once for all synapses where they share a neuron.
  private void values(Code work, Code outside, Code locals) {
    for (Side side : Side.values()) {
      String neuron = neuron(side);
      boolean same = !neuron.contains("[");
      for (Model.State trace : synapse.traces(side)) {
        String x = JavaText.name(trace.name());
        if (!work.mentions(x)) {
          continue;
        }
        if (varied && side == Side.POST) {
          locals.line(
              "final double "
                  + x
                  + " = "
                  + x
                  + "__rows[(int) Math.floorMod(step - delays__[k], (long) "
                  + x
                  + "__rows.length)]["
                  + neuron
                  + "];");
        } else {
          (same ? outside : locals)
              .line("final double " + x + " = " + x + "__trace[" + neuron + "];");
        }
      }
      if (side == Side.POST) {
        for (Expr.Remote late : synapse.late()) {
          String x = JavaText.remote(late);
          if (work.mentions(x)) {
            (same ? outside : locals)
                .line("final double " + x + " = " + x + "__all[" + neuron + "];");
          }
        }
      }
      if (side != Side.MODULATOR) {
        Model model = side == Side.PRE ? synapse.pre() : synapse.post();
        for (Model.State state : model.states()) {
          String x = remote(state, side);
          if (work.mentions(x)) {
            (same ? outside : locals)
                .line("final double " + x + " = " + x + "__all[" + neuron + "];");
          }
        }
      }
    }
  }

  /// A test of the condition of regular events on a target neuron, which returns where it fails.
  static Code unless(SynapseCode synapse, Expr condition) {
    Code test = new Code().all(synapse.declared(condition));
    test.line("if (!(" + JavaText.ofSynapse().of(condition) + ")) {").line("return;").line("}");
    Code values = new Code();
    new SynapseLoop(synapse, true, false).values(test, values, values);
    Code all = new Code().all(values).all(test);
    return new Code()
        .line("{")
        .all(synapse.head(all))
        .all(columns(synapse, all))
        .all(all)
        .line("}");
  }
}
