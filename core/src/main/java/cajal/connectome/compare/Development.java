package cajal.connectome.compare;

import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How connections change with age over connectomes of several ages: which are there all the time,
/// which grow or wane, which come and go.
///
/// Since the brain as a whole gains synapses, a connection counts by its share of all weight of its
/// kind at that age. A connection is
/// - `dynamic` if its share rises or falls with age: Spearman's rank correlation, exact permutation
///   test, false discovery rate (Benjamini & Hochberg 1995) below {@link #FALSE_DISCOVERIES} among
///   the connections of its kind that exist at {@link #FEWEST_TESTED} ages or more;
/// - `stable` if it is not, and exists at every age;
/// - `variable` else.
///
/// The classes carry the names that Witvliet et al. (2021), doi:10.1038/s41586-021-03778-8, gave to
/// theirs; the rule is this one.
///
/// @param stages the connectomes from the youngest on
/// @param byClass whether connections join classes of cells, not cells
/// @param courses every connection
public record Development(List<Connectome> stages, boolean byClass, List<Course> courses) {

  /// Expected share of connections that are called dynamic and are not.
  public static final double FALSE_DISCOVERIES = 0.05;

  /// Ages at which a connection must exist for a trend to be looked for.
  public static final int FEWEST_TESTED = 3;

  /// What becomes of a connection.
  public enum Fate {
    STABLE,
    VARIABLE,
    DYNAMIC
  }

  /// One connection over the ages.
  ///
  /// @param line its weights
  /// @param shares `[stage]`, of all weight of its kind
  /// @param trend Spearman's rank correlation of its share with age
  /// @param p probability of a trend as strong by chance
  /// @param q false discovery rate at that p; 1 where no trend is looked for
  public record Course(
      Aligned.Line line, double[] shares, double trend, double p, double q, Fate fate) {}

  public Development {
    stages = List.copyOf(stages);
    courses = List.copyOf(courses);
  }

  /// The eight stages that come with Cajal.
  public static Development ofTheWorm(boolean byClass) {
    return of(
        IntStream.rangeClosed(1, 8).mapToObj(i -> Connectomes.load("witvliet2021_" + i)).toList(),
        byClass);
  }

  /// Of connectomes in any order.
  ///
  /// @throws ProblemException if one tells no age, or there are fewer than four or more than nine
  public static Development of(List<Connectome> connectomes, boolean byClass) {
    if (connectomes.size() < 4 || connectomes.size() > 9) {
      throw new ProblemException(
          Problem.error(
              null,
              connectomes.size()
                  + " connectomes are "
                  + (connectomes.size() < 4 ? "too few" : "too many")
                  + " to tell how connections change with age.",
              "Take four to nine."));
    }
    List<Connectome> stages =
        connectomes.stream().sorted(Comparator.comparingDouble(Development::ageHours)).toList();
    Aligned aligned = byClass ? Aligned.byClass(stages) : Aligned.of(stages);
    RankTest test = new RankTest(stages.stream().mapToDouble(Development::ageHours).toArray());
    List<Course> courses = new ArrayList<>();
    for (var kind : aligned.kinds()) {
      courses.addAll(courses(aligned.of(kind), test));
    }
    return new Development(stages, byClass, courses);
  }

  private static double ageHours(Connectome connectome) {
    return connectome
        .about()
        .specimen()
        .ageHours()
        .orElseThrow(() ->
            new ProblemException(
                Problem.error(
                    Problem.Place.of(connectome.name()),
                    "The age of " + connectome.title() + " is not known.",
                    "Take connectomes that tell it, such as witvliet2021_1 to witvliet2021_8.")));
  }

  private static List<Course> courses(List<Aligned.Line> lines, RankTest test) {
    int stages = lines.getFirst().weights().length;
    double[] totals = new double[stages];
    for (Aligned.Line line : lines) {
      for (int i = 0; i < stages; i++) {
        totals[i] += line.weights()[i];
      }
    }
    double[][] shares = new double[lines.size()][stages];
    RankTest.Result[] results = new RankTest.Result[lines.size()];
    for (int k = 0; k < shares.length; k++) {
      for (int i = 0; i < stages; i++) {
        shares[k][i] = totals[i] > 0 ? lines.get(k).weights()[i] / totals[i] : 0;
      }
      results[k] = test.of(shares[k]);
    }
    int[] tested =
        IntStream.range(0, results.length)
            .filter(k -> lines.get(k).present() >= FEWEST_TESTED)
            .toArray();
    double[] rates =
        falseDiscoveryRates(Arrays.stream(tested).mapToDouble(k -> results[k].p()).toArray());
    double[] q = new double[results.length];
    Arrays.fill(q, 1);
    for (int i = 0; i < tested.length; i++) {
      q[tested[i]] = rates[i];
    }
    List<Course> courses = new ArrayList<>();
    for (int k = 0; k < shares.length; k++) {
      Fate fate =
          q[k] < FALSE_DISCOVERIES
              ? Fate.DYNAMIC
              : lines.get(k).present() == stages ? Fate.STABLE : Fate.VARIABLE;
      courses.add(
          new Course(
              lines.get(k), shares[k], results[k].correlation(), results[k].p(), q[k], fate));
    }
    return courses;
  }

  /// For each p, the least false discovery rate at which it would count.
  static double[] falseDiscoveryRates(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
    double[] q = new double[p.length];
    double least = 1;
    for (int rank = p.length; rank >= 1; rank--) {
      int i = order[rank - 1];
      least = Math.min(least, p[i] * p.length / rank);
      q[i] = least;
    }
    return q;
  }

  /// A row for each connection: `pre`, `post`, `kind`, `class`, `trend`, `p`, `q`, `stages`, and a
  /// column `weight_NAME` for each stage.
  public Table table() {
    List<Column> columns = new ArrayList<>();
    columns.add(texts("pre", "Cell, or class, that sends.", c -> c.line().pair().pre()));
    columns.add(texts("post", "Cell, or class, that receives.", c -> c.line().pair().post()));
    columns.add(texts("kind", "Kind of connection.", c -> c.line().pair().kind().word()));
    columns.add(
        texts(
            "class",
            "stable: at every age without a trend; dynamic: its share rises or falls; variable: else.",
            c -> c.fate().name().toLowerCase(Locale.ROOT)));
    columns.add(
        numbers("trend", "", "Spearman's correlation of its share with age.", Course::trend));
    columns.add(numbers("p", "", "Probability of such a trend by chance.", Course::p));
    columns.add(numbers("q", "", "False discovery rate.", Course::q));
    columns.add(
        numbers("stages", "", "Number of stages at which it exists.", c -> c.line().present()));
    for (int i = 0; i < stages.size(); i++) {
      int stage = i;
      columns.add(
          numbers(
              "weight_" + stages.get(i).name(),
              stages.get(i).weightUnit(),
              "Weight " + ageHours(stages.get(i)) + " hours after birth.",
              c -> c.line().weights()[stage]));
    }
    return new Table("development", "Connections over age", columns);
  }

  private Column texts(String name, String description, Function<Course, String> text) {
    return new Column.Texts(name, description, courses.stream().map(text).toList());
  }

  private Column numbers(
      String name, String unit, String description, ToDoubleFunction<Course> number) {
    return new Column.Numbers(
        name, unit, description, courses.stream().mapToDouble(number).toArray());
  }
}
