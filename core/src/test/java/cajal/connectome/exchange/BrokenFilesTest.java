package cajal.connectome.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cajal.connectome.Connectomes;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every reader that is found refuses broken files with a problem that names the place, and never
/// ends otherwise.
class BrokenFilesTest {

  @TempDir Path folder;

  @Test
  void everyReaderRefusesEveryBrokenFileWithItsPlace() throws IOException {
    List<Path> files = broken();
    for (ConnectomeReader reader : ConnectomeFiles.readers()) {
      for (Path path : files) {
        // Any text may be taken for a table.
        if (reader.confidence() == 0 && !path.toString().contains(".csv")) {
          continue;
        }
        Throwable thrown =
            catchThrowable(
                () -> reader.read(GivenFile.of(path), ImportOptions.GUESS, Progress.NONE));
        assertRefused(reader.name() + " on " + path.getFileName(), thrown);
      }
    }
    for (Path path : files) {
      Throwable thrown =
          catchThrowable(() -> ConnectomeFiles.read(path, ImportOptions.GUESS, Progress.NONE));
      assertRefused("the right reader on " + path.getFileName(), thrown);
    }
  }

  private static void assertRefused(String what, Throwable thrown) {
    assertThat(thrown).as(what).isInstanceOf(ProblemException.class);
    Problem first = ((ProblemException) thrown).problems().getFirst();
    assertThat(first.isError()).as(what).isTrue();
    assertThat(first.place()).as(what).isNotNull();
    assertThat(first.what()).as(what).endsWith(".");
  }

  private List<Path> broken() throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(folder.resolve("missing.csv"));
    files.add(write("empty.csv", ""));
    files.add(write("blank.csv", "\n \n\n"));
    files.add(write("one_column.csv", "pre\nA\nB\n"));
    files.add(write("no_numbers.csv", "pre,post,weight\nA,B,many\nB,C,few\n"));
    files.add(write("zeros.csv", "pre,post,weight\nA,B,0\n"));
    files.add(write("open_quotation.csv", "pre,post,weight\nA,\"B,1\nB,C,2\n"));
    files.add(write("only_heads.csv", "pre,post,weight\n"));
    files.add(write("list.json", "[1, 2]"));
    files.add(write("other.json", "{\"cells\": []}"));
    files.add(write("cut.json", "{\"connections\": [{\"pre\": \"A\", \"post\""));
    files.add(write("deep.json", "[".repeat(100_000)));
    files.add(write("cut.graphml", "<graphml><graph><node id='a'/><edge source='a' tar"));
    files.add(write("none.graphml", "<graphml><graph><node id='a'/></graph></graphml>"));
    files.add(write("cut.gexf", "<gexf><graph><nodes><node id='a' label='b'/>"));
    files.add(write("cut.h5", "\u0089HDF\r\n\u001a\n\0\0\0\0"));
    files.add(write("noise.bin", noise(5000)));
    files.add(write("noise.h5", "\u0089HDF\r\n\u001a\n" + noise(5000)));
    files.add(write("noise.csv.gz", "\u001f\u008b" + noise(300)));
    return files;
  }

  @Test
  void filesThatAreCutAnywhereAreReadOrRefused() throws IOException {
    for (ConnectomeWriter writer : ConnectomeFiles.writers()) {
      Path whole = folder.resolve("whole" + writer.ending());
      ConnectomeFiles.write(Connectomes.load("white1986_jse"), whole);
      byte[] bytes = Files.readAllBytes(whole);
      for (int cut = 1; cut < bytes.length; cut += bytes.length / 60) {
        Path part = folder.resolve("part" + writer.ending());
        Files.write(part, Arrays.copyOf(bytes, cut));
        Throwable thrown =
            catchThrowable(() -> ConnectomeFiles.read(part, ImportOptions.GUESS, Progress.NONE));
        if (thrown != null) {
          assertRefused(writer.name() + " cut at " + cut, thrown);
        } else {
          assertThat(writer.ending())
              .as("cut at " + cut + " is only seen in tables")
              .isEqualTo(".csv");
        }
      }
    }
  }

  @Test
  void aDocumentTypeFetchesAndExpandsNothing() throws IOException {
    Path secret = write("secret.txt", "SECRET");
    Path file =
        write(
            "entity.graphml",
            "<!DOCTYPE graphml [<!ENTITY x SYSTEM '"
                + secret.toUri()
                + "'>]><graphml><key id='d' for='node' attr.name='class'/><graph><node"
                + " id='a'><data key='d'>&x;</data></node><edge source='a' target='a'/></graph>"
                + "</graphml>");
    try {
      Imported read = ConnectomeFiles.read(file, ImportOptions.GUESS, Progress.NONE);
      assertThat(read.connectome().cells().toString()).doesNotContain("SECRET");
    } catch (ProblemException e) {
      assertThat(e.getMessage()).contains("entity.graphml").doesNotContain("SECRET");
    }
  }

  private Path write(String name, String latin1) throws IOException {
    return Files.write(folder.resolve(name), latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  // Bytes of a linear congruential generator: binary, and the same each time.
  private static String noise(int length) {
    StringBuilder noise = new StringBuilder();
    long state = 12345;
    for (int i = 0; i < length; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      noise.append((char) (state >>> 56 & 0xFF));
    }
    return noise.append('\0').toString();
  }
}
