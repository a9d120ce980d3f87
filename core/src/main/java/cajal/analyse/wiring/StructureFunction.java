package cajal.analyse.wiring;

import cajal.activity.Activity;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Label;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Position;
import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether cells that are wired together are active together: the correlation of connection weight
/// with the correlation of activity over all recorded pairs, tested by relabelling cells, plain and
/// with the distance of their somata partialled out.
public final class StructureFunction implements Result {

  private static final int FEWEST = 4;
  private static final List<String> LAYERS = List.of("chemical", "electrical", "both");

  private final String title;
  private final MatchedCells matched;
  private final List<Cell> cells;
  private final double[][] activity;
  private final double[][] distance;
  private final Map<String, double[][]> weights;
  private final List<PairTest> plain = new ArrayList<>();
  private final List<PairTest> partial = new ArrayList<>();
  private final int placed;

  private StructureFunction(
      Connectome connectome,
      MatchedCells matched,
      String recording,
      PairTest.Options options,
      Work work) {
    title = recording + " and " + connectome.title();
    this.matched = matched;
    cells = matched.cells();
    activity = Correlations.of(matched.values());
    weights = weights(connectome, cells);
    distance = distances(cells);
    int[] known = placed(cells);
    placed = known.length;
    double part = 1.0 / (2 * LAYERS.size());
    for (int i = 0; i < LAYERS.size(); i++) {
      double[][] weight = weights.getOrDefault(LAYERS.get(i), activity);
      plain.add(
          PairTest.of(weight, activity, options, work.part(2 * i * part, (2 * i + 1) * part)));
      partial.add(
          PairTest.partial(
              among(weight, known),
              among(activity, known),
              among(distance, known),
              options,
              work.part((2 * i + 1) * part, (2 * i + 2) * part)));
    }
  }

  /// Compares a connectome with a recording.
  ///
  /// @throws ProblemException if fewer than four traces are of its cells
  public static StructureFunction of(
      Connectome connectome, Activity recording, PairTest.Options options, Work work) {
    MatchedCells matched = MatchedCells.of(connectome, recording);
    if (matched.cells().size() < FEWEST) {
      throw new ProblemException(
          Problem.error(
              Problem.Place.of(recording.title()),
              "Only "
                  + matched.cells().size()
                  + " traces are of cells of "
                  + connectome.title()
                  + ".",
              "At least " + FEWEST + " are needed to compare pairs."));
    }
    return new StructureFunction(connectome, matched, recording.title(), options, work);
  }

  private static Map<String, double[][]> weights(Connectome connectome, List<Cell> cells) {
    Map<String, Integer> numbers = new HashMap<>();
    cells.forEach(cell -> numbers.put(cell.name(), numbers.size()));
    int n = cells.size();
    double[][] chemical = new double[n][n];
    double[][] electrical = new double[n][n];
    double[][] both = new double[n][n];
    for (Connection c : connectome.connections()) {
      Integer pre = numbers.get(c.pre());
      Integer post = numbers.get(c.post());
      if (pre != null && post != null && !pre.equals(post) && c.kind().wired()) {
        double[][] layer = c.electrical() ? electrical : chemical;
        // A direction is worth half, so that a symmetric pair has the mean of both.
        double weight = c.electrical() ? c.weight() : c.weight() / 2;
        for (double[][] matrix : List.of(layer, both)) {
          matrix[pre][post] += weight;
          matrix[post][pre] += weight;
        }
      }
    }
    return Map.of("chemical", chemical, "electrical", electrical, "both", both);
  }

  private static double[][] distances(List<Cell> cells) {
    double[][] distance = new double[cells.size()][cells.size()];
    for (int i = 0; i < distance.length; i++) {
      for (int j = 0; j < distance.length; j++) {
        distance[i][j] = distanceUm(cells.get(i), cells.get(j));
      }
    }
    return distance;
  }

  private static double distanceUm(Cell a, Cell b) {
    if (a.position().isEmpty() || b.position().isEmpty()) {
      return Double.NaN;
    }
    Position p = a.position().get();
    Position q = b.position().get();
    return Math.hypot(Math.hypot(p.xUm() - q.xUm(), p.yUm() - q.yUm()), p.zUm() - q.zUm());
  }

  private static int[] placed(List<Cell> cells) {
    return java.util.stream.IntStream.range(0, cells.size())
        .filter(i -> cells.get(i).position().isPresent())
        .toArray();
  }

  private static double[][] among(double[][] matrix, int[] chosen) {
    double[][] some = new double[chosen.length][chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      for (int j = 0; j < chosen.length; j++) {
        some[i][j] = matrix[chosen[i]][chosen[j]];
      }
    }
    return some;
  }

  /// The recorded cells.
  public List<Cell> cells() {
    return cells;
  }

  /// Correlation of the activity of each two cells, `[cell][cell]`.
  public double[][] correlations() {
    return activity;
  }

  @Override
  public List<Table> tables() {
    return List.of(summary(), pairs(), matched.table());
  }

  /// One row for each layer: correlation with activity and its p, plain and with distance
  /// partialled out.
  public Table summary() {
    double pairs = cells.size() * (cells.size() - 1) / 2.0;
    return new Table(
        "structure_function",
        "Wiring and activity: " + title,
        List.of(
            new Column.Texts("layer", "Which connections.", LAYERS),
            numbers(
                "cells", "", "Cells that were recorded and are in the connectome.", cells.size()),
            numbers("pairs", "", "Pairs of them.", pairs),
            new Column.Numbers(
                "connected",
                "",
                "Pairs with a connection.",
                LAYERS.stream().mapToDouble(this::connected).toArray()),
            of("r", "Rank correlation of weight and activity correlation.", plain, true),
            of("p", "Part of relabellings that are as far from 0.", plain, false),
            of("partial_r", "The same with distance partialled out.", partial, true),
            of("partial_p", "Part of relabellings of that.", partial, false)));
  }

  private double connected(String layer) {
    double[][] matrix = weights.getOrDefault(layer, activity);
    return java.util.Arrays.stream(PairTest.pairs(matrix)).filter(w -> w > 0).count();
  }

  private static Column numbers(String name, String unit, String description, double value) {
    double[] values = new double[LAYERS.size()];
    java.util.Arrays.fill(values, value);
    return new Column.Numbers(name, unit, description, values);
  }

  private static Column of(
      String name, String description, List<PairTest> tests, boolean correlation) {
    return new Column.Numbers(
        name,
        "",
        description,
        tests.stream().mapToDouble(test -> correlation ? test.r() : test.p()).toArray());
  }

  private Table pairs() {
    List<String> pre = new ArrayList<>();
    List<String> post = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      for (int j = i + 1; j < cells.size(); j++) {
        pre.add(cells.get(i).name());
        post.add(cells.get(j).name());
      }
    }
    return new Table(
        "pairs",
        "Pairs of recorded cells",
        List.of(
            new Column.Texts("pre", "One cell.", pre),
            new Column.Texts("post", "The other.", post),
            new Column.Numbers(
                "chemical",
                "",
                "Mean weight of chemical connections in both directions.",
                PairTest.pairs(weights.getOrDefault("chemical", activity))),
            new Column.Numbers(
                "electrical",
                "",
                "Weight of the gap junction.",
                PairTest.pairs(weights.getOrDefault("electrical", activity))),
            new Column.Numbers(
                "distance_um", "um", "Distance of the somata.", PairTest.pairs(distance)),
            new Column.Numbers(
                "correlation", "", "Correlation of activity.", PairTest.pairs(activity))));
  }

  @Override
  public List<Plot> plots(Palette palette) {
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String layer = LAYERS.get(i);
      double[][] weight = weights.getOrDefault(layer, activity);
      panels.add(
          Panels.dots(
                  PairTest.pairs(weight),
                  PairTest.pairs(activity),
                  Label.of(layer + " weight"),
                  Label.of("Activity correlation"),
                  palette)
              .titled("r = %.3f, p = %.3g".formatted(plain.get(i).r(), plain.get(i).p())));
      panels.add(
          Panels.histogram(
                  plain.get(i).nullR(), Label.of("r of relabelled cells"), "Relabellings", palette)
              .titled(layer + ": observed r = %.3f".formatted(plain.get(i).r())));
    }
    return List.of(new Plot("structure_function", Panels.figure(title, palette, 2, panels)));
  }

  @Override
  public List<String> notes() {
    return List.of(
        cells.size() + " of " + matched.traces().size() + " traces are of cells of the connectome",
        placed == cells.size()
            ? "distance is between the somata of all of them"
            : "distance is known of " + placed + " cells, on which the partial test rests",
        "correlation is no cause: cells may share inputs");
  }
}
