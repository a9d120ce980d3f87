package cajal.kernel;

import java.util.List;

/// Prints a step as Java that advances one neuron after the other: the reference for all other
/// forms.
final class ScalarText {

  private final StepCode step;
  private final JavaText text = new JavaText();

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
      code.line("final boolean " + NeuronCode.REFRACTORY + " = left__[i] > 0;");
    }
    for (String state : step.states()) {
      String x = JavaText.name(state);
      code.line(
          (isAssigned(state) ? "" : "final ")
              + "double "
              + x
              + " = "
              + x
              + "__all["
              + step.place(state)
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
        code.line(x + "__all[" + step.place(state) + "] = " + x + ";");
      }
    }
    return code.line("}");
  }

  private boolean isAssigned(String state) {
    return step.assigned().contains(state);
  }

  private void print(List<Statement> statements, Code code) {
    statements.forEach(statement -> print(statement, code));
  }

  private void print(Statement statement, Code code) {
    switch (statement) {
      case Statement.Note s -> code.comment(s.text());
      case Statement.Let s ->
          code.line("final double " + JavaText.name(s.name()) + " = " + text.of(s.value()) + ";");
      case Statement.Var s ->
          code.line("double " + JavaText.name(s.name()) + " = " + text.of(s.value()) + ";");
      case Statement.Assign s ->
          code.line(JavaText.name(s.variable()) + " = " + text.of(s.value()) + ";");
      case Statement.Block s -> {
        code.line("{");
        print(s.body(), code);
        code.line("}");
      }
      case Statement.When s -> {
        code.line("if (" + text.of(s.condition()) + ") {");
        print(s.body(), code);
        code.line("}");
      }
      case Statement.Repeat s -> {
        String k = s.counter();
        code.line("for (int " + k + " = 0; " + k + " < " + s.times() + "; " + k + "++) {");
        print(s.body(), code);
        code.line("}");
      }
      case Statement.Fire s -> fire(s, code);
      case Statement.Emit s -> {
        code.line(
            "for (long copies__ = (long) Math.rint("
                + text.of(s.copies())
                + "); copies__ > 0; copies__--) {");
        code.line("fired.add(i);").line("}");
      }
    }
  }

  private void fire(Statement.Fire fire, Code code) {
    String condition = "if (" + text.of(fire.condition()) + ") {";
    if (step.isRefractory()) {
      code.line("if (" + NeuronCode.REFRACTORY + ") {").line("left__[i]--;");
      code.line("} else " + condition);
    } else {
      code.line(condition);
    }
    code.line("fired.add(i);");
    print(fire.reset(), code);
    fire.rest()
        .ifPresent(
            time -> code.line("left__[i] = (int) Math.rint(" + text.factor(time) + " / dt);"));
    code.line("}");
  }
}
