package cajal.app.view.shell;

import java.nio.file.Path;
import java.util.Optional;

/// How a person is asked for a file; apart from the window, because there are places without such
/// dialogs.
public interface FileDialogs {

  /// @param folder where to look first
  Optional<Path> open(Path folder);

  /// @param folder where to look first
  /// @param name what the file will be called unless the person says otherwise
  Optional<Path> save(Path folder, String name);
}
