package cajal.connectome.exchange;

import cajal.connectome.ConnectionKind;
import java.nio.file.Path;
import java.util.Optional;

/// What a person says about a file that it does not say itself.
///
/// @param columns which column says what; where empty, it is guessed
/// @param cells a table of the cells; where empty, one beside the file is taken if its name says so
/// @param kind the kind of connections that tell none
public record ImportOptions(
    Optional<ColumnMapping> columns, Optional<Path> cells, ConnectionKind kind) {

  /// All is guessed, and connections that tell no kind are chemical.
  public static final ImportOptions GUESS =
      new ImportOptions(Optional.empty(), Optional.empty(), ConnectionKind.CHEMICAL);

  /// The same with columns as a person chose them.
  public ImportOptions withColumns(ColumnMapping mapping) {
    return new ImportOptions(Optional.of(mapping), cells, kind);
  }
}
