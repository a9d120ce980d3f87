package cajal.app.view.shell;

import cajal.app.session.Session;
import cajal.app.session.UserFolders;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import javafx.application.Platform;

/// What happens when something fails that nobody expected to: the person is told in words, the
/// details go to a file, and the window goes on.
public final class Failures implements Thread.UncaughtExceptionHandler {

  private static final String UNHARMED = "The project is unharmed, and every gesture is kept.";

  private final Session session;
  private final Path log;

  /// @param log file to which details are appended
  public Failures(Session session, Path log) {
    this.session = session;
    this.log = log;
  }

  /// Takes over what no thread handles itself; the details go to a file in the user's state folder.
  public static Failures install(Session session) {
    Failures failures = new Failures(session, UserFolders.state().resolve("failures.log"));
    Thread.setDefaultUncaughtExceptionHandler(failures);
    return failures;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    boolean written = write(thread, failure);
    if (Platform.isFxApplicationThread()) {
      tell(failure, written);
    } else {
      Platform.runLater(() -> tell(failure, written));
    }
  }

  private void tell(Throwable failure, boolean written) {
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof ProblemException)) {
      root = root.getCause();
    }
    if (root instanceof ProblemException problem) {
      problem.problems().forEach(session::report);
      return;
    }
    String words =
        switch (root) {
          case OutOfMemoryError _ -> "There is not enough memory for that.";
          case IOException e -> "A file could not be read or written: " + e.getMessage() + ".";
          default -> "Something went wrong inside Cajal (" + root.getClass().getSimpleName() + ").";
        };
    session.report(
        Problem.error(
            null, words, UNHARMED + (written ? " Details for a report are in " + log + "." : "")));
  }

  private boolean write(Thread thread, Throwable failure) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.printf("%s thread %s%n", Instant.now(), thread.getName());
    failure.printStackTrace(out);
    out.flush();
    try {
      Path folder = log.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(log, text.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return true;
    } catch (IOException | SecurityException e) {
      return false;
    }
  }
}
