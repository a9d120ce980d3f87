package cajal.connectome.exchange;

import cajal.connectome.Connectome;
import cajal.discover.Discovery;
import cajal.file.AtomicFile;
import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Connectomes in files of any format that is known here.
public final class ConnectomeFiles {

  private static final int PREVIEWED = 20;

  private ConnectomeFiles() {}

  /// Lazy, so that what never opens a file does not look for formats.
  private static final class Found {
    static final List<ConnectomeReader> READERS =
        Discovery.below(ConnectomeReader.class, ConnectomeReader.class).stream()
            .sorted(Comparator.comparingInt(ConnectomeReader::confidence).reversed())
            .toList();
    static final List<ConnectomeWriter> WRITERS =
        Discovery.below(ConnectomeWriter.class, ConnectomeWriter.class);
  }

  /// Formats that can be read, the most special first.
  public static List<ConnectomeReader> readers() {
    return Found.READERS;
  }

  /// Formats that can be written.
  public static List<ConnectomeWriter> writers() {
    return Found.WRITERS;
  }

  /// Reads a connectome from a file of any format, which is known by what is in it.
  ///
  /// @throws ProblemException if it cannot be read, with the place
  public static Imported read(Path path, ImportOptions options, Progress progress) {
    GivenFile file = GivenFile.of(path);
    return reader(file, options).read(file, options, progress);
  }

  private static ConnectomeReader reader(GivenFile file, ImportOptions options) {
    return readers().stream()
        .filter(reader -> options.columns().isEmpty() || reader instanceof EdgeListReader)
        .filter(reader -> reader.recognises(file))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                Problem.error(
                    new Place(file.name(), 1, 1),
                    "This is no format of connectomes that is known here.",
                    "Known are: "
                        + readers().stream()
                            .map(ConnectomeReader::name)
                            .sorted()
                            .collect(Collectors.joining(", "))
                        + ".")));
  }

  /// How a table would be read; empty if the file is of a format that needs no mapping.
  ///
  /// @throws ProblemException if it cannot be read at all
  public static Optional<TablePreview> preview(Path path) {
    GivenFile file = GivenFile.of(path);
    ConnectomeReader reader = reader(file, ImportOptions.GUESS);
    boolean matrix = reader instanceof AdjacencyReader;
    if (!matrix && !(reader instanceof EdgeListReader)) {
      return Optional.empty();
    }
    DelimitedText text = DelimitedText.of(file.name(), file.text(), TableShape.ROWS_LOOKED_AT + 1);
    TableShape shape = TableShape.of(text.rows());
    return Optional.of(
        new TablePreview(
            text.separator(),
            matrix,
            shape.heads(),
            shape.sample().subList(0, Math.min(PREVIEWED, shape.sample().size())),
            ColumnMapping.guess(shape)));
  }

  /// Writes a connectome in the format that the end of the name tells, each file whole or not at
  /// all.
  ///
  /// @return the files that were written, the named one first
  /// @throws ProblemException if no format has that end
  public static List<Path> write(Connectome connectome, Path path) throws IOException {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    ConnectomeWriter writer =
        writers().stream()
            .filter(candidate -> name.endsWith(candidate.ending()))
            .findFirst()
            .orElseThrow(() ->
                new ProblemException(
                    Problem.error(
                        Place.of(name),
                        "The end of the name tells no format.",
                        "End it in "
                            + writers().stream()
                                .map(ConnectomeWriter::ending)
                                .collect(Collectors.joining(", "))
                            + ".")));
    Map<Path, byte[]> files = writer.files(connectome, path);
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      AtomicFile.write(file.getKey(), file.getValue());
    }
    return List.copyOf(files.keySet());
  }
}
