package cajal.app.session;

import cajal.model.ModelLibrary;
import cajal.model.ModelSource;
import cajal.problem.Problem;
import cajal.project.Project;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What one window works on: the project with its history, the selection, and what the person
/// should be told.
public final class Session {

  private History<Project> history;
  private String going = "";
  private ModelSource models;
  private final ReadOnlyObjectWrapper<Project> project;
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.NONE);
  private final ObjectProperty<Set<CellRef>> selectedCells = new SimpleObjectProperty<>(Set.of());
  private final ObjectProperty<UnitLook> look = new SimpleObjectProperty<>(UnitLook.PLAIN);
  private final BooleanProperty themeDark = new SimpleBooleanProperty();
  private final ReadOnlyIntegerWrapper openings = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ObservableList<Problem> notices = FXCollections.observableArrayList();

  private final Function<Map<String, String>, ModelSource> library;

  /// A session with the models that come with the program.
  public Session(Project initial) {
    this(initial, ModelLibrary.standard()::with);
  }

  /// @param library lays a project's own models, text by name, over the models there are
  public Session(Project initial, Function<Map<String, String>, ModelSource> library) {
    this.library = library;
    models = library.apply(initial.models());
    history = new History<>(initial);
    project = new ReadOnlyObjectWrapper<>(initial);
  }

  public ReadOnlyObjectProperty<Project> projectProperty() {
    return project.getReadOnlyProperty();
  }

  public Project project() {
    return project.get();
  }

  /// The models that the current project may use.
  public ModelSource models() {
    return models;
  }

  /// Applies a gesture and remembers it under a name such as `Move E`.
  public void edit(String gesture, UnaryOperator<Project> change) {
    going = "";
    Project next = change.apply(project());
    if (!next.equals(project())) {
      history.push(gesture, next);
      show(next);
    }
  }

  /// Applies a gesture, or goes on with the same one if nothing happened since: for arrow keys held
  /// down, which are one step of the history.
  public void editOrGoOn(String gesture, UnaryOperator<Project> change) {
    if (going.equals(gesture) && history.undoGesture().equals(gesture)) {
      amend(change);
    } else {
      edit(gesture, change);
    }
    going = gesture;
  }

  /// Goes on with the gesture of the last {@link #edit}, for drags and sliders.
  public void amend(UnaryOperator<Project> change) {
    Project next = change.apply(project());
    history.amend(next);
    show(next);
  }

  public void undo() {
    going = "";
    say("Undone: " + history.undoGesture());
    show(history.undo());
  }

  public void redo() {
    going = "";
    say("Redone: " + history.redoGesture());
    show(history.redo());
  }

  public ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  public ObjectProperty<Selection> selectionProperty() {
    return selection;
  }

  public Selection selection() {
    return selection.get();
  }

  public void select(Selection value) {
    going = "";
    selection.set(value);
  }

  /// Single neurons chosen on the canvas, in a raster or in a heat map; traces show them.
  public ObjectProperty<Set<CellRef>> selectedCellsProperty() {
    return selectedCells;
  }

  /// By what results rasters are sorted and grouped, and rasters and drawing are coloured.
  public ObjectProperty<UnitLook> lookProperty() {
    return look;
  }

  /// Whether the window is dark; painters of pixels take their colours from it.
  public BooleanProperty themeDarkProperty() {
    return themeDark;
  }

  /// How many other projects have replaced the first one; what belongs to a project that is no
  /// longer open is given up when this changes.
  public ReadOnlyIntegerProperty openingsProperty() {
    return openings.getReadOnlyProperty();
  }

  /// The line in the status bar: what just happened.
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  public void say(String text) {
    message.set(text);
  }

  /// Problems the person should see as notices, newest last.
  public ObservableList<Problem> notices() {
    return notices;
  }

  public void report(Problem problem) {
    notices.add(problem);
  }

  /// Name of the gesture that led to the present project; `Open` where there was none yet.
  public String gesture() {
    return history.gesture();
  }

  /// Starts over with another project.
  public void replace(Project opened) {
    going = "";
    history = new History<>(opened);
    selection.set(Selection.NONE);
    selectedCells.set(Set.of());
    look.set(UnitLook.PLAIN);
    show(opened);
    openings.set(openings.get() + 1);
  }

  private void show(Project next) {
    if (!next.models().equals(project().models())) {
      models = library.apply(next.models());
    }
    project.set(next);
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
  }
}
