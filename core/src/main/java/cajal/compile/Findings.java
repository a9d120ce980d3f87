package cajal.compile;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Problems found so far, and the words in which they are told.
final class Findings {

  private static final int MOST = 100;

  private final List<Problem> problems = new ArrayList<>();

  void error(String place, String what, String remedy) {
    add(Problem.error(Problem.Place.of(place), what, remedy));
  }

  void warning(String place, String what, String remedy) {
    add(Problem.warning(Problem.Place.of(place), what, remedy));
  }

  /// A problem that another reader found, at a place of this network.
  void addAll(String place, List<Problem> found) {
    for (Problem problem : found) {
      String where = problem.place() == null ? "" : " (" + problem.place() + ")";
      add(
          new Problem(
              problem.severity(),
              Problem.Place.of(place),
              problem.what() + where,
              problem.remedy()));
    }
  }

  private void add(Problem problem) {
    if (problems.size() < MOST && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  boolean failed() {
    return problems.stream().anyMatch(Problem::isError);
  }

  /// Number of errors so far; a part that gave rise to a warning alone can be used.
  int errors() {
    return (int) problems.stream().filter(Problem::isError).count();
  }

  List<Problem> list() {
    return List.copyOf(problems);
  }

  void throwIfFailed() {
    if (failed()) {
      throw new ProblemException(problems);
    }
  }

  /// A remedy that names the known words nearest to a wanted one.
  static String nearest(String wanted, Collection<String> known) {
    if (known.isEmpty()) {
      return "There is none to choose from.";
    }
    String low = wanted.toLowerCase(Locale.ROOT);
    List<String> near =
        known.stream()
            .distinct()
            .sorted(
                Comparator.comparingInt((String name) -> distance(low, name))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(3)
            .map(name -> "'" + name + "'")
            .toList();
    return "The nearest known "
        + (near.size() == 1 ? "name is " : "names are ")
        + String.join(", ", near)
        + ".";
  }

  // Levenshtein distance without regard to case, less for a name that contains the wanted one.
  private static int distance(String wanted, String candidate) {
    String name = candidate.toLowerCase(Locale.ROOT);
    int[] row = new int[name.length() + 1];
    for (int j = 0; j <= name.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= wanted.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= name.length(); j++) {
        int above = row[j];
        int change = wanted.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + change);
        diagonal = above;
      }
    }
    boolean part = name.contains(wanted) || wanted.contains(name);
    return part ? row[name.length()] / 2 : row[name.length()];
  }
}
