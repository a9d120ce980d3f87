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
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How connections change with age over connectomes of several ages: which are there all the time,
/// which grow or wane, which come and go.
///
/// The rule is that of Witvliet et al. (2021), doi:10.1038/s41586-021-03778-8, as their published
/// analysis applies it (github.com/dwitvliet/nature2021), kind by kind:
/// - connections with a neuron of a class that is in neither of the two youngest connectomes, and
///   in all of the greatest age, are `late`: the cell joined the brain after birth; what follows
///   leaves them out;
/// - a connection of two contacts or more at fewer than two ages is `variable`, unless at some age
///   it and its counterpart on the other side of the body have one contact and two;
/// - left and right are taken together. If the weights, made comparable by the total of each age,
///   follow age (Spearman's rank correlation over all members, false discovery rate of at most
///   {@link #FALSE_DISCOVERIES}, Benjamini & Hochberg 1995), and are on average more than {@link
///   #FOLD} times as large at the greatest age as at the two youngest, or as small, they are
///   `strengthened` or `weakened`: the dynamic ones;
/// - of the others those that exist at all ages but one at most are `stable`, the rest `variable`.
///
/// @param stages the connectomes from the youngest on
/// @param byClass whether connections join classes of cells, not cells
/// @param courses every connection
public record Development(List<Connectome> stages, boolean byClass, List<Course> courses) {

  /// Expected share of connections that are said to follow age and do not.
  public static final double FALSE_DISCOVERIES = 0.05;

  /// How many times as strong a dynamic connection becomes, at least.
  public static final double FOLD = 5;

  /// What becomes of a connection.
  public enum Fate {
    STABLE("stable"),
    VARIABLE("variable"),
    STRENGTHENED("dynamic, strengthened"),
    WEAKENED("dynamic, weakened"),
    LATE("of a cell that joins after birth");

    private final String words;

    Fate(String words) {
      this.words = words;
    }

    /// As a person reads it.
    public String words() {
      return words;
    }

    /// Whether it grows or wanes with age.
    public boolean dynamic() {
      return this == STRENGTHENED || this == WEAKENED;
    }
  }

  /// One connection over the ages.
  ///
  /// @param line its weights
  /// @param trend Spearman's rank correlation with age of its weight and those of its counterparts;
  ///   0 where it was not asked
  /// @param p probability of a trend as strong by chance; 1 where it was not asked
  /// @param q false discovery rate at that p
  public record Course(Aligned.Line line, double trend, double p, double q, Fate fate) {}

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
    List<Course> courses = new ArrayList<>();
    for (var kind : aligned.kinds()) {
      courses.addAll(new Fates(stages, aligned.of(kind), byClass).courses());
    }
    return new Development(stages, byClass, courses);
  }

  static double ageHours(Connectome connectome) {
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
            "What becomes of it: "
                + String.join(
                    "; ", Arrays.stream(Fate.values()).map(Fate::words).toArray(String[]::new)),
            c -> c.fate().words()));
    columns.add(
        numbers(
            "trend",
            "",
            "Spearman's correlation with age, left and right together.",
            Course::trend));
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
