package cajal.analyse.tensor;

import cajal.analyse.Diagnostics;
import cajal.analyse.Input.TensorAxis;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.analyse.Result;
import cajal.figure.Axis;
import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The components of a tensor, from several starts, and the scan of their number.
record TensorFound(LabelledTensor labelled, Ensemble ensemble, RankScan scan) implements Result {

  private static final int SHOWN = 8;

  private Model model() {
    return ensemble.best().model();
  }

  @Override
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    tables.add(
        switch (model()) {
          case Components components -> weights(components);
          case Tucker tucker -> core(tucker);
        });
    for (int mode = 0; mode < labelled.axes().size(); mode++) {
      TensorAxis axis = labelled.axes().get(mode);
      List<Column> columns = new ArrayList<>();
      columns.add(
          new Column.Texts(
              axis.name().equals("unit") ? "unit" : "place",
              "Place along the mode.",
              axis.labels()));
      for (int r = 0; r < model().columns(mode); r++) {
        columns.add(
            new Column.Numbers(
                "component_" + (r + 1), "", "Factor of the component.", model().factor(mode, r)));
      }
      tables.add(
          new Table(
              "factor_" + (mode + 1) + "_" + slug(axis.name()),
              "Factors along " + axis.name(),
              columns));
    }
    if (!scan.ranks().isEmpty()) {
      tables.add(scanTable());
    }
    return tables;
  }

  private static Table weights(Components components) {
    return new Table(
        "components",
        "Components",
        List.of(
            new Column.Numbers("component", "", "Its number.", numbers(components.rank())),
            new Column.Numbers(
                "weight", "", "Its size with factors of length 1.", components.weights())));
  }

  // A row for each combination of one factor's column for every mode.
  private Table core(Tucker tucker) {
    int[] shape = tucker.core().shape();
    int entries = tucker.core().cells();
    List<Column> columns = new ArrayList<>();
    int after = entries;
    for (int mode = 0; mode < shape.length; mode++) {
      after /= shape[mode];
      int step = after;
      int length = shape[mode];
      String axis = labelled.axes().get(mode).name();
      columns.add(
          new Column.Numbers(
              "component_" + (mode + 1) + "_" + slug(axis),
              "",
              "Number of the component along " + axis + ".",
              IntStream.range(0, entries).mapToDouble(e -> e / step % length + 1).toArray()));
    }
    columns.add(
        new Column.Numbers(
            "weight",
            "",
            "How strongly they go together.",
            IntStream.range(0, entries).mapToDouble(tucker.core()::at).toArray()));
    return new Table("core", "Core of the decomposition", columns);
  }

  private static String slug(String name) {
    String slug = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return slug.isEmpty() ? "mode" : slug;
  }

  private Table scanTable() {
    return new Table(
        "rank_scan",
        "Numbers of components",
        List.of(
            new Column.Numbers("rank", "", "Number of components.", numbers(scan.ranks().size())),
            new Column.Numbers("error", "", "Least relative error of all starts.", errors()),
            new Column.Numbers(
                "similarity",
                "",
                "Mean congruence of the other starts with the best.",
                similarities()),
            new Column.Numbers(
                "held_out_error",
                "",
                "Relative error over cells that the fit did not see.",
                scan.ranks().stream().mapToDouble(RankScan.Entry::heldOutError).toArray())));
  }

  private double[] errors() {
    return scan.ranks().stream().mapToDouble(e -> e.ensemble().best().error()).toArray();
  }

  private double[] similarities() {
    return scan.ranks().stream().mapToDouble(e -> e.ensemble().congruence()).toArray();
  }

  private static double[] numbers(int count) {
    return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
  }

  @Override
  public List<Plot> plots(Palette palette) {
    List<Plot> plots = new ArrayList<>();
    List<Panel> panels = new ArrayList<>();
    int modes = labelled.axes().size();
    int most = IntStream.range(0, modes).map(model()::columns).max().orElse(0);
    for (int r = 0; r < Math.min(SHOWN, most); r++) {
      for (int mode = 0; mode < modes; mode++) {
        panels.add(
            r < model().columns(mode)
                ? factor(r, mode, palette)
                : Panels.curves(
                    List.of(), Label.of(labelled.axes().get(mode).name()), Label.of(""), palette));
      }
    }
    plots.add(new Plot("components", Panels.figure("Tensor components", palette, modes, panels)));
    if (!scan.ranks().isEmpty()) {
      double[] ranks = numbers(scan.ranks().size());
      double[] heldOut = scan.ranks().stream().mapToDouble(RankScan.Entry::heldOutError).toArray();
      plots.add(
          new Plot(
              "rank_scan",
              Panels.figure(
                  "Numbers of components",
                  palette,
                  2,
                  List.of(
                      Panels.curves(
                          List.of(
                              new Curve("fitted", ranks, errors()),
                              new Curve("held out", ranks, heldOut)),
                          Label.counting("Components"),
                          Label.of("Relative error"),
                          palette),
                      Panels.curves(
                          List.of(new Curve("", ranks, similarities())),
                          Label.counting("Components"),
                          Label.of("Similarity of starts"),
                          palette)))));
    }
    return plots;
  }

  private Panel factor(int r, int mode, Palette palette) {
    TensorAxis axis = labelled.axes().get(mode);
    double[] values = model().factor(mode, r);
    String name = Character.toUpperCase(axis.name().charAt(0)) + axis.name().substring(1);
    Label y = Label.of("Component " + (r + 1));
    if (axis.name().equals("time")) {
      double[] times = axis.labels().stream().mapToDouble(TensorFound::number).toArray();
      Panel curve =
          Panels.curves(List.of(new Curve("", times, values)), new Label("Time", "s"), y, palette);
      // From 0, as in the bars beside it, so that little change looks little.
      Axis up = curve.y();
      return curve.withY(
          Axis.Numeric.of(Math.min(0, up.low()), Math.max(0, up.high()), y.name(), ""));
    }
    double[] edges = new double[values.length + 1];
    Arrays.setAll(edges, i -> i + 0.5);
    return Panels.bars(edges, values, Label.of(name), y, palette)
        .withX(Panels.columnNames(name, axis.labels()));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    int missing = labelled.mask().cells().length;
    notes.add(
        missing == 0
            ? "all " + labelled.tensor().cells() + " values"
            : missing + " of " + labelled.tensor().cells() + " values are missing");
    notes.add(
        "relative error %.4f, similarity of starts %.3f"
            .formatted(ensemble.best().error(), ensemble.congruence()));
    if (!scan.ranks().isEmpty()) {
      notes.add("the scan advises " + scan.advised() + ": " + scan.reason());
    }
    return notes;
  }

  @Override
  public Diagnostics diagnostics() {
    return new Diagnostics(ensemble.best().converged(), "relative error", ensemble.best().errors());
  }
}
