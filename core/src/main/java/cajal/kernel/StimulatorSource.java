package cajal.kernel;

import cajal.model.Affine;
import cajal.model.Body;
import cajal.model.Expr;
import cajal.model.Function;
import cajal.model.Model;
import java.util.ArrayList;
import java.util.List;

/// Writes the Java of a stimulator kernel.
final class StimulatorSource {

  // No name of a model has two underscores.
  private static final String DRAW = "draw__";

  private final Model model;
  private final Body.Stimulator body;
  private final JavaText text = new JavaText();

  StimulatorSource(Model model) {
    if (!(model.body() instanceof Body.Stimulator stimulator)) {
      throw new IllegalArgumentException(model.name() + " is no stimulator");
    }
    this.model = model;
    this.body = stimulator;
  }

  String className() {
    return model.name() + "__stimulator";
  }

  String text() {
    boolean spikes = model.output().filter(Model.Output.SPIKES::equals).isPresent();
    List<Expr.Call> random = new ArrayList<>();
    Expr drawn = drawn(body.value(), random);
    Code before = new Code();
    window(before);
    Code each = new Code();
    for (int j = 0; j < random.size(); j++) {
      draw(random.get(j), j, before, each);
    }
    boolean whole = spikes && !(drawn instanceof Expr.Name);
    String value = whole ? "Math.rint(" + text.of(drawn) + ")" : text.of(drawn);
    String amount = "final double value__ = " + value + ";";
    if (random.isEmpty()) {
      before.line(amount).line("if (value__ == 0) {").line("return;").line("}");
    } else {
      each.line(amount);
    }
    each.line("out[target[k]] += weight[k] * value__;");
    Code work = new Code().all(before);
    work.line("for (int k = from; k < to; k++) {").all(each).line("}");
    return whole(work, random).toString();
  }

  private void window(Code code) {
    body.window()
        .ifPresent(window -> {
          code.comment("from the step nearest to the beginning to the step nearest to the end");
          code.line(
              "if (step < Math.rint("
                  + text.factor(window.from())
                  + " / dt) || step >= Math.rint("
                  + text.factor(window.to())
                  + " / dt)) {");
          code.line("return;").line("}");
        });
  }

  // Random calls become names, and are noted: what they need is found out once for all targets.
  private static Expr drawn(Expr expression, List<Expr.Call> random) {
    return expression.map(part -> {
      if (part instanceof Expr.Call call && call.function().isRandom()) {
        random.add(call);
        return new Expr.Name(call.at(), DRAW + (random.size() - 1));
      }
      return part;
    });
  }

  // What is the same for all targets is worked out once, before the loop over them.
  private void draw(Expr.Call call, int j, Code before, Code each) {
    Expr argument = call.arguments().getFirst();
    boolean shared = !differs(argument);
    String given = text.of(argument);
    before.line("final long[] stream__" + j + " = targets.stream()[" + j + "];");
    String draw;
    if (call.function() == Function.NOISE) {
      (shared ? before : each)
          .line(
              "final long held__"
                  + j
                  + " = (long) Math.floor(step / Math.max(1.0, Math.rint(("
                  + given
                  + ") / dt)));");
      draw = "Draw.normal(stream__" + j + "[k], held__" + j + ")";
    } else if (call.function() != Function.POISSON) {
      draw = "Draw." + call.function().word() + "(stream__" + j + "[k], step)";
    } else if (shared) {
      before.line(
          "final PoissonTable table__" + j + " = counts__" + j + ".at(" + given + ", to - from);");
      before.line("counts__" + j + " = table__" + j + ";");
      draw = "table__" + j + ".count(stream__" + j + "[k], step)";
    } else {
      draw = "PoissonTable.of(" + given + ").count(stream__" + j + "[k], step)";
    }
    each.line("final double " + DRAW + j + " = " + draw + ";");
  }

  private static boolean differs(Expr expression) {
    return (expression instanceof Expr.Name name && name.name().startsWith(DRAW))
        || Affine.parts(expression).stream().anyMatch(StimulatorSource::differs);
  }

  private Code whole(Code work, List<Expr.Call> random) {
    Code code = new Code();
    code.line("package cajal.kernel;").line("").line("import cajal.model.ModelMath;").line("");
    code.comment("Generated from the model " + model.name() + ": " + model.description());
    code.line("final class " + className() + " implements StimulatorKernel {").line("");
    for (int j = 0; j < random.size(); j++) {
      if (random.get(j).function() == Function.POISSON) {
        // Threads may replace each other's table: each is right for its own mean.
        code.line("private PoissonTable counts__" + j + " = PoissonTable.of(0);").line("");
      }
    }
    code.line("@Override").line("public int streams() {");
    code.line("return " + random.size() + ";").line("}").line("");
    code.line("@Override");
    code.line(
        "public void drive(StimulatorColumns columns, StimulatorTargets targets, double[] out,"
            + " int from, int to, long step) {");
    code.line("final double dt = columns.dtMs();").line("final double t = step * dt;");
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
    code.line("final int[] target = targets.target();");
    code.line("final double[] weight = targets.weight();");
    return code.all(work).line("}").line("}");
  }
}
