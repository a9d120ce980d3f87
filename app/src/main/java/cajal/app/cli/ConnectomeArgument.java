package cajal.app.cli;

import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.connectome.exchange.ColumnMapping;
import cajal.connectome.exchange.ConnectomeFiles;
import cajal.connectome.exchange.ImportOptions;
import cajal.connectome.exchange.Imported;
import cajal.problem.Nearest;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a connectome that an argument names is found and read.
final class ConnectomeArgument {

  @Option(
      names = "--columns",
      paramLabel = "ROLE=COLUMN,...",
      description =
          "Which column of a table says what: pre=...,post=...,weight=...,kind=..., by head or number;"
              + " else it is guessed.")
  private @Nullable String columns;

  @Option(
      names = "--cells",
      paramLabel = "FILE",
      description = "A table of the cells; else one beside FILE whose name says so.")
  private @Nullable Path cells;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Kind of connections that tell none: ${COMPLETION-CANDIDATES}; else chemical.")
  private ConnectionKind kind = ConnectionKind.CHEMICAL;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ConnectomeArgument() {}

  /// A connectome, and what was odd in its file; a dataset has no oddities.
  record Given(Connectome connectome, String format, List<Problem> notes) {}

  ImportOptions options() {
    return new ImportOptions(
        Optional.ofNullable(columns).map(ColumnMapping::parse), Optional.ofNullable(cells), kind);
  }

  /// A file, or a dataset by its name or the beginning of it.
  ///
  /// @throws ProblemException if it is neither, with the nearest three datasets, or cannot be read
  Given read(String name, Progress progress) {
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      String dataset = Connectomes.meant(name).orElseThrow(() -> unknown(name));
      return new Given(Connectomes.load(dataset), "dataset", List.of());
    }
    Imported imported = ConnectomeFiles.read(file, options(), progress);
    return new Given(imported.connectome(), imported.format(), imported.notes());
  }

  private static ProblemException unknown(String name) {
    List<String> begin =
        Connectomes.names().stream()
            .filter(dataset -> dataset.startsWith(name.toLowerCase(Locale.ROOT)))
            .toList();
    if (begin.size() > 1 && !name.isBlank()) {
      return new ProblemException(
          Problem.error(
              null,
              "'" + name + "' is the beginning of several datasets.",
              "Name one: " + String.join(", ", begin) + "."));
    }
    return new ProblemException(
        Problem.error(
            null,
            "There is neither a file nor a dataset '" + name + "'.",
            "The nearest datasets are "
                + String.join(", ", Nearest.of(name, Connectomes.names(), 3))
                + "; --list shows all."));
  }
}
