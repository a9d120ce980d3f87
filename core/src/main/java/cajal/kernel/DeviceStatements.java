package cajal.kernel;

import cajal.model.Expr;
import java.util.List;

/// Prints the statements of a neuron for a device.
final class DeviceStatements extends StatementText {

  private final DeviceExpressions expressions;
  private final boolean rests;

  /// @param rests whether the neuron has a refractory time
  DeviceStatements(DeviceExpressions expressions, boolean rests) {
    this.expressions = expressions;
    this.rests = rests;
  }

  Code printed(List<Statement> statements) {
    Code code = new Code();
    print(statements, code);
    return code;
  }

  @Override
  String text(Expr expression) {
    return expressions.of(expression);
  }

  @Override
  void emit(Statement.Emit emit, Code code) {
    code.line("final int more__ = (int) DeviceMath.rint(" + text(emit.copies()) + ");");
    code.line("if (0 < more__) {").line("copies__ = copies__ + more__;").line("}");
  }

  @Override
  void fire(Statement.Fire fire, Code code) {
    if (rests) {
      code.line("if (" + NeuronCode.REFRACTORY + ") {").line("rest__ = rest__ - 1;").line("}");
    }
    String condition = text(fire.condition());
    code.line("if (" + (rests ? "!" + NeuronCode.REFRACTORY + " && " : "") + condition + ") {");
    code.line("copies__ = copies__ + 1;");
    print(fire.reset(), code);
    fire.rest()
        .ifPresent(time -> code.line("rest__ = (int) DeviceMath.rint(" + text(time) + " / dt);"));
    code.line("}");
  }
}
