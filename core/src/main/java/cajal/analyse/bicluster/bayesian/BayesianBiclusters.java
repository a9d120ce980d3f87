package cajal.analyse.bicluster.bayesian;

import cajal.activity.Activity;
import cajal.activity.SpikeTrains;
import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Parameter;
import cajal.analyse.Work;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.util.List;
import java.util.stream.IntStream;

/// Groups of neurons with common latent trajectories and states of the network, by sampling.
final class BayesianBiclusters implements Analysis<BayesianBiclusters.Parameters> {

  private static final int MOST_BINS = 20_000;

  record Parameters(
      @Parameter(
              title = "Bin",
              help = "Width of the bins in which spikes are counted.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double binMs,
      @Parameter(
              title = "Iterations",
              help = "Iterations of each chain, of which the first quarter is dropped.",
              min = 20,
              max = 1_000_000)
          int iterations,
      @Parameter(title = "Chains", help = "How many independent chains run.", min = 1, max = 32)
          int chains,
      @Parameter(
              title = "Parts",
              help = "Parts of a trajectory on which members of a cluster load differently.",
              min = 1,
              max = 6)
          int parts,
      @Parameter(title = "States", help = "Largest number of states.", min = 1, max = 50)
          int states,
      @Parameter(
              title = "Clusters",
              help = "Clusters of neurons with which a chain begins.",
              min = 1,
              max = 50)
          int clusters) {}

  @Override
  public Card card() {
    return Card.of(
            "bayesian_biclusters",
            Card.Group.BICLUSTERS,
            "Bayesian bi-clusters",
            "Groups of neurons that follow common latent trajectories, and states of the whole network.",
            Card.Kind.SPIKES,
            Card.Kind.MATRIX)
        .from(
            "Polson, Scott & Windle (2013) J Am Stat Assoc 108:1339-1349",
            "10.1080/01621459.2013.829001");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(50, 2_000, 2, 2, 10, 6);
  }

  @Override
  public BiclustersFound run(Input input, Parameters parameters, Work work) {
    work.progress().orStop();
    List<String> names;
    double[][] rows;
    double binS = parameters.binMs() / 1000;
    if (input instanceof Input.NamedMatrix matrix) {
      names = matrix.columns();
      rows = columns(matrix.values(), names.size());
      binS = 1;
    } else {
      Activity activity = input.activity();
      names = activity.unitNames();
      rows = counts(input.title(), activity.spikes(), binS);
    }
    require(input.title(), rows);
    Biclustering found =
        Biclustering.of(
            Counts.of(rows),
            new BiclusterSettings(
                parameters.parts(),
                parameters.states(),
                parameters.clusters(),
                parameters.iterations()),
            parameters.chains(),
            work.seed(),
            work.progress());
    return new BiclustersFound(names, binS, found);
  }

  private static double[][] columns(double[][] values, int columns) {
    double[][] rows = new double[columns][values.length];
    for (int t = 0; t < values.length; t++) {
      for (int i = 0; i < columns; i++) {
        rows[i][t] = values[t][i];
      }
    }
    return rows;
  }

  private static double[][] counts(String title, SpikeTrains trains, double binS) {
    double bins = Math.floor(trains.durationS() / binS + 1e-9);
    if (bins > MOST_BINS) {
      throw refused(title, "So many bins would take days.", "Choose wider bins or less time.");
    }
    double[][] rows = new double[trains.units()][(int) bins];
    IntStream.range(0, trains.units())
        .forEach(unit -> {
          for (int i = trains.first()[unit]; i < trains.first()[unit + 1]; i++) {
            int bin = (int) ((trains.times()[i] - trains.startS()) / binS);
            if (bin < rows[unit].length) {
              rows[unit][bin]++;
            }
          }
        });
    return rows;
  }

  private static void require(String title, double[][] rows) {
    if (rows.length < 4 || rows[0].length < 10) {
      throw refused(
          title,
          "Bi-clusters need four units and ten bins or more.",
          "Choose narrower bins or more units.");
    }
    for (double[] row : rows) {
      for (double value : row) {
        if (!(value >= 0) || value != Math.rint(value) || value > 1e6) {
          throw refused(
              title, "The values are no counts of spikes.", "Give whole numbers from 0 on.");
        }
      }
    }
  }

  private static ProblemException refused(String title, String what, String remedy) {
    return new ProblemException(Problem.error(Problem.Place.of(title), what, remedy));
  }
}
