package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/// Patterns of three and four cells that occur more often than by chance.
final class Motifs implements Measure {

  static final String NULL_MODEL =
      "Random graphs with the same numbers of partners in and out of every cell and, unless"
          + " keep_reciprocal is 0, of mutual partners.";

  static final Setting KEEP_RECIPROCAL =
      new Setting(
          "keep_reciprocal",
          1,
          0,
          1,
          "Whether random graphs keep every cell's number of mutual partners: 1 yes, 0 no.");

  private static final Setting MOST_CELLS =
      new Setting("most_cells", 4, 3, 4, "Whether patterns of 3 cells are counted, or of 4 too.");

  @Override
  public About about() {
    return new About(
        "motifs",
        "Motifs",
        "Patterns of three and four cells that occur more often than by chance.",
        "Every connected set of three or four cells belongs to one of 13 or 199 patterns, by all"
            + " connections among them. The id is the smallest number, over all numberings of the"
            + " cells, of which bit i n + j says whether the i-th connects to the j-th (n cells): 38"
            + " is the feed-forward loop, 204 the bi-fan.",
        NULL_MODEL,
        "Milo et al. 2002, doi:10.1126/science.298.5594.824; Wernicke 2006,"
            + " doi:10.1109/TCBB.2006.51");
  }

  @Override
  public Kind kind() {
    return Kind.GLOBAL;
  }

  @Override
  public List<Setting> settings() {
    return List.of(KEEP_RECIPROCAL, MOST_CELLS);
  }

  static Rewiring.Aim aim(Options options) {
    return options.of(KEEP_RECIPROCAL) >= 0.5 ? Rewiring.Aim.RECIPROCAL : Rewiring.Aim.RANDOM;
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Adjacency adjacency = graph.layer(options.layer());
    int most = (int) Math.round(options.of(MOST_CELLS));
    List<MotifCensus.Pattern> patterns =
        MotifCensus.PATTERNS.stream().filter(pattern -> pattern.cells() <= most).toList();
    double[] observed =
        Arrays.copyOf(MotifCensus.of(adjacency, most, progress.part(0, 0.01)), patterns.size());
    List<Null> nulls =
        Ensemble.drawn(
            options,
            observed.length,
            progress,
            draws ->
                MotifCensus.of(
                    Rewiring.of(adjacency, aim(options), draws), most, progress.part(1, 1)));
    List<String> classes = new ArrayList<>();
    for (MotifCensus.Pattern pattern : patterns) {
      classes.add(pattern.cells() == 3 ? Triads.NAMES.get(Triads.CLASS[pattern.code()]) : "");
    }
    Rows rows =
        new Rows("motifs", "Motifs")
            .numbers("cells", "Size of the pattern.", ints(patterns, MotifCensus.Pattern::cells))
            .numbers("id", "Number of the pattern.", ints(patterns, MotifCensus.Pattern::id))
            .texts("triad", "Class of the pattern in the triad census.", classes)
            .texts(
                "connections",
                "Which cell connects to which.",
                patterns.stream().map(MotifCensus.Pattern::connections).toList())
            .numbers("count", "Sets of cells that are connected so.", observed);
    return List.of(Null.columns(rows, observed, nulls).table());
  }

  private static int[] ints(
      List<MotifCensus.Pattern> patterns, ToIntFunction<MotifCensus.Pattern> number) {
    return patterns.stream().mapToInt(number).toArray();
  }
}
