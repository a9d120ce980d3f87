package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import cajal.model.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Writes the loop in which the synapses of a row take up spikes of their targets that were felt
/// since the row was last used: one after the other in memory, where a spike that is taken up at
/// once meets synapses that lie far apart.
final class WaitingLoop {

  private static final String PLACE = "target__ * PostEvents.KEPT + (n__ & PostEvents.KEPT - 1)";

  private final SynapseCode synapse;
  private final Body.Plastic body;

  WaitingLoop(SynapseCode synapse) {
    this.synapse = synapse;
    body = synapse.body();
  }

  /// Whether nothing but spikes changes a synapse, and what it sees of its neurons can be found out
  /// later.
  boolean isAllowed() {
    if (!body.events().containsKey(Side.POST)
        || body.events().containsKey(Side.MODULATOR)
        || body.traces().containsKey(Side.MODULATOR)
        || !body.between().isEmpty()
        || !body.every().isEmpty()
        || body.rewires()
        || !body.remotes().isEmpty()) {
      return false;
    }
    List<Expr> all = new ArrayList<>(body.expressions());
    Body.Traces traces = body.traces().get(Side.PRE);
    if (traces != null && traces.integrator().body() instanceof Body.Neuron neuron) {
      neuron.equations().forEach(equation -> all.add(equation.rate()));
      neuron.definitions().forEach(definition -> all.add(definition.value()));
    }
    Set<String> names = new HashSet<>();
    all.forEach(expression -> Terms.names(expression, names));
    return !names.contains("t") && all.stream().noneMatch(WaitingLoop::draws);
  }

  private static boolean draws(Expr expression) {
    return (expression instanceof Expr.Call call && LaneKinds.DRAWN.contains(call.function()))
        || Affine.parts(expression).stream().anyMatch(WaitingLoop::draws);
  }

  /// The body of the method.
  Code text() {
    Body.Event event = Objects.requireNonNull(body.events().get(Side.POST));
    List<Body.Assignment> assigned = new ArrayList<>(event.before());
    assigned.addAll(event.after());
    Code work = new Code();
    assigned.forEach(a -> work.all(synapse.assignment(a)));
    Code locals = new Code();
    Code stores = new Code();
    SynapseLoop.local(work, locals, stores, "weight", assigned);
    for (Body.Memory memory : body.memory()) {
      SynapseLoop.local(work, locals, stores, JavaText.name(memory.name()), assigned);
    }
    Code outside = new Code();
    Code then = new Code();
    past(
        work,
        Side.PRE,
        "past__",
        "(step__[at__] - since__) * PastTraces.ROWS + row__",
        outside,
        then);
    past(work, Side.POST, "felt__", "at__", outside, then);
    Code loop = new Code().line("for (int k = from; k < to; k++) {");
    loop.line("final int target__ = targets__[k];");
    loop.line("final int end__ = count__[target__];").line("int n__ = end__ - 1;");
    loop.line("final int least__ = Math.max(0, end__ - PostEvents.KEPT);");
    loop.line("while (n__ >= least__ && step__[" + PLACE + "] > since__) {");
    loop.line("n__--;").line("}");
    loop.line("if (++n__ == end__) {").line("continue;").line("}").all(locals);
    loop.line("for (; n__ < end__; n__++) {");
    loop.line("final int at__ = " + PLACE + ";").all(then).all(work).line("}");
    loop.all(stores).line("}");
    Code code = synapse.head(loop).all(SynapseLoop.columns(synapse, loop));
    code.line("final int[] count__ = felt__.count;").line("final int[] step__ = felt__.step;");
    code.line("final int since__ = past__.since()[row__];");
    return code.all(outside).all(loop);
  }

  private void past(Code work, Side side, String from, String place, Code outside, Code then) {
    List<Model.State> traces = synapse.traces(side);
    for (int i = 0; i < traces.size(); i++) {
      String x = JavaText.name(traces.get(i).name());
      if (work.mentions(x)) {
        String column = from + (side == Side.PRE ? ".trace()[" : ".trace[") + i + "]";
        outside.line("final double[] " + x + "__then = " + column + ";");
        then.line("final double " + x + " = " + x + "__then[" + place + "];");
      }
    }
  }
}
