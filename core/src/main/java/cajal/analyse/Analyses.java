package cajal.analyse;

import cajal.discover.Discovery;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.Comparator;
import java.util.List;

/// Every analysis that there is.
public final class Analyses {

  private static final List<Analysis<?>> ALL =
      Discovery.below(Analysis.class, Analysis.class).stream()
          .<Analysis<?>>map(analysis -> analysis)
          .sorted(
              Comparator.comparing((Analysis<?> analysis) -> analysis.card().group())
                  .thenComparing(analysis -> analysis.card().name()))
          .toList();

  private Analyses() {}

  /// All, by group and name.
  public static List<Analysis<?>> all() {
    return ALL;
  }

  /// The analysis of that name.
  ///
  /// @throws ProblemException if there is none, with the three nearest names
  public static Analysis<?> named(String name) {
    return ALL.stream()
        .filter(analysis -> analysis.card().name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static ProblemException unknown(String name) {
    List<String> names = ALL.stream().map(analysis -> analysis.card().name()).toList();
    return new ProblemException(
        Problem.error(
            Problem.Place.of(name),
            "There is no analysis '" + name + "'.",
            "The nearest are " + String.join(", ", Nearest.of(name, names, 3)) + "."));
  }
}
