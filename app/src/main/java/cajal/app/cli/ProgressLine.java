package cajal.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A line on a terminal that says how far long work is; nothing where no person watches.
final class ProgressLine implements cajal.work.Progress, AutoCloseable {

  private static final long EVERY_NS = 200_000_000;

  private final @Nullable PrintWriter terminal;
  private long shownNs = System.nanoTime();

  ProgressLine(@Nullable PrintWriter terminal) {
    this.terminal = terminal;
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

  @Override
  public boolean isCancelled() {
    return Thread.currentThread().isInterrupted();
  }

  @Override
  public void close() {
    if (terminal != null) {
      terminal.print("\r" + " ".repeat(60) + "\r");
      terminal.flush();
    }
  }
}
