package cajal.analyse.spikes;

import cajal.activity.Activity;
import cajal.activity.SpikeTrains;
import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.PairMatrix;
import cajal.analyse.Panels;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.figure.Palette;
import cajal.table.Table;
import java.util.List;

/// How different the spike trains of units are.
final class SpikeDistances implements Analysis<SpikeDistances.Parameters> {

  record Parameters(
      @Parameter(
              title = "Kernel",
              help = "Time constant of the kernel of van Rossum's distance.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          double tauMs) {}

  @Override
  public Card card() {
    return Card.of(
            "spike_distances",
            Card.Group.SYNCHRONY,
            "Distances of spike trains",
            "ISI-distance, SPIKE-distance and van Rossum's distance of all pairs of units.",
            Card.Kind.SPIKES)
        .from(
            "Kreuz, Chicharro, Houghton, Andrzejak & Mormann (2013) J Neurophysiol 109:1457-1472",
            "10.1152/jn.00873.2012");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(10);
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Activity activity = input.activity();
    SpikeTrains trains = activity.spikes();
    int units = trains.units();
    PairMatrix.refuseTooMany(units);
    double[][][] values = new double[3][units][units];
    work.each(
        units,
        "distances",
        i -> {
          for (int j = 0; j < i; j++) {
            TrainDistances pair = new TrainDistances(trains, i, j);
            values[0][i][j] = pair.isi();
            values[1][i][j] = pair.spike();
            values[2][i][j] = pair.vanRossum(parameters.tauMs() / 1000);
          }
        });
    for (double[][] matrix : values) {
      for (int i = 0; i < units; i++) {
        for (int j = 0; j < i; j++) {
          matrix[j][i] = matrix[i][j];
        }
      }
    }
    return new Found(
        activity.unitNames(),
        List.of(
            new PairMatrix("isi_distance", "", "Mean difference of intervals, 0 to 1.", values[0]),
            new PairMatrix(
                "spike_distance", "", "Mean distance of nearest spikes, 0 to 1.", values[1]),
            new PairMatrix(
                "van_rossum_distance", "", "Distance of trains under a kernel.", values[2])));
  }

  /// Distances of all pairs.
  record Found(List<String> names, List<PairMatrix> matrices) implements Result {

    @Override
    public List<Table> tables() {
      return List.of(PairMatrix.table("Distances of pairs", names, false, matrices));
    }

    @Override
    public List<Plot> plots(Palette palette) {
      return List.of(
          new Plot(
              "spike_distances",
              Panels.figure(
                  "Distances of spike trains",
                  palette,
                  2,
                  List.of(
                      matrices.get(0).panel("ISI-distance", names, palette),
                      matrices.get(1).panel("SPIKE-distance", names, palette),
                      matrices.get(2).panel("van Rossum", names, palette)))));
    }

    @Override
    public List<String> notes() {
      return List.of("all spikes");
    }
  }
}
