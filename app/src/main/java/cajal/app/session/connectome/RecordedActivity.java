package cajal.app.session.connectome;

import cajal.activity.Activity;
import cajal.analyse.Work;
import cajal.analyse.wiring.MatchedCells;
import cajal.analyse.wiring.PairTest;
import cajal.analyse.wiring.StructureFunction;
import cajal.app.session.CellPaint;
import cajal.app.session.Session;
import cajal.connectome.Connectome;
import cajal.exchange.ReadOptions;
import cajal.exchange.Recordings;
import cajal.figure.ColourMap;
import cajal.problem.ProblemException;
import cajal.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/// A recording of named cells beside the connectome: matched, painted on the cells at a time, and
/// compared with the wiring.
public final class RecordedActivity {

  private static final double EXTREME = 0.02;
  private static final int PERMUTATIONS = 1000;

  private final Session session;
  private final ConnectomeSession connectome;
  private final Executor window;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-recorded").factory());
  private final ReadOnlyObjectWrapper<@Nullable Loaded> loaded = new ReadOnlyObjectWrapper<>(null);
  private final DoubleProperty timeS = new SimpleDoubleProperty(0);
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper read = new ReadOnlyDoubleWrapper(-1);
  private @Nullable Ticket ticket;

  /// A recording that was matched.
  ///
  /// @param low value of the first colour
  /// @param high value of the last colour
  public record Loaded(Activity activity, MatchedCells matched, double low, double high) {

    /// Time of the first sample, s.
    public double startS() {
      double[] times = matched.signals().times();
      return times.length == 0 ? 0 : times[0];
    }

    /// Time of the last sample, s.
    public double stopS() {
      double[] times = matched.signals().times();
      return times.length == 0 ? 0 : times[times.length - 1];
    }
  }

  RecordedActivity(Session session, ConnectomeSession connectome, Executor window) {
    this.session = session;
    this.connectome = connectome;
    this.window = window;
    connectome
        .shownProperty()
        .subscribe(_ -> {
          cancel();
          close();
        });
    timeS.subscribe(_ -> paint());
  }

  public ReadOnlyObjectProperty<@Nullable Loaded> loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  /// The time that is painted, s.
  public DoubleProperty timeProperty() {
    return timeS;
  }

  /// Whether a recording is being read.
  public ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /// How much of the recording was read, 0 to 1; negative where it cannot be known.
  public ReadOnlyDoubleProperty readProperty() {
    return read.getReadOnlyProperty();
  }

  /// Reads a recording on a worker, matches its cells and paints its beginning.
  public void open(Path file) {
    open(file, Double.NEGATIVE_INFINITY);
  }

  /// Reads a recording on a worker, matches its cells and paints it at a time.
  ///
  /// @param atS the time, s; one outside the recording is its nearest end
  public void open(Path file, double atS) {
    Connectome shown = connectome.shownProperty().get();
    if (shown == null) {
      return;
    }
    session.say("Reading " + file.getFileName());
    cancel();
    Ticket mine = new Ticket(window, read::set);
    ticket = mine;
    read.set(-1);
    reading.set(true);
    worker.execute(() -> {
      try {
        Activity activity = Recordings.read(file, ReadOptions.NONE, mine).activity();
        Loaded ready = of(activity, MatchedCells.of(shown, activity));
        window.execute(() -> ended(mine, () -> arrived(ready, atS)));
      } catch (CancellationException _) {
        window.execute(() -> ended(mine, () -> {}));
      } catch (ProblemException e) {
        window.execute(() -> ended(mine, () -> e.problems().forEach(session::report)));
      }
    });
  }

  /// Gives up the recording that is being read.
  public void cancel() {
    Ticket now = ticket;
    if (now != null) {
      now.giveUp();
      ended(now, () -> {});
    }
  }

  // What was given up, or comes after a later recording was asked for, is of no interest.
  private void ended(Ticket mine, Runnable then) {
    if (ticket == mine) {
      ticket = null;
      reading.set(false);
      then.run();
    }
  }

  private static Loaded of(Activity activity, MatchedCells matched) {
    double[] all =
        Arrays.stream(matched.values())
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    int tail = (int) (EXTREME * all.length);
    double low = all.length == 0 ? 0 : all[tail];
    double high = all.length == 0 ? 1 : all[all.length - 1 - tail];
    return new Loaded(activity, matched, low, high);
  }

  private void arrived(Loaded ready, double atS) {
    loaded.set(ready);
    session.say(
        "%s: %d of %d traces are of cells of the connectome"
            .formatted(
                ready.activity().title(),
                ready.matched().cells().size(),
                ready.matched().traces().size()));
    timeS.set(Math.clamp(atS, ready.startS(), ready.stopS()));
    paint();
  }

  /// Puts the recording away.
  public void close() {
    if (loaded.get() != null) {
      loaded.set(null);
      connectome.paintProperty().set(null);
    }
  }

  private void paint() {
    Loaded now = loaded.get();
    if (now == null) {
      return;
    }
    int sample = sample(now.matched().signals().times(), timeS.get());
    Map<String, Double> values = new HashMap<>();
    double[][] traces = now.matched().values();
    for (int i = 0; i < traces.length; i++) {
      if (Double.isFinite(traces[i][sample])) {
        values.put(now.matched().cells().get(i).name(), traces[i][sample]);
      }
    }
    connectome
        .paintProperty()
        .set(
            new CellPaint(
                "%s at %.1f s".formatted(now.matched().signals().name(), timeS.get()),
                now.matched().signals().unit(),
                values,
                ColourMap.VIRIDIS,
                now.low(),
                now.high()));
  }

  private static int sample(double[] clock, double at) {
    int found = Arrays.binarySearch(clock, at);
    int next = found < 0 ? -found - 1 : found;
    return Math.clamp(next, 0, Math.max(0, clock.length - 1));
  }

  /// Compares the wiring that is shown with the recording, on a worker; its tables are kept with
  /// the measures.
  ///
  /// @param then gets the summary
  public void compare(Consumer<Table> then) {
    Loaded now = loaded.get();
    Connectome shown = connectome.shownProperty().get();
    if (now == null || shown == null) {
      return;
    }
    connectome
        .measures()
        .take(
            "Wiring and activity",
            progress ->
                StructureFunction.of(
                        shown,
                        now.activity(),
                        new PairTest.Options(true, PERMUTATIONS),
                        new Work(session.project().seed(), 1, progress))
                    .tables(),
            tables -> {
              Table summary = tables.getFirst();
              session.say(
                  "Chemical weight and activity correlation: r = %.3f, p = %.3g; with distance"
                          .formatted(summary.numbers("r")[0], summary.numbers("p")[0])
                      + " partialled out r = %.3f, p = %.3g"
                          .formatted(
                              summary.numbers("partial_r")[0], summary.numbers("partial_p")[0]));
              then.accept(summary);
            });
  }
}
