package cajal.model;

import cajal.model.Expr.Operator;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads expressions, by recursive descent.
final class ExpressionReader {

  // Deeper nesting or longer sums than any equation has would only exhaust the stack.
  private static final int MAX_DEPTH = 60;
  private static final int MAX_SIZE = 500;

  private static final Map<String, Operator> OPERATORS =
      Arrays.stream(Operator.values()).collect(Collectors.toMap(Operator::symbol, o -> o));

  private final Cursor cursor;
  private int depth;
  private int size;

  private ExpressionReader(Cursor cursor) {
    this.cursor = cursor;
  }

  static Expr read(Cursor cursor) {
    return new ExpressionReader(cursor).expression();
  }

  private Expr expression() {
    if (++depth > MAX_DEPTH) {
      throw new Malformed(
          cursor.peek().at(), "this expression is nested too deeply.", "Name a part of it.");
    }
    Expr result = cursor.peek().is("if") ? conditional() : binary(Operator.OR.precedence());
    depth--;
    return result;
  }

  private Expr conditional() {
    Expr.Place place = cursor.next().at();
    Expr condition = expression();
    cursor.expect("then", "Write: if condition then value else value.");
    Expr then = expression();
    cursor.expect("else", "Write: if condition then value else value.");
    return counted(new Expr.Conditional(place, condition, then, expression()));
  }

  private Expr counted(Expr expression) {
    if (++size > MAX_SIZE) {
      throw new Malformed(expression.at(), "this expression is too long.", "Name a part of it.");
    }
    return expression;
  }

  private Expr binary(int lowest) {
    if (lowest > Operator.TIMES.precedence()) {
      return unary();
    }
    Expr left = lowest == 3 ? negation() : binary(lowest + 1);
    while (true) {
      Operator operator = operator(lowest);
      if (operator == null) {
        return left;
      }
      Token token = cursor.next();
      Expr right = binary(lowest + 1);
      left = counted(new Expr.Binary(token.at(), operator, left, right));
      if (operator.isComparison() && operator(lowest) != null) {
        throw new Malformed(
            cursor.peek().at(),
            "two comparisons follow each other.",
            "Join them with 'and', as in 'a < b and b < c'.");
      }
    }
  }

  private @Nullable Operator operator(int precedence) {
    Token token = cursor.peek();
    boolean word = token.kind() == Token.Kind.SYMBOL || token.kind() == Token.Kind.NAME;
    Operator operator = word ? OPERATORS.get(token.text()) : null;
    return operator != null && operator.precedence() == precedence ? operator : null;
  }

  private Expr negation() {
    if (cursor.peek().is("not")) {
      Expr.Place place = cursor.next().at();
      if (++depth > MAX_DEPTH) {
        throw new Malformed(place, "this expression is nested too deeply.", "Name a part of it.");
      }
      Expr operand = negation();
      depth--;
      return counted(new Expr.Not(place, operand));
    }
    return binary(4);
  }

  private Expr unary() {
    if (cursor.peek().is("-") || cursor.peek().is("+")) {
      Token sign = cursor.next();
      if (++depth > MAX_DEPTH) {
        throw new Malformed(
            sign.at(), "this expression is nested too deeply.", "Name a part of it.");
      }
      Expr operand = unary();
      depth--;
      return sign.is("-") ? counted(new Expr.Negate(sign.at(), operand)) : operand;
    }
    Expr base = primary();
    if (!cursor.peek().is("^")) {
      return base;
    }
    Token hat = cursor.next();
    if (++depth > MAX_DEPTH) {
      throw new Malformed(hat.at(), "this expression is nested too deeply.", "Name a part of it.");
    }
    Expr exponent = unary();
    depth--;
    return counted(new Expr.Binary(hat.at(), Operator.POWER, base, exponent));
  }

  private Expr primary() {
    Token token = cursor.peek();
    if (token.kind() == Token.Kind.NUMBER || token.is("inf")) {
      return counted(Literals.inExpression(cursor));
    }
    if (cursor.accept("(")) {
      Expr inner = expression();
      cursor.expect(")", "Close the parenthesis.");
      return inner;
    }
    if (token.kind() != Token.Kind.NAME || Words.isGrammar(token.text())) {
      throw cursor.unexpected("a number, a name or '('", "");
    }
    cursor.next();
    if (cursor.peek().is("(")) {
      return call(token);
    }
    if (cursor.peek().is("of")) {
      return remote(token);
    }
    return counted(name(token));
  }

  // dV_m/dt is one name, unless the model itself calls something dV_m.
  private Expr name(Token token) {
    String text = token.text();
    if (text.length() > 1
        && text.startsWith("d")
        && cursor.peek().is("/")
        && cursor.peek(1).is("dt")
        && !cursor.isDeclared(text)) {
      cursor.next();
      cursor.next();
      return new Expr.Derivative(token.at(), text.substring(1));
    }
    return new Expr.Name(token.at(), text);
  }

  private Expr call(Token name) {
    Function function =
        Function.of(name.text())
            .orElseThrow(() ->
                new Malformed(
                    name.at(),
                    "there is no function '" + name.text() + "'.",
                    Nearest.remedy(name.text(), Function.words())));
    cursor.next();
    List<Expr> arguments = new ArrayList<>();
    if (!cursor.peek().is(")")) {
      do {
        arguments.add(expression());
      } while (cursor.accept(","));
    }
    cursor.expect(")", "Close the parenthesis of '" + name.text() + "'.");
    if (arguments.size() != function.arity()) {
      throw new Malformed(
          name.at(),
          "'"
              + function.word()
              + "' takes "
              + Words.count(function.arity(), "argument")
              + ", but "
              + arguments.size()
              + " are given.",
          "It yields: " + function.meaning() + ".");
    }
    if (function.isRandom()) {
      arguments.add(new Expr.Literal(name.at(), cursor.nextStream(), Unit.ONE));
    }
    return counted(new Expr.Call(name.at(), function, arguments));
  }

  private Expr remote(Token variable) {
    cursor.next();
    Token side = cursor.peek();
    if (!side.is("pre") && !side.is("post")) {
      throw cursor.unexpected("'pre' or 'post'", "Write 'V_m of pre' or 'V_m of post'.");
    }
    cursor.next();
    Expr delay = null;
    if (cursor.accept("delayed")) {
      cursor.expect("by", "Write 'V_m of post delayed by 5 ms'.");
      delay = expression();
    }
    return counted(new Expr.Remote(variable.at(), variable.text(), side.is("pre"), delay));
  }
}
