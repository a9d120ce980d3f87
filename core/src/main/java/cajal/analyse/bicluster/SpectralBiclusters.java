package cajal.analyse.bicluster;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Observations;
import cajal.analyse.Panels;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Groups of rows with groups of columns by singular vectors.
final class SpectralBiclusters implements Analysis<SpectralBiclusters.Parameters> {

  /// What pattern is looked for.
  enum Pattern {
    BLOCKS,
    CHECKERBOARD
  }

  record Parameters(
      @Parameter(
              title = "Pattern",
              help = "Blocks: each row and column in one; a checkerboard: groups that cross.")
          Pattern pattern,
      @Parameter(
              title = "Clusters",
              help = "Number of blocks, or of groups of rows of a checkerboard.",
              min = 1,
              max = 1000)
          int clusters,
      @Parameter(
              title = "Column clusters",
              help = "Number of groups of columns of a checkerboard.",
              min = 1,
              max = 1000)
          int columnClusters,
      @Parameter(title = "Normalisation", help = "How a checkerboard is normalised first.")
          SpectralGroups.Normalisation normalisation,
      @Parameter(
              title = "Vectors",
              help = "Number of singular vectors by which a checkerboard is found.",
              min = 1,
              max = 100)
          int vectors,
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
            "spectral_biclusters",
            Card.Group.BICLUSTERS,
            "Spectral bi-clusters",
            "Groups of rows together with groups of columns: blocks, or a checkerboard.",
            Card.Kind.SPIKES,
            Card.Kind.SIGNALS,
            Card.Kind.MATRIX)
        .from("Dhillon (2001) Proc KDD 269-274", "10.1145/502512.502550");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(Pattern.BLOCKS, 4, 3, SpectralGroups.Normalisation.BISTOCHASTIC, 3, 100);
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Observations observations = Observations.of(input, parameters.binMs());
    double[][] values = observations.values();
    if (values.length == 0 || values[0].length == 0) {
      throw new ProblemException(
          Problem.error(Problem.Place.of(input.title()), "There are no values.", ""));
    }
    work.progress().orStop();
    SpectralGroups groups =
        switch (parameters.pattern()) {
          case BLOCKS -> SpectralGroups.blocks(values, parameters.clusters(), work);
          case CHECKERBOARD ->
              SpectralGroups.checkerboard(
                  values,
                  new int[] {parameters.clusters(), parameters.columnClusters()},
                  parameters.normalisation(),
                  parameters.vectors(),
                  work);
        };
    return new Found(observations, groups);
  }

  /// The group of each row and column.
  record Found(Observations observations, SpectralGroups groups) implements Result {

    @Override
    public List<Table> tables() {
      return List.of(
          new Table(
              "units",
              "Groups of columns",
              List.of(
                  new Column.Texts("unit", "Name of the column.", observations.features()),
                  numbers(groups.columns()))),
          new Table(
              "rows",
              "Groups of rows",
              List.of(
                  new Column.Texts("row", "Name of the row.", observations.rows()),
                  numbers(groups.rows()))));
    }

    private static Column numbers(int[] labels) {
      return new Column.Numbers(
          "cluster",
          "",
          "Number of its group, from 1.",
          Arrays.stream(labels).mapToDouble(g -> g + 1).toArray());
    }

    @Override
    public List<Plot> plots(Palette palette) {
      int[] rows = order(groups.rows());
      int[] columns = order(groups.columns());
      double[][] sorted =
          Arrays.stream(rows)
              .mapToObj(row ->
                  Arrays.stream(columns).mapToDouble(c -> observations.values()[row][c]).toArray())
              .toArray(double[][]::new);
      Panel.ColourBar bar = Panels.scale(observations.values(), Label.of("Value"), palette);
      return List.of(
          new Plot(
              "biclusters",
              Panels.figure(
                  "Bi-clusters",
                  palette,
                  2,
                  List.of(
                      panel(observations.values(), observations.rows(), bar).titled("as given"),
                      Panels.bordered(
                              panel(
                                  sorted,
                                  Arrays.stream(rows).mapToObj(observations.rows()::get).toList(),
                                  bar),
                              Arrays.stream(rows).map(row -> groups.rows()[row]).toArray(),
                              Arrays.stream(columns).map(c -> groups.columns()[c]).toArray())
                          .titled("by groups")))));
    }

    private Panel panel(double[][] values, List<String> rows, Panel.ColourBar bar) {
      return Panels.matrix(
          values,
          Panels.columnNumbers("Column", values[0].length),
          Panels.rowNames(observations.times().length > 0 ? "Time (s)" : "Row", rows),
          bar);
    }

    private static int[] order(int[] labels) {
      return IntStream.range(0, labels.length)
          .boxed()
          .sorted(Comparator.comparingInt(i -> labels[i]))
          .mapToInt(Integer::intValue)
          .toArray();
    }

    @Override
    public List<String> notes() {
      return observations.notes();
    }
  }
}
