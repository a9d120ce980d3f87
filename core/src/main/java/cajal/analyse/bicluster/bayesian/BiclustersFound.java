package cajal.analyse.bicluster.bayesian;

import cajal.analyse.Diagnostics;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.analyse.Result;
import cajal.figure.Axis;
import cajal.figure.ColourMap;
import cajal.figure.Palette;
import cajal.figure.Panel;
import cajal.table.Column;
import cajal.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Bi-clusters as tables and figures.
record BiclustersFound(List<String> names, double binS, Biclustering found) implements Result {

  private static final double CONVERGED = 1.1;

  BiclustersFound {
    names = List.copyOf(names);
  }

  @Override
  public List<Table> tables() {
    int[] labels = found.neurons().labels();
    int[] states = found.states().labels();
    return List.of(
        new Table(
            "neurons",
            "Clusters of neurons",
            List.of(
                new Column.Texts("unit", "Name of the unit.", names),
                new Column.Numbers("cluster", "", "Its cluster, from 1 on.", ones(labels)))),
        new Table(
            "states",
            "States of the network",
            List.of(
                new Column.Numbers("time", "s", "Beginning of the bin.", times()),
                new Column.Numbers("state", "", "Its state, from 1 on.", ones(states)))),
        traces(),
        new Table(
            "convergence",
            "Convergence",
            List.of(
                new Column.Texts(
                    "quantity", "What is followed.", List.of("log_likelihood", "clusters")),
                new Column.Numbers(
                    "r_hat",
                    "",
                    "Potential scale reduction, near 1 where chains agree.",
                    new double[] {found.logLikelihood().rHat(), found.clusters().rHat()}),
                new Column.Numbers(
                    "effective_size",
                    "",
                    "How many independent draws the chains are worth.",
                    new double[] {
                      found.logLikelihood().effectiveSize(), found.clusters().effectiveSize()
                    }))));
  }

  private static double[] ones(int[] labels) {
    return Arrays.stream(labels).mapToDouble(label -> label + 1).toArray();
  }

  private double[] times() {
    double[] times = new double[found.states().labels().length];
    Arrays.setAll(times, t -> t * binS);
    return times;
  }

  private Table traces() {
    List<double[]> rows = new ArrayList<>();
    for (int c = 0; c < found.chains().size(); c++) {
      ChainResult chain = found.chains().get(c);
      for (int k = 0; k < chain.logLikelihood().length; k++) {
        rows.add(
            new double[] {
              c + 1, k, chain.logLikelihood()[k], chain.clusters()[k], chain.states()[k]
            });
      }
    }
    return new Table(
        "traces",
        "Traces of the chains",
        List.of(
            numbers("chain", "Number of the chain.", rows, 0),
            numbers("iteration", "Its iteration, from 0 on.", rows, 1),
            numbers("log_likelihood", "Logarithm of the likelihood of all counts.", rows, 2),
            numbers("clusters", "Number of clusters of neurons.", rows, 3),
            numbers("states", "Number of states that were visited.", rows, 4)));
  }

  private static Column numbers(String name, String description, List<double[]> rows, int at) {
    return new Column.Numbers(
        name, "", description, rows.stream().mapToDouble(row -> row[at]).toArray());
  }

  @Override
  public List<Plot> plots(Palette palette) {
    int[] order =
        IntStream.range(0, names.size())
            .boxed()
            .sorted((a, b) ->
                found.neurons().labels()[a] != found.neurons().labels()[b]
                    ? found.neurons().labels()[a] - found.neurons().labels()[b]
                    : a - b)
            .mapToInt(Integer::intValue)
            .toArray();
    int bins = found.states().labels().length;
    double[][] together = new double[order.length][order.length];
    double[][] means = new double[order.length][bins];
    for (int i = 0; i < order.length; i++) {
      for (int j = 0; j < order.length; j++) {
        together[i][j] = found.neurons().similarity()[order[i]][order[j]];
      }
      System.arraycopy(found.logMean(), order[i] * bins, means[i], 0, bins);
    }
    List<String> sorted = Arrays.stream(order).mapToObj(names::get).toList();
    List<Panel> panels =
        List.of(
            Panels.matrix(
                means,
                Axis.Numeric.of(0, bins * binS, "Time", "s"),
                Panels.rowNames("", sorted),
                Panels.scale(means, Label.of("Log mean count"), palette)),
            Panels.bordered(
                Panels.matrix(
                    together,
                    Panels.columnNumbers("Unit, by cluster", order.length),
                    Panels.rowNames("", sorted),
                    new Panel.ColourBar(ColourMap.VIRIDIS, 0, 1, "Together", "")),
                Arrays.stream(order).map(i -> found.neurons().labels()[i]).toArray()),
            states(palette),
            trace(palette));
    return List.of(
        new Plot("biclusters", Panels.figure("Bayesian bi-clusters", palette, 2, panels)));
  }

  // A state lasts from the beginning of a bin to its end.
  private Panel states(Palette palette) {
    int[] labels = found.states().labels();
    double[] times = new double[2 * labels.length];
    double[] states = new double[2 * labels.length];
    for (int bin = 0; bin < labels.length; bin++) {
      times[2 * bin] = bin * binS;
      times[2 * bin + 1] = (bin + 1) * binS;
      states[2 * bin] = labels[bin] + 1;
      states[2 * bin + 1] = labels[bin] + 1;
    }
    return Panels.curves(
        List.of(new Curve("", times, states)),
        new Label("Time", "s"),
        Label.counting("State"),
        palette);
  }

  private Panel trace(Palette palette) {
    List<Curve> curves = new ArrayList<>();
    for (int c = 0; c < found.chains().size(); c++) {
      double[] trace = found.chains().get(c).logLikelihood();
      double[] iterations = new double[trace.length];
      Arrays.setAll(iterations, k -> k);
      curves.add(new Curve("chain " + (c + 1), iterations, trace));
    }
    return Panels.curves(curves, Label.of("Iteration"), Label.of("Log likelihood"), palette);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "%d units, %d bins, all spikes".formatted(names.size(), found.states().labels().length),
        "%d chains; R-hat %.3f for the likelihood, %.3f for the number of clusters"
            .formatted(
                found.chains().size(), found.logLikelihood().rHat(), found.clusters().rHat()));
  }

  @Override
  public Diagnostics diagnostics() {
    return new Diagnostics(
        found.logLikelihood().rHat() < CONVERGED && found.clusters().rHat() < CONVERGED,
        "log likelihood",
        found.chains().getFirst().logLikelihood());
  }
}
