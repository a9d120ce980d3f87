package cajal.connectome.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A table with a row for each cell, beside a list of connections.
final class CellTable {

  private static final String[] WORDS_FOR_CELLS = {"cells", "nodes", "neurons"};
  private static final String[] WORDS_FOR_CONNECTIONS = {
    "connections", "edges", "edgelist", "synapses"
  };

  private CellTable() {}

  /// Adds the cells of the table that a person named, or of the one beside the file whose name says
  /// that it is meant: `larva_edges.csv.gz` has `larva_nodes.csv.gz`, `worm.csv` has
  /// `worm_cells.csv`.
  static void addTo(
      Draft draft,
      GivenFile file,
      ImportOptions options,
      DelimitedText connections,
      EdgeListReader.Columns columns) {
    Optional<Path> table = options.cells().or(() -> beside(file.path()));
    if (table.isEmpty()) {
      return;
    }
    GivenFile cells = GivenFile.of(table.get());
    if (options.cells().isEmpty()) {
      draft
          .findings()
          .add("", 0, "The cells are read from " + cells.name() + ", which is beside it.", "");
    }
    Set<String> ends = new HashSet<>();
    for (List<String> row : connections.rows()) {
      if (row.size() > Math.max(columns.pre(), columns.post())) {
        ends.add(row.get(columns.pre()));
        ends.add(row.get(columns.post()));
      }
    }
    add(draft, DelimitedText.of(cells), ends);
  }

  /// Where the cells of connections are written, so that they are found again.
  static Path beside(Path file, String cells) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(
        name.contains(".") ? name.replaceFirst("(?=\\.[^.]*$)", "_" + cells) : name + "_" + cells);
  }

  private static Optional<Path> beside(Path file) {
    String name = String.valueOf(file.getFileName());
    List<String> names = new ArrayList<>();
    for (String cells : WORDS_FOR_CELLS) {
      for (String connections : WORDS_FOR_CONNECTIONS) {
        if (name.contains(connections)) {
          names.add(name.replace(connections, cells));
        }
      }
      names.add(name.replaceFirst("(?=\\.[^.]*(\\.gz)?$)", "_" + cells));
    }
    return names.stream()
        .filter(candidate -> !candidate.equals(name))
        .map(file::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static void add(Draft draft, DelimitedText table, Set<String> ends) {
    TableShape shape = TableShape.of(table.rows());
    int key = keyColumn(table, shape, ends);
    for (int i = shape.first(); i < table.rows().size(); i++) {
      List<String> row = table.rows().get(i);
      Map<String, String> told = new LinkedHashMap<>();
      for (int column = 0; column < row.size(); column++) {
        if (column != key) {
          told.put(factName(shape.heads().get(column)), row.get(column));
        }
      }
      draft.cell(key < row.size() ? row.get(key) : "", told, table.lines().get(i));
    }
  }

  // A second name of a cell is its label: `name` is the one that connections use.
  private static String factName(String head) {
    return Words.CellRole.of(head).equals(Optional.of(Words.CellRole.NAME)) ? "label" : head;
  }

  // The column whose entries are most often ends of connections: a table may have numbers and
  // names.
  private static int keyColumn(DelimitedText table, TableShape shape, Set<String> ends) {
    int best = 0;
    long most = -1;
    for (int column = 0; column < shape.heads().size(); column++) {
      int at = column;
      long found =
          table.rows().stream()
              .filter(row -> at < row.size() && ends.contains(row.get(at)))
              .count();
      if (found > most) {
        best = column;
        most = found;
      }
    }
    return best;
  }
}
