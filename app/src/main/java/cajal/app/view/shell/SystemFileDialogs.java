package cajal.app.view.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The file dialogs of the desktop.
public final class SystemFileDialogs implements FileDialogs {

  private final Window window;

  public SystemFileDialogs(Window window) {
    this.window = window;
  }

  @Override
  public Optional<Path> open(Path folder) {
    FileChooser chooser = chooser(folder);
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter("Cajal projects", "*.yaml", "*.yml"),
            new FileChooser.ExtensionFilter("All files", "*.*"));
    return Optional.ofNullable(chooser.showOpenDialog(window)).map(File::toPath);
  }

  @Override
  public Optional<Path> save(Path folder, String name) {
    FileChooser chooser = chooser(folder);
    chooser.setInitialFileName(name);
    return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
  }

  private static FileChooser chooser(Path folder) {
    FileChooser chooser = new FileChooser();
    // A folder that has gone makes the dialog fail.
    if (Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    return chooser;
  }
}
