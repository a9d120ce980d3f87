package cajal.app.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.command.CopyCommand;
import cajal.app.command.PasteCommand;
import cajal.app.fixture.Fx;
import cajal.app.fixture.Pointer;
import cajal.app.session.Selection;
import cajal.network.Population;
import cajal.project.Project;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a window can do only on a real screen: drag and drop, the clipboard of the system, the
/// wheel of the mouse.
@Tag("screen")
class WindowOnScreenTest {

  private static final double WIDTH = 1200;
  private static final double HEIGHT = 800;

  @TempDir private Path folder;

  private final Pointer person = new Pointer();
  private final Robot robot = Fx.get(Robot::new);
  private OpenedWindow one;

  @BeforeEach
  void open() {
    one = new OpenedWindow(folder.resolve("one"), WIDTH, HEIGHT);
  }

  @AfterEach
  void close() {
    one.close();
  }

  private Point2D paletteLine(String title) {
    return Fx.get(() ->
        one.scene().getRoot().lookupAll(".list-cell").stream()
            .filter(cell ->
                cell.lookupAll(".label").stream()
                    .anyMatch(label -> label instanceof Label l && l.getText().equals(title)))
            .filter(ListCell.class::isInstance)
            .map(Pointer::middle)
            .findFirst()
            .orElseThrow());
  }

  private void dragOntoCanvas(String title, double dx, double dy) {
    Point2D from = paletteLine(title);
    Point2D middle = Pointer.middle(Fx.get(() -> one.scene().lookup("#canvas")));
    person.moveTo(from.getX(), from.getY());
    person.press(MouseButton.PRIMARY);
    // The desktop takes over when the pointer has left the line, and asks as it moves on.
    person.moveTo(from.getX() + 30, from.getY());
    Fx.settle();
    person.moveTo(middle.getX() + dx - 10, middle.getY() + dy);
    Fx.settle();
    person.moveTo(middle.getX() + dx, middle.getY() + dy);
    Fx.settle();
    person.release(MouseButton.PRIMARY);
  }

  @Test
  void aLineOfThePaletteDraggedOntoTheCanvasBecomesANodeWhereItIsDropped() {
    int before = one.nodes().size();
    dragOntoCanvas("Excitatory population", -120, 40);
    Fx.until("a node is placed", () -> one.nodes().size() == before + 1);
    String name = one.nodes().getLast();
    assertThat(one.session().project().network().population(name)).isPresent();
    Point2D middle = Pointer.middle(Fx.get(() -> one.scene().lookup("#canvas")));
    Point2D at = Fx.get(() -> one.scene().lookup("#node-" + name).localToScreen(0, 0));
    // The pointer moves in whole pixels.
    assertThat(at.distance(middle.getX() - 120, middle.getY() + 40)).isLessThan(2);
    dragOntoCanvas("poisson_generator", 120, -40);
    Fx.until("a stimulator is placed", () -> one.nodes().size() == before + 2);
  }

  @Test
  void whatIsCopiedInOneWindowIsPastedInAnother() {
    Fx.run(() -> {
      one.session()
          .edit(
              "Place E",
              project ->
                  project
                      .withNetwork(project.network().with(Population.of("E", "iaf_psc_exp", 37)))
                      .withPlace("E", new Project.Point(0, 0)));
      one.session().select(Selection.node("E"));
      new CopyCommand().run(one.window());
    });
    OpenedWindow two = new OpenedWindow(folder.resolve("two"), WIDTH, HEIGHT);
    try {
      Fx.run(() -> new PasteCommand().run(two.window()));
      Fx.until("the copy is there", () -> two.nodes().equals(List.of("E")));
      assertThat(two.session().project().network().population("E").orElseThrow().size())
          .isEqualTo(37);
    } finally {
      two.close();
    }
  }

  @Test
  void theWheelZoomsAboutThePointer() {
    Fx.run(() ->
        one.session()
            .edit(
                "Place E",
                project ->
                    project
                        .withNetwork(project.network().with(Population.of("E", "iaf_psc_exp", 37)))
                        .withPlace("E", new Project.Point(60, 20))));
    Fx.settle();
    Point2D before = Fx.get(() -> one.scene().lookup("#node-E").localToScreen(0, 0));
    double widthBefore = width();
    person.moveTo(Math.rint(before.getX()), Math.rint(before.getY()));
    Fx.settle();
    Fx.run(() -> robot.mouseWheel(-3));
    Fx.until("the node is larger", () -> width() > 1.1 * widthBefore);
    Point2D after = Fx.get(() -> one.scene().lookup("#node-E").localToScreen(0, 0));
    // The pointer stands within a pixel of the node, which the zoom moves by as much at most.
    assertThat(after.distance(before)).isLessThan(2);
  }

  private double width() {
    return Fx.get(() -> {
      javafx.scene.Node node = one.scene().lookup("#node-E");
      return node.localToScreen(new javafx.geometry.BoundingBox(-10, -10, 20, 20)).getWidth();
    });
  }
}
