package cajal.analyse.community;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Parameter;
import cajal.analyse.Work;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.List;

/// Nested communities of a weighted graph, with the weight model that describes it most briefly.
final class BlockModels implements Analysis<BlockModels.Parameters> {

  record Parameters(
      @Parameter(
              title = "Threshold",
              help = "Entries of the matrix at or below it are no edges.",
              min = 0)
          double threshold,
      @Parameter(title = "Restarts", help = "Searches for each model.", min = 1, max = 1000)
          int restarts,
      @Parameter(
              title = "Rounds",
              help = "Rounds of splitting and joining blocks in each search.",
              min = 0,
              max = 1000)
          int rounds) {}

  @Override
  public Card card() {
    return Card.of(
            "block_model",
            Card.Group.COMMUNITIES,
            "Nested block model",
            "Nested communities of a matrix of weights, or of the correlations of columns, by description length.",
            Card.Kind.MATRIX)
        .from("Peixoto (2018) Phys Rev E 97:012306", "10.1103/PhysRevE.97.012306");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(0, 5, 20);
  }

  @Override
  public BlocksFound run(Input input, Parameters parameters, Work work) {
    work.progress().orStop();
    if (!(input instanceof Input.NamedMatrix matrix)) {
      throw refused(input.title(), "This is no matrix.", "Give a matrix as .csv or .npy.");
    }
    double[][] weights = weights(matrix);
    if (weights.length < 2) {
      throw refused(input.title(), "There are fewer than two nodes.", "Give a larger matrix.");
    }
    NestedBlocks blocks =
        NestedBlocks.of(
            WeightedGraph.of(weights, parameters.threshold()),
            new NestedBlocks.Settings(
                NestedBlocks.Settings.usual().variants(),
                parameters.restarts(),
                parameters.rounds()),
            work.seed(),
            work.progress());
    return new BlocksFound(List.copyOf(matrix.columns()), weights, blocks);
  }

  // Of a square matrix both directions together; of another the correlations of its columns, where
  // they are above 0. A value that is missing is no edge.
  private static double[][] weights(Input.NamedMatrix matrix) {
    int n = matrix.columns().size();
    double[][] values = matrix.values();
    boolean square = values.length == n;
    double[][] weights = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double value = square ? 0.5 * (values[i][j] + values[j][i]) : correlation(values, i, j);
        weights[i][j] = i != j && Double.isFinite(value) ? Math.max(0, value) : 0;
      }
    }
    return weights;
  }

  private static double correlation(double[][] values, int a, int b) {
    double sumA = 0;
    double sumB = 0;
    for (double[] row : values) {
      sumA += row[a] / values.length;
      sumB += row[b] / values.length;
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (double[] row : values) {
      ab += (row[a] - sumA) * (row[b] - sumB);
      aa += (row[a] - sumA) * (row[a] - sumA);
      bb += (row[b] - sumB) * (row[b] - sumB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static ProblemException refused(String title, String what, String remedy) {
    return new ProblemException(Problem.error(Problem.Place.of(title), what, remedy));
  }
}
