package cajal.analyse.coupling;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Diagnostics;
import cajal.analyse.Input;
import cajal.analyse.Observations;
import cajal.analyse.PairMatrix;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Label;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.figure.Palette;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/// How the past spikes of all units foretell those of each, by Poisson regression.
final class GlmCoupling implements Analysis<GlmCoupling.Parameters> {

  private static final long MOST_CELLS = 200_000_000;

  /// How couplings are tested.
  enum Test {
    WALD,
    LIKELIHOOD_RATIO
  }

  record Parameters(
      @Parameter(
              title = "Bin",
              help = "Width of the bins in which spikes are counted.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double binMs,
      @Parameter(title = "Shape", help = "Shape of the functions that describe effects over time.")
          HistoryBasis.Shape shape,
      @Parameter(
              title = "Coupling",
              help = "Decay of an exponential, or end of raised cosines, between units.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double couplingMs,
      @Parameter(
              title = "Own",
              help = "Decay of an exponential, or end of raised cosines, of a unit on itself.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double ownMs,
      @Parameter(
              title = "Coupling functions",
              help = "Number of raised cosines between units.",
              min = 1,
              max = 50)
          int couplingFunctions,
      @Parameter(
              title = "Own functions",
              help = "Number of raised cosines of a unit on itself.",
              min = 1,
              max = 50)
          int ownFunctions,
      @Parameter(
              title = "Penalty",
              help = "Weight of squared coefficients against the likelihood.",
              min = 0)
          double penalty,
      @Parameter(title = "Test", help = "Test of every coupling.") Test test) {}

  @Override
  public Card card() {
    return Card.of(
            "glm_coupling",
            Card.Group.CONNECTIVITY,
            "Coupling by Poisson regression",
            "How the past spikes of all units raise or lower the rate of each unit.",
            Card.Kind.SPIKES,
            Card.Kind.MATRIX)
        .from(
            "Pillow, Shlens, Paninski, Sher, Litke, Chichilnisky & Simoncelli (2008) Nature 454:995-999",
            "10.1038/nature07140");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(5, HistoryBasis.Shape.EXPONENTIAL, 20, 10, 8, 5, 0, Test.WALD);
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Observations observations = Observations.of(input, parameters.binMs());
    int units = observations.features().size();
    int bins = observations.count();
    HistoryBasis between =
        basis(parameters, parameters.couplingMs(), parameters.couplingFunctions());
    HistoryBasis own = basis(parameters, parameters.ownMs(), parameters.ownFunctions());
    refuse(observations, between.count());
    double[][] counts = new double[units][bins];
    for (int unit = 0; unit < units; unit++) {
      int u = unit;
      Arrays.setAll(counts[unit], bin -> observations.values()[bin][u]);
    }
    List<double[][]> others =
        work.part(0, 0.1).map(units, "past", u -> between.filtered(counts[u]));
    List<Target> targets =
        work.part(0.1, 1)
            .map(
                units,
                "regression",
                u ->
                    target(
                        u,
                        counts[u],
                        new Past(others, own.filtered(counts[u]), between),
                        parameters,
                        work));
    return new Found(observations.features(), targets, observations.notes());
  }

  private static void refuse(Observations observations, int functions) {
    for (double[] row : observations.values()) {
      for (double value : row) {
        if (value < 0) {
          throw new ProblemException(
              Problem.error(
                  Problem.Place.of("input"),
                  "Counts cannot be negative, and " + value + " is among them.",
                  ""));
        }
      }
    }
    if ((long) observations.features().size() * functions * observations.count() > MOST_CELLS) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of("units"),
              "The past of so many units in so many bins needs too much memory.",
              "Choose fewer units or wider bins."));
    }
  }

  private static HistoryBasis basis(Parameters parameters, double lengthMs, int functions) {
    double bins = lengthMs / parameters.binMs();
    return switch (parameters.shape()) {
      case EXPONENTIAL -> HistoryBasis.exponential(bins);
      case RAISED_COSINE -> HistoryBasis.raisedCosine(functions, bins);
    };
  }

  /// What has been, as columns of a design.
  ///
  /// @param others of each unit, `[function][bin]`
  /// @param own of the unit itself, `[function][bin]`
  private record Past(List<double[][]> others, double[][] own, HistoryBasis between) {}

  private static Target target(
      int unit, double[] counts, Past past, Parameters parameters, Work work) {
    List<double[][]> others = past.others();
    List<double[]> columns = new ArrayList<>();
    double[] ones = new double[counts.length];
    Arrays.fill(ones, 1);
    columns.add(ones);
    // Raised cosines of a unit's own past would describe it twice.
    int[] sources =
        IntStream.range(0, others.size())
            .filter(
                source -> source != unit || parameters.shape() == HistoryBasis.Shape.EXPONENTIAL)
            .toArray();
    for (int source : sources) {
      columns.addAll(Arrays.asList(others.get(source)));
    }
    columns.addAll(Arrays.asList(past.own()));
    double[][] design = columns.toArray(double[][]::new);
    PoissonRegression fit =
        PoissonRegression.fit(design, counts, parameters.penalty(), work.progress());
    int each = others.isEmpty() ? 0 : others.getFirst().length;
    double[] p = new double[others.size()];
    double[] area = new double[others.size()];
    Arrays.fill(p, Double.NaN);
    for (int place = 0; place < sources.length; place++) {
      int first = 1 + place * each;
      area[sources[place]] = area(fit, first, past.between());
      double statistic =
          switch (parameters.test()) {
            case WALD -> wald(fit, first, each);
            case LIKELIHOOD_RATIO -> {
              double[][] without =
                  IntStream.range(0, design.length)
                      .filter(c -> c < first || c >= first + each)
                      .mapToObj(c -> design[c])
                      .toArray(double[][]::new);
              yield 2
                  * (fit.logLikelihood()
                      - PoissonRegression.fit(
                              without, counts, parameters.penalty(), work.progress())
                          .logLikelihood());
            }
          };
      p[sources[place]] =
          Double.isFinite(statistic)
              ? 1 - new ChiSquaredDistribution(each).cumulativeProbability(Math.max(0, statistic))
              : Double.NaN;
    }
    double[] rate = PoissonRegression.rates(design, fit.coefficients(), counts.length);
    return new Target(unit, fit, area, p, Rescaling.distance(counts, rate));
  }

  // Sum of a source's effect over the bins after its spike; of an exponential its height.
  private static double area(PoissonRegression fit, int first, HistoryBasis between) {
    double sum = 0;
    for (int f = 0; f < between.count(); f++) {
      double area = between.count() == 1 ? 1 : Arrays.stream(between.functions()[f]).sum();
      sum += area * fit.coefficients()[first + f];
    }
    return sum;
  }

  // Squared length of the coefficients in units of their errors; sources' functions are few.
  private static double wald(PoissonRegression fit, int first, int count) {
    if (count == 1) {
      double z = fit.coefficients()[first] / fit.error(first);
      return z * z;
    }
    return Rescaling.quadratic(
        Arrays.copyOfRange(fit.coefficients(), first, first + count), fit.covariance(), first);
  }

  /// The regression of one unit on all.
  ///
  /// @param coupling `[source]`
  /// @param p `[source]`, of no coupling
  /// @param ks distance of rescaled intervals from their distribution
  record Target(int unit, PoissonRegression fit, double[] coupling, double[] p, double ks) {}

  /// Regressions of all units.
  record Found(List<String> names, List<Target> targets, List<String> notes) implements Result {

    private double[][] weights() {
      double[][] weights = new double[names.size()][names.size()];
      for (Target target : targets) {
        for (int source = 0; source < names.size(); source++) {
          weights[source][target.unit()] = target.coupling()[source];
        }
      }
      return weights;
    }

    private double[][] chances() {
      double[][] p = new double[names.size()][names.size()];
      for (Target target : targets) {
        for (int source = 0; source < names.size(); source++) {
          p[source][target.unit()] = target.p()[source];
        }
      }
      return p;
    }

    @Override
    public List<Table> tables() {
      return List.of(
          PairMatrix.table(
              "Couplings",
              names,
              true,
              List.of(
                  new PairMatrix(
                      "coupling",
                      "",
                      "Effect on the logarithm of the rate; of raised cosines its sum over bins.",
                      weights()),
                  new PairMatrix("p", "", "Chance of so much without any coupling.", chances()))),
          coefficients(),
          units());
    }

    private Table coefficients() {
      List<String> of = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      List<Double> errors = new ArrayList<>();
      List<Double> places = new ArrayList<>();
      for (Target target : targets) {
        for (int c = 0; c < target.fit().coefficients().length; c++) {
          of.add(names.get(target.unit()));
          places.add((double) c);
          values.add(target.fit().coefficients()[c]);
          errors.add(target.fit().error(c));
        }
      }
      return new Table(
          "coefficients",
          "Coefficients",
          List.of(
              new Column.Texts("target", "Unit whose rate is described.", of),
              numbers(
                  "column",
                  "0 is the intercept, then functions of each source, then own ones.",
                  places),
              numbers("coefficient", "Effect on the logarithm of the rate.", values),
              numbers("error", "Its standard error.", errors)));
    }

    private static Column numbers(String name, String description, List<Double> values) {
      return new Column.Numbers(
          name, "", description, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Table units() {
      return new Table(
          "units",
          "Fits",
          List.of(
              new Column.Texts("unit", "Name of the unit.", names),
              numbers(
                  "log_likelihood",
                  "Of its counts.",
                  targets.stream().map(t -> t.fit().logLikelihood()).toList()),
              numbers(
                  "dispersion",
                  "Variance over that of a Poisson process.",
                  targets.stream().map(t -> t.fit().dispersion()).toList()),
              numbers(
                  "ks",
                  "Distance of rescaled intervals from those of a Poisson process.",
                  targets.stream().map(Target::ks).toList())));
    }

    @Override
    public List<Plot> plots(Palette palette) {
      return List.of(
          new Plot(
              "couplings",
              Panels.figure(
                  "Couplings",
                  palette,
                  2,
                  List.of(
                      new PairMatrix("coupling", "", "", weights())
                          .panel(
                              "Coupling", new PairMatrix.Ends("Source", "Target"), names, palette),
                      Panels.histogram(
                          tables().getFirst().numbers("p"), Label.of("p"), "Pairs", palette)))));
    }

    @Override
    public Diagnostics diagnostics() {
      return new Diagnostics(
          targets.stream().allMatch(target -> target.fit().converged()), "", new double[0]);
    }
  }
}
