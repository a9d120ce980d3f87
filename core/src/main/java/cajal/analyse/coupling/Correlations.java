package cajal.analyse.coupling;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Observations;
import cajal.analyse.PairMatrix;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Label;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.analyse.surrogate.SurrogateTest;
import cajal.figure.Palette;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// Correlation of all pairs of units.
final class Correlations implements Analysis<Correlations.Parameters> {

  /// Which correlation.
  enum Kind {
    PEARSON,
    SPEARMAN,
    PARTIAL
  }

  record Parameters(
      @Parameter(
              title = "Kind",
              help = "Of values, of ranks, or of what all other units leave unexplained.")
          Kind kind,
      @Parameter(
              title = "Bin",
              help = "Width of the bins in which spikes are counted.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double binMs,
      SurrogateTest test) {}

  @Override
  public Card card() {
    return Card.of(
        "correlations",
        Card.Group.CONNECTIVITY,
        "Correlations",
        "Correlation of all pairs of units over time.",
        Card.Kind.SPIKES,
        Card.Kind.SIGNALS,
        Card.Kind.MATRIX);
  }

  @Override
  public Parameters defaults() {
    return new Parameters(Kind.PEARSON, 50, SurrogateTest.noShifts());
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Observations observations = Observations.of(input, parameters.binMs());
    int units = observations.features().size();
    PairMatrix.refuseTooMany(units);
    boolean tested = parameters.test().surrogates() > 0;
    double[][] r = all(observations, parameters.kind(), work.part(0, tested ? 0.1 : 1));
    int freedom =
        observations.count() - 2 - (parameters.kind() == Kind.PARTIAL ? Math.max(0, units - 2) : 0);
    double[] p =
        parameters
            .test()
            .pValues(
                input,
                sizes(r),
                surrogate ->
                    sizes(
                        all(
                            Observations.of(surrogate, parameters.binMs()),
                            parameters.kind(),
                            Work.quiet(1))),
                work.part(0.1, 1));
    double[][] byShifts = new double[units][];
    Arrays.setAll(byShifts, i -> Arrays.copyOfRange(p, i * units, (i + 1) * units));
    return new Found(
        observations.features(),
        r,
        List.of(
            new PairMatrix("p", "", "Chance of so much by independent units.", chances(r, freedom)),
            new PairMatrix(
                "p_surrogates",
                "",
                "Part of surrogates, and the real units, with a correlation as large in size.",
                byShifts)),
        observations.notes());
  }

  private static double[] sizes(double[][] r) {
    return Arrays.stream(r).flatMapToDouble(Arrays::stream).map(Math::abs).toArray();
  }

  private static double[][] all(Observations observations, Kind kind, Work work) {
    int units = observations.features().size();
    double[][] lines =
        work.part(0, 0.2)
            .map(units, "values", unit -> line(observations, unit, kind))
            .toArray(double[][]::new);
    double[][] r = new double[units][units];
    work.part(0.2, 1)
        .each(
            units,
            "correlations",
            i -> {
              for (int j = 0; j < units; j++) {
                r[i][j] = dot(lines[i], lines[j]);
              }
            });
    if (kind == Kind.PARTIAL) {
      partial(r, observations.count());
    }
    return r;
  }

  // Of mean 0 and length 1, so that products are correlations; NaN where a unit does not vary.
  private static double[] line(Observations observations, int unit, Kind kind) {
    double[] line = Arrays.stream(observations.values()).mapToDouble(row -> row[unit]).toArray();
    if (kind == Kind.SPEARMAN && line.length > 0) {
      line = new NaturalRanking().rank(line);
    }
    double mean = Arrays.stream(line).average().orElse(0);
    double squares = 0;
    for (int i = 0; i < line.length; i++) {
      line[i] -= mean;
      squares += line[i] * line[i];
    }
    for (int i = 0; i < line.length; i++) {
      line[i] = squares > 0 ? line[i] / Math.sqrt(squares) : Double.NaN;
    }
    return line;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return a.length == 0 ? Double.NaN : Math.clamp(sum, -1, 1);
  }

  // From the inverse of the correlations; r is modified.
  private static void partial(double[][] r, int samples) {
    int units = r.length;
    DMatrixRMaj matrix = new DMatrixRMaj(r);
    boolean constant = IntStream.range(0, units).anyMatch(i -> Double.isNaN(r[i][i]));
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(Math.max(1, units));
    if (units == 0 || constant || samples <= units || !solver.setA(matrix.copy())) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of("kind"),
              "Partial correlations need more moments than units and units that all vary and differ.",
              "Choose narrower bins, fewer units, or kind=pearson."));
    }
    DMatrixRMaj inverse = new DMatrixRMaj(units, units);
    solver.invert(inverse);
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < units; j++) {
        r[i][j] =
            i == j ? 1 : -inverse.get(i, j) / Math.sqrt(inverse.get(i, i) * inverse.get(j, j));
      }
    }
  }

  private static double[][] chances(double[][] r, int freedom) {
    double[][] p = new double[r.length][r.length];
    TDistribution t = freedom > 0 ? new TDistribution(freedom) : null;
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < r.length; j++) {
        double value = Math.abs(r[i][j]);
        p[i][j] =
            t == null || Double.isNaN(value)
                ? Double.NaN
                : value >= 1
                    ? 0
                    : 2
                        * t.cumulativeProbability(
                            -value * Math.sqrt(freedom / (1 - value * value)));
      }
    }
    return p;
  }

  /// Correlations of all pairs.
  ///
  /// @param r `[unit][unit]`
  /// @param chances p-values, of independent moments and by surrogates
  record Found(List<String> names, double[][] r, List<PairMatrix> chances, List<String> notes)
      implements Result {

    public Found {
      List<String> all = new ArrayList<>(notes);
      all.add("p holds for moments that are independent of each other");
      notes = List.copyOf(all);
    }

    @Override
    public List<Table> tables() {
      return List.of(
          PairMatrix.table(
              "Correlations",
              names,
              false,
              List.of(
                  new PairMatrix("correlation", "", "Correlation, -1 to 1.", r),
                  chances.get(0),
                  chances.get(1))),
          new Table(
              "units",
              "Mean correlation with all others",
              List.of(
                  new Column.Texts("unit", "Name of the unit.", names),
                  new Column.Numbers(
                      "mean_correlation", "", "Mean over all other units.", means()))));
    }

    private double[] means() {
      return IntStream.range(0, r.length)
          .mapToDouble(i ->
              IntStream.range(0, r.length)
                  .filter(j -> j != i)
                  .mapToDouble(j -> r[i][j])
                  .filter(Double::isFinite)
                  .average()
                  .orElse(Double.NaN))
          .toArray();
    }

    @Override
    public List<Plot> plots(Palette palette) {
      double[][] off = Arrays.stream(r).map(double[]::clone).toArray(double[][]::new);
      for (int i = 0; i < off.length; i++) {
        off[i][i] = Double.NaN;
      }
      return List.of(
          new Plot(
              "correlations",
              Panels.figure(
                  "Correlations",
                  palette,
                  2,
                  List.of(
                      new PairMatrix("correlation", "", "", off)
                          .panel("Correlation", names, palette),
                      Panels.histogram(
                          tables().getFirst().numbers("correlation"),
                          Label.of("Correlation"),
                          "Pairs",
                          palette)))));
    }
  }
}
