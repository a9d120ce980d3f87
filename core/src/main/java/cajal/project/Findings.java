package cajal.project;

import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import java.util.ArrayList;
import java.util.List;

/// The problems found so far in one file.
final class Findings {

  // Beyond this a person reads no further, and a hostile file must not fill the memory.
  private static final int MOST = 100;
  private static final int LONGEST = 60;

  private final List<Problem> problems = new ArrayList<>();

  void error(Place place, String what, String remedy) {
    if (problems.size() < MOST) {
      problems.add(Problem.error(place, what, remedy));
    }
  }

  /// Says that something else was expected than what was found.
  void expected(Yaml found, String expected, String remedy) {
    error(found.place(), "Expected " + expected + ", found " + found.kind() + ".", remedy);
  }

  List<Problem> problems() {
    return problems;
  }

  /// A text from the file, on one line and short enough for a message.
  static String shown(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() == text.length() && line.length() <= LONGEST
        ? line
        : line.substring(0, Math.min(line.length(), LONGEST)) + "…";
  }
}
