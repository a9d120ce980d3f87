package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.List;

/// A question about a connectome that a number answers; adding one is adding one class.
///
/// The same graph, options and seed give the same tables on any number of threads.
public interface Measure {

  /// What it is, for forms, help and `docs/measures.md`.
  About about();

  /// What kind its first table is of.
  Kind kind();

  /// What can be told to it beyond {@link Options}.
  default List<Setting> settings() {
    return List.of();
  }

  /// The measure, taken.
  ///
  /// @param graph all cells that count; {@link Graph#neurons()} leaves others out
  /// @throws java.util.concurrent.CancellationException if progress says to stop
  List<Table> of(Graph graph, Options options, Progress progress);

  /// What a measure is.
  ///
  /// @param name stable, lower case with underscores, such as `rich_club`
  /// @param title what a person reads above it
  /// @param help one sentence
  /// @param definition formula in words
  /// @param nullModel what it is compared with; empty where no null model is meant
  /// @param citation where it comes from, with DOI
  record About(
      String name,
      String title,
      String help,
      String definition,
      String nullModel,
      String citation) {}

  /// What the rows of a measure's first table are.
  enum Kind {
    /// Cells, named in the column `cell`: such tables colour a graph.
    PER_CELL,
    /// Connections, from the cell in the column `pre` to the one in `post`.
    PER_CONNECTION,
    /// Anything else, such as numbers about the whole in the columns `quantity` and `value`.
    GLOBAL
  }
}
