package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Class files that are kept from one start of the program to the next.
class ClassShelfTest {

  private static final String ONE =
      "package cajal.kernel; final class Kept { static int value() { return 1; } }";
  private static final String TWO = ONE.replace("1", "2");

  @TempDir Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private int value(String source, ClassShelf shelf) throws ReflectiveOperationException {
    Class<?> made =
        InMemoryCompiler.compile(Map.of("Kept", source), shelf).values().iterator().next();
    return (int) made.getDeclaredMethod("value").invoke(null);
  }

  @Test
  void aClassIsTakenFromItsFile() throws Exception {
    ClassShelf shelf = new ClassShelf(folder, "program");
    assertThat(value(ONE, shelf)).isEqualTo(1);
    assertThat(files()).hasSize(1);

    // Under the name of the first source lies what was made from the second.
    assertThat(value(TWO, shelf)).isEqualTo(2);
    byte[] second = shelf.find(TWO).orElseThrow();
    shelf.put(Map.of(ONE, second));
    assertThat(value(ONE, shelf)).isEqualTo(2);
  }

  @Test
  void anotherProgramHasItsOwnFiles() throws Exception {
    value(ONE, new ClassShelf(folder, "program"));
    assertThat(new ClassShelf(folder, "program").find(ONE)).isPresent();
    assertThat(new ClassShelf(folder, "later program").find(ONE)).isEmpty();
  }

  @Test
  void aDamagedFileIsMadeAnew() throws Exception {
    ClassShelf shelf = new ClassShelf(folder, "program");
    value(ONE, shelf);
    Path file = files().getFirst();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, new byte[] {1, 2, 3});
    assertThat(value(ONE, shelf)).isEqualTo(1);
    assertThat(file).hasBinaryContent(whole);
  }

  @Test
  void aFolderThatCannotBeMadeDoesNoHarm() throws Exception {
    Path taken = Files.createFile(folder.resolve("taken"));
    assertThat(value(ONE, new ClassShelf(taken, "program"))).isEqualTo(1);
  }
}
