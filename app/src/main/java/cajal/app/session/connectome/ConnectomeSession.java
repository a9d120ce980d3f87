package cajal.app.session.connectome;

import cajal.app.session.CellPaint;
import cajal.app.session.History;
import cajal.app.session.Session;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitWiring;
import cajal.problem.ProblemException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is looked at in the connectome room: the dataset that is shown and those beside it, the
/// view of it with its history, and the selected cells that all views share.
public final class ConnectomeSession {

  /// What is shown where nobody has chosen.
  public static final String FIRST = "cook2019_hermaphrodite";

  private final Session session;
  private final Executor window;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-connectome").factory());
  private final AtomicInteger newest = new AtomicInteger();

  private final ReadOnlyObjectWrapper<@Nullable Connectome> shown =
      new ReadOnlyObjectWrapper<>(null);
  private final ReadOnlyObjectWrapper<List<Connectome>> compared =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Comparing> comparing = new SimpleObjectProperty<>(Comparing.NOTHING);
  private final ReadOnlyObjectWrapper<CircuitView> view =
      new ReadOnlyObjectWrapper<>(CircuitView.whole(""));
  private final ObjectProperty<Set<String>> selection = new SimpleObjectProperty<>(Set.of());
  private final ObjectProperty<@Nullable CellPaint> paint = new SimpleObjectProperty<>(null);
  private final StringProperty viewId = new SimpleStringProperty("graph");
  private final StringProperty matrixOrder = new SimpleStringProperty("type");
  private final ObjectProperty<@Nullable Path> file = new SimpleObjectProperty<>(null);
  private final Map<String, Connectome> read = new ConcurrentHashMap<>();
  private final ReadOnlyStringWrapper loading = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();

  private final MeasureDesk measures;
  private final CircuitExperiment experiment;
  private final RecordedActivity recorded;
  private History<CircuitView> history = new History<>(view.get());
  private volatile @Nullable CircuitWiring prepared;
  private String going = "";
  private @Nullable ShownCircuit circuit;

  /// @param window runs something on the window's thread, later
  public ConnectomeSession(Session session, Executor window) {
    this.session = session;
    this.window = window;
    new SelectedCells(session, selection);
    measures = new MeasureDesk(shown.getReadOnlyProperty(), window, session::report);
    experiment = new CircuitExperiment(session, this, window);
    recorded = new RecordedActivity(session, this, window);
    session
        .lookProperty()
        .subscribe((before, now) -> {
          if (!before.paint().equals(now.paint())) {
            paint.set(now.paint().orElse(null));
          }
        });
  }

  /// The connectome that is shown; `null` until one has been opened.
  public ReadOnlyObjectProperty<@Nullable Connectome> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// The connectomes beside the one that is shown, with which it is compared.
  public ReadOnlyObjectProperty<List<Connectome>> comparedProperty() {
    return compared.getReadOnlyProperty();
  }

  /// How the connectomes beside are shown with the first.
  public ObjectProperty<Comparing> comparingProperty() {
    return comparing;
  }

  public ReadOnlyObjectProperty<CircuitView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  public CircuitView view() {
    return view.get();
  }

  /// Names of the selected cells: one set for graph, matrix, body, tables, raster and canvas.
  public ObjectProperty<Set<String>> selectionProperty() {
    return selection;
  }

  public Set<String> selection() {
    return selection.get();
  }

  /// Selects cells by name.
  public void select(Collection<String> cells) {
    going = "";
    Set<String> chosen = Collections.unmodifiableSet(new LinkedHashSet<>(cells));
    if (!chosen.equals(selection.get())) {
      selection.set(chosen);
    }
  }

  /// Which view of the connectome is in sight, such as `graph`.
  public StringProperty viewIdProperty() {
    return viewId;
  }

  /// By what rows and columns of the matrix are ordered, such as `type` or `community`.
  public StringProperty matrixOrderProperty() {
    return matrixOrder;
  }

  /// The circuit that the view shows, with its places; made when it is first asked for.
  public ShownCircuit circuit() {
    ShownCircuit known = circuit;
    if (known == null) {
      known = new ShownCircuit(this, window);
      circuit = known;
    }
    return known;
  }

  /// Whether cells wear a result that units wear everywhere; activity does not replace it.
  public boolean wearsResult() {
    return session.lookProperty().get().paint().isPresent();
  }

  /// Gives cells back the colours of their types.
  public void unpaint() {
    session.lookProperty().set(session.lookProperty().get().unpainted());
    paint.set(null);
  }

  /// What is painted on the cells; `null` where they wear the colour of their type.
  public ObjectProperty<@Nullable CellPaint> paintProperty() {
    return paint;
  }

  /// Takes measures of the connectome that is shown.
  public MeasureDesk measures() {
    return measures;
  }

  /// What is done to the circuit when it runs.
  public CircuitExperiment experiment() {
    return experiment;
  }

  /// A recording of somebody beside the connectome.
  public RecordedActivity recorded() {
    return recorded;
  }

  /// Tells a person what is wrong with what was asked for.
  void report(ProblemException problem) {
    problem.problems().forEach(session::report);
  }

  /// What is being read just now; empty when nothing is.
  public ReadOnlyStringProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  /// Whether the window is dark.
  public ReadOnlyBooleanProperty darkProperty() {
    return session.themeDarkProperty();
  }

  public ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  /// Opens one of the connectomes that come with the program or were read before, whole.
  public void open(String dataset) {
    load(dataset, () -> ready(known(dataset)), this::show);
  }

  /// A connectome whose wiring is known as soon as it is shown; from any thread. Cutting the
  /// connections of a large one to what is seen takes too long for the window's thread.
  public Connectome ready(Connectome connectome) {
    CircuitWiring wiring = CircuitWiring.of(connectome);
    wiring.circuit(CircuitView.whole(connectome.name()));
    prepared = wiring;
    return connectome;
  }

  /// The wiring of a connectome, made ready before or now.
  CircuitWiring wiring(Connectome connectome) {
    CircuitWiring known = prepared;
    return known != null && known.connectome().equals(connectome)
        ? known
        : CircuitWiring.of(connectome);
  }

  /// A connectome that comes with the program or was read before; from any thread.
  ///
  /// @throws ProblemException if there is none of that name, with the nearest
  public Connectome known(String dataset) {
    Connectome kept = read.get(dataset);
    return kept == null ? Connectomes.load(dataset) : kept;
  }

  /// Remembers a connectome that was read from a file, under its name.
  public void keep(Connectome connectome) {
    read.put(connectome.name(), connectome);
  }

  /// A file that is to be opened; whoever opens it sets it back to `null`.
  public ObjectProperty<@Nullable Path> fileProperty() {
    return file;
  }

  /// Reads something on a worker and hands it over on the window's thread; of several that were
  /// asked for, the last.
  public <T> void load(String name, Callable<T> reading, Consumer<T> then) {
    int request = newest.incrementAndGet();
    loading.set(name);
    worker.execute(() -> {
      try {
        T found = reading.call();
        window.execute(() -> arrived(request, () -> then.accept(found)));
      } catch (ProblemException e) {
        window.execute(() -> arrived(request, () -> e.problems().forEach(session::report)));
      } catch (Exception e) {
        throw new IllegalStateException(name + " could not be read", e);
      }
    });
  }

  private void arrived(int request, Runnable then) {
    if (request == newest.get()) {
      loading.set("");
      then.run();
    }
  }

  /// Shows a connectome, whole.
  public void show(Connectome connectome) {
    show(connectome, CircuitView.whole(connectome.name()));
  }

  /// Shows a connectome in a view of it; the history begins anew.
  public void show(Connectome connectome, CircuitView first) {
    going = "";
    history = new History<>(first);
    compare(List.of(), Comparing.NOTHING);
    paint.set(session.lookProperty().get().paint().orElse(null));
    shown.set(connectome);
    publish(first);
  }

  /// Puts connectomes beside the one that is shown.
  public void compare(List<Connectome> others, Comparing how) {
    compared.set(List.copyOf(others));
    comparing.set(others.isEmpty() ? Comparing.NOTHING : how);
  }

  /// Reads connectomes that come with the program and puts them beside the one that is shown.
  public void compareWith(List<String> names, Comparing how) {
    int request = newest.incrementAndGet();
    loading.set(String.join(", ", names));
    worker.execute(() -> {
      List<Connectome> others = names.stream().map(this::known).toList();
      window.execute(() -> arrived(request, () -> compare(others, how)));
    });
  }

  /// Applies a gesture to the view and remembers it under a name such as `Expand AVA`.
  public void edit(String gesture, UnaryOperator<CircuitView> change) {
    going = "";
    CircuitView next = change.apply(view());
    if (!next.equals(view())) {
      history.push(gesture, next);
      publish(next);
    }
  }

  /// Applies a gesture, or goes on with the same one if nothing happened since: for sliders and
  /// drags, which are one step of the history.
  public void editOrGoOn(String gesture, UnaryOperator<CircuitView> change) {
    if (going.equals(gesture) && history.undoGesture().equals(gesture)) {
      amend(change);
    } else {
      edit(gesture, change);
    }
    going = gesture;
  }

  /// Goes on with the gesture of the last {@link #edit}; places that a layout found are no gesture.
  public void amend(UnaryOperator<CircuitView> change) {
    CircuitView next = change.apply(view());
    if (!next.equals(view())) {
      history.amend(next);
      publish(next);
    }
  }

  public void undo() {
    going = "";
    session.say("Undone: " + history.undoGesture());
    publish(history.undo());
  }

  public void redo() {
    going = "";
    session.say("Redone: " + history.redoGesture());
    publish(history.redo());
  }

  private void publish(CircuitView next) {
    view.set(next);
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
  }
}
