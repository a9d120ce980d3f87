package cajal.app.session;

import java.nio.file.Path;

/// Where the program keeps what belongs to a user, by the XDG base directory rules.
public final class UserFolders {

  private UserFolders() {}

  /// For what the user chose.
  public static Path settings() {
    return folder("XDG_CONFIG_HOME", ".config");
  }

  /// For what is neither a setting nor a document: journals, runs, the catalogue.
  public static Path state() {
    return folder("XDG_STATE_HOME", ".local/state");
  }

  /// For what can be made anew.
  public static Path cache() {
    return folder("XDG_CACHE_HOME", ".cache");
  }

  private static Path folder(String variable, String otherwise) {
    String xdg = System.getenv(variable);
    Path base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home")).resolve(otherwise)
            : Path.of(xdg);
    return base.resolve("cajal");
  }
}
