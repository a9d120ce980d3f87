package cajal.kernel;

import cajal.model.Expr;

/// Prints a step as Java that advances one neuron after the other: the reference for all other
/// forms.
final class ScalarText extends StatementText {

  private final StepCode step;
  private final JavaText java = new JavaText();

  ScalarText(StepCode step) {
    this.step = step;
  }

  /// The loop over neurons `from` to `to`, with all that it needs.
  Code loop() {
    Code code = step.head();
    code.line("for (int i = from; i < to; i++) {");
    code.all(step.neuron().parameters(step.used(), true));
    if (step.perNeuron()) {
      step.constants()
          .forEach(c -> code.line("final double " + c.name() + " = " + c.array() + "[i];"));
    }
    if (step.isRefractory()) {
      code.line("final boolean " + NeuronCode.REFRACTORY + " = free__[i] > now__;");
    }
    for (String state : step.states()) {
      String x = JavaText.name(state);
      code.line(
          (isAssigned(state) ? "" : "final ")
              + "double "
              + step.kept(state)
              + " = "
              + x
              + "__all["
              + StepCode.place(state)
              + "];");
    }
    for (String input : step.inputs()) {
      String x = JavaText.name(input);
      code.line("final double " + x + " = " + x + "__all[i];");
    }
    for (String arrival : step.arrivals()) {
      code.line("final double " + arrival + " = " + arrival + "__all[" + arrival + "__from + i];");
    }
    print(step.statements(), code);
    for (String state : step.states()) {
      if (isAssigned(state)) {
        String x = JavaText.name(state);
        code.line(x + "__all[" + StepCode.place(state) + "] = " + x + ";");
      }
    }
    return code.line("}");
  }

  private boolean isAssigned(String state) {
    return step.assigned().contains(state);
  }

  @Override
  String text(Expr expression) {
    return java.of(expression);
  }

  @Override
  void emit(Statement.Emit emit, Code code) {
    code.line(
        "for (long copies__ = (long) Math.rint("
            + text(emit.copies())
            + "); copies__ > 0; copies__--) {");
    code.line("fired.add(i);").line("}");
  }

  @Override
  void fire(Statement.Fire fire, Code code) {
    String able = step.isRefractory() ? "!" + NeuronCode.REFRACTORY + " && " : "";
    code.line("if (" + able + "(" + text(fire.condition()) + ")) {");
    code.line("fired.add(i);");
    print(fire.reset(), code);
    fire.rest()
        .ifPresent(time -> code.line("free__[i] = " + StepCode.freeAfter(java.factor(time)) + ";"));
    code.line("}");
  }
}
