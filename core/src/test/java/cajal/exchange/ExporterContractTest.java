package cajal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.activity.Activity;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every exporter there is.
class ExporterContractTest {

  @TempDir Path folder;

  static List<Exporter> exporters() {
    return Recordings.exporters();
  }

  @ParameterizedTest
  @MethodSource("exporters")
  void aRecordingThatTheFormatCanHoldComesBackEqual(Exporter exporter) throws IOException {
    int compared = 0;
    for (Activity activity : Examples.all()) {
      if (!exporter.losses(activity).isEmpty()) {
        continue;
      }
      Path file = file(activity, exporter);
      exporter.write(activity, file, Progress.NONE);
      Reading back = Recordings.read(file, ReadOptions.NONE, Progress.NONE);

      same(back.activity(), activity, exporter.title() + ": " + activity.title());
      compared++;
    }
    assertThat(compared).as("examples that %s can hold", exporter.title()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("exporters")
  void whatIsLostIsSaidAndTheRestCanBeRead(Exporter exporter) throws IOException {
    for (Activity activity : Examples.all()) {
      Path file = file(activity, exporter);
      try {
        exporter.write(activity, file, Progress.NONE);
      } catch (ProblemException e) {
        assertThat(exporter.losses(activity)).isNotEmpty();
        assertThat(file).doesNotExist();
        continue;
      }
      assertThat(Recordings.open(file).title()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("exporters")
  void theSameRecordingGivesTheSameBytes(Exporter exporter) throws IOException {
    Path first = folder.resolve("a").resolve("report." + exporter.extensions().getFirst());
    Path second = folder.resolve("b").resolve("report." + exporter.extensions().getFirst());
    exporter.write(Examples.report(), first, Progress.NONE);
    exporter.write(Examples.report(), second, Progress.NONE);

    try (var files = Files.list(first.getParent())) {
      for (Path file : files.toList()) {
        assertThat(file).hasSameBinaryContentAs(second.resolveSibling(file.getFileName()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("exporters")
  void aFolderThatCannotBeWrittenIsAnOrdinaryFailure(Exporter exporter) throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() ->
            exporter.write(
                Examples.report(),
                inTheWay.resolve("report." + exporter.extensions().getFirst()),
                Progress.NONE))
        .isInstanceOfAny(IOException.class, ProblemException.class);
  }

  private Path file(Activity activity, Exporter exporter) {
    return folder
        .resolve(activity.title())
        .resolve(activity.title() + "." + exporter.extensions().getFirst());
  }

  static void same(Activity read, Activity written, String what) {
    assertThat(read.about()).as(what).containsAllEntriesOf(written.about());
    assertThat(read)
        .as(what)
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .withComparatorForType(Double::compare, Double.class)
        .ignoringFields("about")
        .isEqualTo(written);
  }
}
