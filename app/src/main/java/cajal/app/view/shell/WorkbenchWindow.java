package cajal.app.view.shell;

import cajal.app.command.Command;
import cajal.app.command.Commands;
import cajal.app.command.Workspace;
import cajal.app.session.Catalogue;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.app.session.analysis.AnalysisSession;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.view.canvas.CanvasPane;
import cajal.app.view.inspector.InspectorPane;
import cajal.app.view.inspector.ModelSheet;
import cajal.app.view.live.LiveViews;
import cajal.app.view.live.RunBar;
import cajal.app.view.part.FigureSource;
import cajal.app.view.part.Icons;
import cajal.project.Project;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The window: palette, canvas, live views, inspector, run bar and status bar, and what commands
/// may ask of them.
public final class WorkbenchWindow implements Workspace, Workspace.Panels {

  private static final Duration IDLE = Duration.millis(700);

  private final Session session;
  private final RunSession run;
  private final Settings settings;
  private final ProjectDocuments documents;
  private final Supplier<FileDialogs> dialogs;
  private final Runnable quit;

  private final Overlay overlay = new Overlay();
  private final NodePalette palette = new NodePalette();
  private final CanvasPane canvas;
  private final LiveViews live;
  private final InspectorPane inspector;
  private final ConnectomeSession connectome;
  private final AnalysisSession analyses;
  private final RoomSwitch rooms;
  private final SplitPane across = new SplitPane();
  private final SplitPane down = new SplitPane();
  private final Map<Pane, BooleanProperty> shown = new EnumMap<>(Pane.class);
  private final List<Command> commands = Commands.all();
  private final Menus menus;
  private final StackPane root;

  /// @param quit closes the window
  public WorkbenchWindow(
      Session session,
      RunSession run,
      Settings settings,
      ProjectDocuments documents,
      Supplier<FileDialogs> dialogs,
      Runnable quit) {
    this.session = session;
    this.run = run;
    this.settings = settings;
    this.documents = documents;
    this.dialogs = dialogs;
    this.quit = quit;
    canvas = new CanvasPane(session);
    canvas.follow(run);
    live = new LiveViews(session, run);
    inspector = new InspectorPane(session, this::showModel);
    canvas.setPopover(inspector::keyParameters);
    connectome = new ConnectomeSession(session, Platform::runLater);
    analyses = new AnalysisSession(session, run, documents::folder);
    NetworkRoom network =
        new NetworkRoom(
            across,
            new CanvasDrawing(session, canvas),
            session.projectProperty().map(WorkbenchWindow::size),
            canvas::requestFocus,
            this::sources);
    rooms = new RoomSwitch(network, this);
    menus = new Menus(commands, this);
    root = new StackPane(frame(), corner(), overlay);
    root.getStyleClass().add("workbench");
    for (Pane pane : Pane.values()) {
      shown.put(pane, new SimpleBooleanProperty(true));
    }
    new Shelf(this, palette::show).follow();
    prepareWhenIdle();
  }

  // Once the person has stopped changing things, the run is built before it is asked for.
  private void prepareWhenIdle() {
    PauseTransition idle = new PauseTransition(IDLE);
    idle.setOnFinished(event -> run.prepareAhead());
    session.projectProperty().subscribe(project -> idle.playFromStart());
    session.openingsProperty().subscribe(opening -> idle.playFromStart());
    run.phaseProperty().subscribe(phase -> idle.playFromStart());
  }

  private Parent frame() {
    BorderPane frame = new BorderPane();
    MenuBar bar = menus.bar();
    HBox.setHgrow(bar, Priority.ALWAYS);
    HBox first = new HBox(bar, rooms.tabs());
    first.getStyleClass().add("first-row");
    frame.setTop(new VBox(first, new RunBar(session, run)));
    down.setOrientation(Orientation.VERTICAL);
    down.getItems().addAll(canvas, live);
    across.getItems().addAll(palette, down, inspector);
    across.getStyleClass().add("across");
    down.getStyleClass().add("down");
    palette.setMinWidth(150);
    inspector.setMinWidth(240);
    canvas.setMinHeight(120);
    live.setMinHeight(90);
    SplitPane.setResizableWithParent(palette, false);
    SplitPane.setResizableWithParent(inspector, false);
    frame.setCenter(rooms.place());
    StatusBar status = new StatusBar(session, rooms.size(), rooms.scale());
    status.zoom.setOnAction(event -> rooms.drawing().fit());
    NetworkWatch watch = new NetworkWatch(session);
    watch.problemsProperty().subscribe(status::showProblems);
    status.problems.setOnAction(
        event -> new ProblemList(session, watch.problemsProperty().get(), overlay).open());
    frame.setBottom(status);
    return frame;
  }

  private Node corner() {
    Toasts toasts = new Toasts(session);
    StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
    return toasts;
  }

  private static String size(Project project) {
    long neurons = project.network().populations().stream().mapToLong(p -> p.size()).sum();
    int projections = project.network().projections().size();
    return "%,d neuron%s · %,d projection%s"
        .formatted(neurons, neurons == 1 ? "" : "s", projections, projections == 1 ? "" : "s");
  }

  /// Makes the scene in the given size, in the theme of the settings.
  public Scene scene(double width, double height) {
    Scene scene = new Scene(root, width, height);
    Theme.apply(scene, session.themeDarkProperty());
    menus.installKeys(scene);
    double left = settings.number("palette.width", width < 1100 ? 176 : 220);
    double right = settings.number("inspector.width", width < 1100 ? 272 : 312);
    across.setDividerPositions(left / width, 1 - right / width);
    down.setDividerPositions(settings.number("canvas.share", 0.56));
    rooms.show(settings.text("room", NETWORK_ROOM));
    return scene;
  }

  /// Puts the keyboard where a person begins.
  public void focus() {
    rooms.content().focus();
  }

  /// The scene in which the window stands.
  public Scene place() {
    return root.getScene();
  }

  /// Whether everything that was asked for is on screen.
  public boolean settled() {
    return rooms.content().settled();
  }

  /// Remembers how the window was left.
  public void remember() {
    if (isShown(Pane.PALETTE) && palette.getWidth() > 0) {
      settings.setNumber("palette.width", palette.getWidth());
    }
    if (isShown(Pane.INSPECTOR) && inspector.getWidth() > 0) {
      settings.setNumber("inspector.width", inspector.getWidth());
    }
    if (isShown(Pane.LIVE_VIEWS) && !down.getDividers().isEmpty()) {
      settings.setNumber("canvas.share", down.getDividerPositions()[0]);
    }
    settings.setDark(session.themeDarkProperty().get());
    settings.setText("room", rooms.shownProperty().get());
  }

  private boolean isShown(Pane pane) {
    return shown(pane).getValue();
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
    return rooms.drawing();
  }

  @Override
  public Documents documents() {
    return documents;
  }

  @Override
  public Panels panels() {
    return this;
  }

  @Override
  public ObservableValue<String> room() {
    return rooms.shownProperty();
  }

  @Override
  public void showRoom(String id) {
    rooms.show(id);
  }

  @Override
  public void askForFile(Consumer<Path> answer) {
    dialogs.get().open(documents.folder()).ifPresent(answer);
  }

  @Override
  public void askWhereToWrite(String name, Consumer<Path> answer) {
    dialogs.get().save(documents.folder(), name).ifPresent(answer);
  }

  @Override
  public ObservableValue<Boolean> shown(Pane pane) {
    BooleanProperty property = shown.computeIfAbsent(pane, p -> new SimpleBooleanProperty(true));
    return property;
  }

  @Override
  public void toggle(Pane pane) {
    boolean now = !isShown(pane);
    switch (pane) {
      case PALETTE -> fold(across, palette, 0, now);
      case INSPECTOR -> fold(across, inspector, across.getItems().size(), now);
      case LIVE_VIEWS -> fold(down, live, 1, now);
    }
    ((BooleanProperty) shown(pane)).set(now);
  }

  private void fold(SplitPane split, Region part, int index, boolean show) {
    if (show) {
      split.getItems().add(index, part);
      double width = split.getWidth();
      if (part == palette) {
        split.setDividerPosition(0, settings.number("palette.width", 208) / width);
      } else if (part == inspector) {
        split.setDividerPosition(
            split.getDividers().size() - 1, 1 - settings.number("inspector.width", 312) / width);
      } else {
        split.setDividerPosition(0, settings.number("canvas.share", 0.56));
      }
    } else {
      remember();
      split.getItems().remove(part);
    }
  }

  @Override
  public void showCommands() {
    new CommandPalette(commands, this, settings, overlay).open();
  }

  @Override
  public void showKeys() {
    new KeySheet(commands, overlay).open();
  }

  @Override
  public void showAbout() {
    new AboutSheet(overlay).open();
  }

  @Override
  public void showExport() {
    List<FigureSource> sources = rooms.content().figures();
    if (sources.isEmpty()) {
      session.say("There is nothing here yet to make a figure of.");
      return;
    }
    new ExportSheet(session, settings, overlay, dialogs.get(), sources, live.stretch()).open();
  }

  private List<FigureSource> sources() {
    return FigureSources.of(session.project(), run, live.figures());
  }

  @Override
  public void showStatistics() {
    StatisticsSheet.of(session, run, overlay).ifPresent(StatisticsSheet::open);
  }

  @Override
  public void showVerification() {
    new VerifySheet(session, run, overlay).open();
  }

  @Override
  public void showModel(String model) {
    ModelSheet sheet = new ModelSheet(session, model, overlay::hide);
    overlay.show(sheet, sheet.focus(), Pos.CENTER);
    overlay.keepWhile(sheet.editingProperty());
  }

  @Override
  public void focusPalette() {
    rooms.show(NETWORK_ROOM);
    if (!isShown(Pane.PALETTE)) {
      toggle(Pane.PALETTE);
    }
    palette.focusSearch();
  }

  @Override
  public void ask(String title, String prompt, String initial, Consumer<String> answer) {
    new AskSheet(overlay, title, prompt, initial, answer).open();
  }

  @Override
  public Catalogue catalogue() {
    return Catalogue.of(session.models());
  }

  @Override
  public void quit() {
    quit.run();
  }

  /// A button that does what a command does; for bars and empty panes.
  Button button(Command command) {
    Button button = new Button(command.card().name(), Icons.of(command.card().icon()));
    button.setOnAction(event -> command.run(this));
    return button;
  }
}
