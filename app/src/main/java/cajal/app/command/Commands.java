package cajal.app.command;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Finds every command there is by looking into this package, in a directory of classes or in a
/// jar.
public final class Commands {

  private static final String FOLDER = Commands.class.getPackageName().replace('.', '/');

  private Commands() {}

  /// All commands in the order of the menus.
  public static List<Command> all() {
    try {
      Path place =
          Path.of(Commands.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return at(place);
    } catch (URISyntaxException | IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("the commands of this installation cannot be read", e);
    }
  }

  /// The commands of a directory of classes or of a jar.
  static List<Command> at(Path place) throws IOException, ReflectiveOperationException {
    return Files.isDirectory(place) ? in(place) : inJar(place);
  }

  private static List<Command> inJar(Path jar) throws IOException, ReflectiveOperationException {
    URI address = URI.create("jar:" + jar.toUri());
    try (FileSystem files = FileSystems.newFileSystem(address, Map.of())) {
      return in(files.getPath("/"));
    }
  }

  private static List<Command> in(Path root) throws IOException, ReflectiveOperationException {
    List<Command> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(root.resolve(FOLDER), "*Command.class")) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName()).replace(".class", "");
        Class<?> type = Class.forName(Commands.class.getPackageName() + "." + name);
        if (Command.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
          found.add((Command) type.getDeclaredConstructor().newInstance());
        }
      }
    }
    found.sort(
        Comparator.comparing((Command command) -> command.card().menu())
            .thenComparingInt(command -> command.card().position())
            .thenComparing(command -> command.card().name()));
    return List.copyOf(found);
  }
}
