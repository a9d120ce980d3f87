package cajal.app.view.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.fixture.Fx;
import cajal.app.fixture.Pointer;
import cajal.app.session.CellRef;
import cajal.app.session.Session;
import cajal.connectome.Connectome;
import cajal.connectome.Connectomes;
import cajal.figure.ConnectomeMap;
import cajal.network.Cells;
import cajal.network.ConnectionRule;
import cajal.network.Distribution;
import cajal.network.Network;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.project.Project;
import cajal.project.Project.Point;
import cajal.unit.Quantity;
import cajal.unit.Unit;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// The worm on the canvas: its cells, their names, its light.
final class WormViewTest {

  private static final String WORM = "cook2019_hermaphrodite";

  private final Connectome connectome = Connectomes.load(WORM);

  private Project project() {
    Population worm =
        new Population(
            "Worm",
            "iaf_psc_exp",
            new Cells.OfConnectome(WORM, connectome.neurons().size()),
            Map.of(),
            Map.of(),
            Optional.empty());
    Network network =
        Network.EMPTY
            .with(worm)
            .with(new Stimulator("Touch", "dc_generator", Map.of()))
            .with(new Recorder("Voltages", List.of("V_m"), Quantity.ms(1)))
            .with(self("chemical, excitatory", ConnectionRule.Kind.CHEMICAL, true, 1))
            .with(self("chemical, inhibitory", ConnectionRule.Kind.CHEMICAL, false, -1))
            .with(self("gap junctions", ConnectionRule.Kind.ELECTRICAL, true, 1))
            .with(
                Projection.of(
                    "touch",
                    "Touch",
                    "Worm",
                    new ConnectionRule.Chosen(List.of("PLML", "PLMR")),
                    Distribution.constant(1, Unit.ONE)))
            .with(
                Projection.of(
                    "observe",
                    "Worm",
                    "Voltages",
                    new ConnectionRule.AllToAll(true),
                    Distribution.constant(1, Unit.ONE)));
    return Project.empty("The worm")
        .withNetwork(network)
        .withLayout(
            Map.of(
                "Worm", new Point(0, 0),
                "Touch", new Point(520, -170),
                "Voltages", new Point(-140, 240)));
  }

  private static Projection self(
      String name, ConnectionRule.Kind kind, boolean except, double weight) {
    return Projection.of(
        name,
        "Worm",
        "Worm",
        new ConnectionRule.OfConnectome(WORM, kind, Set.of("GABA"), except),
        Distribution.constant(weight, Unit.NS));
  }

  @Test
  void noTwoCellsCoverEachOther() {
    ConnectomeMap map = ConnectomeMap.of(connectome);
    assertThat(map.cells()).hasSize(302);
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 302; i++) {
      for (int j = i + 1; j < 302; j++) {
        nearest = Math.min(nearest, Math.hypot(map.x()[i] - map.x()[j], map.y()[i] - map.y()[j]));
      }
    }
    // Discs of radius 3.5 may touch but hardly overlap.
    assertThat(nearest).isGreaterThan(5);
  }

  @Test
  void theHeadIsLeftAndTheTailRight() {
    ConnectomeMap map = ConnectomeMap.of(connectome);
    assertThat(map.x()[map.number("OLQDL")]).isLessThan(map.x()[map.number("PLML")]);
    assertThat(map.number("nobody")).isEqualTo(-1);
  }

  @Test
  void clickingACellSelectsItAndActivityIsPainted() {
    Session session = Fx.get(() -> new Session(project()));
    CanvasPane canvas = Fx.get(() -> new CanvasPane(session));
    Stage stage = Fx.show(canvas, 1000, 560, false);
    Fx.shot(stage, new File("target/shots/worm-light.png"));
    ConnectomeMap map = ConnectomeMap.of(connectome);
    int ava = map.number("AVAL");
    Point2D at =
        Fx.get(() -> canvas.lookup("#node-Worm").localToScreen(map.x()[ava], map.y()[ava]));
    Pointer pointer = new Pointer();
    pointer.click(at.getX(), at.getY());
    assertThat(session.selectedCellsProperty().get()).containsExactly(new CellRef("Worm", ava));
    Fx.shot(stage, new File("target/shots/worm-chosen.png"));
    Fx.run(stage::close);

    Fx.run(() -> session.themeDarkProperty().set(true));
    CanvasPane dark = Fx.get(() -> new CanvasPane(session));
    Stage second = Fx.show(dark, 1000, 560, true);
    Fx.shot(second, new File("target/shots/worm-dark.png"));
    float[] values = new float[302];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.pow(Math.sin(i * 0.7), 6);
    }
    Fx.run(() -> dark.setActivity("Worm", values));
    Fx.settle();
    Fx.shot(second, new File("target/shots/worm-active.png"));
    Fx.run(second::close);
  }
}
