package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Function;
import cajal.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the Java of a stimulator kernel.
final class StimulatorSource {

  private final Model model;
  private final Body.Stimulator body;
  private final List<String> states;
  private final List<String> reads;
  private final JavaText text = new JavaText();

  StimulatorSource(Model model) {
    if (!(model.body() instanceof Body.Stimulator stimulator)) {
      throw new IllegalArgumentException(model.name() + " is no stimulator");
    }
    this.model = model;
    this.body = stimulator;
    states = model.states().stream().map(Model.State::name).toList();
    reads = List.copyOf(stimulator.reads());
  }

  String className() {
    return model.name() + "__stimulator";
  }

  String text() {
    Code before = new Code();
    Code each = new Code();
    Code block = new Code();
    StimulatorDraws draws =
        new StimulatorDraws(text, Set.copyOf(states), before, Optional.of(block));
    window(before);
    for (String variable : reads) {
      int index = reads.indexOf(variable);
      before.line("final double[] seen__" + index + " = targets.seen()[" + index + "];");
      each.line(
          "final double " + JavaText.name(variable) + "__post = seen__" + index + "[target[k]];");
    }
    load(before, each);
    for (Body.Assignment assignment : body.eachStep()) {
      Expr value = draws.written(assignment.value(), each);
      each.line(JavaText.name(assignment.variable()) + " = " + text.of(value) + ";");
    }
    for (String state : states) {
      each.line(memory(state) + "[k] = " + JavaText.name(state) + ";");
    }
    output(draws, before, each);
    Code work = new Code().all(before);
    work.all(block.isEmpty() ? loop(each) : blocks(draws.columns(), block, each));
    return whole(work, draws).toString();
  }

  // One target after the other.
  private Code loop(Code each) {
    each.all(whileActive("out[place__ + target[k]] += weight[k] * value__;"));
    return new Code().line("for (int k = from; k < to; k++) {").all(each).line("}");
  }

  // Many targets in one go; what they are given is in a column behind those of the draws.
  private Code blocks(int column, Code block, Code each) {
    String at = column + " * Lanes.BLOCK";
    Code code = new Code();
    code.line("final double[] scratch__ = Lanes.scratch(" + (column + 1) + ");");
    code.line("for (int first__ = from; first__ < to; first__ += Lanes.BLOCK) {");
    code.line("final int count__ = Math.min(Lanes.BLOCK, to - first__);").all(block);
    code.line("for (int k = first__; k < first__ + count__; k++) {").all(each);
    code.line("scratch__[" + at + " + k - first__] = value__;").line("}");
    code.all(
        whileActive("targets.places().add(out, weight, scratch__, " + at + ", first__, count__);"));
    return code.line("}");
  }

  private Code whileActive(String line) {
    Code code = new Code();
    return remembers() && body.window().isPresent()
        ? code.line("if (active__) {").line(line).line("}")
        : code.line(line);
  }

  private static String memory(String state) {
    return state + "__memory";
  }

  private void load(Code before, Code each) {
    for (int s = 0; s < states.size(); s++) {
      String state = states.get(s);
      before.line("final double[] " + memory(state) + " = targets.memory()[" + s + "];");
      each.line("double " + JavaText.name(state) + " = " + memory(state) + "[k];");
    }
  }

  private boolean remembers() {
    return !states.isEmpty() || body.expressions().stream().anyMatch(StimulatorSource::remembers);
  }

  private static boolean remembers(Expr expression) {
    return (expression instanceof Expr.Call call && call.function().remembers())
        || Affine.parts(expression).stream().anyMatch(StimulatorSource::remembers);
  }

  // Without a memory nothing need be done outside the window.
  private void window(Code code) {
    body.window()
        .ifPresent(window -> {
          code.comment("from the step nearest to the beginning to the step nearest to the end");
          code.line(
              "final boolean active__ = step >= Math.rint("
                  + text.factor(window.from())
                  + " / dt) && step < Math.rint("
                  + text.factor(window.to())
                  + " / dt);");
          if (!remembers()) {
            code.line("if (!active__) {").line("return;").line("}");
          }
        });
  }

  // What a target is given, before its weight.
  private void output(StimulatorDraws draws, Code before, Code each) {
    boolean spikes = model.output().filter(Model.Output.SPIKES::equals).isPresent();
    Expr value = draws.written(body.value(), each);
    boolean counted = body.value() instanceof Expr.Call call && call.function().isRandom();
    boolean weighed = body.expressions().stream().anyMatch(StimulatorSource::weighed);
    String amount =
        spikes && !counted && !weighed ? "Math.rint(" + text.of(value) + ")" : text.of(value);
    String line = "final double value__ = " + amount + ";";
    if (!draws.differs(value) && !remembers()) {
      before.line(line).line("if (value__ == 0) {").line("return;").line("}");
    } else {
      each.line(line);
    }
  }

  // Spikes that have weights of their own are no whole number.
  private static boolean weighed(Expr expression) {
    return (expression instanceof Expr.Call call && call.function() == Function.WEIGHTS_AT)
        || Affine.parts(expression).stream().anyMatch(StimulatorSource::weighed);
  }

  private Code whole(Code work, StimulatorDraws draws) {
    Code code = new Code();
    code.line("package cajal.kernel;").line("").line("import cajal.model.ModelMath;").line("");
    code.comment("Generated from the model " + model.name() + ": " + model.description());
    code.line("final class " + className() + " implements StimulatorKernel {").line("");
    Code begin = begin();
    for (int table : draws.tables()) {
      // Threads may replace each other's table: each is right for its own mean.
      code.line("private PoissonTable counts__" + table + " = PoissonTable.of(0);").line("");
    }
    method(code, "int streams()")
        .line("return " + Math.max(streams(), draws.streams()) + ";")
        .line("}");
    memory(code, draws);
    String list = reads.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    method(code, "java.util.List<String> reads()")
        .line("return java.util.List.of(" + list + ");")
        .line("}");
    method(code, "void initialise(StimulatorColumns columns, StimulatorTargets targets)")
        .line("final long step = -1;")
        .line("final int from = 0;")
        .line("final int to = targets.weight().length;");
    parameters(code, begin);
    code.all(begin).line("}");
    method(
        code,
        "void drive(StimulatorColumns columns, StimulatorTargets targets, double[] out,"
            + " int from, int to, long step)");
    parameters(code, work);
    if (work.mentions("target")) {
      code.line("final int[] target = targets.places().target();");
    }
    if (work.mentions("place__")) {
      code.line("final int place__ = targets.places().zero();");
    }
    code.line("final double[] weight = targets.weight();");
    return code.all(work).line("}").line("}");
  }

  private static Code method(Code code, String signature) {
    return code.line("").line("@Override").line("public " + signature + " {");
  }

  // Streams are numbered in the order of the text, the initial values first.
  private int streams() {
    List<Integer> numbers = new ArrayList<>(List.of(-1));
    body.expressions()
        .forEach(expression ->
            expression.map(part -> {
              if (part instanceof Expr.Call call && call.function().isRandom()) {
                numbers.add(StimulatorDraws.stream(call));
              }
              return part;
            }));
    return 1 + numbers.stream().mapToInt(Integer::intValue).max().orElse(-1);
  }

  // Slots of trains follow the state variables.
  private void memory(Code code, StimulatorDraws draws) {
    StringBuilder total = new StringBuilder(Integer.toString(states.size()));
    for (Expr.Call call : draws.remembering()) {
      int j = StimulatorDraws.stream(call);
      Code slots = new Code();
      String size = text.of(call.arguments().get(1));
      slots.line(
          call.function() == Function.GAMMA_TRAINS
              ? "return (int) Math.max(1, Math.rint(" + size + "));"
              : "return 1 + (int) Math.max(0, Math.rint(" + size + "));");
      code.line("").line("private static int slots__" + j + "(StimulatorColumns columns) {");
      parameters(code, slots);
      code.all(slots).line("}").line("");
      code.line(
          "private static Trains trains__"
              + j
              + "(StimulatorColumns columns, StimulatorTargets targets) {");
      code.line("return new Trains(targets.memory(), " + total + ", slots__" + j + "(columns));")
          .line("}");
      total.append(" + slots__").append(j).append("(columns)");
    }
    method(code, "int memory(StimulatorColumns columns)").line("return " + total + ";").line("}");
  }

  private Code begin() {
    Code before = new Code();
    Code each = new Code();
    StimulatorDraws draws = new StimulatorDraws(text, Set.copyOf(states), before, Optional.empty());
    for (int s = 0; s < states.size(); s++) {
      String state = states.get(s);
      Expr value = draws.written(body.initial().get(s), each);
      before.line("final double[] " + memory(state) + " = targets.memory()[" + s + "];");
      each.line("final double " + JavaText.name(state) + " = " + text.of(value) + ";");
      each.line(memory(state) + "[k] = " + JavaText.name(state) + ";");
    }
    for (Expr expression : body.expressions()) {
      expression.map(part -> {
        if (part instanceof Expr.Call call && call.function().remembers()) {
          trains(call, before, each);
        }
        return part;
      });
    }
    return each.isEmpty()
        ? each
        : before.line("for (int k = from; k < to; k++) {").all(each).line("}");
  }

  private void trains(Expr.Call call, Code before, Code each) {
    int j = StimulatorDraws.stream(call);
    List<String> x = call.arguments().stream().map(text::of).toList();
    before.line("final long[] stream__" + j + " = targets.stream()[" + j + "];");
    before.line("final Trains trains__" + j + " = trains__" + j + "(columns, targets);");
    each.line(
        call.function() == Function.GAMMA_TRAINS
            ? "trains__" + j + ".beginGamma(k, stream__" + j + "[k], " + x.get(2) + ");"
            : "trains__"
                + j
                + ".beginDeadTime(k, stream__"
                + j
                + "[k], "
                + x.get(2)
                + ", "
                + x.get(0)
                + ");");
  }

  private void parameters(Code code, Code work) {
    if (work.mentions("dt") || work.mentions("t")) {
      code.line("final double dt = columns.dtMs();");
    }
    if (work.mentions("t")) {
      code.line("final double t = step * dt;");
    }
    for (int p = 0; p < model.parameters().size(); p++) {
      Model.Parameter parameter = model.parameters().get(p);
      String name = JavaText.name(parameter.name());
      if (work.mentions(name)) {
        code.line(
            parameter.list()
                ? "final double[] " + name + " = columns.parameter()[" + p + "];"
                : "final double " + name + " = columns.parameter()[" + p + "][0];");
      }
    }
  }
}
