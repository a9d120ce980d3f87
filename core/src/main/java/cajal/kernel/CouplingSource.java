package cajal.kernel;

import cajal.model.Body;
import cajal.model.Couplings;
import cajal.model.Expr;
import cajal.model.Model;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Writes the Java of a continuous synapse between two neuron models.
final class CouplingSource {

  private final Model synapse;
  private final Model pre;
  private final Model post;
  private final Body.Synapse body;
  private final Expr current;

  CouplingSource(Model synapse, Model pre, Model post) {
    List<Problem> problems = Couplings.problems(synapse, pre, post);
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    if (!(synapse.body() instanceof Body.Synapse coupling) || coupling.current().isEmpty()) {
      throw new IllegalArgumentException(synapse.name() + " is no continuous synapse");
    }
    this.synapse = synapse;
    this.pre = pre;
    this.post = post;
    this.body = coupling;
    this.current = coupling.current().get();
  }

  String className() {
    return synapse.name() + "__coupling";
  }

  String text() {
    JavaText text = new JavaText();
    Code inner = new Code();
    for (Body.Definition d : body.definitions()) {
      inner.line("final double " + JavaText.name(d.name()) + " = " + text.of(d.value()) + ";");
    }
    inner.line("sum__ += " + text.of(current) + ";");
    Code code = new Code();
    code.line("package cajal.kernel;").line("").line("import cajal.model.ModelMath;").line("");
    code.comment(
        "Generated from the model "
            + synapse.name()
            + " from "
            + pre.name()
            + " to "
            + post.name());
    code.line("final class " + className() + " implements CouplingKernel {").line("");
    code.line("@Override");
    code.line(
        "public void accumulate(CouplingColumns columns, double[][] pre, double[][] post,"
            + " double[] current, int from, int to) {");
    code.line("final int[] rowStart__ = columns.rowStart();");
    code.line("final int[] source__ = columns.source();");
    parameters(code, inner);
    columns(code, inner, pre, true);
    columns(code, inner, post, false);
    code.line("for (int i = from; i < to; i++) {");
    values(code, inner, post, false);
    code.line("double sum__ = 0.0;");
    code.line("for (int k = rowStart__[i]; k < rowStart__[i + 1]; k++) {");
    if (inner.mentions("weight")) {
      code.line("final double weight = columns.weight()[k];");
    }
    values(code, inner, pre, true);
    code.all(inner).line("}").line("current[i] += sum__;").line("}").line("}").line("");
    code.all(lateSteps(text)).line("}");
    return code.toString();
  }

  private Code lateSteps(JavaText text) {
    Code cases = new Code();
    for (int i = 0; i < body.late().size(); i++) {
      Expr delay = Objects.requireNonNull(body.late().get(i).delay());
      cases.line("case " + i + " -> {");
      cases.line("return (int) Math.max(0.0, Math.rint((" + text.of(delay) + ") / dt));").line("}");
    }
    Code code = new Code().line("@Override");
    code.line("public int lateSteps(int which__, CouplingColumns columns, double dt) {");
    parameters(code, cases);
    code.line("switch (which__) {").all(cases);
    return code.line("default -> throw new IllegalArgumentException();").line("}").line("}");
  }

  private void parameters(Code code, Code inner) {
    for (int p = 0; p < synapse.parameters().size(); p++) {
      String name = JavaText.name(synapse.parameters().get(p).name());
      if (inner.mentions(name)) {
        code.line("final double " + name + " = columns.parameter()[" + p + "];");
      }
    }
  }

  private List<String> names(Model model, boolean isPre) {
    List<String> names = new ArrayList<>();
    String side = isPre ? "__pre" : "__post";
    model.states().forEach(state -> names.add(JavaText.name(state.name()) + side));
    body.late().stream().filter(r -> r.pre() == isPre).map(JavaText::remote).forEach(names::add);
    return names;
  }

  private void columns(Code code, Code inner, Model model, boolean isPre) {
    String side = isPre ? "pre" : "post";
    List<String> names = names(model, isPre);
    for (int s = 0; s < names.size(); s++) {
      String x = names.get(s);
      if (inner.mentions(x)) {
        code.line("final double[] " + x + "__all = " + side + "[" + s + "];");
      }
    }
  }

  private void values(Code code, Code inner, Model model, boolean isPre) {
    for (String x : names(model, isPre)) {
      if (inner.mentions(x)) {
        code.line(
            "final double " + x + " = " + x + "__all[" + (isPre ? "source__[k]" : "i") + "];");
      }
    }
  }
}
