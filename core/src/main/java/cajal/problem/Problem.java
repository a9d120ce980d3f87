package cajal.problem;

import org.jspecify.annotations.Nullable;

/// Something wrong with what a person gave: what it is, where it is, and how to mend it, in the
/// person's words.
///
/// @param severity whether the work can go on
/// @param place where in the input, or `null` when it concerns the whole
/// @param what one sentence that names what was found and what was expected
/// @param remedy one sentence that says how to mend it; may be empty
public record Problem(Severity severity, @Nullable Place place, String what, String remedy) {

  /// Whether a problem stops the work or only deserves attention.
  public enum Severity {
    ERROR,
    WARNING
  }

  /// A place in a text or in a project.
  ///
  /// @param source file name, model name, or dotted path inside a project such as
  ///   `populations.E.parameters.tau_m`
  /// @param line line number from 1; 0 when the place is no line of a text
  /// @param column column number from 1; 0 when the place is no line of a text
  public record Place(String source, int line, int column) {

    public static Place of(String source) {
      return new Place(source, 0, 0);
    }

    @Override
    public String toString() {
      return line == 0 ? source : source + ":" + line + ":" + column;
    }
  }

  public static Problem error(@Nullable Place place, String what, String remedy) {
    return new Problem(Severity.ERROR, place, what, remedy);
  }

  public static Problem warning(@Nullable Place place, String what, String remedy) {
    return new Problem(Severity.WARNING, place, what, remedy);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /// One line: place, what, remedy.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (place != null) {
      text.append(place).append(": ");
    }
    text.append(what);
    if (!remedy.isEmpty()) {
      text.append(' ').append(remedy);
    }
    return text.toString();
  }
}
