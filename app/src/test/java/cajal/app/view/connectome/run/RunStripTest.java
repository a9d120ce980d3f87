package cajal.app.view.connectome.run;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.command.FakeWorkspace;
import cajal.app.fixture.Fx;
import cajal.app.fixture.Pointer;
import cajal.app.session.CellPaint;
import cajal.app.session.RunSession;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.Connectomes;
import cajal.connectome.circuit.CircuitView;
import cajal.network.Cells;
import cajal.project.Project;
import cajal.project.circuit.CircuitPlan;
import cajal.project.circuit.Sign;
import cajal.simulate.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person who runs a circuit of the worm in its room.
class RunStripTest {

  private static final String WORM = "cook2019_hermaphrodite";

  @TempDir private Path folder;

  private FakeWorkspace workspace;
  private ConnectomeSession session;
  private final Pointer person = new Pointer();
  private RunStrip strip;
  private Stage stage;

  @BeforeEach
  void open() {
    Fx.start();
    workspace = Fx.get(() -> new FakeWorkspace(Project.empty("Worm")));
    session = workspace.connectome();
    Fx.run(() ->
        session.show(
            Connectomes.load(WORM), CircuitView.of(WORM, List.of("PLM", "PVC", "AVD", "AVA"))));
    strip = Fx.get(() -> new RunStrip(workspace));
    stage = Fx.show((Parent) strip.node(), 1200, 60, false);
    Fx.run(() -> strip.seen(true));
    Fx.settle();
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      strip.seen(false);
      stage.close();
      workspace.run().close();
    });
  }

  private void fire(String id) {
    Fx.run(() -> ((Button) stage.getScene().lookup("#" + id)).fire());
  }

  private void select(String... names) {
    Fx.run(() -> session.select(List.of(names)));
  }

  @Test
  void aCircuitIsDrivenAblatedRunAndItsActivityPainted() {
    select("PLML", "PLMR");
    fire("stimulate");
    select("AVDL");
    fire("ablate");
    // As fast as possible, the touch could be over between two frames.
    Fx.run(() -> workspace.run().speedProperty().set(Speed.REAL_TIME));
    fire("run-circuit");
    Fx.untilFrame(
        "the network is on the canvas",
        () -> workspace.session().project().network().population("neurons").isPresent());
    Project project = Fx.get(() -> workspace.session().project());
    Cells.OfConnectome cells =
        (Cells.OfConnectome) project.network().population("neurons").orElseThrow().cells();
    assertThat(cells.ablated()).containsExactly("AVDL");
    assertThat(cells.chosen()).contains("PLML", "PVCR", "AVAL").doesNotContain("DD1");
    assertThat(project.network().stimulators()).hasSize(1);
    assertThat(Fx.get(() -> session.selection())).contains("AVDL");
    Fx.untilFrame(
        "the touch is painted",
        () -> {
          CellPaint paint = session.paintProperty().get();
          return paint != null
              && paint.values().getOrDefault("PLML", 0.0) > 0.9
              && !paint.values().containsKey("AVDL");
        });
    Fx.run(() -> workspace.run().stop());
    Fx.untilFrame("it has stopped", () -> workspace.run().phase() != RunSession.Phase.RUNNING);
    // Making the network was one gesture.
    Fx.run(() -> workspace.session().undo());
    assertThat(Fx.get(() -> workspace.session().project().network().nodes())).isEmpty();
  }

  @Test
  void aRecordingIsMatchedPaintedAtItsTimeAndComparedWithTheWiring() throws IOException {
    Path file = folder.resolve("calcium.csv");
    StringBuilder text = new StringBuilder("time_s,AVAL,avar,PVCL,AVDL,roi_5\n");
    for (int i = 0; i < 50; i++) {
      double wave = Math.sin(i / 5.0);
      text.append(
          "%.1f,%.4f,%.4f,%.4f,%.4f,%.4f%n"
              .formatted(0.3 * i, wave, wave + 0.01 * (i % 3), -wave, 0.1 * (i % 7), 1.0));
    }
    Files.writeString(file, text);
    Fx.run(() -> session.recorded().open(file));
    Fx.untilFrame("it is matched", () -> session.recorded().loadedProperty().get() != null);
    Fx.run(() -> session.recorded().timeProperty().set(2.4));
    CellPaint paint = Fx.get(() -> session.paintProperty().get());
    assertThat(paint).isNotNull();
    assertThat(paint.values().keySet()).isEqualTo(Set.of("AVAL", "AVAR", "PVCL", "AVDL"));
    assertThat(paint.values().get("AVAL"))
        .isCloseTo(Math.sin(8 / 5.0), org.assertj.core.api.Assertions.within(1e-3));
    // As the command for pictures does, at a time; one beyond the end is the end.
    Fx.run(() -> session.recorded().open(file, 1e6));
    Fx.untilFrame("it is at its end", () -> session.recorded().timeProperty().get() > 14);
    assertThat(Fx.get(() -> session.recorded().timeProperty().get()))
        .isCloseTo(14.7, org.assertj.core.api.Assertions.within(1e-6));
    fire("compare-wiring");
    Fx.untilFrame(
        "it is compared",
        () ->
            session.measures().resultsProperty().get().stream()
                .anyMatch(table -> table.name().equals("structure_function")));
  }

  @Test
  void aLargeRecordingShowsHowFarItIsReadAndCanBeGivenUp() throws IOException {
    Path large = folder.resolve("large.csv");
    StringBuilder text = new StringBuilder("time_s,AVAL,AVAR\n");
    for (int i = 0; i < 2_000_000; i++) {
      text.append(i).append(",0.125,-0.25\n");
    }
    Files.writeString(large, text);
    Fx.run(() -> session.recorded().open(large));
    Fx.untilFrame("it tells how far it is", () -> session.recorded().readProperty().get() > 0);
    Node reading = Fx.get(() -> stage.getScene().lookup("#recording-read").getParent());
    assertThat(Fx.get(reading::isVisible)).isTrue();
    fire("recording-stop");
    assertThat(Fx.get(() -> session.recorded().readingProperty().get())).isFalse();
    assertThat(Fx.get(reading::isVisible)).isFalse();
    // The worker is free for another, and what was given up does not come after all.
    Path small = folder.resolve("small.csv");
    Files.writeString(small, "time_s,AVAL,AVAR\n0,1,2\n1,2,3\n");
    Fx.run(() -> session.recorded().open(small));
    Fx.untilFrame("it is there", () -> session.recorded().loadedProperty().get() != null);
    assertThat(Fx.get(() -> session.recorded().loadedProperty().get().activity().title()))
        .isEqualTo("small");
  }

  private Node inSheet(String id) {
    return Fx.get(() ->
        Window.getWindows().stream()
            .filter(PopOver.class::isInstance)
            .map(window -> window.getScene().lookup("#" + id))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + id + " in a sheet")));
  }

  // Given to the field itself: another window may have the keyboard.
  private static void key(Node node, EventType<KeyEvent> type, String typed, KeyCode code) {
    Fx.run(() ->
        Event.fireEvent(node, new KeyEvent(type, typed, typed, code, false, false, false, false)));
  }

  private void click(Node node) {
    Point2D at = Pointer.middle(node);
    person.click(at.getX(), at.getY());
  }

  private static Optional<Node> shown(String id) {
    return Window.getWindows().stream()
        .map(window -> window.getScene().lookup("#" + id))
        .filter(Objects::nonNull)
        .findFirst();
  }

  @Test
  void whatAnAblationChangesIsShownExportedAndPutAwayAgain() {
    select("PLML", "PLMR");
    fire("stimulate");
    select("AVDL");
    fire("ablate");
    fire("compare-ablation");
    Fx.untilFrame("both are shown", () -> shown("close-ablation").isPresent());
    click(Fx.get(() -> shown("export-ablation").orElseThrow()));
    Fx.untilFrame("it may be kept", () -> workspace.asked.contains("askWhereToWrite ablation.svg"));
    Node close = Fx.get(() -> shown("close-ablation").orElseThrow());
    key(close, KeyEvent.KEY_PRESSED, "", KeyCode.ESCAPE);
    Fx.untilFrame("it is put away", () -> shown("close-ablation").isEmpty());
  }

  @Test
  void assumptionsAreChangedInTheirSheetWithMouseAndKeys() {
    // Above the strip there is room for the sheet, as in the room.
    Fx.run(() -> {
      stage.setX(20);
      stage.setY(760);
    });
    Fx.settle();
    Node button = Fx.get(() -> stage.getScene().lookup("#circuit-choices"));
    click(button);
    Fx.untilFrame(
        "the sheet is open",
        () ->
            Window.getWindows().stream()
                .anyMatch(window -> window instanceof PopOver && window.isShowing()));
    PopOver sheet =
        (PopOver)
            Fx.get(() ->
                Window.getWindows().stream()
                    .filter(PopOver.class::isInstance)
                    .findFirst()
                    .orElseThrow());
    // It fits above the strip of a screen of 768 pixels.
    assertThat(Fx.get(sheet::getHeight)).isLessThan(600);
    Node factor = inSheet("chemical-factor");
    click(factor);
    Fx.run(() -> ((TextField) factor).selectAll());
    key(factor, KeyEvent.KEY_TYPED, "2", KeyCode.UNDEFINED);
    key(factor, KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
    Fx.untilFrame(
        "chemical contacts count twice",
        () -> session.experiment().choicesProperty().get().scale().chemical() == 2);
    @SuppressWarnings("unchecked")
    ComboBox<Sign> glutamate = (ComboBox<Sign>) inSheet("sign-glutamate");
    assertThat(Fx.get(() -> glutamate.getConverter().toString(glutamate.getValue())))
        .isEqualTo("excitatory");
    key(glutamate, KeyEvent.KEY_PRESSED, "", KeyCode.DOWN);
    Fx.untilFrame(
        "glutamate inhibits",
        () ->
            session.experiment().choicesProperty().get().signs().byTransmitter().get("glutamate")
                == Sign.INHIBITORY);
    select("AVAL");
    click(inSheet("selected-none"));
    Fx.untilFrame(
        "AVAL has no synapses",
        () ->
            session.experiment().choicesProperty().get().signs().byCell().get("AVAL") == Sign.NONE);
    Fx.run(sheet::hide);
    Fx.settle();
    // What was chosen is what a run would be made with.
    CircuitPlan plan = Fx.get(() -> session.experiment().plan().orElseThrow());
    assertThat(plan.signs().byTransmitter()).containsEntry("glutamate", Sign.INHIBITORY);
  }
}
