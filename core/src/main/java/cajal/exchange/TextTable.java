package cajal.exchange;

import cajal.problem.ProblemException;
import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Reads a table of numbers and words from a text, row by row.
final class TextTable {

  private static final int ROWS_BEFORE_DECISION = 256;

  private final Path file;
  private final TextShape shape;
  private final List<Numbers> numbers = new ArrayList<>();
  private final List<List<String>> words = new ArrayList<>();
  private final boolean[] textual;
  private final List<Map<String, String>> known = new ArrayList<>();
  private final List<List<String>> early = new ArrayList<>();
  private final List<Integer> earlyLines = new ArrayList<>();
  private final Choice choice;
  private Optional<TableSpikes> spikes = Optional.empty();
  private boolean decided;
  private int lastLine;

  private TextTable(Path file, TextShape shape, Choice choice) {
    this.file = file;
    this.shape = shape;
    this.choice = choice;
    this.textual = new boolean[shape.names().size()];
    for (int i = 0; i < textual.length; i++) {
      numbers.add(new Numbers());
      words.add(new ArrayList<>());
      known.add(new HashMap<>());
    }
  }

  /// A table with what its text showed.
  ///
  /// @param table without rows where they were taken one by one
  /// @param spikes what took the rows
  record Read(Table table, TextShape shape, Optional<TableSpikes> spikes) {}

  /// Says who takes the rows one by one, if anybody, when names and kinds of the columns are known.
  interface Choice {
    Optional<TableSpikes> of(TextShape shape, boolean[] textual);
  }

  /// The table in a file, which may be compressed.
  ///
  /// @throws cajal.problem.ProblemException if rows differ in length or a column of numbers holds
  ///   something else, with line and column
  static Read read(Path file, Progress progress) {
    return read(file, (_, _) -> Optional.empty(), progress);
  }

  /// The same, where the rows need not stay.
  static Read read(Path file, Choice choice, Progress progress) {
    return Unreadable.guarded(
        file,
        () -> {
          TextShape shape = TextShape.of(FileHead.text(file));
          if (shape.names().isEmpty()) {
            throw Unreadable.at(
                file.toString(),
                Files.size(file) == 0
                    ? "The file is empty."
                    : "There are no rows of numbers in it.",
                "A table has a row of numbers in each line.");
          }
          TextTable reader = new TextTable(file, shape, choice);
          try {
            reader.readRows(progress);
          } catch (IOException | UncheckedIOException e) {
            throw reader.brokenOff(e);
          }
          return new Read(reader.table(), shape, reader.spikes);
        });
  }

  private ProblemException brokenOff(Exception e) {
    Throwable reason = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
    return Unreadable.at(
        file,
        lastLine + 1,
        1,
        "The text breaks off here: "
            + (reason instanceof EOFException ? "the file ends before it" : reason.getMessage())
            + ".",
        "Get the file again from where it came.");
  }

  private void readRows(Progress progress) throws IOException {
    try (Reader text =
        new BufferedReader(
            new InputStreamReader(FileHead.open(file, progress), StandardCharsets.UTF_8),
            1 << 16)) {
      if (shape.separator() == ' ') {
        readLines((BufferedReader) text);
      } else {
        readRecords(text);
      }
    }
    decide();
  }

  private void readRecords(Reader text) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(shape.separator())
            .setIgnoreEmptyLines(false)
            .get();
    try (CSVParser parser = CSVParser.builder().setReader(text).setFormat(format).get()) {
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        CSVRecord record = records.next();
        int line = (int) Math.max(parser.getCurrentLineNumber(), record.getRecordNumber());
        if (record.getRecordNumber() <= shape.skipped()
            || (record.size() == 1 && record.get(0).isBlank() && shape.names().size() > 1)
            || record.get(0).startsWith("#")) {
          continue;
        }
        row(record.toList(), line);
      }
    }
  }

  private void readLines(BufferedReader text) throws IOException {
    String line;
    for (int number = 1; (line = text.readLine()) != null; number++) {
      if (number <= shape.skipped() || line.isBlank() || line.startsWith("#")) {
        continue;
      }
      row(Arrays.asList(line.strip().split("[ \t]+")), number);
    }
  }

  private void row(List<String> fields, int line) {
    lastLine = line;
    int width = textual.length;
    int size = fields.size();
    // Some writers end each line with a separator.
    if (size == width + 1 && fields.getLast().isBlank()) {
      size = width;
    }
    if (size != width) {
      throw Unreadable.at(
          file,
          line,
          1,
          "This row has " + size + " fields where " + width + " were expected.",
          "The file may be cut off, or a name may hold the separator.");
    }
    if (!decided) {
      early.add(fields);
      earlyLines.add(line);
      if (early.size() == ROWS_BEFORE_DECISION) {
        decide();
      }
    } else {
      take(fields, line);
    }
  }

  // A column is one of words where its first rows hold anything but numbers.
  private void decide() {
    if (decided) {
      return;
    }
    decided = true;
    for (int column = 0; column < textual.length; column++) {
      for (List<String> row : early) {
        String field = row.get(column);
        textual[column] |= !Numbers.isMissing(field) && !Numbers.isNumber(field);
      }
    }
    spikes = choice.of(shape, textual);
    for (int i = 0; i < early.size(); i++) {
      take(early.get(i), earlyLines.get(i));
    }
    early.clear();
  }

  private void take(List<String> fields, int line) {
    if (spikes.isPresent()) {
      spikes.get().add(new Fields(fields, line), file.toString());
      return;
    }
    for (int column = 0; column < textual.length; column++) {
      if (textual[column]) {
        words.get(column).add(word(column, fields.get(column)));
      } else {
        numbers.get(column).add(number(fields.get(column), line, column));
      }
    }
  }

  private final class Fields implements TableSpikes.Row {
    private final List<String> fields;
    private final int line;

    Fields(List<String> fields, int line) {
      this.fields = fields;
      this.line = line;
    }

    @Override
    public String text(int column) {
      return textual[column]
          ? word(column, fields.get(column))
          : new Column.Numbers("", "", "", new double[] {number(column)}).text(0);
    }

    @Override
    public double number(int column) {
      return TextTable.this.number(fields.get(column), line, column);
    }
  }

  // The same few words come again and again.
  private String word(int column, String field) {
    return known.get(column).computeIfAbsent(field, String::strip);
  }

  private double number(String field, int line, int column) {
    double value = Numbers.parse(field);
    if (Double.isNaN(value) && !Numbers.isMissing(field)) {
      throw Unreadable.at(
          file,
          line,
          column + 1,
          "'"
              + field.substring(0, Math.min(field.length(), 40))
              + "' in column "
              + shape.names().get(column)
              + " is no number.",
          "Leave the field empty where a value is missing.");
    }
    return value;
  }

  private Table table() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < textual.length; i++) {
      String name = shape.names().get(i);
      columns.add(
          textual[i]
              ? new Column.Texts(name, "", words.get(i))
              : new Column.Numbers(name, "", "", numbers.set(i, new Numbers()).toArray()));
    }
    return new Table("file", String.valueOf(file.getFileName()), columns);
  }
}
