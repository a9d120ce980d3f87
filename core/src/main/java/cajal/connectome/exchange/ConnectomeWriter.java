package cajal.connectome.exchange;

import cajal.connectome.Connectome;
import java.nio.file.Path;
import java.util.Map;

/// Writes connectomes in one format. A class of this type with a constructor without arguments in
/// this package is found by {@link ConnectomeFiles}.
public interface ConnectomeWriter {

  /// The format in a few words, such as `GraphML`.
  String name();

  /// End of the names of such files, such as `.graphml`.
  String ending();

  /// What is to be written, file by file.
  ///
  /// @param file as the person named it; the first of the result
  Map<Path, byte[]> files(Connectome connectome, Path file);
}
