package cajal.app.cli;

import cajal.simulate.Run;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a run end in good order when the process is told to end, as by Control-C: the run holds,
/// and the process lives on until what was done so far is written.
final class OrderlyEnd implements AutoCloseable {

  /// Whoever ends a process must not wait for ever for a disk that does not answer.
  private static final long PATIENCE_MS = 60_000;

  private static final long PAUSE_MS = 100;

  private final Run run;
  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("cajal-end").unstarted(this::hold);
  private volatile boolean asked;

  private OrderlyEnd(Run run) {
    this.run = run;
  }

  /// Watches over a run that advances, until it is closed.
  static OrderlyEnd of(Run run) {
    OrderlyEnd end = new OrderlyEnd(run);
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  /// Whether the process was told to end.
  boolean asked() {
    return asked;
  }

  private void hold() {
    asked = true;
    try {
      // More than once, for a run that is just about to go on.
      for (int i = 0; i < PATIENCE_MS / PAUSE_MS; i++) {
        run.pause();
        if (written.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// All is written that shall be.
  @Override
  public void close() {
    written.countDown();
    if (!asked) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process has just been told to end; there is nothing left to wait for.
      }
    }
  }
}
