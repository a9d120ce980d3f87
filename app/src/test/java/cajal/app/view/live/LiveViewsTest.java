package cajal.app.view.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.app.fixture.FakeRun;
import cajal.app.fixture.Fx;
import cajal.app.fixture.SyntheticRecording;
import cajal.app.session.CellRef;
import cajal.app.session.RunFolders;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.project.Project;
import cajal.record.Recording.Header;
import cajal.record.Recording.PopulationRange;
import cajal.unit.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What mouse, wheel and keys do to the live views, in a window without a screen.
class LiveViewsTest {

  @TempDir Path folder;

  private Session session;
  private RunSession runs;
  private LiveViews views;
  private FakeRun run;
  private TimeWindow window;

  @BeforeEach
  void open() {
    open(SyntheticRecording.balanced(200, 2000));
  }

  private void open(SyntheticRecording recording) {
    run = new FakeRun(recording);
    session = Fx.get(() -> new Session(Project.empty("Test")));
    runs =
        Fx.get(() ->
            new RunSession(session, (project, path, progress) -> run, new RunFolders(folder)));
    views = Fx.get(() -> new LiveViews(session, runs));
    window = views.window();
    Fx.run(() -> {
      Stage stage = new Stage();
      stage.setScene(new Scene(views, 900, 500));
      stage.show();
      runs.runUntil(10_000);
    });
    Fx.until("the run goes", () -> runs.phase() == RunSession.Phase.RUNNING);
    advance(3000);
  }

  private void advance(double ms) {
    run.advance(ms);
    double now = run.status().simulatedMs();
    Fx.until("the newest time is known", () -> window.nowMs() >= now - 0.05);
    Fx.until("it is painted", views::settled);
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      views.getScene().getWindow().hide();
      runs.close();
    });
  }

  private Node plot(int lane) {
    return views.lanes().get(lane).plot();
  }

  private static void mouse(Node node, EventType<MouseEvent> type, double x, double y, int clicks) {
    Point2D scene = node.localToScene(x, y);
    boolean down = type != MouseEvent.MOUSE_RELEASED && type != MouseEvent.MOUSE_MOVED;
    Event.fireEvent(
        node,
        new MouseEvent(
            type,
            scene.getX(),
            scene.getY(),
            scene.getX(),
            scene.getY(),
            MouseButton.PRIMARY,
            clicks,
            false,
            false,
            false,
            false,
            down,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  private static void wheel(Node node, double x, double y, double delta, boolean control) {
    Point2D scene = node.localToScene(x, y);
    Event.fireEvent(
        node,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            scene.getX(),
            scene.getY(),
            scene.getX(),
            scene.getY(),
            false,
            control,
            false,
            false,
            true,
            false,
            0,
            delta,
            0,
            delta,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }

  private void key(KeyCode code) {
    Fx.run(() ->
        Event.fireEvent(
            views, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  @Test
  void theWindowFollowsTheNewestTime() {
    assertThat(window.toMs()).isCloseTo(3000, within(1.0));
    advance(500);
    assertThat(window.toMs()).isCloseTo(3500, within(1.0));
    assertThat(window.spanMs()).isEqualTo(1000);
  }

  @Test
  void draggingLooksBackWhileTheRunGoesOn() {
    double width = Fx.get(() -> plot(0).getLayoutBounds().getWidth());
    Fx.run(() -> {
      mouse(plot(0), MouseEvent.MOUSE_PRESSED, 100, 20, 1);
      mouse(plot(0), MouseEvent.MOUSE_DRAGGED, 100 + width / 2, 20, 1);
      mouse(plot(0), MouseEvent.MOUSE_RELEASED, 100 + width / 2, 20, 1);
    });
    assertThat(window.following()).isFalse();
    assertThat(window.fromMs()).isCloseTo(1500, within(1.0));
    advance(700);
    assertThat(window.fromMs()).isCloseTo(1500, within(1.0));
    key(KeyCode.END);
    assertThat(window.following()).isTrue();
    assertThat(window.toMs()).isCloseTo(3700, within(1.0));
  }

  @Test
  void theWheelZoomsTimeAtThePointer() {
    key(KeyCode.LEFT);
    double before =
        Fx.get(() -> {
          double at = plot(0).getLayoutBounds().getWidth() / 4;
          double ms = window.fromMs() + window.spanMs() / 4;
          wheel(plot(0), at, 20, 40, false);
          return ms;
        });
    assertThat(window.spanMs()).isCloseTo(800, within(1e-6));
    assertThat(window.fromMs() + window.spanMs() / 4).isCloseTo(before, within(1.0));
  }

  @Test
  void controlAndTheWheelZoomNeurons() {
    Fx.run(() -> wheel(plot(0), 100, 10, 80, true));
    RasterLane raster = (RasterLane) views.lanes().getFirst();
    assertThat(raster.shown().count()).isLessThan(200);
    assertThat(window.spanMs()).isEqualTo(1000);
    Fx.run(() -> {
      mouse(plot(0), MouseEvent.MOUSE_PRESSED, 100, 20, 2);
      mouse(plot(0), MouseEvent.MOUSE_RELEASED, 100, 20, 2);
    });
    assertThat(raster.shown().count()).isEqualTo(200);
  }

  @Test
  void theWheelOverTheAxisZoomsNeurons() {
    Fx.run(() -> wheel(views.lanes().getFirst().axis(), 10, 10, 40, false));
    assertThat(((RasterLane) views.lanes().getFirst()).shown().count()).isEqualTo(160);
  }

  @Test
  void aDoubleClickGoesBackToTheNewestSecond() {
    key(KeyCode.HOME);
    key(KeyCode.PLUS);
    assertThat(window.fromMs()).isLessThan(500);
    Fx.run(() -> {
      mouse(plot(1), MouseEvent.MOUSE_PRESSED, 100, 20, 2);
      mouse(plot(1), MouseEvent.MOUSE_RELEASED, 100, 20, 2);
    });
    assertThat(window.following()).isTrue();
    assertThat(window.spanMs()).isEqualTo(1000);
    assertThat(window.toMs()).isCloseTo(3000, within(1.0));
  }

  @Test
  void keysMoveAndZoomTheWindow() {
    key(KeyCode.HOME);
    assertThat(window.fromMs()).isZero();
    key(KeyCode.RIGHT);
    assertThat(window.fromMs()).isCloseTo(100, within(1e-6));
    key(KeyCode.LEFT);
    assertThat(window.fromMs()).isZero();
    key(KeyCode.MINUS);
    assertThat(window.spanMs()).isCloseTo(1250, within(1e-6));
    key(KeyCode.DIGIT0);
    assertThat(window.spanMs()).isCloseTo(3000, within(1.0));
  }

  @Test
  void aClickOnARowSelectsItsCell() {
    Fx.run(() -> {
      mouse(plot(0), MouseEvent.MOUSE_PRESSED, 100, 0.5, 1);
      mouse(plot(0), MouseEvent.MOUSE_RELEASED, 100, 0.5, 1);
    });
    assertThat(session.selectedCellsProperty().get()).containsExactly(new CellRef("E", 0));
    assertThat(session.selection().nodes()).containsExactly("E");
  }

  @Test
  void theOverviewBringsTheWindowToAClick() {
    Overview overview = (Overview) Fx.get(() -> views.lookup(".live-overview"));
    Fx.run(() -> {
      double width = overview.getWidth() - Lane.LEFT - Lane.RIGHT;
      // The strip reaches to the target of 10 s, so this is 1 s.
      mouse(overview, MouseEvent.MOUSE_PRESSED, Lane.LEFT + width / 10, 10, 1);
      mouse(overview, MouseEvent.MOUSE_RELEASED, Lane.LEFT + width / 10, 10, 1);
    });
    assertThat(window.following()).isFalse();
    assertThat(window.fromMs()).isCloseTo(500, within(20.0));
  }

  @Test
  void aRunWithoutSpikesShowsItsHeatMapAndTraces() {
    close();
    List<String> cells = IntStream.range(0, 40).mapToObj(i -> "C" + i).toList();
    open(
        new SyntheticRecording(
                new Header(
                    "graded",
                    1,
                    0.1,
                    List.of(new PopulationRange("worm", "graded", 0, 40, false, cells))),
                0)
            .withTraces("V", "worm", "V_m", Unit.MV, 10, IntStream.range(0, 40).toArray()));
    List<String> shown =
        Fx.get(() -> views.lanes().stream().map(lane -> lane.getClass().getSimpleName()).toList());
    assertThat(shown).containsExactly("HeatLane", "TraceLane");
  }

  @Test
  void activityOfNamedCellsLiesBetweenZeroAndOne() {
    close();
    List<String> cells = IntStream.range(0, 40).mapToObj(i -> "C" + i).toList();
    SyntheticRecording recording =
        new SyntheticRecording(
            new Header(
                "spiking",
                1,
                0.1,
                List.of(new PopulationRange("worm", "lif", 0, 40, false, cells))),
            0);
    open(recording);
    AtomicReference<float[]> seen = new AtomicReference<>(new float[0]);
    Fx.run(() -> views.onActivity((population, values) -> seen.set(values)));
    recording.spike(recording.completedSteps(), 7);
    advance(1);
    Fx.until("activity arrives", () -> seen.get().length == 40 && seen.get()[7] > 0);
    List<Float> values = new ArrayList<>();
    for (float value : seen.get()) {
      values.add(value);
    }
    assertThat(values).allSatisfy(value -> assertThat(value).isBetween(0f, 1f));
    assertThat(seen.get()[7]).isGreaterThan(0.5f);
    assertThat(seen.get()[8]).isZero();
  }

  @Test
  void figuresShowTheSameStretch() {
    key(KeyCode.HOME);
    List<String> titles = Fx.get(() -> views.figures().stream().map(LiveFigure::title).toList());
    assertThat(titles).containsExactly("Spikes", "Population rate");
    Fx.run(() ->
        views
            .figures()
            .forEach(figure ->
                assertThat(
                        figure
                            .make()
                            .of(
                                run.recording(),
                                cajal.figure.Palette.LIGHT,
                                views.stretch().orElseThrow())
                            .panels())
                    .isNotEmpty()));
  }

  @Test
  void theTrajectoryGrowsWithTheRunAndAClickGoesToTheTimeOfAPoint() {
    TrajectoryPane trajectory = views.trajectory();
    Fx.run(() -> ((ToggleButton) views.lookup("#show-trajectory")).fire());
    Fx.untilFrame(
        "the path of three seconds is there",
        () -> trajectory.path().filter(path -> path.endsMs().length == 60).isPresent());
    advance(500);
    Fx.untilFrame(
        "it has grown",
        () -> trajectory.path().filter(path -> path.endsMs().length == 70).isPresent());
    assertThat(Fx.get(() -> views.figures())).extracting(LiveFigure::title).contains("Trajectory");
    Canvas canvas = (Canvas) trajectory.lookup("#trajectory-plot");
    assertThat(window.following()).isTrue();
    Fx.run(() -> mouse(canvas, MouseEvent.MOUSE_CLICKED, 60, 60, 1));
    assertThat(window.following()).isFalse();
    double middle = window.fromMs() + window.spanMs() / 2;
    assertThat(window.fromMs() == 0 || Math.abs(middle / 50 - Math.rint(middle / 50)) < 1e-6)
        .as("a window around the end of a bin")
        .isTrue();
  }
}
