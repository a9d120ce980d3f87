package cajal.analyse.dimension;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Observations;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.figure.Palette;
import cajal.table.Column;
import cajal.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Directions in which activity varies most, and its path along them.
final class PrincipalComponents implements Analysis<PrincipalComponents.Parameters> {

  record Parameters(
      @Parameter(title = "Components", help = "How many directions are kept.", min = 1, max = 1000)
          int components,
      @Parameter(
              title = "Standardise",
              help = "Whether every unit is first divided by its standard deviation.")
          boolean standardise,
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
            "pca",
            Card.Group.DIMENSIONS,
            "Principal components",
            "Directions in which activity varies most, how units load on them, and the path along them.",
            Card.Kind.SPIKES,
            Card.Kind.SIGNALS,
            Card.Kind.MATRIX)
        .from("Jolliffe & Cadima (2016) Phil Trans R Soc A 374:20150202", "10.1098/rsta.2015.0202");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(10, false, 50);
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Observations observations = Observations.of(input, parameters.binMs());
    double[][] values = observations.values();
    if (parameters.standardise()) {
      values = Standard.of(values);
    }
    Principal principal = Principal.of(values, parameters.components(), work);
    return new Found(
        new Components("pc", observations, principal.scores(values), principal.directions()),
        principal.variances(),
        principal.totalVariance());
  }

  /// Components, their variances and that of all units.
  record Found(Components components, double[] variances, double totalVariance) implements Result {

    private double[] ratios() {
      return Arrays.stream(variances)
          .map(variance -> totalVariance > 0 ? variance / totalVariance : 0)
          .toArray();
    }

    private double[] cumulative() {
      double[] sums = ratios();
      Arrays.parallelPrefix(sums, Double::sum);
      return sums;
    }

    private double[] numbers() {
      return IntStream.rangeClosed(1, variances.length).asDoubleStream().toArray();
    }

    @Override
    public List<Table> tables() {
      return List.of(
          new Table(
              "components",
              "Components",
              List.of(
                  new Column.Numbers("component", "", "Its number.", numbers()),
                  new Column.Numbers("variance", "", "Variance along it.", variances),
                  new Column.Numbers("ratio", "", "Part of all variance.", ratios()),
                  new Column.Numbers(
                      "cumulative", "", "Part of all variance up to it.", cumulative()))),
          components.loadingsTable(),
          components.scoresTable());
    }

    @Override
    public List<Plot> plots(Palette palette) {
      return List.of(
          components.plot(
              "components",
              "Principal components",
              palette,
              Panels.curves(
                  List.of(
                      new Curve("each", numbers(), ratios()),
                      new Curve("cumulative", numbers(), cumulative())),
                  Label.counting("Component"),
                  Label.of("Part of variance"),
                  palette)));
    }

    @Override
    public List<String> notes() {
      return components.observations().notes();
    }
  }
}
