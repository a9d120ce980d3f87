package cajal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("journals").resolve("test.journal");
  }

  /// Every project of a short session, the first as it was opened.
  private static List<Project> session() {
    List<Project> projects = new ArrayList<>();
    projects.add(Project.empty("Opened"));
    projects.add(projects.getLast().withTitle("Ünïcode 🧠"));
    projects.add(projects.getLast().withTitle("Ünïcode 🧡"));
    projects.add(projects.getLast().withSeed(7));
    projects.add(projects.getLast().withDescription("Two\nlines"));
    return projects;
  }

  private Journal written(List<Project> session) {
    Journal journal = Journal.start(file(), session.getFirst());
    for (int i = 1; i < session.size(); i++) {
      journal.append("Gesture " + i, session.get(i));
    }
    return journal;
  }

  /// What a process leaves behind that dies without closing anything.
  private Path left(byte[] bytes) throws IOException {
    Path left = folder.resolve("left.journal");
    Files.write(left, bytes);
    return left;
  }

  @Test
  void theLastGestureComesBack() throws IOException {
    List<Project> session = session();
    try (Journal _ = written(session)) {
      Journal.Recovered recovered = Journal.recover(left(Files.readAllBytes(file()))).orElseThrow();
      assertThat(recovered.project()).isEqualTo(session.getLast());
      assertThat(recovered.gestures())
          .containsExactly("Gesture 1", "Gesture 2", "Gesture 3", "Gesture 4");
    }
  }

  @Test
  void whereverTheFileIsCutOffTheLastWholeValueComesBack() throws IOException {
    List<Project> session = session();
    List<Long> ends = new ArrayList<>();
    byte[] whole;
    try (Journal journal = Journal.start(file(), session.getFirst())) {
      ends.add(Files.size(file()));
      for (Project project : session.subList(1, session.size())) {
        journal.append("Edit", project);
        ends.add(Files.size(file()));
      }
      whole = Files.readAllBytes(file());
    }
    for (int length = 0; length <= whole.length; length++) {
      int cut = length;
      long complete = ends.stream().filter(end -> end <= cut).count();
      Optional<Journal.Recovered> recovered = Journal.recover(left(Arrays.copyOf(whole, length)));
      // The first record is what was opened: there is nothing to bring back.
      assertThat(recovered.map(Journal.Recovered::project))
          .as("cut at byte %d", length)
          .isEqualTo(
              complete < 2 ? Optional.empty() : Optional.of(session.get((int) complete - 1)));
    }
  }

  @Test
  void aFlippedByteEndsTheJournalBeforeIt() throws IOException {
    List<Project> session = session();
    byte[] whole;
    try (Journal _ = written(session)) {
      whole = Files.readAllBytes(file());
    }
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Journal.recover(left(damaged))
          .ifPresent(recovered -> assertThat(session).contains(recovered.project()));
    }
  }

  @Test
  void savingAndClosingLeaveNothingToBringBack() throws IOException {
    List<Project> session = session();
    try (Journal journal = written(session)) {
      journal.restart(session.getLast());
      assertThat(Journal.recover(left(Files.readAllBytes(file())))).isEmpty();
      journal.append("Later", session.getFirst());
      assertThat(Journal.recover(left(Files.readAllBytes(file()))).orElseThrow().project())
          .isEqualTo(session.getFirst());
    }
    assertThat(file()).doesNotExist();
    assertThat(Journal.recover(file())).isEmpty();
  }

  @Test
  void anotherWindowNeitherTakesNorOverwritesTheJournal() {
    try (Journal _ = written(session())) {
      assertThat(Journal.recover(file())).isEmpty();
      assertThatThrownBy(() -> Journal.start(file(), Project.empty("Other")))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("another window");
    }
  }

  @Test
  void theFileStaysSmallHoweverLongOneWorks() throws IOException {
    Project project = Project.empty("Long").withDescription("x".repeat(50_000));
    try (Journal journal = Journal.start(file(), project)) {
      Project last = project;
      // Each edit changes both ends of the text, so that each record is as long as the project.
      for (int i = 0; i < 120; i++) {
        last = project.withTitle("Title " + i).withViews(List.of(view(i)));
        journal.append("Edit", last);
        assertThat(Files.size(file())).isLessThan(5 << 20);
      }
      assertThat(Journal.recover(left(Files.readAllBytes(file()))).orElseThrow().project())
          .isEqualTo(last);
      assertThatThrownBy(() -> Journal.start(file(), project))
          .as("the compacted journal is still this window's")
          .isInstanceOf(ProblemException.class);
    }
  }

  private static Project.View view(int i) {
    return new Project.View("raster", List.of("P" + i), List.of());
  }

  @Test
  void placesDifferForProjectsOfOneName() {
    Path a = Journal.place(folder, Path.of("/a/worm/project.yaml"));
    assertThat(a.getFileName().toString()).startsWith("worm-");
    assertThat(a).isNotEqualTo(Journal.place(folder, Path.of("/b/worm/project.yaml")));
    assertThat(Journal.place(folder, null)).isEqualTo(folder.resolve("untitled.journal"));
  }

  /// A process that edits until it is killed, and says after each edit how far it is.
  static final class Editor {

    private Editor() {}

    public static void main(String[] arguments) {
      Project project = Project.empty("0");
      Journal journal = Journal.start(Path.of(arguments[0]), project);
      for (int i = 1; ; i++) {
        journal.append("Edit " + i, project.withTitle(Integer.toString(i)));
        System.out.println(i);
      }
    }
  }

  @Test
  void whatWasEditedBeforeAKillComesBack() throws IOException, InterruptedException {
    Path file = folder.resolve("killed.journal");
    Process editor =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Editor.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int said = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(editor.getInputStream(), StandardCharsets.UTF_8))) {
      while (said < 500) {
        said = Integer.parseInt(lines.readLine());
      }
    } finally {
      editor.destroyForcibly();
      assertThat(editor.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    Journal.Recovered recovered = Journal.recover(file).orElseThrow();
    assertThat(Integer.parseInt(recovered.project().title())).isGreaterThanOrEqualTo(said);
    assertThat(recovered.gestures()).hasSizeGreaterThanOrEqualTo(said);
  }
}
