package cajal.exchange;

import cajal.activity.Activity;
import cajal.discover.Discovery;
import cajal.problem.Nearest;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Opens recordings of any known format and writes them in any.
public final class Recordings {

  private Recordings() {}

  // Looked for when the first file is opened, which costs nothing before.
  private static final class Known {
    static final List<Importer> IMPORTERS =
        Discovery.below(Recordings.class, Importer.class).stream()
            .sorted(Comparator.comparing(Importer::isLastResort))
            .toList();
    static final List<Exporter> EXPORTERS = Discovery.below(Recordings.class, Exporter.class);
  }

  /// All importers in the order in which they are asked.
  public static List<Importer> importers() {
    return Known.IMPORTERS;
  }

  /// All exporters.
  public static List<Exporter> exporters() {
    return Known.EXPORTERS;
  }

  /// The recording in a file or folder.
  ///
  /// @throws ProblemException if it is damaged or of no known format
  public static Activity open(Path path) {
    return read(path, ReadOptions.NONE, Progress.NONE).activity();
  }

  /// The recording in a file or folder, with what was not understood.
  ///
  /// @throws ProblemException if it is damaged or of no known format
  public static Reading read(Path path, ReadOptions options, Progress progress) {
    return importer(path)
        .orElseThrow(() -> Unreadable.at(path.toString(), unknown(path), formats()))
        .read(path, options, progress);
  }

  /// Whether a file or folder is of a known format.
  ///
  /// @throws ProblemException if it cannot be looked into
  public static Optional<Importer> importer(Path path) {
    if (!Files.exists(path)) {
      throw Unreadable.at(path.toString(), "There is no such file or folder.", neighbours(path));
    }
    return Unreadable.guarded(
        path,
        () -> {
          for (Importer importer : importers()) {
            if (importer.accepts(path)) {
              return Optional.of(importer);
            }
          }
          return Optional.empty();
        });
  }

  /// The exporter that the ending of a file asks for.
  ///
  /// @throws ProblemException if there is none
  public static Exporter exporter(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return exporters().stream()
        .filter(e -> e.extensions().stream().anyMatch(ending -> name.endsWith("." + ending)))
        .findFirst()
        .orElseThrow(() ->
            Unreadable.at(
                file.toString(),
                "The ending names no format that can be written.",
                "Known are "
                    + String.join(
                        ", ", exporters().stream().flatMap(e -> e.extensions().stream()).toList())
                    + "."));
  }

  private static String unknown(Path path) {
    if (Files.isDirectory(path)) {
      return "This folder holds no recording that is known here.";
    }
    try {
      return Files.size(path) == 0
          ? "The file is empty."
          : "The content of this file is of no format that is known here.";
    } catch (IOException e) {
      return "The file cannot be read: " + e.getMessage() + ".";
    }
  }

  private static String formats() {
    return "Known are "
        + String.join(", ", importers().stream().map(Importer::title).toList())
        + ".";
  }

  private static String neighbours(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "";
    }
    try (var files = Files.list(folder)) {
      return Nearest.remedy(
          String.valueOf(path.getFileName()),
          files.map(file -> String.valueOf(file.getFileName())).toList());
    } catch (IOException _) {
      return "";
    }
  }
}
