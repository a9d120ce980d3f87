package cajal.app.session;

import cajal.problem.ProblemException;
import cajal.project.Journal;
import cajal.project.Project;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps every gesture in a journal, so that a crash or a kill costs nothing.
///
/// Everything is called on the JavaFX thread; writing happens on a thread of its own, in the order
/// of the gestures, so that a slow disk never holds up a drag.
public final class AutoSave implements AutoCloseable {

  private static final int PATIENCE_S = 5;

  private final Session session;
  private final Path stateFolder;
  private final Executor screen;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-journal").factory());
  // Only the writer touches it.
  private @Nullable Journal journal;
  private Project written;

  /// @param stateFolder where Cajal keeps such files
  /// @param screen brings problems back to the JavaFX thread
  public AutoSave(Session session, Path stateFolder, Executor screen) {
    this.session = session;
    this.stateFolder = stateFolder;
    this.screen = screen;
    written = session.project();
    session.projectProperty().subscribe(this::append);
  }

  /// What an earlier process left behind without saving it.
  ///
  /// @param file the project's file; `null` for one that was never saved
  public Optional<Journal.Recovered> pending(@Nullable Path file) {
    return Journal.recover(Journal.place(stateFolder, file));
  }

  /// Forgets what an earlier process left behind, since the person does not want it back.
  public void discard(@Nullable Path file) {
    write(() -> Journal.discard(Journal.place(stateFolder, file)));
  }

  /// Starts over with a project that was just opened, or saved under another name; what the journal
  /// of the same file held is forgotten, so ask {@link #pending} first.
  ///
  /// @param file the project's file; `null` for one that was never saved
  public void follow(@Nullable Path file) {
    Project opened = session.project();
    written = opened;
    write(() -> {
      end();
      journal = Journal.start(Journal.place(stateFolder, file), opened);
    });
  }

  /// The project was saved: nothing before it needs to be brought back.
  public void saved(Project project) {
    write(() -> {
      if (journal != null) {
        journal.restart(project);
      }
    });
  }

  /// Does something on the screen's thread when all gestures so far are in the journal.
  public void whenWritten(Runnable then) {
    write(() -> screen.execute(then));
  }

  private void append(Project project) {
    if (project.equals(written)) {
      return;
    }
    written = project;
    String gesture = session.gesture();
    write(() -> {
      if (journal != null) {
        journal.append(gesture, project);
      }
    });
  }

  private void write(Runnable action) {
    writer.execute(() -> {
      try {
        action.run();
      } catch (ProblemException e) {
        screen.execute(() -> e.problems().forEach(session::report));
      }
    });
  }

  private void end() {
    if (journal != null) {
      journal.close();
    }
    journal = null;
  }

  /// Ends the journal of a window that was closed by the person, who has saved or does not want to.
  @Override
  public void close() {
    write(this::end);
    writer.shutdown();
    try {
      if (!writer.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
