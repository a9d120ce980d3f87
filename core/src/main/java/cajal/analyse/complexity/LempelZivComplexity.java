package cajal.analyse.complexity;

import cajal.analyse.Analysis;
import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.Observations;
import cajal.analyse.Panels;
import cajal.analyse.Panels.Label;
import cajal.analyse.Parameter;
import cajal.analyse.Result;
import cajal.analyse.Work;
import cajal.analyse.random.RandomSequence;
import cajal.figure.Palette;
import cajal.table.Column;
import cajal.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How many words a description of each unit needs.
final class LempelZivComplexity implements Analysis<LempelZivComplexity.Parameters> {

  /// What makes a 1 of a value.
  enum Rule {
    /// A count above 0.
    SPIKES,
    /// A value above the unit's median.
    MEDIAN,
    /// A value above the unit's mean by one standard deviation.
    DEVIATION
  }

  record Parameters(
      @Parameter(title = "Rule", help = "What makes a 1 of a count or value.") Rule rule,
      @Parameter(
              title = "Surrogates",
              help = "Number of shuffled sequences with which each is compared; 0 for none.",
              min = 0,
              max = 10_000)
          int surrogates,
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
            "lz_complexity",
            Card.Group.COMPLEXITY,
            "Lempel-Ziv complexity",
            "Number of words that a description of each unit's activity needs, and how near to chance.",
            Card.Kind.SPIKES,
            Card.Kind.SIGNALS,
            Card.Kind.MATRIX)
        .from("Lempel & Ziv (1976) IEEE Trans Inf Theory 22:75-81", "10.1109/TIT.1976.1055501");
  }

  @Override
  public Parameters defaults() {
    return new Parameters(Rule.SPIKES, 10, 1);
  }

  @Override
  public Found run(Input input, Parameters parameters, Work work) {
    Observations observations = Observations.of(input, parameters.binMs());
    RandomSequence random = work.random("lz");
    List<Complexity> units =
        work.map(
            observations.features().size(),
            "words",
            unit -> {
              int[] symbols = symbols(observations.values(), unit, parameters.rule());
              int words = LempelZiv.words(symbols, 2);
              double shuffled = 0;
              for (int s = 0; s < parameters.surrogates(); s++) {
                int[] order =
                    random
                        .child((long) unit * parameters.surrogates() + s)
                        .permutation(symbols.length);
                int[] mixed = Arrays.stream(order).map(i -> symbols[i]).toArray();
                shuffled += LempelZiv.words(mixed, 2) / (double) parameters.surrogates();
              }
              return new Complexity(
                  words,
                  LempelZiv.normalised(words, symbols.length, 2),
                  parameters.surrogates() == 0 || shuffled == 0 ? Double.NaN : words / shuffled,
                  symbols.length == 0
                      ? Double.NaN
                      : Arrays.stream(symbols).sum() / (double) symbols.length);
            });
    return new Found(observations.features(), units, observations.notes());
  }

  private static int[] symbols(double[][] values, int unit, Rule rule) {
    double[] line = Arrays.stream(values).mapToDouble(row -> row[unit]).toArray();
    double threshold =
        switch (rule) {
          case SPIKES -> 0;
          case MEDIAN -> {
            double[] sorted = line.clone();
            Arrays.sort(sorted);
            yield line.length == 0
                ? 0
                : 0.5 * (sorted[(line.length - 1) / 2] + sorted[line.length / 2]);
          }
          case DEVIATION -> {
            double mean = Arrays.stream(line).average().orElse(0);
            double variance =
                Arrays.stream(line).map(x -> (x - mean) * (x - mean)).average().orElse(0);
            yield mean + Math.sqrt(variance);
          }
        };
    return Arrays.stream(line).mapToInt(x -> x > threshold ? 1 : 0).toArray();
  }

  /// Of one unit.
  ///
  /// @param normalised words times the logarithm of the length over the length
  /// @param ofShuffled words over those of the shuffled sequence
  /// @param ones part of symbols that are 1
  record Complexity(int words, double normalised, double ofShuffled, double ones) {}

  /// Of all units.
  record Found(List<String> names, List<Complexity> units, List<String> notes) implements Result {

    @Override
    public List<Table> tables() {
      return List.of(
          new Table(
              "units",
              "Complexity",
              List.of(
                  new Column.Texts("unit", "Name of the unit.", names),
                  column("words", "Number of words.", Complexity::words),
                  column(
                      "normalised", "Bits per symbol, of a long sequence.", Complexity::normalised),
                  column(
                      "of_shuffled",
                      "Words over those of shuffled sequences.",
                      Complexity::ofShuffled),
                  column("ones", "Part of symbols that are 1.", Complexity::ones))));
    }

    private Column column(String name, String description, ToDoubleFunction<Complexity> value) {
      return new Column.Numbers(name, "", description, units.stream().mapToDouble(value).toArray());
    }

    @Override
    public List<Plot> plots(Palette palette) {
      Table table = tables().getFirst();
      return List.of(
          new Plot(
              "complexity",
              Panels.figure(
                  "Lempel-Ziv complexity",
                  palette,
                  2,
                  List.of(
                      Panels.histogram(
                          table.numbers("normalised"), Label.of("Complexity"), "Units", palette),
                      Panels.dots(
                          table.numbers("ones"),
                          table.numbers("normalised"),
                          Label.of("Part of ones"),
                          Label.of("Complexity"),
                          palette)))));
    }
  }
}
