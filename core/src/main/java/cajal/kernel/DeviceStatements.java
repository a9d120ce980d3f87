package cajal.kernel;

import java.util.List;

/// Prints the statements of a neuron for a device.
///
/// @param text prints expressions
/// @param rests whether the neuron has a refractory time
record DeviceStatements(DeviceExpressions text, boolean rests) {

  Code printed(List<Statement> statements) {
    Code code = new Code();
    print(statements, code);
    return code;
  }

  private void print(List<Statement> all, Code code) {
    for (Statement statement : all) {
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
          code.line("final int more__ = (int) DeviceMath.rint(" + text.of(s.copies()) + ");");
          code.line("if (0 < more__) {").line("copies__ = copies__ + more__;").line("}");
        }
      }
    }
  }

  private void fire(Statement.Fire fire, Code code) {
    if (rests) {
      code.line("if (" + NeuronCode.REFRACTORY + ") {").line("rest__ = rest__ - 1;").line("}");
    }
    String condition = text.of(fire.condition());
    code.line("if (" + (rests ? "!" + NeuronCode.REFRACTORY + " && " : "") + condition + ") {");
    code.line("copies__ = copies__ + 1;");
    print(fire.reset(), code);
    fire.rest()
        .ifPresent(
            time -> code.line("rest__ = (int) DeviceMath.rint(" + text.of(time) + " / dt);"));
    code.line("}");
  }
}
