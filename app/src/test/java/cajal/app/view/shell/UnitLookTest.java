package cajal.app.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.command.Workspace;
import cajal.app.fixture.Fx;
import cajal.app.fixture.Pointer;
import cajal.app.session.CellPaint;
import cajal.app.session.CellRef;
import cajal.app.session.UnitLook;
import cajal.app.view.live.NeuronRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person who lets results sort, group and colour the units of a run.
class UnitLookTest {

  @TempDir private Path folder;

  private final Pointer person = new Pointer();
  private OpenedWindow opened;

  @BeforeEach
  void open() {
    opened = new OpenedWindow(folder, 1300, 860);
  }

  @AfterEach
  void close() {
    opened.close();
  }

  private UnitLook look() {
    return Fx.get(() -> opened.session().lookProperty().get());
  }

  private void analyse(String analysis) {
    opened.withSample("izhikevich-2003");
    opened.showRoom(Workspace.ANALYSIS_ROOM);
    opened.runUntil(400);
    Fx.run(() -> opened.window().analyses().add(analysis));
    String step = analysis.replace('_', ' ');
    Fx.until(
        "it is computed",
        () -> {
          opened.run().poll();
          return opened.window().analyses().state(step).outcome() != null;
        });
    Fx.settle();
    Node tab =
        Fx.get(() ->
            opened.scene().getRoot().lookupAll(".room-tab").stream()
                .filter(one -> one instanceof ToggleButton t && t.getText().startsWith("Table: "))
                .findFirst()
                .orElseThrow());
    opened.click(tab);
  }

  /// Chooses from the menu of a column's head, as a person does.
  private void choose(String column, String item) {
    Point2D head = Pointer.middle(opened.node("column-" + column));
    person.moveTo(head.getX(), head.getY());
    person.press(MouseButton.SECONDARY);
    person.release(MouseButton.SECONDARY);
    Fx.settle();
    opened.look("menu-" + column);
    Node entry =
        Fx.get(() ->
            Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(popup -> popup.getScene().lookup("#" + item))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow());
    opened.click(entry);
  }

  private NeuronRows rows() {
    return NeuronRows.of(opened.run().recordingProperty().get().header(), List.of())
        .looking(look());
  }

  private double rate(NeuronRows rows, int row) {
    var table =
        opened
            .window()
            .analyses()
            .state("spike statistics")
            .found()
            .orElseThrow()
            .result()
            .tables()
            .getFirst();
    return table.numbers("rate_hz")[table.texts("unit").indexOf(rows.nameOf(row))];
  }

  @Test
  void aColumnSortsTheRasterColoursUnitsEverywhereAndIsTakenBackByAClick() {
    analyse("spike_statistics");
    choose("rate_hz", "sort-falling-rate_hz");
    choose("rate_hz", "colour-rate_hz");
    NeuronRows rows = Fx.get(this::rows);
    for (int row = 1; row < 800; row++) {
      assertThat(rate(rows, row)).isLessThanOrEqualTo(rate(rows, row - 1));
    }
    CellPaint paint = look().paint().orElseThrow();
    assertThat(paint.values().get(rows.nameOf(0))).isEqualTo(paint.high());
    assertThat(opened.window().connectome().paintProperty().get()).isEqualTo(paint);
    opened.showRoom(Workspace.NETWORK_ROOM);
    Fx.untilFrame("the raster is sorted", () -> opened.scene().lookup("#unsort") != null);
    opened.look("sorted-and-coloured");
    opened.click("unsort");
    assertThat(look().order()).isEmpty();
    assertThat(look().paint()).contains(paint);
    opened.click("uncolour");
    assertThat(look().isPlain()).isTrue();
  }

  @Test
  void classesMakeBandsAndAClickOnTheLegendSelectsTheirUnits() {
    analyse("spike_statistics");
    Fx.run(() -> {
      List<String> units =
          java.util.stream.IntStream.range(0, 800).mapToObj(i -> "E " + i).toList();
      List<String> classes = units.stream().map(u -> u.endsWith("7") ? "seven" : "other").toList();
      CellPaint groups = CellPaint.ofClasses("kind", units, classes);
      opened.session().lookProperty().set(UnitLook.PLAIN.grouped(groups).painted(groups));
    });
    NeuronRows rows = Fx.get(this::rows);
    assertThat(rows.bands())
        .extracting(NeuronRows.Band::name, NeuronRows.Band::size)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("other", 720),
            org.assertj.core.groups.Tuple.tuple("seven", 80),
            org.assertj.core.groups.Tuple.tuple("no class", 200));
    opened.showRoom(Workspace.NETWORK_ROOM);
    Fx.settle();
    opened.look("grouped");
    Node seven =
        Fx.get(() ->
            opened.scene().getRoot().lookupAll(".legend-entry").stream()
                .filter(one ->
                    one instanceof javafx.scene.control.Button b
                        && b.getText().equals("seven")
                        && b.localToScene(0, 0).getY() > 0)
                .findFirst()
                .orElseThrow());
    opened.click(seven);
    Set<CellRef> chosen = Fx.get(() -> opened.session().selectedCellsProperty().get());
    assertThat(chosen).hasSize(80).allMatch(cell -> cell.index() % 10 == 7);
    opened.look("class-selected");
    opened.click("ungroup");
    assertThat(look().groups()).isEmpty();
  }

  private static int pixels(Node node, int rgb) {
    return Fx.get(() -> {
      WritableImage image = node.snapshot(new SnapshotParameters(), null);
      int found = 0;
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          found += (image.getPixelReader().getArgb(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
        }
      }
      return found;
    });
  }

  @Test
  void cellsOfAConnectomeWearTheColourOnTheDrawingAndInItsGraph() {
    opened.withSample("celegans-touch");
    opened.showRoom(Workspace.NETWORK_ROOM);
    Node worm =
        opened.node("node-" + opened.session().project().network().populations().getFirst().name());
    int violet = 0xCC79A7;
    assertThat(pixels(worm, violet)).isZero();
    CellPaint fourth =
        CellPaint.ofClasses(
            "kind", List.of("RIH", "ASJL", "ASEL", "AVAL"), List.of("1", "2", "3", "4"));
    assertThat(fourth.rgb(3, cajal.figure.Palette.LIGHT)).isEqualTo(violet);
    Fx.run(() -> opened.session().lookProperty().set(UnitLook.PLAIN.painted(fourth)));
    Fx.settle();
    assertThat(pixels(worm, violet)).isBetween(4, 200);
    opened.look("worm-coloured");
    opened.showRoom(Workspace.CONNECTOME_ROOM);
    Fx.untilFrame("there is a graph", () -> opened.scene().lookup("#unpaint") != null);
    assertThat(opened.window().connectome().paintProperty().get()).isEqualTo(fourth);
    opened.look("connectome-coloured");
    opened.click("unpaint");
    assertThat(opened.window().connectome().paintProperty().get()).isNull();
    assertThat(look().isPlain()).isTrue();
  }
}
