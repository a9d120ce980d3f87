package cajal.app.command;

import cajal.app.session.Catalogue;
import cajal.app.session.PaletteEntry;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.app.session.analysis.AnalysisSession;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/// A window without a window: it writes down what commands ask of it.
public final class FakeWorkspace
    implements Workspace, Workspace.Drawing, Workspace.Documents, Workspace.Panels {

  public final List<String> asked = new ArrayList<>();
  private final Session session;
  private final RunSession run;
  private final ConnectomeSession connectome;
  private final AnalysisSession analyses;
  private final SimpleStringProperty room = new SimpleStringProperty(NETWORK_ROOM);
  private final Map<Pane, SimpleBooleanProperty> shown = new EnumMap<>(Pane.class);

  public FakeWorkspace(Project project) {
    session = new Session(project);
    run = new RunSession(session);
    connectome = new ConnectomeSession(session, Platform::runLater);
    analyses = new AnalysisSession(session, run, () -> Path.of(""));
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public ConnectomeSession connectome() {
    return connectome;
  }

  @Override
  public AnalysisSession analyses() {
    return analyses;
  }

  @Override
  public RunSession run() {
    return run;
  }

  @Override
  public Drawing drawing() {
    return this;
  }

  @Override
  public Documents documents() {
    return this;
  }

  @Override
  public Panels panels() {
    return this;
  }

  @Override
  public ObservableValue<Boolean> canUndo() {
    return session.canUndoProperty();
  }

  @Override
  public ObservableValue<Boolean> canRedo() {
    return session.canRedoProperty();
  }

  @Override
  public ObservableValue<Boolean> anySelected() {
    return session.selectionProperty().map(selection -> !selection.isEmpty());
  }

  @Override
  public void undo() {
    asked.add("undo");
  }

  @Override
  public void redo() {
    asked.add("redo");
  }

  @Override
  public ObservableValue<String> room() {
    return room;
  }

  @Override
  public void showRoom(String id) {
    room.set(id);
    asked.add("showRoom " + id);
  }

  @Override
  public void askForFile(Consumer<Path> answer) {
    asked.add("askForFile");
  }

  @Override
  public void askWhereToWrite(String name, Consumer<Path> answer) {
    asked.add("askWhereToWrite " + name);
  }

  @Override
  public void zoomIn() {
    asked.add("zoomIn");
  }

  @Override
  public void zoomOut() {
    asked.add("zoomOut");
  }

  @Override
  public void fit() {
    asked.add("fit");
  }

  @Override
  public void place(PaletteEntry entry) {
    asked.add("place " + entry.id());
  }

  @Override
  public void cut() {
    asked.add("cut");
  }

  @Override
  public void copy() {
    asked.add("copy");
  }

  @Override
  public void paste() {
    asked.add("paste");
  }

  @Override
  public void duplicate() {
    asked.add("duplicate");
  }

  @Override
  public void delete() {
    asked.add("delete");
  }

  @Override
  public void selectAll() {
    asked.add("selectAll");
  }

  @Override
  public void startNew() {
    asked.add("startNew");
  }

  @Override
  public void open(Path place) {
    asked.add("open " + place);
  }

  @Override
  public void askAndOpen() {
    asked.add("askAndOpen");
  }

  @Override
  public void save() {
    asked.add("save");
  }

  @Override
  public void saveAs() {
    asked.add("saveAs");
  }

  @Override
  public List<Sample> samples() {
    return List.of(new Sample("worm", "The worm", Path.of("samples/worm")));
  }

  @Override
  public List<Path> recent() {
    return List.of(Path.of("mine/brain.yaml"));
  }

  @Override
  public ObservableValue<Boolean> shown(Pane pane) {
    return property(pane);
  }

  private SimpleBooleanProperty property(Pane pane) {
    return shown.computeIfAbsent(pane, p -> new SimpleBooleanProperty(true));
  }

  @Override
  public void toggle(Pane pane) {
    property(pane).set(!property(pane).get());
    asked.add("toggle " + pane);
  }

  @Override
  public void showCommands() {
    asked.add("showCommands");
  }

  @Override
  public void showKeys() {
    asked.add("showKeys");
  }

  @Override
  public void showAbout() {
    asked.add("showAbout");
  }

  @Override
  public void showStatistics() {
    asked.add("showStatistics");
  }

  @Override
  public void showVerification() {
    asked.add("showVerification");
  }

  @Override
  public void showExport() {
    asked.add("showExport");
  }

  @Override
  public void showModel(String model) {
    asked.add("showModel " + model);
  }

  @Override
  public void focusPalette() {
    asked.add("focusPalette");
  }

  @Override
  public void ask(String title, String prompt, String initial, Consumer<String> answer) {
    asked.add("ask " + title);
    answer.accept("not a time");
  }

  @Override
  public Catalogue catalogue() {
    return Catalogue.of(session.models());
  }

  @Override
  public void quit() {
    asked.add("quit");
  }
}
