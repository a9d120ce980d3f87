package cajal.kernel;

import cajal.model.Body;
import cajal.model.Model;

/// Writes the Java of a stimulator kernel.
final class StimulatorSource {

  private final Model model;
  private final Body.Stimulator body;

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
    boolean random = JavaText.isRandom(body.value());
    JavaText text = new JavaText();
    String value = text.of(body.value());
    Code work = new Code();
    body.window()
        .ifPresent(window -> {
          work.comment("from the step nearest to the beginning to the step nearest to the end");
          work.line(
              "if (step < Math.rint("
                  + text.factor(window.from())
                  + " / dt) || step >= Math.rint("
                  + text.factor(window.to())
                  + " / dt)) {");
          work.line("return 0;").line("}");
        });
    String amount =
        spikes
            ? "final long value__ = (long) Math.rint(" + value + ");"
            : "final double value__ = " + value + ";";
    if (!random) {
      work.line(amount).line("if (value__ == 0) {").line("return 0;").line("}");
    }
    work.line("long total__ = 0;").line("for (int k = from; k < to; k++) {");
    if (random) {
      work.line(amount);
    }
    work.line("out[target[k]] += weight[k] * value__;");
    if (spikes) {
      work.line("total__ += value__;");
    }
    work.line("}").line("return total__;");
    return whole(work).toString();
  }

  private Code whole(Code work) {
    Code code = new Code();
    code.line("package cajal.kernel;").line("").line("import cajal.model.ModelMath;").line("");
    code.comment("Generated from the model " + model.name() + ": " + model.description());
    code.line("final class " + className() + " implements StimulatorKernel {").line("");
    code.line("@Override");
    code.line(
        "public long drive(StimulatorColumns columns, int[] target, double[] weight,"
            + " double[] out, int from, int to, long step) {");
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
    return code.all(work).line("}").line("}");
  }
}
