package cajal.connectome.exchange;

import cajal.connectome.About;
import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome.Connection;
import cajal.work.Progress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Reads an adjacency matrix: a row for each sending cell, a column for each receiving one, with
/// their names before and above the numbers; rows and columns of remarks before those are passed
/// over.
final class AdjacencyReader implements ConnectomeReader {

  private static final int ROWS_LOOKED_AT = 40;
  private static final int MOST_REMARKS = 4;
  private static final double NAMES = 0.95;
  private static final double NUMBERS = 0.85;

  /// Where the names of a matrix stand: row and column, from 0.
  record Corner(int row, int column) {}

  @Override
  public String name() {
    return "adjacency matrix";
  }

  @Override
  public List<String> endings() {
    return List.of(".csv", ".tsv", ".txt", ".tab");
  }

  @Override
  public boolean recognises(GivenFile file) {
    if (file.isBinary()) {
      return false;
    }
    return corner(DelimitedText.of(file.name(), file.text(), ROWS_LOOKED_AT).rows()).isPresent();
  }

  /// The corner of the matrix, if it is one.
  static Optional<Corner> corner(List<List<String>> rows) {
    for (int row = 0; row < Math.min(MOST_REMARKS, rows.size() - 1); row++) {
      for (int column = 0; column < MOST_REMARKS; column++) {
        Corner corner = new Corner(row, column);
        if (isMatrix(rows, corner)) {
          return Optional.of(corner);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isMatrix(List<List<String>> rows, Corner corner) {
    List<String> heads = rows.get(corner.row());
    Set<String> names = new HashSet<>();
    int named = 0;
    for (int i = corner.column() + 1; i < heads.size(); i++) {
      if (!heads.get(i).isEmpty()) {
        named++;
        if (Words.number(heads.get(i)).isEmpty()) {
          names.add(heads.get(i));
        }
      }
    }
    String name = corner.column() < heads.size() ? heads.get(corner.column()) : "";
    boolean said = name.isEmpty() || name.contains("\\") || name.contains("/");
    if (named < 2 || names.size() < NAMES * named || (!said && !squares(rows, corner, names))) {
      return false;
    }
    int fields = 0;
    int numbers = 0;
    int rowNames = 0;
    for (List<String> row : rows.subList(corner.row() + 1, rows.size())) {
      if (corner.column() < row.size() && Words.number(row.get(corner.column())).isEmpty()) {
        rowNames += row.get(corner.column()).isEmpty() ? 0 : 1;
      }
      for (int i = corner.column() + 1; i < Math.min(row.size(), heads.size()); i++) {
        boolean number = row.get(i).isEmpty() || Words.number(row.get(i)).isPresent();
        fields++;
        numbers += number ? 1 : 0;
      }
    }
    return rowNames > 0 && numbers >= NUMBERS * fields;
  }

  // Names before the rows that are also above the columns tell a matrix from a table of facts.
  private static boolean squares(List<List<String>> rows, Corner corner, Set<String> names) {
    long same =
        rows.subList(corner.row() + 1, rows.size()).stream()
            .filter(row -> corner.column() < row.size())
            .filter(row -> names.contains(row.get(corner.column())))
            .count();
    return 2 * same >= rows.size() - corner.row() - 1;
  }

  @Override
  public Imported read(GivenFile file, ImportOptions options, Progress progress) {
    progress.at(0, "Reading " + file.name());
    DelimitedText text = DelimitedText.of(file);
    Corner corner = corner(text.rows()).orElse(new Corner(0, 0));
    Draft draft = new Draft(file, options.kind());
    boolean symmetric = true;
    List<String> heads = text.rows().get(corner.row());
    for (int i = corner.row() + 1; i < text.rows().size(); i++) {
      progress.orStop();
      List<String> row = text.rows().get(i);
      String pre = corner.column() < row.size() ? row.get(corner.column()) : "";
      int line = text.lines().get(i);
      if (!pre.isEmpty()) {
        draft.findings().addLonger(row, heads.size(), line);
        draft.findings().addShorter(row, heads.size(), line);
      }
      for (int j = corner.column() + 1; j < row.size(); j++) {
        String post = j < heads.size() ? heads.get(j) : "";
        OptionalDouble weight = Words.number(row.get(j));
        // Sums beside and below the matrix have no name.
        if (!pre.isEmpty() && !post.isEmpty() && weight.orElse(1) != 0) {
          symmetric &= mirrored(text.rows(), corner, i, j);
          entry(draft, line, new Entry(pre, post, row.get(j), options.kind()));
        }
      }
    }
    if (symmetric && options.kind() == ConnectionKind.CHEMICAL) {
      draft
          .findings()
          .add(
              "",
              text.lines().get(corner.row()),
              "The matrix is symmetric, as those of gap junctions are.",
              "It is read as chemical unless the kind is said: --kind electrical.");
    }
    return draft.finish(About.of(file.stem(), "contacts"), name());
  }

  private record Entry(String pre, String post, String text, ConnectionKind kind) {}

  private static void entry(Draft draft, int line, Entry entry) {
    OptionalDouble weight = Words.number(entry.text());
    if (weight.isPresent()) {
      draft.row(
          line,
          "",
          new Connection(entry.pre(), entry.post(), entry.kind(), weight.getAsDouble(), "", ""));
    } else if (!entry.text().isEmpty()) {
      draft
          .findings()
          .add(
              "entries that are no numbers",
              line,
              "'"
                  + entry.text()
                  + "' from "
                  + entry.pre()
                  + " to "
                  + entry.post()
                  + " is no number.",
              "It is left out.");
    }
  }

  private static boolean mirrored(List<List<String>> rows, Corner corner, int row, int column) {
    int mirrorRow = corner.row() + (column - corner.column());
    int mirrorColumn = corner.column() + (row - corner.row());
    return mirrorRow < rows.size()
        && mirrorColumn < rows.get(mirrorRow).size()
        && rows.get(mirrorRow).get(mirrorColumn).equals(rows.get(row).get(column));
  }
}
