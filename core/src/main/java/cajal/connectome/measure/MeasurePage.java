package cajal.connectome.measure;

import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Connection;
import cajal.connectome.Connectome.Position;
import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All measures as a page of Markdown, made from what they say of themselves and from the tables
/// that they give.
public final class MeasurePage {

  private static final String HEAD =
      """
      # Measures of connectomes

      Made from the measures themselves. Every measure takes a layer (`chemical`, `electrical` or `both`), whether weights
      count, a seed and a number of random graphs for its null model; all give the same tables for the same seed, on any
      number of threads. Connections of a cell with itself never count. In `both`, gap junctions stand in both directions
      among the chemical synapses.

      Where there is a null model the columns `null_mean`, `null_sd`, `z` and `p` stand beside the number: mean and standard
      deviation over random graphs, by how many deviations the number exceeds the mean (empty where random graphs all agree),
      and the two-sided probability from the ranks, of which the smallest with N random graphs is 2/(N + 1). Random graphs
      come from swapping the ends of two connections at a time, ten swaps for each connection (Maslov & Sneppen 2002,
      doi:10.1126/science.1065103). Where a graph is so sparse that fewer swaps are possible, it stays closer to the original.

      Paths between two cells, all that are as short and the k best, are found by `Paths`: by steps, or with connections as
      long as the inverse of their weight. Of paths that are as long, the one with more contacts comes first.
      """;

  private MeasurePage() {}

  /// The page.
  public static String of(List<Measure> measures) {
    StringBuilder page = new StringBuilder(HEAD);
    for (Measure measure : measures) {
      Measure.About about = measure.about();
      page.append("\n## ")
          .append(about.title())
          .append(" (`")
          .append(about.name())
          .append("`)\n\n");
      page.append(about.help()).append("\n\n").append(about.definition()).append("\n\n");
      if (!about.nullModel().isEmpty()) {
        page.append("Null model: ").append(about.nullModel()).append("\n\n");
      }
      page.append("Source: ").append(about.citation()).append(".\n");
      if (!measure.settings().isEmpty()) {
        page.append("\n| setting | default | range | meaning |\n|---|---|---|---|\n");
        for (Setting setting : measure.settings()) {
          page.append(
              "| `%s` | %s | %s to %s | %s |\n"
                  .formatted(
                      setting.name(),
                      plain(setting.value()),
                      plain(setting.least()),
                      plain(setting.most()),
                      setting.description()));
        }
      }
      for (Table table : measure.of(example(), Options.DEFAULT.rewirings(2), Progress.NONE)) {
        page.append("\nTable `").append(table.name()).append("`: ").append(table.title());
        if (table.column("quantity").isPresent()) {
          page.append("\n\n| quantity | meaning |\n|---|---|\n");
          for (int row = 0; row < table.rows(); row++) {
            page.append(row(table.texts("quantity").get(row), table.texts("meaning").get(row)));
          }
        } else {
          page.append("\n\n| column | meaning |\n|---|---|\n");
          for (Column column : table.columns()) {
            if (!NULL_COLUMNS.contains(column.name())) {
              page.append(row(column.name(), column.description()));
            }
          }
        }
      }
    }
    return page.toString();
  }

  private static String row(String name, String meaning) {
    return "| `" + name + "` | " + meaning + " |\n";
  }

  private static final Set<String> NULL_COLUMNS = Set.of("null_mean", "null_sd", "z", "p");

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /// A few cells, from whose tables the names of columns are read.
  private static Graph example() {
    List<Cell> cells = new ArrayList<>();
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String name = "C" + i / 2 + (i % 2 == 0 ? "L" : "R");
      cells.add(
          new Cell(
              name,
              "C" + i / 2,
              Connectome.Kind.NEURON,
              "interneuron",
              Set.of(),
              Optional.of(new Position(i, 0, 0)),
              Map.of()));
      connections.add(
          new Connection(name, "C" + (i + 1) % 6 / 2 + (i % 2 == 0 ? "R" : "L"), false, 1));
    }
    return Graph.of(new Connectome("example", "synapses", cells, connections));
  }
}
