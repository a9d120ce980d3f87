package cajal.kernel;

import cajal.model.Expr;
import cajal.model.Model;

/// Writes the Java of a {@link PooledKernel}.
final class PooledSource {

  private final Model neuron;
  private final Expr value;

  PooledSource(Model neuron, Expr value) {
    this.neuron = neuron;
    this.value = value;
  }

  String className() {
    return neuron.name() + "__pooled";
  }

  String text() {
    Code work = new Code().line("return " + new JavaText().of(value) + ";");
    Code code = new Code();
    code.line("package cajal.kernel;").line("").line("import cajal.model.ModelMath;").line("");
    code.line("final class " + className() + " implements PooledKernel {").line("");
    code.line("@Override").line("public double at(NeuronColumns columns, int i, long step) {");
    for (int s = 0; s < neuron.states().size(); s++) {
      String name = JavaText.name(neuron.states().get(s).name());
      if (work.mentions(name)) {
        String kept = "columns.state()[" + s + "][columns.stateFrom()[" + s + "] + i]";
        String level = "columns.fading()[" + s + "].level(step)";
        code.line("final double " + name + " = " + kept + " * " + level + ";");
      }
    }
    for (int p = 0; p < neuron.parameters().size(); p++) {
      String name = JavaText.name(neuron.parameters().get(p).name());
      if (work.mentions(name)) {
        String column = name + "__column";
        code.line("final double[] " + column + " = columns.parameter()[" + p + "];");
        code.line(
            "final double " + name + " = " + column + "[" + column + ".length == 1 ? 0 : i];");
      }
    }
    return code.all(work).line("}").line("}").toString();
  }
}
