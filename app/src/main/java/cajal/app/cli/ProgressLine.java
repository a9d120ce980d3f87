package cajal.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A line on a terminal that says how far long work is; nothing where no person watches.
///
/// When the process is told to end, as by Control-C, the work is asked to stop, and the process
/// lives on until it has put away what it had begun.
final class ProgressLine implements cajal.work.Progress, AutoCloseable {

  private static final long EVERY_NS = 200_000_000;

  /// Whoever ends a process must not wait for ever for work that does not look up.
  private static final long PATIENCE_S = 10;

  private final @Nullable PrintWriter terminal;
  private final PrintWriter err;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("cajal-cancel").unstarted(this::cancel);
  private volatile boolean cancelled;
  private long shownNs = System.nanoTime();

  private ProgressLine(PrintWriter err, @Nullable PrintWriter terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /// A line at the place for what is no result, until it is closed.
  static ProgressLine of(PrintWriter err) {
    ProgressLine line = new ProgressLine(err, Progress.ofPerson(err));
    Runtime.getRuntime().addShutdownHook(line.hook);
    return line;
  }

  private void cancel() {
    cancelled = true;
    try {
      ended.await(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void at(double fraction, String what) {
    long now = System.nanoTime();
    if (terminal != null && now - shownNs > EVERY_NS) {
      shownNs = now;
      String percent = fraction < 0 ? "" : String.format(Locale.ROOT, "%3.0f %% ", 100 * fraction);
      terminal.print("\r" + percent + String.format("%-50.50s", what));
      terminal.flush();
    }
  }

  /// Says a sentence on a line of its own.
  synchronized void say(String sentence) {
    clear();
    err.println(sentence);
  }

  private void clear() {
    if (terminal != null) {
      terminal.print("\r" + " ".repeat(60) + "\r");
      terminal.flush();
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled || Thread.currentThread().isInterrupted();
  }

  @Override
  public synchronized void close() {
    clear();
    if (cancelled) {
      // The process ends as soon as it may; nobody would come to say it later.
      err.println("cajal: stopped before it was done.");
      err.flush();
    }
    ended.countDown();
    if (!cancelled) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process has just been told to end; there is nothing left to wait for.
      }
    }
  }
}
