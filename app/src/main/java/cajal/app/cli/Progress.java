package cajal.app.cli;

import cajal.simulate.Run;
import cajal.simulate.RunStatus;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A line on a terminal that says how far a run is.
final class Progress implements AutoCloseable {

  private final Run run;
  private final double endMs;
  private final @Nullable PrintWriter terminal;
  private final @Nullable ScheduledExecutorService clock;

  private Progress(Run run, double endMs, @Nullable PrintWriter terminal) {
    this.run = run;
    this.endMs = endMs;
    this.terminal = terminal;
    if (terminal == null) {
      clock = null;
    } else {
      clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
      var _ = clock.scheduleAtFixedRate(this::show, 500, 500, TimeUnit.MILLISECONDS);
    }
  }

  /// @param endMs simulated time at which the run will end, ms
  static Progress start(Run run, double endMs, @Nullable PrintWriter terminal) {
    return new Progress(run, endMs, terminal);
  }

  /// Standard error where a person watches it; else `null`.
  static @Nullable PrintWriter ofPerson(PrintWriter err) {
    boolean watched = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return watched ? err : null;
  }

  private void show() {
    RunStatus status = run.status();
    if (terminal != null) {
      terminal.print(
          String.format(
              Locale.ROOT,
              "\r%.0f of %.0f ms simulated, %d spikes ",
              status.simulatedMs(),
              endMs,
              status.spikes()));
      terminal.flush();
    }
  }

  @Override
  public void close() {
    if (clock != null && terminal != null) {
      clock.shutdownNow();
      terminal.print("\r" + " ".repeat(60) + "\r");
      terminal.flush();
    }
  }
}
