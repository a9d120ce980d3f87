package cajal.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.project.Journal;
import cajal.project.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of a session that was killed.
final class AutoSaveTest {

  @TempDir Path folder;

  private final Session session = new Session(Project.empty("Before"));

  @Test
  void everyGestureComesBackAfterAKill() throws Exception {
    AutoSave autoSave = new AutoSave(session, folder, Runnable::run);
    autoSave.follow(null);
    session.edit("Rename", project -> project.withTitle("After"));
    session.edit("Reseed", project -> project.withSeed(7));
    // A killed process leaves its journal as it is at that moment.
    Path copy = folder.resolve("killed");
    Files.createDirectory(copy);
    Path file = Journal.place(folder, null);
    waitFor(autoSave);
    Files.copy(file, copy.resolve(file.getFileName()));
    autoSave.close();

    Journal.Recovered back = new AutoSave(session, copy, Runnable::run).pending(null).orElseThrow();
    assertThat(back.project()).isEqualTo(session.project());
    assertThat(back.gestures()).isEqualTo(List.of("Rename", "Reseed"));
  }

  @Test
  void aWindowThatWasClosedLeavesNothingBehind() {
    AutoSave autoSave = new AutoSave(session, folder, Runnable::run);
    autoSave.follow(null);
    session.edit("Rename", project -> project.withTitle("After"));
    autoSave.close();
    assertThat(autoSave.pending(null)).isEmpty();
    assertThat(session.notices()).isEmpty();
  }

  // The writer works in order: when the next thing is done, all before it are.
  private void waitFor(AutoSave autoSave) throws InterruptedException {
    java.util.concurrent.CountDownLatch done = new java.util.concurrent.CountDownLatch(1);
    autoSave.whenWritten(done::countDown);
    assertThat(done.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
  }
}
