package cajal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cajal.activity.Activity;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Damaged files end as problems that name their place, in every importer there is.
class BrokenFilesTest {

  private static final int CUTS = 8;
  private static final int FLIPS = 12;

  @TempDir static Path folder;

  private static long noise = 1;

  // A generator of our own, since tests draw nothing from elsewhere: SplitMix64.
  private static int draw(int bound) {
    noise += 0x9E3779B97F4A7C15L;
    long z = noise;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) Long.remainderUnsigned(z ^ (z >>> 31), bound);
  }

  /// Whole files of all formats: what the exporters write, and the fixtures.
  static List<Path> wholeFiles() throws IOException {
    List<Path> files = new ArrayList<>(Fixtures.files(folder.resolve("fixtures")));
    for (Exporter exporter : Recordings.exporters()) {
      for (Activity activity :
          List.of(Examples.full(), Examples.report(), Examples.populations())) {
        if (activity.signals().isEmpty() && exporter instanceof NpyExporter) {
          continue;
        }
        Path file =
            folder
                .resolve(exporter.extensions().getFirst())
                .resolve(activity.title() + "." + exporter.extensions().getFirst());
        exporter.write(activity, file, Progress.NONE);
        try (var written = Files.list(file.getParent())) {
          files.addAll(
              written
                  .filter(f -> f.getFileName().toString().startsWith(activity.title() + "."))
                  .toList());
        }
      }
    }
    return files;
  }

  @Test
  void everyImporterOfFilesHasAFixture() throws IOException {
    List<Path> files = wholeFiles();
    for (Importer importer : Recordings.importers()) {
      if (importer.extensions().isEmpty()) {
        continue;
      }
      int accepted = 0;
      for (Path file : files) {
        accepted += importer.accepts(file) ? 1 : 0;
      }
      assertThat(accepted).as("whole files for %s", importer.title()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("wholeFiles")
  void aDamagedFileIsAProblemWithItsPlace(Path whole) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    Path copy = folder.resolve("broken").resolve(whole.getFileName());
    Files.createDirectories(copy.getParent());
    List<byte[]> broken = new ArrayList<>();
    broken.add(new byte[0]);
    broken.add(noise(bytes.length));
    byte[] wrongMagic = bytes.clone();
    Arrays.fill(wrongMagic, 0, Math.min(8, bytes.length), (byte) 'x');
    broken.add(wrongMagic);
    for (int i = 1; i < CUTS; i++) {
      broken.add(Arrays.copyOf(bytes, (int) ((long) bytes.length * i / CUTS)));
    }
    for (int i = 0; i < FLIPS && bytes.length > 0; i++) {
      byte[] flipped = bytes.clone();
      // More at the beginning, where the structure of most formats is told.
      int at = draw(i % 2 == 0 ? Math.min(bytes.length, 512) : bytes.length);
      flipped[at] = (byte) draw(256);
      broken.add(flipped);
    }
    List<Importer> own = Recordings.importer(whole).stream().toList();
    for (int i = 0; i < broken.size(); i++) {
      Files.write(copy, broken.get(i));
      problemsOnly(() -> Recordings.open(copy), whole);
      // Those whose file it never was are asked a few times only.
      for (Importer importer : i < 5 ? Recordings.importers() : own) {
        problemsOnly(() -> importer.read(copy, ReadOptions.NONE, Progress.NONE), whole);
      }
    }
    Files.delete(copy);
  }

  @Test
  void aFileThatIsNotThereIsAProblemWithTheNearestName() throws IOException {
    Files.writeString(folder.resolve("spikes.csv"), "unit,time_s\na,1\n");
    assertThat(problems(() -> Recordings.open(folder.resolve("spiks.csv"))).toString())
        .contains("no such file", "spikes.csv");
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) draw(256);
    }
    return bytes;
  }

  private interface Reads {
    Object read();
  }

  private static void problemsOnly(Reads reads, Path whole) {
    for (Problem problem : problems(reads)) {
      assertThat(problem.place()).as("place of: %s (%s)", problem, whole).isNotNull();
      assertThat(problem.what()).as(whole.toString()).isNotBlank();
    }
  }

  private static List<Problem> problems(Reads reads) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          try {
            assertThat(reads.read()).isNotNull();
            return List.of();
          } catch (ProblemException e) {
            assertThat(e.problems()).isNotEmpty();
            return e.problems();
          }
        });
  }
}
