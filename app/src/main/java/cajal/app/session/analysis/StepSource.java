package cajal.app.session.analysis;

import cajal.analyse.Card;
import cajal.analyse.Input;
import cajal.analyse.InputFiles;
import cajal.app.session.RunSession;
import cajal.app.session.SharedRecording;
import cajal.exchange.ReadOptions;
import cajal.exchange.Recordings;
import cajal.exchange.RunActivity;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.project.AnalysisStep;
import cajal.table.Column;
import cajal.table.Table;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the data of a step come from: which data they are just now, and how to read them.
///
/// @param fingerprint tells these data from others
/// @param read reads them, on a worker
record StepSource(String fingerprint, Function<Progress, Input> read) {

  /// The newest run, as far as it has come.
  static StepSource ofRun(RunSession run) {
    SharedRecording shared = run.recordingProperty().get();
    if (shared == null) {
      throw problem("There is no run yet.", "Press Run, or choose a recording.");
    }
    // What simulated so far is what the last look at the run showed.
    String state = System.identityHashCode(shared) + " " + run.status().simulatedMs();
    return new StepSource("run " + state, progress -> read(shared, progress));
  }

  private static Input read(SharedRecording shared, Progress progress) {
    AtomicReference<@Nullable Input> input = new AtomicReference<>();
    shared.read(recording -> input.set(new Input.Recorded(RunActivity.of(recording, progress))));
    Input read = input.get();
    if (read == null) {
      throw problem("That run is gone.", "Start another.");
    }
    return read;
  }

  /// A recording, a matrix or a tensor in a file or folder.
  ///
  /// @param folder that paths are relative to
  /// @param card of the analysis, which says as what the file is read
  static StepSource ofFile(String path, Path folder, Card card) {
    Path file = folder.resolve(path);
    String state;
    try {
      state =
          Files.exists(file) ? Files.size(file) + " " + Files.getLastModifiedTime(file) : "absent";
    } catch (IOException e) {
      state = "unreadable";
    }
    return new StepSource(
        "file " + file + " " + state,
        progress ->
            InputFiles.read(
                files(file, card), card, InputFiles.As.FITTING, ReadOptions.NONE, progress));
  }

  // A folder that is no recording itself holds several, where an analysis takes several.
  private static List<Path> files(Path file, Card card) {
    if (!Files.isDirectory(file)
        || !card.kinds().contains(Card.Kind.RECORDINGS)
        || Recordings.importer(file).isPresent()) {
      return List.of(file);
    }
    try (Stream<Path> inside = Files.list(file)) {
      List<Path> files = inside.filter(Files::isRegularFile).sorted().toList();
      return files.isEmpty() ? List.of(file) : files;
    } catch (IOException e) {
      throw problem(file + " cannot be read: " + e.getMessage() + ".", "Choose another.");
    }
  }

  /// The numbers of another step's table, a column for each of its columns of numbers.
  ///
  /// @param source `STEP` for its first table, or `STEP/TABLE`
  static StepSource ofStep(String source, StepState.Outcome outcome) {
    int slash = source.indexOf('/');
    String wanted = slash < 0 ? "" : source.substring(slash + 1);
    Optional<Table> table =
        outcome.result().tables().stream()
            .filter(candidate -> wanted.isEmpty() || candidate.name().equals(wanted))
            .findFirst();
    if (table.isEmpty()) {
      throw problem(
          "'" + source + "' has no such table.",
          "Its tables are "
              + String.join(", ", outcome.result().tables().stream().map(Table::name).toList())
              + ".");
    }
    return new StepSource(
        "step " + source + " " + outcome.of(), progress -> matrix(source, table.get()));
  }

  private static Input matrix(String title, Table table) {
    List<Column.Numbers> numbers = new ArrayList<>();
    List<String> rows = IntStream.rangeClosed(1, table.rows()).mapToObj(i -> "row " + i).toList();
    for (Column column : table.columns()) {
      switch (column) {
        case Column.Numbers one -> numbers.add(one);
        case Column.Texts(String name, String _, List<String> values) ->
            rows = name.equals("unit") || name.equals("cell") ? values : rows;
      }
    }
    double[][] values = new double[table.rows()][numbers.size()];
    for (int row = 0; row < values.length; row++) {
      for (int column = 0; column < numbers.size(); column++) {
        values[row][column] = numbers.get(column).values()[row];
      }
    }
    return new Input.NamedMatrix(
        title, rows, numbers.stream().map(Column.Numbers::name).toList(), values);
  }

  static boolean isRun(AnalysisStep step) {
    return step.source().equals(AnalysisStep.RUN);
  }

  static ProblemException problem(String what, String remedy) {
    return new ProblemException(Problem.error(null, what, remedy));
  }
}
