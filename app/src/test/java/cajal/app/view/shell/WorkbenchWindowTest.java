package cajal.app.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.fixture.Fx;
import cajal.app.fixture.Pointer;
import cajal.app.session.RunSession;
import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.network.Distribution;
import cajal.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person at the whole window, on a real sample.
class WorkbenchWindowTest {

  private static final double SIZE = 980;

  @TempDir private Path folder;

  private final Pointer person = new Pointer();
  private OpenedWindow opened;
  private Session session;
  private RunSession run;
  private Scene scene;

  @BeforeEach
  void open() {
    opened = new OpenedWindow(folder, SIZE, SIZE).withSample("celegans-touch");
    session = opened.session();
    run = opened.run();
    scene = opened.scene();
  }

  @AfterEach
  void close() {
    opened.close();
  }

  private String population() {
    return session.project().network().populations().getFirst().name();
  }

  private TextField field(String id) {
    return Fx.get(() -> (TextField) scene.lookup("#" + id));
  }

  private Set<Node> find(String selector) {
    return Fx.get(() -> scene.getRoot().lookupAll(selector));
  }

  private static String text(TextField field) {
    return Fx.get(field::getText);
  }

  private void select(String node) {
    Fx.run(() -> session.select(Selection.node(node)));
    Fx.settle();
  }

  private String firstParameter() {
    String model = session.project().network().populations().getFirst().model();
    return Fx.get(() -> session.models().find(model).orElseThrow().parameters().getFirst().name());
  }

  @Test
  void theRoomOfConnectomesIsBuiltWhenItIsEnteredAndTheNetworkComesBack() {
    assertThat(Fx.get(() -> scene.lookup(".connectome-pane"))).isNull();
    person.type(KeyCode.ALT, KeyCode.DIGIT2);
    Fx.until("the room is there", () -> scene.lookup("#graph") != null);
    assertThat(Fx.get(() -> scene.lookup("#canvas"))).isNull();
    Fx.until("the worm is shown", () -> scene.lookup("#legend-type-motor") != null);
    person.type(KeyCode.ALT, KeyCode.DIGIT1);
    Fx.until("the canvas is back", () -> scene.lookup("#canvas") != null);
    assertThat(Fx.get(() -> scene.lookup("#graph"))).isNull();
  }

  @Test
  void theWormOpensWithItsNeurons() {
    assertThat(session.project().network().populations().getFirst().size()).isEqualTo(302);
    assertThat(session.notices()).isEmpty();
  }

  @Test
  void aParameterIsTypedAndTakenBackByKeyWhileTheCursorIsStillInIt() {
    select(population());
    Project before = session.project();
    TextField field = field("field-" + firstParameter());
    String old = text(field);
    Fx.run(() -> {
      field.requestFocus();
      field.setText("12.5");
    });
    person.type(KeyCode.ENTER);
    Fx.settle();
    assertThat(session.project()).isNotEqualTo(before);
    assertThat(
            session.project().network().populations().getFirst().parameters().get(firstParameter()))
        .isInstanceOfSatisfying(
            Distribution.Constant.class, d -> assertThat(d.value().value()).isEqualTo(12.5));
    person.type(KeyCode.CONTROL, KeyCode.Z);
    Fx.settle();
    assertThat(session.project()).isEqualTo(before);
    assertThat(text(field)).isEqualTo(old);
  }

  @Test
  void whatIsNoNumberIsRefusedInPlaceAndTheOldValueStays() {
    select(population());
    Project before = session.project();
    TextField field = field("field-" + firstParameter());
    Fx.run(() -> {
      field.requestFocus();
      field.setText("much");
    });
    person.type(KeyCode.ENTER);
    Fx.settle();
    assertThat(session.project()).isEqualTo(before);
    assertThat(session.notices()).isEmpty();
    assertThat(find(".refusal"))
        .filteredOn(Node::isVisible)
        .singleElement()
        .isInstanceOfSatisfying(
            Label.class, reason -> assertThat(reason.getText()).contains("much"));
  }

  @Test
  void theCommandPaletteRunsACommandByItsName() {
    person.type(KeyCode.CONTROL, KeyCode.K);
    Fx.settle();
    TextField line = field("command-line");
    Fx.run(() -> line.setText("dark"));
    ListView<?> hits = Fx.get(() -> (ListView<?>) scene.lookup("#command-list"));
    assertThat(hits.getItems()).isNotEmpty();
    boolean dark = session.themeDarkProperty().get();
    person.type(KeyCode.ENTER);
    Fx.settle();
    assertThat(session.themeDarkProperty().get()).isEqualTo(!dark);
    assertThat(find("#command-line")).isEmpty();
  }

  @Test
  void aKeyWithoutModifierBelongsToTheTextOneTypes() {
    person.type(KeyCode.CONTROL, KeyCode.F);
    Fx.settle();
    String focused = Fx.get(() -> scene.getFocusOwner().getId());
    assertThat(focused).isEqualTo("palette-search");
    person.type(KeyCode.SPACE);
    Fx.settle();
    assertThat(run.phase()).isEqualTo(RunSession.Phase.NONE);
  }

  @Test
  void panesFoldAwayAndComeBack() {
    assertThat(find(".inspector")).isNotEmpty();
    person.type(KeyCode.CONTROL, KeyCode.DIGIT2);
    Fx.settle();
    assertThat(find(".inspector")).isEmpty();
    person.type(KeyCode.CONTROL, KeyCode.DIGIT2);
    Fx.settle();
    assertThat(find(".inspector")).isNotEmpty();
  }

  @Test
  void everythingThatTakesTheFocusHasANameForScreenReaders() {
    List<String> nameless = new ArrayList<>();
    for (Selection selection :
        List.of(
            Selection.NONE,
            Selection.node(population()),
            Selection.projection(session.project().network().projections().getFirst().name()))) {
      Fx.run(() -> {
        session.select(selection);
        collect(scene.getRoot(), nameless);
      });
    }
    assertThat(nameless).isEmpty();
  }

  private static void collect(Node node, List<String> nameless) {
    if (!node.isVisible()) {
      return;
    }
    if (node.isFocusTraversable() && node.getAccessibleText() == null && !named(node)) {
      nameless.add(
          node.getClass().getSimpleName() + " " + node.getStyleClass() + " " + node.getId());
    }
    boolean whole = node instanceof TextField || node instanceof TextArea;
    if (node instanceof Parent parent && !whole) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, nameless));
    }
  }

  // What carries a text of its own is read by it.
  private static boolean named(Node node) {
    return switch (node) {
      case javafx.scene.control.Labeled labeled -> !labeled.getText().isBlank();
      case javafx.scene.control.MenuBar _, ListView<?> _ -> true;
      default -> node.queryAccessibleAttribute(AccessibleAttribute.TEXT) != null;
    };
  }

  @Test
  void aModelIsWrittenAndBecomesPartOfTheProject() {
    person.type(KeyCode.CONTROL, KeyCode.M);
    Fx.until(
        "the new model is sound",
        () -> scene.lookup("#use-model") instanceof Button use && !use.isDisabled());
    Fx.run(() -> ((Button) scene.lookup("#use-model")).fire());
    assertThat(session.project().models()).containsOnlyKeys("my_neuron");
    assertThat(session.notices()).isEmpty();
  }
}
