package cajal.connectome.exchange;

import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was odd in a file, by kind of oddity: the first few of each with their rows, the others
/// counted.
final class Findings {

  private static final int MOST = 5;

  private final String source;
  private final Map<String, List<Problem>> byKind = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  Findings(String source) {
    this.source = source;
  }

  /// Something odd in one row.
  ///
  /// @param kind what all of its kind are, in the plural, such as `rows without a weight`
  /// @param line from 1; 0 for the whole file
  void add(String kind, int line, String what, String remedy) {
    List<Problem> problems = byKind.computeIfAbsent(kind, _ -> new ArrayList<>());
    counts.merge(kind, 1, Integer::sum);
    if (problems.size() < MOST) {
      problems.add(Problem.warning(place(line), what, remedy));
    }
  }

  /// A row with fields to the right of the last column, if it has any: a separator in it may have
  /// moved what follows.
  void addLonger(List<String> row, int columns, int line) {
    if (row.size() > columns
        && !row.subList(columns, row.size()).stream().allMatch(String::isBlank)) {
      add(
          "rows longer than the heads",
          line,
          sizes(row, columns),
          "The fields beyond the last column are left out.");
    }
  }

  /// A row that ends before the last column, if it does.
  void addShorter(List<String> row, int columns, int line) {
    if (row.size() < columns) {
      add(
          "rows shorter than the heads",
          line,
          sizes(row, columns),
          "What is missing counts as no connection.");
    }
  }

  private static String sizes(List<String> row, int columns) {
    return "The row has " + row.size() + " fields, the table " + columns + " columns.";
  }

  Place place(int line) {
    return line <= 0 ? Place.of(source) : new Place(source, line, 1);
  }

  List<Problem> all() {
    List<Problem> all = new ArrayList<>();
    byKind.forEach((kind, problems) -> {
      all.addAll(problems);
      int more = counts.getOrDefault(kind, 0) - problems.size();
      if (more > 0) {
        all.add(Problem.warning(Place.of(source), "And " + more + " more " + kind + ".", ""));
      }
    });
    return all;
  }
}
