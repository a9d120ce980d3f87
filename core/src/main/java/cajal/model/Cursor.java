package cajal.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A place in a list of tokens, and the questions that a reader asks there.
final class Cursor {

  // Words behind which a model gives a name.
  private static final Set<String> NAMING = Set.of("current", "signal", "as");

  private final List<Token> tokens;
  private final Set<String> declared = new HashSet<>();
  private int at;
  private int streams;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean assigned = token.kind() == Token.Kind.NAME && tokens.get(i + 1).is("=");
      boolean named = i > 0 && NAMING.contains(tokens.get(i - 1).text());
      if (assigned || named) {
        declared.add(token.text());
      }
    }
  }

  /// Number of the next random call in the order of the text, from 0.
  int nextStream() {
    return streams++;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  boolean accept(String text) {
    if (peek().is(text)) {
      at++;
      return true;
    }
    return false;
  }

  /// Whether the model itself gives something this name, so that it is no unit.
  boolean isDeclared(String name) {
    return declared.contains(name);
  }

  Token expect(String text, String remedy) {
    if (!peek().is(text)) {
      throw unexpected("'" + text + "'", remedy);
    }
    return next();
  }

  Token expect(Token.Kind kind, String what, String remedy) {
    if (peek().kind() != kind) {
      throw unexpected(what, remedy);
    }
    return next();
  }

  void endStatement(String expected) {
    if (peek().kind() == Token.Kind.NEWLINE) {
      next();
    } else if (!atEnd()) {
      throw unexpected(expected, "Remove what follows or begin a new line.");
    }
  }

  /// Passes over the rest of a statement.
  void skipStatement() {
    while (!atEnd() && peek().kind() != Token.Kind.NEWLINE) {
      next();
    }
    if (!atEnd()) {
      next();
    }
  }

  Malformed unexpected(String expected, String remedy) {
    return new Malformed(
        peek().at(), "found " + peek().shown() + " where " + expected + " was expected.", remedy);
  }
}
