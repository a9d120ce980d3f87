package cajal.analyse.dimension;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
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
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Parts that add up to the activity and are never negative.
final class NonNegativeFactors implements Analysis<NonNegativeFactors.Parameters> {

  record Parameters(
      @Parameter(title = "Components", help = "Number of parts.", min = 1, max = 1000)
          int components,
      @Parameter(title = "Method", help = "How factors are improved.") NonNegative.Method method,
      @Parameter(title = "Start", help = "Where factors begin.") NonNegative.Start start,
      @Parameter(title = "Iterations", help = "At most so many passes.", min = 1, max = 100_000)
          int iterations,
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
            "nmf",
            Card.Group.DIMENSIONS,
            "Non-negative factors",
            "Parts that are never negative and add up to the activity, and when each is active.",
            Card.Kind.SPIKES,
            Card.Kind.SIGNALS,
            Card.Kind.MATRIX)
        .from("Cichocki & Phan (2009) IEICE Trans E92-A:708-721", "10.1587/transfun.E92.A.708");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(5, NonNegative.Method.HALS, NonNegative.Start.NNDSVD, 500, 50);
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Observations observations = Observations.of(input, parameters.binMs());
    work.progress().orStop();
    int raised = raise(observations.values());
    NonNegative factors =
        NonNegative.of(
            observations.values(),
            new NonNegative.Setting(
                parameters.components(),
                parameters.method(),
                parameters.start(),
                parameters.iterations()),
            work);
    List<String> notes = new ArrayList<>(observations.notes());
    if (raised > 0) {
      notes.add(raised + " units with negative values were raised by their lowest one");
    }
    double[][] scores = new double[observations.count()][factors.rows().length];
    for (int row = 0; row < scores.length; row++) {
      int at = row;
      Arrays.setAll(scores[row], c -> factors.rows()[c][at]);
    }
    return new Found(
        new Components("part", observations, scores, factors.columns()), factors, notes);
  }

  // Values are modified.
  private static int raise(double[][] values) {
    int raised = 0;
    int width = values.length == 0 ? 0 : values[0].length;
    for (int column = 0; column < width; column++) {
      int c = column;
      double lowest = Arrays.stream(values).mapToDouble(row -> row[c]).min().orElse(0);
      if (lowest < 0) {
        raised++;
        for (double[] row : values) {
          row[column] -= lowest;
        }
      }
    }
    return raised;
  }

  /// Parts and when they are active.
  record Found(Components components, NonNegative factors, List<String> notes) implements Result {

    @Override
    public List<Table> tables() {
      return List.of(components.loadingsTable(), components.scoresTable());
    }

    @Override
    public List<Plot> plots(Palette palette) {
      double[] passes =
          IntStream.rangeClosed(1, factors.errors().length).asDoubleStream().toArray();
      return List.of(
          components.plot(
              "factors",
              "Non-negative factors",
              palette,
              Panels.curves(
                  List.of(new Curve("", passes, factors.errors())),
                  Label.counting("Pass"),
                  Label.of("Error"),
                  palette)));
    }

    @Override
    public Diagnostics diagnostics() {
      return new Diagnostics(factors.converged(), "Frobenius norm of the error", factors.errors());
    }
  }
}
