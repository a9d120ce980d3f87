package cajal.analyse.dimension;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Courses;
import cajal.analyse.Diagnostics;
import cajal.analyse.Input;
import cajal.analyse.Observations;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A map of moments, or of units, in which what is alike lies together.
final class NeighbourMap implements Analysis<NeighbourMap.Parameters> {

  private static final int MOST_POINTS = 50_000;

  /// What the points of a map are.
  enum Of {
    ROWS,
    UNITS
  }

  record Parameters(
      @Parameter(title = "Map of", help = "Whether moments or units are the points.") Of of,
      @Parameter(
              title = "Perplexity",
              help = "How many neighbours a point has, effectively.",
              min = 1,
              max = 1000)
          double perplexity,
      @Parameter(
              title = "Learning rate",
              help = "How far points move in a pass.",
              min = 0,
              aboveMin = true)
          double learningRate,
      @Parameter(title = "Iterations", help = "Number of passes.", min = 1, max = 100_000)
          int iterations,
      @Parameter(
              title = "Theta",
              help = "How coarsely far points are seen; 0 for exact sums.",
              min = 0,
              max = 2)
          double theta,
      @Parameter(
              title = "Dimensions",
              help = "Principal components by which points are compared.",
              min = 2,
              max = 1000)
          int dimensions,
      @Parameter(
              title = "Bin",
              help = "Width of the bins in which spikes are counted.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double binMs) {}

  @Override
  public Card card() {
    return Card.of(
            "tsne",
            Card.Group.DIMENSIONS,
            "Map of neighbours (t-SNE)",
            "A map of moments or units in which those that are alike lie together.",
            Card.Kind.SPIKES,
            Card.Kind.SIGNALS,
            Card.Kind.MATRIX)
        .from("van der Maaten (2014) J Mach Learn Res 15:3221-3245", "");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(Of.ROWS, 30, 200, 1000, 0.5, 50, 100);
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Observations observations = Observations.of(input, parameters.binMs());
    boolean ofRows = parameters.of() == Of.ROWS;
    double[][] points = ofRows ? observations.values() : transposed(observations.values());
    if (points.length > MOST_POINTS) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of("bin"),
              "A map of " + points.length + " points takes too long.",
              "Choose wider bins or less time, for at most " + MOST_POINTS + "."));
    }
    work.progress().orStop();
    Principal principal = Principal.of(points, parameters.dimensions(), work.part(0, 0.05));
    double[][] scores = principal.scores(points);
    int dimensions = points.length == 0 ? 0 : scores[0].length;
    double[][] start =
        Arrays.stream(scores)
            .map(row -> new double[] {dimensions > 0 ? row[0] : 0, dimensions > 1 ? row[1] : 0})
            .toArray(double[][]::new);
    StochasticNeighbours map =
        StochasticNeighbours.of(
            scores,
            start,
            new StochasticNeighbours.Setting(
                Math.min(parameters.perplexity(), Math.max(1, (points.length - 1) / 3.0)),
                parameters.learningRate(),
                parameters.theta(),
                parameters.iterations()),
            work.part(0.05, 1));
    return new Found(observations, ofRows, map);
  }

  private static double[][] transposed(double[][] values) {
    int width = values.length == 0 ? 0 : values[0].length;
    double[][] transposed = new double[width][values.length];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < width; j++) {
        transposed[j][i] = values[i][j];
      }
    }
    return transposed;
  }

  /// Where points lie.
  record Found(Observations observations, boolean ofRows, StochasticNeighbours map)
      implements Result {

    private double[] coordinate(int axis) {
      return IntStream.range(0, map.places().length / 2)
          .mapToDouble(i -> map.places()[2 * i + axis])
          .toArray();
    }

    @Override
    public List<Table> tables() {
      List<Column> columns = new ArrayList<>();
      if (!ofRows) {
        columns.add(new Column.Texts("unit", "Name of the unit.", observations.features()));
      } else if (observations.times().length == observations.count()) {
        columns.add(new Column.Numbers("time_s", "s", "Time of the moment.", observations.times()));
      } else {
        columns.add(new Column.Texts("row", "Name of the row.", observations.rows()));
      }
      columns.add(new Column.Numbers("x", "", "Horizontal place; without unit.", coordinate(0)));
      columns.add(new Column.Numbers("y", "", "Vertical place; without unit.", coordinate(1)));
      return List.of(new Table(ofRows ? "map" : "units", "Map", columns));
    }

    @Override
    public List<Plot> plots(Palette palette) {
      double[] times = observations.times();
      boolean timed = ofRows && times.length == observations.count();
      Curve places = new Curve("", coordinate(0), coordinate(1));
      Label x = Label.of("t-SNE 1");
      Label y = Label.of("t-SNE 2");
      Panel panel =
          timed
              ? Courses.scattered(places, times, x, y)
              : Panels.dots(places.x(), places.y(), x, y, palette);
      return List.of(
          new Plot("map", Panels.figure("Map of neighbours", palette, 1, List.of(panel))));
    }

    @Override
    public List<String> notes() {
      return observations.notes();
    }

    @Override
    public Diagnostics diagnostics() {
      return new Diagnostics(true, "Kullback-Leibler divergence", map.divergences());
    }
  }
}
