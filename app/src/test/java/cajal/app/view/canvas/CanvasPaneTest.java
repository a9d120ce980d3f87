package cajal.app.view.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.fixture.Fx;
import cajal.app.fixture.Pointer;
import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.network.Node;
import cajal.network.Projection;
import cajal.project.Project;
import cajal.project.Project.Point;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person at the canvas: placing, wiring, moving, selecting, deleting and taking back.
final class CanvasPaneTest {

  private static final double WIDTH = 900;
  private static final double HEIGHT = 600;

  private final Session session = Fx.get(() -> new Session(Project.empty("Test")));
  private final CanvasPane canvas = Fx.get(() -> new CanvasPane(session));
  private final Pointer pointer = new Pointer();
  private Stage stage = Fx.show(canvas, WIDTH, HEIGHT, false);

  @BeforeEach
  void focus() {
    Fx.run(canvas::requestFocus);
  }

  @AfterEach
  void close() {
    Fx.run(stage::close);
  }

  private void placeByRing(double x, double y, String typed) {
    pointer.doubleClick(x, y);
    typed
        .chars()
        .forEach(
            c -> pointer.type(KeyCode.valueOf(Character.toString(c).toUpperCase(Locale.ROOT))));
    pointer.type(KeyCode.ENTER);
  }

  private void twoPopulations() {
    placeByRing(200, 300, "excit");
    placeByRing(500, 300, "inhib");
    Fx.run(() -> session.select(Selection.NONE));
  }

  private List<String> nodes() {
    return session.project().network().nodes().stream().map(Node::name).toList();
  }

  private List<String> projections() {
    return session.project().network().projections().stream().map(Projection::name).toList();
  }

  private javafx.scene.Node find(String selector) {
    javafx.scene.Node found = Fx.get(() -> canvas.lookup(selector));
    assertThat(found).as(selector).isNotNull();
    return found;
  }

  /// To a hundredth of a pixel: transforms there and back round.
  private Point2D onScreen(String node) {
    Point2D at = Fx.get(() -> find("#node-" + node).localToScreen(0, 0));
    return new Point2D(Math.round(at.getX() * 100) / 100.0, Math.round(at.getY() * 100) / 100.0);
  }

  private Point place(String node) {
    return Objects.requireNonNull(session.project().layout().get(node));
  }

  private Point2D handle(String node) {
    Point2D middle = Fx.get(() -> find("#node-" + node).localToScreen(0, 0));
    pointer.moveTo(middle.getX(), middle.getY());
    return Fx.get(() -> find("#node-" + node).lookup(".handle-knob").localToScreen(20, -4));
  }

  // The headless robot does not tell which modifiers are down while the mouse moves.
  private static void mouse(
      javafx.scene.Node target, EventType<MouseEvent> type, double x, double y, boolean alt) {
    Fx.run(() ->
        Event.fireEvent(
            target,
            new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                alt,
                false,
                true,
                false,
                false,
                false,
                false,
                false,
                null)));
  }

  private void wire(String from, double toX, double toY) {
    Point2D at = handle(from);
    pointer.drag(at.getX(), at.getY(), toX, toY);
  }

  @Test
  void typingInTheRingPlacesANodeWhereItOpened() {
    placeByRing(300, 200, "excit");
    assertThat(nodes()).containsExactly("E");
    assertThat(onScreen("E")).isEqualTo(new Point2D(300, 200));
    assertThat(session.selection()).isEqualTo(Selection.node("E"));
  }

  @Test
  void anArcOfTheRingOffersItsModels() {
    pointer.doubleClick(300, 250);
    Point2D arc = Pointer.middle(find("#ring-stimulator"));
    pointer.click(arc.getX(), arc.getY());
    pointer.type(KeyCode.DOWN);
    pointer.type(KeyCode.UP);
    pointer.type(KeyCode.ENTER);
    assertThat(session.project().network().stimulators()).hasSize(1);
  }

  @Test
  void escapeClosesTheRing() {
    pointer.doubleClick(300, 250);
    find("#node-ring");
    pointer.type(KeyCode.ESCAPE);
    assertThat(Fx.get(() -> canvas.lookup("#node-ring") == null)).isTrue();
    assertThat(nodes()).isEmpty();
  }

  @Test
  void draggingFromTheHandleWires() {
    twoPopulations();
    wire("E", 500, 300);
    assertThat(projections()).containsExactly("E→I");
    find("#projection-E→I");
  }

  @Test
  void droppingAWireOnItsOwnNodeMakesALoop() {
    twoPopulations();
    wire("E", 200, 300);
    assertThat(projections()).containsExactly("E→E");
  }

  @Test
  void illegalTargetsAreGreyedAndRefused() {
    twoPopulations();
    placeByRing(350, 480, "poisson");
    Point2D at = handle("E");
    pointer.moveTo(at.getX(), at.getY());
    pointer.press(MouseButton.PRIMARY);
    pointer.moveTo(350, 480);
    Fx.settle();
    assertThat(Fx.get(() -> find("#node-Poisson").getOpacity())).isLessThan(0.5);
    assertThat(Fx.get(() -> find("#node-I").getOpacity())).isEqualTo(1);
    pointer.release(MouseButton.PRIMARY);
    assertThat(projections()).isEmpty();
    assertThat(session.messageProperty().get()).isEqualTo("Nothing goes into a stimulator");
    assertThat(Fx.get(() -> find("#node-Poisson").getOpacity())).isEqualTo(1);
  }

  @Test
  void aWireDroppedOnEmptyCanvasPlacesItsTargetInTheSameGesture() {
    twoPopulations();
    wire("E", 350, 120);
    pointer.type(KeyCode.E, KeyCode.X);
    pointer.type(KeyCode.C);
    pointer.type(KeyCode.ENTER);
    assertThat(nodes()).containsExactly("E", "I", "E2");
    assertThat(projections()).containsExactly("E→E2");
    Fx.run(session::undo);
    assertThat(nodes()).containsExactly("E", "I");
    assertThat(projections()).isEmpty();
  }

  @Test
  void withAltTheWireGoesOnFromTheSameSource() {
    twoPopulations();
    placeByRing(350, 480, "excit");
    Point2D at = handle("E");
    javafx.scene.Node knob = Fx.get(() -> find("#node-E").lookup(".handle-knob"));
    mouse(knob, MouseEvent.MOUSE_PRESSED, at.getX(), at.getY(), true);
    mouse(knob, MouseEvent.MOUSE_DRAGGED, 500, 300, true);
    mouse(knob, MouseEvent.MOUSE_RELEASED, 500, 300, true);
    pointer.click(350, 480);
    assertThat(projections()).containsExactly("E→I", "E→E2");
  }

  @Test
  void draggingMovesInOneStep() {
    twoPopulations();
    pointer.drag(200, 300, 260, 420);
    assertThat(onScreen("E")).isEqualTo(new Point2D(260, 420));
    Fx.run(session::undo);
    assertThat(Fx.get(() -> find("#node-E").localToScreen(0, 0))).isEqualTo(new Point2D(200, 300));
  }

  @Test
  void aNodeMovedNearTheLineOfAnotherSnapsToIt() {
    twoPopulations();
    pointer.drag(200, 300, 260, 304);
    assertThat(place("E").y()).isEqualTo(place("I").y());
  }

  @Test
  void arrowKeysMoveTheSelectionInOneStep() {
    twoPopulations();
    pointer.click(200, 300);
    Point before = place("E");
    pointer.type(KeyCode.RIGHT);
    pointer.type(KeyCode.RIGHT);
    pointer.type(KeyCode.DOWN);
    assertThat(place("E")).isEqualTo(new Point(before.x() + 20, before.y() + 10));
    Fx.run(session::undo);
    assertThat(place("E")).isEqualTo(before);
  }

  @Test
  void aRubberBandSelectsWhatItTouches() {
    twoPopulations();
    pointer.drag(120, 200, 330, 420);
    assertThat(session.selection().nodes()).containsExactly("E");
    pointer.drag(100, 100, 600, 450);
    assertThat(session.selection().nodes()).containsExactly("E", "I");
    pointer.click(700, 500);
    assertThat(session.selection()).isEqualTo(Selection.NONE);
  }

  @Test
  void deletingAsksNothingAndSaysHowToTakeItBack() {
    twoPopulations();
    wire("E", 500, 300);
    pointer.click(200, 300);
    pointer.type(KeyCode.DELETE);
    assertThat(nodes()).containsExactly("I");
    assertThat(session.messageProperty().get())
        .isEqualTo("Deleted E and 1 projection – Ctrl+Z brings them back");
    Fx.run(session::undo);
    assertThat(nodes()).containsExactly("E", "I");
    assertThat(projections()).containsExactly("E→I");
    find("#projection-E→I");
    Fx.run(session::redo);
    assertThat(Fx.get(() -> canvas.lookup("#node-E") == null)).isTrue();
  }

  @Test
  void markedSourcesAreConnectedToSelectedTargetsByKeys() {
    twoPopulations();
    pointer.type(KeyCode.CONTROL, KeyCode.A);
    pointer.type(KeyCode.S);
    pointer.type(KeyCode.C);
    assertThat(projections()).containsExactly("E→E", "E→I", "I→E", "I→I");
    Fx.run(session::undo);
    assertThat(projections()).isEmpty();
  }

  @Test
  void aPictureOfASmallNetworkForPeople() {
    twoPopulations();
    placeByRing(350, 480, "poisson");
    placeByRing(700, 300, "spike");
    pointer.type(KeyCode.CONTROL, KeyCode.A);
    pointer.type(KeyCode.S);
    pointer.type(KeyCode.C);
    Fx.run(canvas.actions()::fit);
    pointer.click(20, 20);
    Point2D at = handle("E");
    pointer.moveTo(at.getX(), at.getY());
    Fx.settle();
    Fx.shot(stage, new File("target/shots/canvas-light.png"));
    Fx.run(stage::close);
    Fx.run(() -> session.themeDarkProperty().set(true));
    stage = Fx.show(new CanvasPane(session), WIDTH, HEIGHT, true);
    Fx.shot(stage, new File("target/shots/canvas-dark.png"));
    pointer.doubleClick(450, 100);
    Fx.shot(stage, new File("target/shots/ring-dark.png"));
    pointer.type(KeyCode.I);
    Fx.shot(stage, new File("target/shots/list-dark.png"));
    assertThat(projections()).hasSize(8);
  }
}
