package cajal.connectome.exchange;

import cajal.connectome.About;
import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome.Connection;
import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/// Reads a table with a row for each connection, whatever its columns are called.
final class EdgeListReader implements ConnectomeReader {

  private static final int ROWS_PER_STEP = 4096;
  private static final Set<String> UNTOLD = Set.of("weight", "weights", "w", "value", "n", "size");

  @Override
  public String name() {
    return "edge list";
  }

  @Override
  public List<String> endings() {
    return List.of(".csv", ".tsv", ".txt", ".tab", ".edgelist");
  }

  @Override
  public boolean recognises(GivenFile file) {
    return !file.isBinary();
  }

  @Override
  public int confidence() {
    return 0;
  }

  @Override
  public Imported read(GivenFile file, ImportOptions options, Progress progress) {
    progress.at(0, "Reading " + file.name());
    DelimitedText text = DelimitedText.of(file);
    TableShape shape = TableShape.of(text.rows());
    ColumnMapping mapping = options.columns().orElseGet(() -> ColumnMapping.guess(shape));
    Columns columns =
        Columns.of(mapping, shape, new Place(file.name(), text.lines().getFirst(), 1));
    Draft draft = new Draft(file, options.kind());
    CellTable.addTo(draft, file, options, text, columns);
    int width = shape.first() > 0 ? text.rows().getFirst().size() : shape.heads().size();
    for (int i = shape.first(); i < text.rows().size(); i++) {
      if (i % ROWS_PER_STEP == 0) {
        progress.orStop();
        progress.at((double) i / text.rows().size(), "Reading " + file.name());
      }
      row(draft, text.rows().get(i), text.lines().get(i), columns);
      draft.findings().addLonger(text.rows().get(i), width, text.lines().get(i));
    }
    String unit =
        mapping
            .of(ColumnMapping.Role.WEIGHT)
            .map(head -> head.toLowerCase(Locale.ROOT))
            .filter(head -> !UNTOLD.contains(head) && !head.matches("[0-9]+|num|number|nbr|count"))
            .orElse("contacts");
    return draft.finish(About.of(file.stem(), unit), name());
  }

  /// Places of the columns from 0; -1 for those that are not there.
  record Columns(int pre, int post, int weight, int kind, int ligand, int receptor) {

    static Columns of(ColumnMapping mapping, TableShape shape, Place place) {
      int[] at =
          Arrays.stream(ColumnMapping.Role.values())
              .mapToInt(role -> mapping.index(role, shape.heads(), place))
              .toArray();
      if (at[0] < 0 || at[1] < 0) {
        throw new ProblemException(
            Problem.error(
                place,
                "There is no column of sending and of receiving cells.",
                "Say which they are: pre=COLUMN,post=COLUMN; the columns are "
                    + String.join(
                        ", ", shape.heads().subList(0, Math.min(12, shape.heads().size())))
                    + "."));
      }
      return new Columns(at[0], at[1], at[2], at[3], at[4], at[5]);
    }
  }

  private static void row(Draft draft, List<String> row, int line, Columns columns) {
    double weight = 1;
    if (columns.weight() >= 0) {
      String text = field(row, columns.weight());
      OptionalDouble number = Words.number(text);
      if (number.isEmpty()) {
        draft
            .findings()
            .add(
                "rows without a number as weight",
                line,
                text.isEmpty()
                    ? "The weight is missing."
                    : "The weight '" + text + "' is no number.",
                "The row is left out.");
        return;
      }
      weight = number.getAsDouble();
    }
    Connection raw =
        new Connection(
            field(row, columns.pre()),
            field(row, columns.post()),
            ConnectionKind.CHEMICAL,
            weight,
            field(row, columns.ligand()),
            field(row, columns.receptor()));
    draft.row(line, field(row, columns.kind()), raw);
  }

  private static String field(List<String> row, int column) {
    return column < 0 || column >= row.size() ? "" : row.get(column);
  }
}
