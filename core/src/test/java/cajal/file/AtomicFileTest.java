package cajal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aWrittenFileHasThePermissionsOfAnyOtherNewFile() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path usual = Files.createFile(folder.resolve("usual"));
    Path written = folder.resolve("project.yaml");
    AtomicFile.write(written, bytes("title: x"));
    assertThat(Files.getPosixFilePermissions(written))
        .isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void aDraftLeftByAKilledProcessIsInNobodysWay() throws IOException {
    Path stale = Files.writeString(folder.resolve(".project.yaml.0.part"), "half");
    Path written = folder.resolve("project.yaml");
    AtomicFile.write(written, bytes("one"));
    AtomicFile.write(written, bytes("two"));
    assertThat(written).hasContent("two");
    assertThat(stale).hasContent("half");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(stale, written);
    }
  }
}
