package cajal.exchange;

import cajal.work.Progress;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What importers ask of an HDF5 file: attributes and arrays as texts and doubles, by block.
final class H5File {

  static final byte[] MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private H5File() {}

  /// Work on an open file.
  interface Work<T> {
    T on(HdfFile file) throws IOException;
  }

  /// Opens a file, does the work and tells all failures as problems of the file.
  static <T> T with(Path path, Work<T> work) {
    return Unreadable.guardedWhole(
        path,
        () -> {
          try (HdfFile file = new HdfFile(path)) {
            return work.on(file);
          }
        });
  }

  /// Whether a file is HDF5 and a look into it says yes; a damaged one says no.
  static boolean shows(Path path, java.util.function.Predicate<HdfFile> test) throws IOException {
    if (!isHdf5(path)) {
      return false;
    }
    try (HdfFile file = new HdfFile(path)) {
      return test.test(file);
    } catch (RuntimeException _) {
      // The library answers damaged files with exceptions of many kinds.
      return false;
    }
  }

  /// Whether a file begins as HDF5 does, at its beginning or after a block of somebody else's.
  static boolean isHdf5(Path path) throws IOException {
    byte[] head = FileHead.raw(path, 512 + MAGIC.length);
    return starts(head, 0) || starts(head, 512);
  }

  private static boolean starts(byte[] bytes, int at) {
    return bytes.length >= at + MAGIC.length
        && Arrays.equals(bytes, at, at + MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /// A member of a group by its path; nothing where it is missing or its link leads nowhere.
  static Optional<Node> child(Group group, String path) {
    Node at = group;
    for (String name : path.split("/", -1)) {
      if (!(at instanceof Group inner)) {
        return Optional.empty();
      }
      Node next = inner.getChildren().get(name);
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }

  static Optional<Group> group(Group group, String path) {
    return child(group, path).filter(Group.class::isInstance).map(Group.class::cast);
  }

  static Optional<Dataset> dataset(Group group, String path) {
    return child(group, path).filter(Dataset.class::isInstance).map(Dataset.class::cast);
  }

  /// An array that a format requires.
  ///
  /// @throws cajal.problem.ProblemException if it is missing
  static Dataset required(Path file, Group group, String path) {
    return dataset(group, path)
        .orElseThrow(() ->
            Unreadable.damaged(
                file, "The array " + path + " is missing in " + group.getPath() + "."));
  }

  /// An attribute as text; empty where there is none.
  static String text(Node node, String attribute) {
    Attribute found = node.getAttributes().get(attribute);
    return found == null || found.isEmpty() ? "" : String.join(", ", texts(found.getData()));
  }

  /// A single array value or short list as text.
  static String text(Dataset dataset) {
    return dataset.isEmpty() ? "" : String.join(", ", texts(dataset.getData()));
  }

  /// A list of texts of an attribute.
  static List<String> texts(Node node, String attribute) {
    Attribute found = node.getAttributes().get(attribute);
    return found == null || found.isEmpty() ? List.of() : texts(found.getData());
  }

  /// Whether an array is one of texts.
  static boolean isText(Dataset dataset) {
    return dataset.getJavaType() == String.class;
  }

  /// All texts of an array.
  static List<String> texts(@Nullable Object data) {
    if (data == null) {
      return List.of();
    }
    if (data.getClass().isArray()) {
      return java.util.stream.IntStream.range(0, Array.getLength(data))
          .mapToObj(i -> texts(Array.get(data, i)))
          .flatMap(List::stream)
          .toList();
    }
    String text = data instanceof Float f ? Double.toString(f) : String.valueOf(data);
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return List.of(text.substring(0, end).strip());
  }

  /// A number of an attribute; NaN where there is none.
  static double number(Node node, String attribute) {
    Attribute found = node.getAttributes().get(attribute);
    return found == null || found.isEmpty() ? Double.NaN : first(found.getData());
  }

  private static double first(@Nullable Object data) {
    Object at = data;
    while (at != null && at.getClass().isArray()) {
      at = Array.getLength(at) == 0 ? null : Array.get(at, 0);
    }
    return at instanceof Number number
        ? number.doubleValue()
        : at instanceof String text ? Numbers.parse(text) : Double.NaN;
  }

  /// All numbers of an array, the last dimension fastest, read block by block.
  ///
  /// @throws cajal.problem.ProblemException if it holds no numbers or too many
  static double[] numbers(Path file, Dataset dataset, Progress progress) {
    H5Numbers numbers = new H5Numbers(file, dataset, progress);
    return Unreadable.guarded(file, () -> numbers.all(numbers.count()));
  }

  /// Visits all groups and arrays below a group, each once however many links lead to it.
  static void walk(Group group, java.util.function.Consumer<Node> visitor) {
    walk(group, visitor, new HashSet<>(Set.of(group.getAddress())));
  }

  private static void walk(Group group, java.util.function.Consumer<Node> visitor, Set<Long> seen) {
    for (Node child : group.getChildren().values()) {
      long address;
      try {
        address = child.getAddress();
      } catch (io.jhdf.exceptions.HdfBrokenLinkException _) {
        continue;
      }
      if (!seen.add(address)) {
        continue;
      }
      visitor.accept(child);
      if (child instanceof Group inner) {
        walk(inner, visitor, seen);
      }
    }
  }
}
