package cajal.connectome.measure;

import cajal.discover.Discovery;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.Comparator;
import java.util.List;

/// All measures there are.
public final class Measures {

  private static final List<Measure> ALL =
      Discovery.below(Measures.class, Measure.class).stream()
          .sorted(Comparator.comparing(measure -> measure.about().name()))
          .toList();

  private Measures() {}

  /// All measures by name.
  public static List<Measure> all() {
    return ALL;
  }

  /// Names of all measures, in alphabetical order.
  public static List<String> names() {
    return ALL.stream().map(measure -> measure.about().name()).toList();
  }

  /// The measure of that name.
  ///
  /// @throws ProblemException if there is none, with the nearest
  public static Measure named(String name) {
    return ALL.stream()
        .filter(measure -> measure.about().name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                Problem.error(
                    null, "There is no measure '" + name + "'.", Nearest.remedy(name, names()))));
  }
}
