package cajal.model;

import cajal.problem.Problem;

/// Ends the reading of one statement; the reader goes on with the next.
final class Malformed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Expr.Place at;
  private final String remedy;

  Malformed(Expr.Place at, String what, String remedy) {
    super(what, null, false, false);
    this.at = at;
    this.remedy = remedy;
  }

  Expr.Place at() {
    return at;
  }

  Problem problem(String source) {
    return Problem.error(
        new Problem.Place(source, at.line(), at.column()), String.valueOf(getMessage()), remedy);
  }
}
