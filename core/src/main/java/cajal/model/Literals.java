package cajal.model;

import cajal.unit.Unit;

/// Reads numbers with units.
final class Literals {

  private Literals() {}

  /// A number in an expression, with its unit where one follows: `4 mV`, `0.032/ms/mV`, `2`.
  ///
  /// After a slash only names of more than one letter that the model does not use itself are taken
  /// for units, so that `1/s` with a state `s` stays a quotient.
  static Expr inExpression(Cursor cursor) {
    Token number = cursor.next();
    StringBuilder symbol = new StringBuilder();
    Token unit = cursor.peek();
    if (unit.kind() == Token.Kind.NAME && !isFollower(unit)) {
      if (!isUnit(unit.text())) {
        throw new Malformed(
            unit.at(),
            "'" + unit.text() + "' follows a number, but is not a unit.",
            "Write '" + number.text() + " * " + unit.text() + "' for a product.");
      }
      symbol.append(cursor.next().text());
      power(cursor, symbol);
    }
    while (cursor.peek().is("/") && isQuotient(cursor, !symbol.isEmpty())) {
      cursor.next();
      symbol.append(symbol.isEmpty() ? "1/" : "/").append(cursor.next().text());
      power(cursor, symbol);
    }
    return literal(number, unit(symbol.toString(), unit.at()));
  }

  private static boolean isQuotient(Cursor cursor, boolean hasUnit) {
    Token name = cursor.peek(1);
    return name.kind() == Token.Kind.NAME
        && (hasUnit || name.text().length() > 1)
        && !cursor.isDeclared(name.text())
        && !Words.isReserved(name.text())
        && isUnit(name.text());
  }

  private static boolean isFollower(Token token) {
    boolean word = Words.isGrammar(token.text()) || Words.isReserved(token.text());
    return (word && !token.is("weight")) || isClause(token);
  }

  private static boolean isClause(Token token) {
    return switch (token.text()) {
      case "held",
          "unless",
          "where",
          "from",
          "to",
          "spikes",
          "substeps",
          "substep",
          "in",
          "on",
          "when" ->
          true;
      default -> false;
    };
  }

  private static void power(Cursor cursor, StringBuilder symbol) {
    Token exponent = cursor.peek(1);
    if (!cursor.peek().is("^")) {
      return;
    }
    boolean negative = exponent.is("-");
    Token digits = negative ? cursor.peek(2) : exponent;
    if (digits.kind() == Token.Kind.NUMBER) {
      cursor.next();
      if (negative) {
        cursor.next();
      }
      symbol.append('^').append(negative ? "-" : "").append(cursor.next().text());
    }
  }

  /// The value of a parameter: a number, then a unit that may be compound, such as `1/(ms*mV)`.
  static Expr.Literal ofParameter(Cursor cursor) {
    Expr.Place start = cursor.peek().at();
    double sign = 1;
    if (cursor.accept("-")) {
      sign = -1;
    } else {
      cursor.accept("+");
    }
    if (cursor.peek().kind() != Token.Kind.NUMBER && !cursor.peek().is("inf")) {
      throw cursor.unexpected(
          "a number", "A parameter is a number with its unit, such as 'C_m = 250 pF'.");
    }
    Token number = cursor.next();
    Unit unit = unitOf(cursor);
    return new Expr.Literal(start, sign * value(number), unit);
  }

  /// A unit such as `mV`, `1/ms`, `/s` or `mS/cm^2`; a pure number where none stands.
  static Unit unitOf(Cursor cursor) {
    Expr.Place start = cursor.peek().at();
    StringBuilder symbol = new StringBuilder();
    if (cursor.peek().is("/")) {
      symbol.append('1');
    } else if (cursor.peek().is("1") || isOne(cursor)) {
      symbol.append(cursor.next().text());
    }
    int open = 0;
    while (isUnitPart(cursor, symbol, open)) {
      Token part = cursor.next();
      open += part.is("(") ? 1 : part.is(")") ? -1 : 0;
      symbol.append(part.text());
    }
    return unit(symbol.toString(), start);
  }

  private static boolean isOne(Cursor cursor) {
    return cursor.peek().kind() == Token.Kind.NUMBER
        && cursor.peek().text().equals("1")
        && cursor.peek(1).is("/");
  }

  private static boolean isUnitPart(Cursor cursor, StringBuilder symbol, int open) {
    Token token = cursor.peek();
    char last = symbol.isEmpty() ? ' ' : symbol.charAt(symbol.length() - 1);
    return switch (token.kind()) {
      case NAME -> (symbol.isEmpty() || "*/(".indexOf(last) >= 0) && !isClause(token);
      case NUMBER -> last == '^' || last == '-' || (last == '(' && token.text().equals("1"));
      case SYMBOL ->
          switch (token.text()) {
            case "*", "/", "^" -> !symbol.isEmpty();
            case "-" -> last == '^';
            case "(" -> "*/".indexOf(last) >= 0;
            case ")" -> open > 0;
            default -> false;
          };
      default -> false;
    };
  }

  /// Turns a literal's plain number into coherent units.
  static Expr literal(Token number, Unit unit) {
    return new Expr.Literal(number.at(), unit.toCoherent(value(number)), unit);
  }

  static double value(Token number) {
    if (number.is("inf")) {
      return Double.POSITIVE_INFINITY;
    }
    double value = Double.parseDouble(number.text());
    if (Double.isInfinite(value)) {
      throw new Malformed(
          number.at(), "the number " + number.shown() + " is too large.", "Write 'inf' if meant.");
    }
    return value;
  }

  private static boolean isUnit(String text) {
    try {
      Unit.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Unit unit(String symbol, Expr.Place at) {
    try {
      return Unit.parse(symbol);
    } catch (IllegalArgumentException e) {
      throw new Malformed(
          at,
          String.valueOf(e.getMessage()) + ".",
          "Units are such as ms, mV, pA, nS, pF, Hz, 1/ms or mS/cm^2.");
    }
  }
}
