package cajal.kernel;

import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Model;
import cajal.model.Side;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Writes the Java of a synapse with a memory between two neuron models.
final class SynapseSource {

  private static final String COLUMNS = "SynapseColumns columns";
  private static final String PIECE = "int from, int to, long step";

  private final SynapseCode synapse;
  private final Body.Plastic body;
  private final String name;

  /// @param synapse a synapse that can join the two; see {@link cajal.model.SynapseJoin}
  SynapseSource(Model synapse, Model pre, Model post) {
    this.synapse = SynapseCode.of(synapse, pre, post, JavaText.ofSynapse()::of);
    this.body = this.synapse.body();
    this.name = synapse.name();
  }

  String className() {
    return name + "__synapse";
  }

  String text() {
    Code code = new Code();
    code.line("package cajal.kernel;").line("").line("import cajal.model.ModelMath;").line("");
    code.comment("Generated from the model " + name + ": " + synapse.synapse().description());
    code.line("final class " + className() + " implements SynapseKernel {").line("");
    method(code, "void preSpike", "int source__, " + PIECE + ", double[][] ring__");
    code.all(spike(Side.PRE)).line("}").line("");
    method(code, "void postSpike", "int neuron__, " + PIECE);
    code.all(spike(Side.POST)).line("}").line("");
    code.all(waiting()).line("");
    method(code, "void modulatorSpike", "int source__, " + PIECE);
    code.all(spike(Side.MODULATOR)).line("}").line("");
    code.all(every()).line("").all(everySteps()).line("").all(late()).line("");
    code.all(initialise()).line("");
    jump(code, Side.PRE, "jumpPre", ", int neuron__", "neuron__");
    jump(code, Side.POST, "jumpPost", ", int neuron__", "neuron__");
    jump(code, Side.MODULATOR, "jumpModulator", "", "0");
    return code.line("}").toString();
  }

  private static void method(Code code, String head, String arguments) {
    code.line("@Override");
    code.line("public " + head + "(" + COLUMNS + ", SynapseView view__, " + arguments + ") {");
  }

  private Code spike(Side side) {
    Body.Event event = body.events().get(side);
    return event == null ? new Code() : SynapseLoop.of(synapse, event, side == Side.POST);
  }

  private Code waiting() {
    WaitingLoop loop = new WaitingLoop(synapse);
    Code code = new Code().line("@Override").line("public boolean waits() {");
    code.line("return " + loop.isAllowed() + ";").line("}").line("");
    code.line("@Override").line("public void catchUp(");
    code.line(COLUMNS + ", int from, int to, PostEvents felt__, PastTraces past__, int row__) {");
    code.all(
        loop.isAllowed() ? loop.text() : new Code().line("throw new IllegalStateException();"));
    return code.line("}");
  }

  private Code every() {
    Code code = new Code();
    code.line("@Override").line("public int everyCount() {");
    code.line("return " + body.every().size() + ";").line("}").line("");
    Code cases = new Code();
    for (int i = 0; i < body.every().size(); i++) {
      Body.Every every = body.every().get(i);
      code.line(
          "private static void every"
              + i
              + "("
              + COLUMNS
              + ", SynapseView view__, int neuron__, "
              + PIECE
              + ") {");
      every.condition().ifPresent(c -> code.all(SynapseLoop.unless(synapse, c)));
      Body.Event event = new Body.Event(every.assignments(), Optional.empty(), List.of());
      code.all(SynapseLoop.of(synapse, event, true)).line("}").line("");
      cases.line("case " + i + " -> every" + i + "(columns, view__, neuron__, from, to, step);");
    }
    code.line("@Override");
    code.line(
        "public void every(int which__, "
            + COLUMNS
            + ", SynapseView view__, int neuron__, "
            + PIECE
            + ") {");
    return code.all(choice(cases)).line("}");
  }

  private static Code choice(Code cases) {
    Code code = new Code().line("switch (which__) {").all(cases);
    return code.line("default -> throw new IllegalArgumentException();").line("}");
  }

  private Code everySteps() {
    Code cases = new Code();
    for (int i = 0; i < body.every().size(); i++) {
      Optional<Expr> interval = body.every().get(i).interval();
      cases.line("case " + i + " -> {");
      if (interval.isPresent()) {
        String steps = "Math.rint((" + JavaText.ofSynapse().of(interval.get()) + ") / dt)";
        cases.line("return (long) Math.max(1.0, " + steps + ");");
      } else {
        cases.line("return 1L;");
      }
      cases.line("}");
    }
    Code code = new Code();
    code.line("@Override").line("public long everySteps(int which__, " + COLUMNS + ") {");
    return code.all(synapse.head(cases)).all(choice(cases)).line("}");
  }

  private Code late() {
    Code code = new Code();
    Code cases = new Code();
    for (int i = 0; i < synapse.late().size(); i++) {
      Expr delay = Objects.requireNonNull(synapse.late().get(i).delay());
      Code value = new Code();
      value.line(
          "return (int) Math.max(0.0, Math.rint((" + JavaText.ofSynapse().of(delay) + ") / dt));");
      code.line("private static int late" + i + "(" + COLUMNS + ") {");
      code.all(synapse.head(value)).all(value).line("}").line("");
      cases.line("case " + i + " -> {").line("return late" + i + "(columns);").line("}");
    }
    code.line("@Override").line("public int lateSteps(int which__, " + COLUMNS + ") {");
    return code.all(choice(cases)).line("}");
  }

  private Code initialise() {
    Code fills = new Code();
    for (Body.Memory memory : body.memory()) {
      String value = JavaText.ofSynapse().of(memory.initial());
      fills.line(
          "java.util.Arrays.fill(" + JavaText.name(memory.name()) + "__all, " + value + ");");
    }
    if (!body.between().isEmpty()) {
      fills.line("java.util.Arrays.fill(last__, -1);");
    }
    Code code = new Code();
    code.line("@Override").line("public void initialise(" + COLUMNS + ") {");
    return code.all(synapse.head(fills))
        .all(SynapseLoop.columns(synapse, fills))
        .all(fills)
        .line("}");
  }

  private void jump(Code code, Side side, String method, String argument, String neuron) {
    code.line("@Override");
    code.line("public void " + method + "(" + COLUMNS + ", double[][] trace__" + argument + ") {");
    Body.Traces traces = body.traces().get(side);
    if (traces != null) {
      Code work = new Code();
      traces.onSpike().forEach(a -> work.all(synapse.assignment(a)));
      Code values = new Code();
      Code stores = new Code();
      List<Model.State> states = traces.integrator().states();
      for (int i = 0; i < states.size(); i++) {
        String x = JavaText.name(states.get(i).name());
        String at = "trace__[" + i + "][" + neuron + "]";
        if (work.mentions(x)) {
          values.line("double " + x + " = " + at + ";");
          stores.line(at + " = " + x + ";");
        }
      }
      code.all(synapse.head(work)).all(values).all(work).all(stores);
    }
    code.line("}").line("");
  }
}
