package cajal.exchange;

import cajal.problem.Problem;
import cajal.problem.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/// What is told of a file that cannot be read: which, where in it, and why.
public final class Unreadable {

  private static final String REMEDY = "Get the file again from where it came.";

  private Unreadable() {}

  /// Work on a file, which may fail in many ways.
  public interface Work<T> {
    T run() throws IOException;
  }

  /// A problem with the file as a whole or a named part of it.
  public static ProblemException at(String place, String what, String remedy) {
    return new ProblemException(Problem.error(Problem.Place.of(place), what, remedy));
  }

  /// A problem at a line and column of a text.
  static ProblemException at(Path file, int line, int column, String what, String remedy) {
    return new ProblemException(
        Problem.error(new Problem.Place(file.toString(), line, column), what, remedy));
  }

  /// The file ends too early or contradicts itself.
  public static ProblemException damaged(Path file, String what) {
    return at(file.toString(), what, REMEDY);
  }

  /// Does the work and tells its failures as problems of the file.
  public static <T> T guarded(Path file, Work<T> work) {
    try {
      return work.run();
    } catch (NoSuchFileException e) {
      throw at(
          file.toString(),
          "There is no such file.",
          "Check its name, and whether it has been moved.");
    } catch (AccessDeniedException e) {
      throw at(file.toString(), "The file may not be read.", "Ask its owner for the right to.");
    } catch (EOFException e) {
      throw damaged(file, "The file ends before its content does.");
    } catch (IOException e) {
      throw damaged(file, "The file cannot be read: " + e.getMessage() + ".");
    } catch (UncheckedIOException e) {
      return guarded(
          file,
          () -> {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
          });
    }
  }

  /// The same around a library that answers damaged files with exceptions of many kinds.
  public static <T> T guardedWhole(Path file, Work<T> work) {
    try {
      return guarded(file, work);
    } catch (ProblemException | CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw damaged(file, "The file is damaged or of an unknown kind: " + reason + ".");
    }
  }
}
