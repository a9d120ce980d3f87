package cajal.kernel;

import cajal.model.Expr;
import java.util.List;

/// Prints statements for one neuron at a time; where its spikes go is for those who know.
abstract class StatementText {

  /// An expression as Java.
  abstract String text(Expr expression);

  /// What a neuron does that fires.
  abstract void fire(Statement.Fire fire, Code code);

  /// What a unit does that sends a number of spikes.
  abstract void emit(Statement.Emit emit, Code code);

  final void print(List<Statement> statements, Code code) {
    statements.forEach(statement -> print(statement, code));
  }

  private void print(Statement statement, Code code) {
    switch (statement) {
      case Statement.Note s -> code.comment(s.text());
      case Statement.Let s ->
          code.line("final double " + JavaText.name(s.name()) + " = " + text(s.value()) + ";");
      case Statement.Var s ->
          code.line("double " + JavaText.name(s.name()) + " = " + text(s.value()) + ";");
      case Statement.Assign s ->
          code.line(JavaText.name(s.variable()) + " = " + text(s.value()) + ";");
      case Statement.Block s -> {
        code.line("{");
        print(s.body(), code);
        code.line("}");
      }
      case Statement.When s -> {
        code.line("if (" + text(s.condition()) + ") {");
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
      case Statement.Emit s -> emit(s, code);
    }
  }
}
