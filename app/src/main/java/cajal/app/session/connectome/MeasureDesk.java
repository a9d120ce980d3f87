package cajal.app.session.connectome;

import cajal.connectome.Connectome;
import cajal.connectome.measure.Graph;
import cajal.connectome.measure.Measure;
import cajal.connectome.measure.Options;
import cajal.problem.Problem;
import cajal.problem.ProblemException;
import cajal.table.Table;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Takes measures of the connectome that is shown, on a worker, and keeps their tables until
/// another connectome is shown.
public final class MeasureDesk {

  private final ReadOnlyObjectProperty<@Nullable Connectome> shown;
  private final Executor window;
  private final Consumer<Problem> report;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-measure").factory());
  private final ReadOnlyObjectWrapper<List<Table>> results = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper running = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
  private @Nullable Ticket ticket;

  MeasureDesk(
      ReadOnlyObjectProperty<@Nullable Connectome> shown,
      Executor window,
      Consumer<Problem> report) {
    this.shown = shown;
    this.window = window;
    this.report = report;
    shown.subscribe(_ -> {
      cancel();
      results.set(List.of());
    });
  }

  /// All tables of the measures that were taken, the newest first.
  public ReadOnlyObjectProperty<List<Table>> resultsProperty() {
    return results.getReadOnlyProperty();
  }

  /// Title of what is being measured; empty when nothing is.
  public ReadOnlyStringProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// How far it is, 0 to 1; negative where it cannot be known.
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /// Takes a measure of all neurons of the connectome that is shown; one that is under way is given
  /// up.
  ///
  /// @param then gets its tables, on the window's thread
  public void take(Measure measure, Options options, Consumer<List<Table>> then) {
    Connectome connectome = shown.get();
    if (connectome == null) {
      return;
    }
    take(
        measure.about().title(),
        at -> measure.of(Graph.of(connectome).neurons(), options, at),
        then);
  }

  /// Does other work that ends in tables.
  public void take(String title, Work work, Consumer<List<Table>> then) {
    cancel();
    Ticket mine = new Ticket(window, progress::set);
    ticket = mine;
    running.set(title);
    progress.set(-1);
    worker.execute(() -> {
      try {
        List<Table> tables = work.tables(mine);
        window.execute(() -> arrived(mine, tables, then));
      } catch (CancellationException e) {
        window.execute(() -> ended(mine));
      } catch (ProblemException e) {
        window.execute(() -> {
          if (ended(mine)) {
            e.problems().forEach(report);
          }
        });
      }
    });
  }

  /// Something that ends in tables.
  @FunctionalInterface
  public interface Work {
    List<Table> tables(Progress progress);
  }

  /// Gives up what is being measured.
  public void cancel() {
    Ticket now = ticket;
    if (now != null) {
      now.giveUp();
      ended(now);
    }
  }

  private void arrived(Ticket mine, List<Table> tables, Consumer<List<Table>> then) {
    if (ended(mine)) {
      keep(tables);
      then.accept(tables);
    }
  }

  /// Adds tables to the results; those of the same name are replaced.
  public void keep(List<Table> tables) {
    List<Table> all = new ArrayList<>(tables);
    for (Table old : results.get()) {
      if (tables.stream().noneMatch(table -> table.name().equals(old.name()))) {
        all.add(old);
      }
    }
    results.set(List.copyOf(all));
  }

  private boolean ended(Ticket mine) {
    if (ticket != mine) {
      return false;
    }
    ticket = null;
    running.set("");
    progress.set(0);
    return true;
  }
}
