package cajal.app.view.shell;

import cajal.app.session.UserFolders;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// What the window remembers of a person between two starts: theme, sizes, recent projects and
/// commands. A file that cannot be read or written costs the memory, never the work.
public final class Settings {

  private static final int KEPT = 8;

  private final Path file;
  private final Properties values = new Properties();

  /// @param file where they are kept; need not exist
  public Settings(Path file) {
    this.file = file;
    if (Files.isReadable(file)) {
      try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        values.load(in);
      } catch (IOException | IllegalArgumentException e) {
        values.clear();
      }
    }
  }

  /// Those of the user, by the XDG base directory rules; the system property `cajal.settings` names
  /// another file.
  public static Settings ofUser() {
    String chosen = System.getProperty("cajal.settings");
    return new Settings(
        chosen != null ? Path.of(chosen) : UserFolders.settings().resolve("settings.properties"));
  }

  public boolean dark() {
    return Boolean.parseBoolean(values.getProperty("dark", "false"));
  }

  public void setDark(boolean dark) {
    values.setProperty("dark", Boolean.toString(dark));
  }

  /// A remembered size or position, in pixels or as a fraction.
  public double number(String key, double otherwise) {
    try {
      double value = Double.parseDouble(values.getProperty(key, ""));
      return Double.isFinite(value) ? value : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  public void setNumber(String key, double value) {
    values.setProperty(key, Double.toString(value));
  }

  public String text(String key, String otherwise) {
    return values.getProperty(key, otherwise);
  }

  public void setText(String key, String value) {
    values.setProperty(key, value);
  }

  /// What was used lately under a heading such as `project`, the newest first.
  public List<String> recent(String heading) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < KEPT; i++) {
      String value = values.getProperty(heading + "." + i);
      if (value != null) {
        found.add(value);
      }
    }
    return found;
  }

  /// Puts something in front of what was used lately.
  public void use(String heading, String value) {
    List<String> newest = recent(heading);
    newest.remove(value);
    newest.addFirst(value);
    for (int i = 0; i < Math.min(KEPT, newest.size()); i++) {
      values.setProperty(heading + "." + i, newest.get(i));
    }
  }

  /// Writes the file in one move, so that a crash leaves the old one or the new one.
  ///
  /// @return whether it could be written
  public boolean save() {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null) {
        return false;
      }
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, "settings", ".tmp");
      try {
        try (Writer out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
          values.store(out, null);
        }
        Files.move(
            draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
      return true;
    } catch (IOException | SecurityException e) {
      return false;
    }
  }
}
