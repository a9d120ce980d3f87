package cajal.app.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window remembers between two starts.
class SettingsTest {

  @TempDir private Path folder;

  @Test
  void whatWasSavedIsReadBack() {
    Path file = folder.resolve("new/folder/settings.properties");
    Settings settings = new Settings(file);
    settings.setDark(true);
    settings.setNumber("inspector.width", 333);
    settings.use("project", "a");
    settings.use("project", "b");
    settings.use("project", "a");
    assertThat(settings.save()).isTrue();
    Settings again = new Settings(file);
    assertThat(again.dark()).isTrue();
    assertThat(again.number("inspector.width", 0)).isEqualTo(333);
    assertThat(again.recent("project")).containsExactly("a", "b");
    assertThat(folder.resolve("new/folder")).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aFileThatIsNoSettingsFileIsForgotten() throws IOException {
    Path file = folder.resolve("settings.properties");
    Files.write(file, new byte[] {(byte) 0xff, '\\', 'u', 'x', 0});
    assertThat(new Settings(file).dark()).isFalse();
    assertThat(new Settings(file).number("inspector.width", 7)).isEqualTo(7);
  }

  @Test
  void aFolderThatCannotBeMadeIsNoFailure() throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "in the way");
    assertThat(new Settings(file.resolve("settings.properties")).save()).isFalse();
  }
}
