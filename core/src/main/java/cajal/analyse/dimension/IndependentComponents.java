package cajal.analyse.dimension;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Diagnostics;
import cajal.analyse.Input;
import cajal.analyse.Observations;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.analyse.random.RandomSequence;
import cajal.figure.Palette;
import cajal.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Sources that are as independent as possible, by FastICA.
final class IndependentComponents implements Analysis<Fitting> {

  private static final double TOLERANCE = 1e-6;

  @Override
  public Card card() {
    return Card.of(
            "ica",
            Card.Group.DIMENSIONS,
            "Independent components",
            "Sources that are as independent of each other as possible, and how units mix them.",
            Card.Kind.SPIKES,
            Card.Kind.SIGNALS,
            Card.Kind.MATRIX)
        .from("Hyvärinen (1999) IEEE Trans Neural Netw 10:626-634", "10.1109/72.761722");
  }

  @Override
  public Fitting defaults() {
    return new Fitting(5, 500, 50);
  }

  @Override
  public Found run(Input input, Fitting parameters, Work work) {
    Observations observations = Observations.of(input, parameters.binMs());
    Principal principal = Principal.of(observations.values(), parameters.components(), work);
    int count =
        (int)
            Arrays.stream(principal.variances())
                .filter(variance -> variance > 1e-12 * principal.totalVariance())
                .count();
    int rows = observations.count();
    double[][] white = principal.scores(observations.values());
    double[] sd = Arrays.stream(principal.variances()).map(Math::sqrt).toArray();
    double[][] lines = new double[count][rows];
    for (int c = 0; c < count; c++) {
      int at = c;
      Arrays.setAll(lines[c], row -> white[row][at] / sd[at]);
    }
    Unmixing unmixing = Unmixing.of(lines, parameters.iterations(), work);
    double[][] sources = unmixing.sources(lines);
    double[][] mixing = new double[count][observations.features().size()];
    for (int source = 0; source < count; source++) {
      for (int c = 0; c < count; c++) {
        for (int f = 0; f < mixing[source].length; f++) {
          mixing[source][f] +=
              unmixing.rotation()[source][c] * sd[c] * principal.directions()[c][f];
        }
      }
    }
    return new Found(ordered(observations, sources, mixing), unmixing);
  }

  // The strongest source first; each with its largest weight positive.
  private static Components ordered(
      Observations observations, double[][] sources, double[][] mixing) {
    Integer[] order = new Integer[mixing.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(power(mixing[b]), power(mixing[a])));
    double[][] scores = new double[observations.count()][mixing.length];
    double[][] loadings = new double[mixing.length][];
    for (int c = 0; c < order.length; c++) {
      double[] weights = mixing[order[c]];
      double extreme = 0;
      for (double weight : weights) {
        extreme = Math.abs(weight) > Math.abs(extreme) * (1 + 1e-9) ? weight : extreme;
      }
      double sign = extreme < 0 ? -1 : 1;
      loadings[c] = Arrays.stream(weights).map(weight -> sign * weight).toArray();
      for (int row = 0; row < scores.length; row++) {
        scores[row][c] = sign * sources[order[c]][row];
      }
    }
    return new Components("source", observations, scores, loadings);
  }

  private static double power(double[] weights) {
    return Arrays.stream(weights).map(weight -> weight * weight).sum();
  }

  /// A rotation of white lines after which they are independent.
  ///
  /// @param rotation `[source][line]`
  /// @param changes how far the rotation moved in each pass
  record Unmixing(double[][] rotation, double[] changes, boolean converged) {

    static Unmixing of(double[][] lines, int iterations, Work work) {
      int count = lines.length;
      int rows = count == 0 ? 0 : lines[0].length;
      RandomSequence random = work.random("ica");
      double[][] rotation = new double[count][count];
      for (double[] row : rotation) {
        Arrays.setAll(row, _ -> random.normal());
      }
      rotation = Orthogonal.nearest(rotation);
      double[] changes = new double[iterations];
      int passes = 0;
      boolean converged = count == 0;
      while (passes < iterations && !converged) {
        work.progress().orStop();
        double done = (double) passes / iterations;
        double[][] from = rotation;
        double[][] next = new double[count][];
        work.part(done, done)
            .each(count, "sources", source -> next[source] = fixedPoint(lines, from[source], rows));
        rotation = Orthogonal.nearest(next);
        double change = 0;
        for (int source = 0; source < count; source++) {
          double product = 0;
          for (int c = 0; c < count; c++) {
            product += rotation[source][c] * from[source][c];
          }
          change = Math.max(change, Math.abs(Math.abs(product) - 1));
        }
        changes[passes++] = change;
        converged = change < TOLERANCE;
      }
      return new Unmixing(rotation, Arrays.copyOf(changes, passes), converged);
    }

    // mean(x tanh(w x)) - mean(1 - tanh^2(w x)) w
    private static double[] fixedPoint(double[][] lines, double[] w, int rows) {
      double[] next = new double[w.length];
      double slope = 0;
      for (int row = 0; row < rows; row++) {
        double at = 0;
        for (int c = 0; c < w.length; c++) {
          at += w[c] * lines[c][row];
        }
        double g = Math.tanh(at);
        slope += 1 - g * g;
        for (int c = 0; c < w.length; c++) {
          next[c] += g * lines[c][row];
        }
      }
      for (int c = 0; c < w.length; c++) {
        next[c] = (next[c] - slope * w[c]) / rows;
      }
      return next;
    }

    double[][] sources(double[][] lines) {
      int rows = lines.length == 0 ? 0 : lines[0].length;
      double[][] sources = new double[rotation.length][rows];
      for (int source = 0; source < rotation.length; source++) {
        for (int c = 0; c < lines.length; c++) {
          for (int row = 0; row < rows; row++) {
            sources[source][row] += rotation[source][c] * lines[c][row];
          }
        }
      }
      return sources;
    }
  }

  /// Sources over time and how units mix them.
  record Found(Components components, Unmixing unmixing) implements Result {

    @Override
    public List<Table> tables() {
      return List.of(components.loadingsTable(), components.scoresTable());
    }

    @Override
    public List<Plot> plots(Palette palette) {
      double[] changes = unmixing.changes();
      return List.of(
          components.plot(
              "sources",
              "Independent components",
              palette,
              Panels.curves(
                  List.of(
                      new Curve(
                          "",
                          IntStream.rangeClosed(1, changes.length).asDoubleStream().toArray(),
                          Arrays.stream(changes).map(x -> Math.log10(x + 1e-16)).toArray())),
                  Label.counting("Pass"),
                  Label.of("log10 of change"),
                  palette)));
    }

    @Override
    public List<String> notes() {
      return components.observations().notes();
    }

    @Override
    public Diagnostics diagnostics() {
      return new Diagnostics(unmixing.converged(), "change of the rotation", unmixing.changes());
    }
  }
}
