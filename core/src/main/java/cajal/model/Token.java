package cajal.model;

/// The smallest piece of a model's text.
///
/// @param kind what sort of piece
/// @param text the piece itself; of a string, what stands between its quotes
/// @param at where it starts
record Token(Kind kind, String text, Expr.Place at) {

  /// Sorts of pieces.
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    SYMBOL,
    /// End of a statement.
    NEWLINE,
    END
  }

  boolean is(String expected) {
    return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equals(expected);
  }

  /// As a message names it.
  String shown() {
    return switch (kind) {
      case NEWLINE -> "the end of the line";
      case END -> "the end of the text";
      case STRING -> "the text \"" + shortened() + "\"";
      default -> "'" + shortened() + "'";
    };
  }

  private String shortened() {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
