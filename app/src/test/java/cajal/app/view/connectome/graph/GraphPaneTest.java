package cajal.app.view.connectome.graph;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.command.FakeWorkspace;
import cajal.app.fixture.Fx;
import cajal.app.fixture.Pointer;
import cajal.app.session.CellRef;
import cajal.app.session.connectome.Comparing;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.Connectomes;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.network.Cells;
import cajal.network.Network;
import cajal.network.Population;
import cajal.project.Project;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person at the graph of the worm, with mouse and keys.
class GraphPaneTest {

  private static final String WORM = "cook2019_hermaphrodite";
  private static final List<String> TOUCH =
      List.of("ALM", "AVM", "PLM", "AVA", "AVB", "AVD", "PVC");

  private final Pointer person = new Pointer();
  private FakeWorkspace workspace;
  private ConnectomeSession session;
  private GraphPane graph;
  private Stage stage;

  @BeforeEach
  void open() {
    Fx.start();
    workspace = Fx.get(() -> new FakeWorkspace(Project.empty("Worm")));
    session = workspace.connectome();
    Fx.run(() -> session.show(Connectomes.load(WORM), CircuitView.of(WORM, TOUCH)));
    graph = Fx.get(() -> new GraphPane(workspace));
    stage = Fx.show((Parent) graph.node(), 980, 900, false);
    Fx.run(() -> graph.seen(true));
    settle();
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      graph.seen(false);
      stage.close();
      workspace.run().close();
    });
  }

  private void settle() {
    Fx.until("the graph is painted", () -> graph.settled());
    Fx.settle();
  }

  private Set<String> shown() {
    return Fx.get(
        () -> Set.copyOf(graph.shown().circuit().nodes().stream().map(Circuit.Node::id).toList()));
  }

  private Point2D of(String id) {
    return Fx.get(() -> {
      Node glass = stage.getScene().lookup("#graph-glass");
      Place place = java.util.Objects.requireNonNull(graph.places().get(id));
      return glass.localToScreen(graph.sight().toPane(place));
    });
  }

  private void click(String id) {
    Point2D at = of(id);
    person.click(at.getX(), at.getY());
  }

  private void clickNode(String selector) {
    Bounds box =
        Fx.get(() -> {
          Node node = stage.getScene().lookup(selector);
          return node.localToScreen(node.getBoundsInLocal());
        });
    person.click(box.getCenterX(), box.getCenterY());
    settle();
  }

  private void pressNode(String selector) {
    Fx.run(() -> stage.getScene().lookup(selector).requestFocus());
    person.type(KeyCode.SPACE);
    settle();
  }

  private void type(String text) {
    for (int i = 0; i < text.length(); i++) {
      person.type(KeyCode.getKeyCode(text.substring(i, i + 1).toUpperCase(java.util.Locale.ROOT)));
    }
    Fx.settle();
  }

  @Test
  void typingNamesShowsTheirClassesBesideTheOthers() {
    clickNode("#cell-search");
    type("rim");
    person.type(KeyCode.DOWN);
    person.type(KeyCode.ENTER);
    settle();
    assertThat(shown()).contains("RIM", "AVA").hasSize(TOUCH.size() + 1);
    assertThat(Fx.get(() -> session.view().members().input())).contains("RIM");
  }

  @Test
  void expandingAddsPartnersAndMovesNothing() {
    Map<String, Place> before = Fx.get(() -> graph.shown().places());
    click("AVM");
    person.type(KeyCode.E);
    settle();
    assertThat(shown().size()).isGreaterThan(TOUCH.size());
    Map<String, Place> after = Fx.get(() -> graph.shown().places());
    before.forEach((id, place) -> assertThat(after).containsEntry(id, place));

    Fx.run(() -> session.undo());
    settle();
    assertThat(shown()).containsExactlyInAnyOrderElementsOf(TOUCH);
  }

  @Test
  void hidingPutsAwayAndUndoBringsBack() {
    click("PVC");
    person.type(KeyCode.H);
    settle();
    assertThat(shown()).doesNotContain("PVC").hasSize(TOUCH.size() - 1);
    Fx.run(() -> session.undo());
    assertThat(shown()).contains("PVC");
    Fx.run(() -> session.redo());
    assertThat(shown()).doesNotContain("PVC");
  }

  @Test
  void aDoubleClickOpensAClassAndClosesItAgain() {
    Point2D ava = of("AVA");
    person.doubleClick(ava.getX(), ava.getY());
    settle();
    assertThat(shown()).contains("AVAL", "AVAR").doesNotContain("AVA");
    Point2D left = of("AVAL");
    person.doubleClick(left.getX(), left.getY());
    settle();
    assertThat(shown()).contains("AVA").doesNotContain("AVAL");
  }

  @Test
  void theThresholdLeavesWeakSynapsesOutAndIsOneStep() {
    long before = edges(false);
    Slider slider = Fx.get(() -> (Slider) stage.getScene().lookup("#threshold-chemical"));
    Fx.run(slider::requestFocus);
    for (int i = 0; i < 9; i++) {
      person.type(KeyCode.RIGHT);
    }
    settle();
    assertThat(Fx.get(() -> session.view().filter().minChemical())).isEqualTo(10);
    assertThat(edges(false)).isLessThan(before).isPositive();
    Fx.run(() -> session.undo());
    assertThat(edges(false)).isEqualTo(before);
  }

  private long edges(boolean electrical) {
    return Fx.get(() ->
        graph.shown().circuit().edges().stream()
            .filter(e -> e.kind().directed() != electrical)
            .count());
  }

  @Test
  void theLegendIsTheFilter() {
    pressNode("#legend-connection-electrical");
    assertThat(edges(true)).isZero();
    pressNode("#legend-type-sensory");
    assertThat(shown()).doesNotContain("ALM", "AVM", "PLM").contains("AVA");
    pressNode("#legend-type-sensory");
    assertThat(shown()).contains("ALM");
  }

  @Test
  void oneSelectionOfCellsIsSharedWithTheCanvas() {
    Project project =
        Project.empty("Worm")
            .withNetwork(
                Network.EMPTY.with(
                    Population.of("worm", "iaf_psc_alpha", 302)
                        .withCells(new Cells.OfConnectome(WORM, 302))));
    Fx.run(() -> workspace.session().replace(project));
    click("AVA");
    assertThat(Fx.get(() -> session.selection())).containsExactlyInAnyOrder("AVAL", "AVAR");
    List<String> neurons =
        Connectomes.load(WORM).neurons().stream().map(cell -> cell.name()).toList();
    assertThat(Fx.get(() -> workspace.session().selectedCellsProperty().get()))
        .containsExactlyInAnyOrder(
            new CellRef("worm", neurons.indexOf("AVAL")),
            new CellRef("worm", neurons.indexOf("AVAR")));

    Fx.run(() ->
        workspace
            .session()
            .selectedCellsProperty()
            .set(Set.of(new CellRef("worm", neurons.indexOf("AVM")))));
    assertThat(Fx.get(() -> graph.selected())).containsExactly("AVM");
  }

  @Test
  void aNodeIsDraggedAloneInOneStep() {
    Map<String, Place> before = Fx.get(() -> graph.shown().places());
    Point2D from = of("AVM");
    person.drag(from.getX(), from.getY(), from.getX() + 60, from.getY() - 40);
    settle();
    Map<String, Place> after = Fx.get(() -> graph.shown().places());
    assertThat(after.get("AVM")).isNotEqualTo(before.get("AVM"));
    before.forEach((id, place) -> {
      if (!id.equals("AVM")) {
        assertThat(after).containsEntry(id, place);
      }
    });
    Fx.run(() -> session.undo());
    assertThat(Fx.get(() -> graph.shown().places().get("AVM"))).isEqualTo(before.get("AVM"));
  }

  @Test
  void aLayoutIsAStepThatUndoTakesBack() {
    Map<String, Place> before = Fx.get(() -> graph.shown().places());
    clickNode("#layout-circle");
    settle();
    assertThat(Fx.get(() -> session.view().arrangement().kind())).isEqualTo(LayoutKind.CIRCLE);
    assertThat(Fx.get(() -> graph.shown().places())).isNotEqualTo(before);
    Fx.run(() -> session.undo());
    assertThat(Fx.get(() -> graph.shown().places())).isEqualTo(before);
  }

  @Test
  void theShortestPathBetweenTwoCellsIsShownInPlace() {
    Fx.run(() -> session.select(List.of("ALML", "VA3")));
    Fx.run(() ->
        session.edit(
            "Show VA3",
            view -> view.withMembers(view.members().withInput(List.of("ALML", "VA3")))));
    settle();
    Fx.run(() -> graph.focus());
    person.type(KeyCode.P);
    Fx.until("a path is selected", () -> session.selection().size() > 2);
    settle();
    assertThat(Fx.get(() -> session.selection())).contains("ALML", "VA3");
    assertThat(shown().size()).isGreaterThan(2);
  }

  @Test
  void twoConnectomesStandSideBySideAndAsTheirDifference() {
    Fx.run(() -> session.compare(List.of(Connectomes.load("white1986_whole")), Comparing.BESIDE));
    settle();
    assertThat(Fx.get(() -> graph.isSeveral())).isTrue();
    assertThat(Fx.get(() -> graph.figures().getFirst().title())).isEqualTo("Graphs side by side");
    Fx.run(() -> session.comparingProperty().set(Comparing.DIFFERENCE));
    settle();
    assertThat(Fx.get(() -> graph.isSeveral())).isFalse();
    assertThat(Fx.get(() -> graph.shown().comparison())).isNotNull();
  }

  @Test
  void theWholeWormIsPaintedAndPanned() {
    Fx.run(() -> session.show(Connectomes.load(WORM)));
    settle();
    assertThat(shown()).hasSize(Connectomes.load(WORM).cells().size());
    double x = Fx.get(() -> graph.sight().x());
    Bounds box =
        Fx.get(() -> {
          Node glass = stage.getScene().lookup("#graph-glass");
          return glass.localToScreen(glass.getBoundsInLocal());
        });
    person.drag(box.getCenterX(), box.getMaxY() - 20, box.getCenterX() + 120, box.getMaxY() - 20);
    settle();
    assertThat(Fx.get(() -> graph.sight().x()))
        .isEqualTo(x + 120, org.assertj.core.data.Offset.offset(40.0));
  }
}
