package cajal.discover;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds classes by their being there: every concrete class of a type with a constructor without
/// arguments, in one package, in a directory of classes or in a jar.
public final class Discovery {

  private Discovery() {}

  /// One of each such class in the package of `home` and the packages below it, by class name.
  public static <T> List<T> below(Class<?> home, Class<T> type) {
    try {
      return at(
          Path.of(home.getProtectionDomain().getCodeSource().getLocation().toURI()), home, type);
    } catch (URISyntaxException | IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("this installation cannot be read: " + e, e);
    }
  }

  /// The same, in a directory of classes or a jar that is named.
  public static <T> List<T> at(Path place, Class<?> home, Class<T> type)
      throws IOException, ReflectiveOperationException {
    if (Files.isDirectory(place)) {
      return in(place, home, type);
    }
    try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
      return in(jar.getPath("/"), home, type);
    }
  }

  private static <T> List<T> in(Path root, Class<?> home, Class<T> type)
      throws IOException, ReflectiveOperationException {
    List<String> names;
    try (Stream<Path> files = Files.walk(root.resolve(home.getPackageName().replace('.', '/')))) {
      names =
          files
              .map(file -> root.relativize(file).toString().replace('\\', '/'))
              .filter(file -> file.endsWith(".class"))
              .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
              .sorted()
              .toList();
    }
    List<T> found = new ArrayList<>();
    for (String name : names) {
      Class<?> candidate = Class.forName(name, false, home.getClassLoader());
      if (type.isAssignableFrom(candidate)
          && !candidate.isInterface()
          && !Modifier.isAbstract(candidate.getModifiers())) {
        Constructor<?> constructor = candidate.getDeclaredConstructor();
        constructor.setAccessible(true);
        found.add(type.cast(constructor.newInstance()));
      }
    }
    return List.copyOf(found);
  }
}
