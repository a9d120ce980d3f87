package cajal.app.view.live;

import cajal.app.session.CellRef;
import cajal.app.session.RunSession;
import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.app.session.SharedRecording;
import cajal.app.view.part.UnitLegend;
import cajal.figure.Palette;
import cajal.project.Project;
import cajal.record.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/// Raster, rates, traces and heat map of a run under one clock, and below them the whole run as a
/// strip. Pictures are painted off the JavaFX thread, one set per frame at most.
public final class LiveViews extends StackPane {

  private static final long OVERVIEW_EVERY_NANOS = 120_000_000;

  private final Session session;
  private final RunSession runs;
  private final TimeWindow window = new TimeWindow();
  private final LaneStack stack = new LaneStack(this::invalidate, this::keepChoice);
  private final TimeAxis axis = new TimeAxis();
  private final Overview overview = new Overview(window);
  private final LiveToolbar toolbar;
  private final TrajectoryPane trajectory = new TrajectoryPane(window);
  private final Line crosshair = new Line();
  private final PaintLoop loop = new PaintLoop();
  private final Gestures gestures;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long nowNanos) {
          frame(nowNanos);
        }
      };

  private @Nullable SharedRecording shown;
  private @Nullable RateHistory history;
  private long paintedVersion = -1;
  private double paintedNowMs = -1;
  private boolean repaint = true;
  private long overviewAt;
  private double completedMs;
  private int traces;
  private @Nullable Activity activity;
  private @Nullable BiConsumer<String, float[]> activityPainter;
  private long frames;

  public LiveViews(Session session, RunSession runs) {
    this.session = session;
    this.runs = runs;
    gestures = new Gestures(window, this::choose, this::invalidate);
    toolbar = new LiveToolbar(window);
    getStyleClass().add("live-views");
    getStylesheets().add("/styles/live.css");
    VBox.setVgrow(stack, Priority.ALWAYS);
    UnitLegend legend = UnitLegend.whole(session, runs);
    VBox timed = new VBox(stack, axis, overview);
    HBox.setHgrow(timed, Priority.ALWAYS);
    HBox side = new HBox(timed, trajectory);
    VBox.setVgrow(side, Priority.ALWAYS);
    trajectory.visibleProperty().bind(toolbar.trajectoryProperty());
    trajectory.managedProperty().bind(trajectory.visibleProperty());
    VBox column = new VBox(toolbar, legend, side);
    Label empty = new Label("Press Start, and what the network does appears here.");
    empty.getStyleClass().add("live-empty");
    crosshair.getStyleClass().add("live-crosshair");
    crosshair.setManaged(false);
    crosshair.setMouseTransparent(true);
    crosshair.setVisible(false);
    getChildren().addAll(empty, column, crosshair);
    column.visibleProperty().bind(runs.recordingProperty().isNotNull());
    empty.visibleProperty().bind(runs.recordingProperty().isNull());
    setAccessibleText("Live views of the run");
    setFocusTraversable(true);
    setMinSize(0, 0);
    setOnKeyPressed(event -> gestures.key(event, this::panRows));
    addEventFilter(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    addEventFilter(MouseEvent.MOUSE_MOVED, this::point);
    setOnMouseExited(event -> {
      crosshair.setVisible(false);
      trajectory.point(Double.NaN);
    });
    runs.recordingProperty().subscribe(this::begin);
    session
        .projectProperty()
        .map(Project::views)
        .subscribe(views -> {
          if (!views.equals(stack.wanted())) {
            chooseLanes();
          }
        });
    session.selectedCellsProperty().subscribe(this::showChosenCells);
    session.lookProperty().subscribe(look -> arrange());
    session.themeDarkProperty().subscribe(this::invalidate);
    sceneProperty()
        .subscribe(scene -> {
          if (scene == null) {
            timer.stop();
          } else {
            timer.start();
          }
        });
  }

  /// The window of time that all views share.
  public TimeWindow window() {
    return window;
  }

  /// What is on screen as figures: the same populations and cells.
  public List<LiveFigure> figures() {
    return Stream.concat(stack.shown().stream().map(Lane::figure), trajectory.figure().stream())
        .toList();
  }

  /// The part of the run on screen; empty before there is any.
  public Optional<cajal.figure.TimeWindow> stretch() {
    double from = Math.max(0, window.fromMs());
    double to = Math.min(window.toMs(), completedMs);
    return shown == null || to <= from
        ? Optional.empty()
        : Optional.of(new cajal.figure.TimeWindow(from, to));
  }

  /// Says who paints activity on the drawing: called in every frame that brought news, with the
  /// name of a population of named cells and one value from 0 to 1 for each of them.
  public void onActivity(BiConsumer<String, float[]> painter) {
    activityPainter = painter;
  }

  private void invalidate() {
    repaint = true;
    trajectory.repaint();
  }

  private Palette palette() {
    return Palette.of(session.themeDarkProperty().get());
  }

  private void begin(@Nullable SharedRecording recording) {
    shown = recording;
    history = recording == null ? null : new RateHistory(recording.header());
    activity = recording == null ? null : new Activity(recording.header());
    completedMs = 0;
    trajectory.begin(recording);
    window.reset(session.project().duration().coherent());
    chooseLanes();
  }

  private void arrange() {
    stack.all().forEach(lane -> lane.look(session.lookProperty().get()));
    invalidate();
  }

  private void chooseLanes() {
    SharedRecording recording = shown;
    RateHistory rates = history;
    List<LaneChoice.Entry> entries = new ArrayList<>();
    if (recording != null && rates != null) {
      recording.read(open -> {
        traces = open.traces().size();
        entries.addAll(LaneChoice.of(session.project().views(), open, rates, this::invalidate));
      });
    }
    toolbar.take(stack.take(entries));
    arrange();
    overview.setTraces(
        stack.all().stream()
            .flatMap(lane -> lane instanceof TraceLane one ? Stream.of(one.names()) : Stream.of())
            .findFirst());
    for (Lane lane : stack.all()) {
      gestures.attach(lane);
      lane.plot().layoutBoundsProperty().subscribe(bounds -> invalidate());
    }
    showChosenCells();
    paintedNowMs = -1;
    invalidate();
  }

  // Which views are shown is part of the project: it is there again when the project is opened.
  private void keepChoice() {
    List<Project.View> wanted = stack.wanted();
    if (!wanted.isEmpty()) {
      session.edit("Choose views", project -> project.withViews(wanted));
    }
  }

  private void showChosenCells() {
    stack.all().forEach(lane -> lane.choose(session.selectedCellsProperty().get()));
    invalidate();
  }

  private void panRows(double part) {
    stack.shown().forEach(lane -> lane.panVertically(part));
    invalidate();
  }

  private void frame(long nowNanos) {
    runs.poll();
    SharedRecording recording = shown;
    RateHistory rates = history;
    if (recording == null || rates == null) {
      return;
    }
    window.advance(completedMs);
    if (loop.show()) {
      frames++;
    }
    overview.showWindow();
    trajectory.frame(nowNanos, completedMs, palette());
    boolean changed =
        repaint
            || paintedVersion != window.versionProperty().get()
            || (completedMs != paintedNowMs && paintedNowMs <= window.toMs());
    if (loop.idle() && (changed || completedMs != paintedNowMs)) {
      paint(recording, rates, changed, nowNanos);
    } else if (loop.idle()) {
      // Nothing to paint: only ask how far the run has come.
      look(recording);
    }
  }

  private void look(SharedRecording recording) {
    recording.read(open -> completedMs = open.completedSteps() * open.header().dtMs());
  }

  /// What the painter's thread has seen of the recording.
  private static final class Seen {
    double completedMs;
    boolean spikes;
    int traces;

    void look(Recording open) {
      completedMs = open.completedSteps() * open.header().dtMs();
      spikes = open.spikes().count() > 0;
      traces = open.traces().size();
    }
  }

  private void paint(SharedRecording recording, RateHistory rates, boolean changed, long nowNanos) {
    List<Lane> lanes = stack.shown();
    if (lanes.isEmpty() || lanes.getFirst().plot().getWidth() < 2) {
      look(recording);
      return;
    }
    List<Lane.Picture> pictures = new ArrayList<>();
    int columns = (int) Math.floor(lanes.getFirst().plot().getWidth());
    Columns across = Columns.of(window, columns, recording.header().dtMs());
    TimeTicks ticks = TimeTicks.of(across);
    Palette palette = palette();
    if (changed) {
      Lane.Frame frame = new Lane.Frame(across, ticks.gridColumns(), palette);
      lanes.forEach(lane -> pictures.add(lane.next(frame)));
    }
    if (repaint || nowNanos - overviewAt > OVERVIEW_EVERY_NANOS) {
      overviewAt = nowNanos;
      overview.setExtent(Math.max(completedMs, finite(runs.targetMs())));
      pictures.add(overview.next(rates, palette));
    }
    Activity cells = activity;
    BiConsumer<String, float[]> painter = activityPainter;
    if (cells != null && painter != null && cells.concerns() && completedMs != paintedNowMs) {
      pictures.add(cells.next(runs.status().realtimeFactor(), painter));
    }
    repaint = false;
    paintedVersion = window.versionProperty().get();
    paintedNowMs = completedMs;
    Seen seen = new Seen();
    loop.paint(
        recording,
        open -> {
          seen.look(open);
          rates.update(open);
        },
        pictures,
        () -> {
          axis.show(ticks, palette);
          arrived(seen);
        });
  }

  private void arrived(Seen seen) {
    completedMs = seen.completedMs;
    stack.tellSpikes(seen.spikes);
    toolbar.show(stack);
    if (seen.traces != traces) {
      chooseLanes();
    }
  }

  private static double finite(double ms) {
    return Double.isFinite(ms) ? ms : 0;
  }

  private void point(MouseEvent event) {
    boolean inside = false;
    double pointerMs = Double.NaN;
    for (Lane lane : stack.shown()) {
      double x = lane.plot().sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
      double y = lane.plot().sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
      boolean across = x >= 0 && x < lane.plot().getWidth();
      boolean here = across && y >= 0 && y < lane.plot().getHeight();
      inside |= here;
      double ms = window.fromMs() + x / lane.plot().getWidth() * window.spanMs();
      pointerMs = ms;
      String time = TimeTicks.text(ms, window.spanMs());
      lane.tellPointer(here ? lane.at(ms, y) + "   " + time : across ? time : "");
    }
    crosshair.setVisible(inside);
    trajectory.point(inside ? pointerMs : Double.NaN);
    if (inside) {
      double x = Math.floor(sceneToLocal(event.getSceneX(), event.getSceneY()).getX()) + 0.5;
      crosshair.setStartX(x);
      crosshair.setEndX(x);
      crosshair.setStartY(stack.getBoundsInParent().getMinY());
      crosshair.setEndY(stack.getBoundsInParent().getMaxY());
    }
  }

  private void choose(CellRef cell) {
    session.selectedCellsProperty().set(Set.of(cell));
    session.select(Selection.node(cell.population()));
  }

  /// Whether what is on screen is the newest there is.
  boolean settled() {
    return loop.idle()
        && !repaint
        && paintedVersion == window.versionProperty().get()
        && paintedNowMs == completedMs;
  }

  /// Number of pictures shown so far, for measurements.
  long frames() {
    return frames;
  }

  /// How long the newest pictures took to paint, ms.
  double paintMs() {
    return loop.paintMs();
  }

  TrajectoryPane trajectory() {
    return trajectory;
  }

  List<Lane> lanes() {
    return stack.shown();
  }
}
