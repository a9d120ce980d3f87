package cajal.analyse.spikes;

import cajal.activity.Activity;
import cajal.activity.SpikeTrains;
import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.PairMatrix;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Label;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.analyse.surrogate.SurrogateTest;
import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// How much units fire together: coincidences, and correlations of counts at several widths.
final class Synchrony implements Analysis<Synchrony.Parameters> {

  record Parameters(
      @Parameter(
              title = "Bins",
              help = "Widths of the bins whose counts are correlated.",
              unit = "ms",
              min = 0,
              aboveMin = true)
          List<Double> binsMs,
      SurrogateTest test) {

    Parameters {
      binsMs = List.copyOf(binsMs);
    }
  }

  @Override
  public Card card() {
    return Card.of(
            "synchrony",
            Card.Group.SYNCHRONY,
            "Synchrony",
            "SPIKE-synchronization and correlation of spike counts of all pairs of units.",
            Card.Kind.SPIKES)
        .from(
            "Kreuz, Mulansky & Bozanic (2015) J Neurophysiol 113:3432-3445",
            "10.1152/jn.00848.2014");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(List.of(5.0, 50.0), SurrogateTest.none());
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Activity activity = input.activity();
    SpikeTrains trains = activity.spikes();
    PairMatrix.refuseTooMany(trains.units());
    double[][] together = new double[trains.units()][trains.units()];
    work.part(0, 0.4)
        .each(
            trains.units(),
            "synchronization",
            i -> {
              together[i][i] = 1;
              for (int j = 0; j < i; j++) {
                together[i][j] = Synchronization.of(trains, i, j);
              }
            });
    List<PairMatrix> matrices = new ArrayList<>();
    matrices.add(
        new PairMatrix(
            "spike_synchronization",
            "",
            "Part of spikes that coincide, 0 to 1.",
            mirrored(together)));
    for (double binMs : parameters.binsMs()) {
      matrices.add(correlation(trains, binMs, work.part(0.4, 0.6)));
    }
    double found = trains.units() < 2 ? Double.NaN : mean(trains);
    double p =
        parameters.test()
            .pValues(
                input,
                new double[] {found},
                surrogate -> new double[] {mean(surrogate.activity().spikes())},
                work.part(0.6, 1))[0];
    return new Found(activity.unitNames(), matrices, found, p);
  }

  private static double mean(SpikeTrains trains) {
    double sum = 0;
    for (int i = 0; i < trains.units(); i++) {
      for (int j = 0; j < i; j++) {
        sum += Synchronization.of(trains, i, j);
      }
    }
    return 2 * sum / trains.units() / (trains.units() - 1.0);
  }

  private static double[][] mirrored(double[][] lower) {
    for (int i = 0; i < lower.length; i++) {
      for (int j = 0; j < i; j++) {
        lower[j][i] = lower[i][j];
      }
    }
    return lower;
  }

  private static PairMatrix correlation(SpikeTrains trains, double binMs, Work work) {
    BinnedTrains binned = BinnedTrains.of(trains, binMs / 1000);
    int units = trains.units();
    double[][] r = new double[units][units];
    work.each(
        units,
        "correlations at " + binMs + " ms",
        i -> {
          for (int j = 0; j <= i; j++) {
            r[i][j] = binned.correlation(i, j);
          }
        });
    String width =
        binMs == Math.rint(binMs)
            ? Long.toString((long) binMs)
            : Double.toString(binMs).replace('.', '_');
    return new PairMatrix(
        "correlation_" + width.toLowerCase(Locale.ROOT).replace('-', '_') + "_ms",
        "",
        "Pearson's correlation of spike counts in bins of " + binMs + " ms.",
        mirrored(r));
  }

  /// Numbers of all pairs.
  ///
  /// @param mean synchronization of all pairs
  /// @param p of the mean by surrogates; NaN where none were asked for
  record Found(List<String> names, List<PairMatrix> matrices, double mean, double p)
      implements Result {

    @Override
    public List<Table> tables() {
      List<Column> perUnit = new ArrayList<>();
      perUnit.add(new Column.Texts("unit", "Name of the unit.", names));
      for (PairMatrix matrix : matrices) {
        perUnit.add(
            new Column.Numbers(
                "mean_" + matrix.column(),
                "",
                "Mean over pairs: " + matrix.description(),
                IntStream.range(0, names.size())
                    .mapToDouble(i -> meanOfRow(matrix.values()[i], i))
                    .toArray()));
      }
      return List.of(
          PairMatrix.table("Synchrony of pairs", names, false, matrices),
          new Table("units", "Mean synchrony with all others", perUnit),
          new Table(
              "summary",
              "All units",
              List.of(
                  new Column.Numbers(
                      "mean_spike_synchronization",
                      "",
                      "Mean over all pairs.",
                      new double[] {mean}),
                  new Column.Numbers(
                      "p",
                      "",
                      "Part of surrogates, and the real trains, that reach the mean.",
                      new double[] {p}))));
    }

    private static double meanOfRow(double[] row, int own) {
      return IntStream.range(0, row.length)
          .filter(j -> j != own)
          .mapToDouble(j -> row[j])
          .filter(Double::isFinite)
          .average()
          .orElse(Double.NaN);
    }

    @Override
    public List<Plot> plots(Palette palette) {
      List<Panel> panels = new ArrayList<>();
      for (PairMatrix matrix : matrices) {
        double[][] shown =
            Arrays.stream(matrix.values()).map(double[]::clone).toArray(double[][]::new);
        // The diagonal is 1 by definition and would hide the colours of all else.
        for (int i = 0; i < shown.length; i++) {
          shown[i][i] = Double.NaN;
        }
        PairMatrix off = new PairMatrix(matrix.column(), "", matrix.description(), shown);
        panels.add(off.panel(label(matrix), names, palette));
      }
      panels.add(
          Panels.histogram(
              tables().getFirst().numbers("spike_synchronization"),
              Label.of("SPIKE-synchronization"),
              "Pairs",
              palette));
      return List.of(new Plot("synchrony", Panels.figure("Synchrony", palette, 2, panels)));
    }

    private static String label(PairMatrix matrix) {
      return matrix.column().startsWith("spike")
          ? "SPIKE-sync."
          : "Correlation, " + matrix.column().replaceAll("correlation_(.*)_ms", "$1") + " ms";
    }

    @Override
    public List<String> notes() {
      return List.of("all spikes");
    }
  }
}
