package cajal.connectome.exchange;

import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.util.List;

/// Reads connectomes of one format. A class of this type with a constructor without arguments in
/// this package is found by {@link ConnectomeFiles}.
public interface ConnectomeReader {

  /// The format in a few words, such as `GraphML`.
  String name();

  /// Ends of the names of such files, such as `.graphml`, in lower case and without `.gz`.
  List<String> endings();

  /// Whether the file looks like one of this format; several readers may say so, and the one of the
  /// highest {@link #confidence} reads it.
  boolean recognises(GivenFile file);

  /// How special the format is: tables are what is left when nothing else fits.
  default int confidence() {
    return 1;
  }

  /// Reads it.
  ///
  /// @throws ProblemException if it cannot be read, with the place
  Imported read(GivenFile file, ImportOptions options, Progress progress);
}
