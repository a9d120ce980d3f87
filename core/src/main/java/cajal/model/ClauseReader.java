package cajal.model;

import cajal.model.Expr.Operator;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.util.ArrayList;
import java.util.List;

/// Reads the statements that occur in several sections.
final class ClauseReader {

  private final Cursor cursor;

  ClauseReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /// A name that the model gives to something.
  Token newName(String what) {
    Token name = cursor.peek();
    if (name.kind() != Token.Kind.NAME) {
      throw cursor.unexpected("the name of " + what, "");
    }
    if (Words.isReserved(name.text())) {
      throw new Malformed(
          name.at(),
          "'" + name.text() + "' is a word of the language and cannot name " + what + ".",
          "Choose another name.");
    }
    if (name.text().contains("__")) {
      throw new Malformed(
          name.at(),
          "'" + name.text() + "' has two underscores together, which generated code uses.",
          "Write one.");
    }
    return cursor.next();
  }

  /// A description in quotes, if one stands here.
  String description() {
    return cursor.peek().kind() == Token.Kind.STRING ? cursor.next().text() : "";
  }

  /// `= value unit bounds "description"`.
  Draft.Parameter parameter(Token name) {
    cursor.expect("=", "Give it a value, such as '" + name.text() + " = 10 ms'.");
    List<Double> elements = new ArrayList<>();
    boolean list = cursor.accept("[");
    Quantity value;
    if (list) {
      while (!cursor.peek().is("]")) {
        elements.add(number());
        if (!cursor.accept(",")) {
          break;
        }
      }
      cursor.expect("]", "Close the list.");
      value = new Quantity(0, Literals.unitOf(cursor));
    } else {
      Expr.Literal literal = Literals.ofParameter(cursor);
      Unit unit = literal.unit();
      value = new Quantity(literal.value(), unit);
    }
    return bounded(name, value, list, elements);
  }

  private Draft.Parameter bounded(Token name, Quantity value, boolean list, List<Double> elements) {
    double min = Double.NEGATIVE_INFINITY;
    double max = Double.POSITIVE_INFINITY;
    boolean open = false;
    Expr.Place at = cursor.peek().at();
    if (cursor.peek().is(">") || cursor.peek().is(">=")) {
      open = cursor.next().is(">");
      min = number();
    } else if (cursor.accept("<=")) {
      max = number();
    } else if (cursor.peek().kind() == Token.Kind.NUMBER || cursor.peek().is("-")) {
      min = number();
      cursor.expect("..", "Write bounds as '> 0', '>= 0', '<= 1' or '0 .. 1'.");
      max = number();
    }
    Model.Parameter checked =
        new Model.Parameter(name.text(), value, min, open, max, list, elements, description());
    boolean allowed =
        list ? elements.stream().allMatch(checked::allows) : checked.allows(value.value());
    if (!allowed) {
      throw new Malformed(
          at,
          "the value of '" + name.text() + "' lies outside its own bounds.",
          "Bounds are in the unit of the value, " + value.unit() + ".");
    }
    return new Draft.Parameter(name.at(), checked);
  }

  private double number() {
    double sign = cursor.accept("-") ? -1 : 1;
    if (cursor.peek().kind() != Token.Kind.NUMBER && !cursor.peek().is("inf")) {
      throw cursor.unexpected("a number", "");
    }
    return sign * Literals.value(cursor.next());
  }

  /// `X = value` or `X += value`.
  Draft.Assignment assignment() {
    Token variable =
        cursor.expect(Token.Kind.NAME, "an assignment", "Write 'V_m = V_reset' or 'w += b'.");
    Token sign = cursor.peek();
    if (cursor.accept("=")) {
      return new Draft.Assignment(variable, ExpressionReader.read(cursor));
    }
    if (!sign.is("+=") && !sign.is("-=")) {
      throw cursor.unexpected("'=', '+=' or '-='", "Write 'V_m = V_reset' or 'w += b'.");
    }
    cursor.next();
    Expr change = ExpressionReader.read(cursor);
    Operator operator = sign.is("+=") ? Operator.PLUS : Operator.MINUS;
    Expr old = new Expr.Name(variable.at(), variable.text());
    return new Draft.Assignment(variable, new Expr.Binary(sign.at(), operator, old, change));
  }

  /// What stands after `current` or `signal` in the section `input`.
  ///
  /// @param usual unit where none is written
  Draft.Current continuousInput(Unit usual) {
    Token name = newName("an input");
    return new Draft.Current(name, cursor.accept("in") ? Literals.unitOf(cursor) : usual);
  }

  /// What stands after `spikes` in the section `input`.
  Draft.Arrival arrival() {
    Token port = cursor.expect(Token.Kind.NAME, "the name of a port", "Such as 'excitatory'.");
    if (cursor.accept("as")) {
      Token name = newName("what arrives");
      Unit unit = Literals.unitOf(cursor);
      return new Draft.Arrival(port, name, null, unit, sign(), false);
    }
    if (cursor.accept("count")) {
      cursor.expect("as", "Write 'spikes relay count as n'.");
      return new Draft.Arrival(port, newName("a count"), null, null, 0, false);
    }
    Token variable =
        cursor.expect(
            Token.Kind.NAME, "a state variable", "Write 'spikes excitatory I_ex += weight'.");
    Token sign = cursor.peek();
    if (!sign.is("+=") && !sign.is("-=")) {
      throw cursor.unexpected("'+=' or '-='", "Spikes add to a variable: 'I_ex += weight'.");
    }
    cursor.next();
    Expr amount = ExpressionReader.read(cursor);
    if (sign.is("-=")) {
      amount = new Expr.Negate(sign.at(), amount);
    }
    int weights = sign();
    boolean unless = cursor.accept("unless");
    if (unless) {
      cursor.expect("refractory", "Write 'unless refractory'.");
    }
    return new Draft.Arrival(port, variable, amount, null, weights, unless);
  }

  private int sign() {
    if (!cursor.accept("where")) {
      return 0;
    }
    cursor.expect("weight", "Write 'where weight >= 0' or 'where weight <= 0'.");
    Token comparison = cursor.peek();
    if (!comparison.is(">=") && !comparison.is("<=")) {
      throw cursor.unexpected("'>= 0' or '<= 0'", "Say which sign weights must have.");
    }
    cursor.next();
    Token zero = cursor.expect(Token.Kind.NUMBER, "0", "Only the sign can be restricted.");
    if (Literals.value(zero) != 0) {
      throw new Malformed(
          zero.at(), "found " + zero.shown() + " where 0 was expected.", "Only the sign counts.");
    }
    return comparison.is(">=") ? 1 : -1;
  }

  /// What stands after `integrate`.
  Draft.Integration integration() {
    cursor.expect("by", "Write 'integrate by rk4'.");
    Token method = cursor.expect(Token.Kind.NAME, "a method", "Such as 'rk4'.");
    int substeps = 1;
    if (cursor.accept("in")) {
      Token number = cursor.expect(Token.Kind.NUMBER, "a number of substeps", "");
      double value = Literals.value(number);
      if (value != Math.rint(value) || value < 1 || value > 1000) {
        throw new Malformed(
            number.at(),
            "substeps are a whole number from 1 to 1000, not " + number.text() + ".",
            "");
      }
      substeps = (int) value;
      if (!cursor.accept("substep")) {
        cursor.expect("substeps", "Write 'in 4 substeps'.");
      }
    }
    return new Draft.Integration(method, substeps);
  }
}
