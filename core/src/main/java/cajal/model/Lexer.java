package cajal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cuts a model's text into tokens.
///
/// A statement ends with its line, except inside parentheses, after an operator, and before a line
/// that begins with one.
final class Lexer {

  private static final Set<String> PAIRS = Set.of("+=", "-=", "<=", ">=", "..");
  private static final String SINGLES = "+-*/^()[],=<>";
  private static final Set<String> CONTINUING =
      Set.of("+", "-", "*", "/", "^", ",", "=", "<", ">", "<=", ">=", "+=", "-=", "and", "or");
  private static final Set<String> LEADING =
      Set.of("+", "-", "*", "/", "^", "<", ">", "<=", ">=", "and", "or", "then", "else");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Malformed> problems;
  private int at;
  private int line = 1;
  private int lineStart;
  private int open;

  private Lexer(String text, List<Malformed> problems) {
    this.text = text;
    this.problems = problems;
  }

  /// Tokens of a text, the last of which is an {@link Token.Kind#END}.
  ///
  /// @param problems receives characters that have no meaning
  static List<Token> tokens(String text, List<Malformed> problems) {
    Lexer lexer = new Lexer(text, problems);
    lexer.run();
    return lexer.joined();
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        if (open == 0) {
          tokens.add(new Token(Token.Kind.NEWLINE, "", here()));
        }
        at++;
        line++;
        lineStart = at;
      } else if (Character.isWhitespace(c) || c == '\uFEFF') {
        at++;
      } else if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (c == '"') {
        string();
      } else if (isDigit(at) || (c == '.' && isDigit(at + 1))) {
        number();
      } else if (isNamePart(c)) {
        name();
      } else {
        symbol(c);
      }
    }
    tokens.add(new Token(Token.Kind.NEWLINE, "", here()));
    tokens.add(new Token(Token.Kind.END, "", here()));
  }

  private Expr.Place here() {
    return new Expr.Place(line, at - lineStart + 1);
  }

  private void string() {
    Expr.Place start = here();
    int begin = ++at;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      at++;
    }
    tokens.add(new Token(Token.Kind.STRING, text.substring(begin, at), start));
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
    } else {
      problems.add(new Malformed(start, "this text has no closing \".", "Add \" at its end."));
    }
  }

  private void number() {
    int begin = at;
    Expr.Place start = here();
    digits();
    if (at < text.length() && text.charAt(at) == '.' && !text.startsWith("..", at)) {
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
      if (isDigit(at + 1 + sign)) {
        at += 1 + sign;
        digits();
      }
    }
    tokens.add(new Token(Token.Kind.NUMBER, text.substring(begin, at), start));
  }

  private void digits() {
    while (isDigit(at)) {
      at++;
    }
  }

  private void name() {
    int begin = at;
    Expr.Place start = here();
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    String name = text.substring(begin, at);
    tokens.add(new Token(Token.Kind.NAME, name, start));
    if (name.equals("doi") && at < text.length() && text.charAt(at) == ':') {
      int from = ++at;
      while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      tokens.add(new Token(Token.Kind.STRING, text.substring(from, at), start));
    }
  }

  private void symbol(char c) {
    Expr.Place start = here();
    if (at + 1 < text.length() && PAIRS.contains(text.substring(at, at + 2))) {
      tokens.add(new Token(Token.Kind.SYMBOL, text.substring(at, at + 2), start));
      at += 2;
      return;
    }
    at++;
    if (SINGLES.indexOf(c) < 0) {
      problems.add(
          new Malformed(
              start, "the character '" + c + "' has no meaning in a model.", "Remove it."));
      return;
    }
    if (c == '(' || c == '[') {
      open++;
    } else if ((c == ')' || c == ']') && open > 0) {
      open--;
    }
    tokens.add(new Token(Token.Kind.SYMBOL, String.valueOf(c), start));
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private static boolean isNamePart(char c) {
    return c == '_' || Character.isLetter(c) || (c >= '0' && c <= '9');
  }

  private List<Token> joined() {
    List<Token> kept = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.NEWLINE) {
        if (kept.isEmpty() || kept.getLast().kind() == Token.Kind.NEWLINE) {
          continue;
        }
        Token last = kept.getLast();
        Token next = following(i);
        boolean continues = isOneOf(last, CONTINUING) || isOneOf(next, LEADING);
        if (continues && next.kind() != Token.Kind.END) {
          continue;
        }
      }
      kept.add(token);
    }
    return kept;
  }

  private Token following(int index) {
    int next = index;
    while (tokens.get(next).kind() == Token.Kind.NEWLINE) {
      next++;
    }
    return tokens.get(next);
  }

  private static boolean isOneOf(Token token, Set<String> words) {
    return (token.kind() == Token.Kind.SYMBOL || token.kind() == Token.Kind.NAME)
        && words.contains(token.text());
  }
}
