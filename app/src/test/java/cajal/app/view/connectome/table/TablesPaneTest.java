package cajal.app.view.connectome.table;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.command.FakeWorkspace;
import cajal.app.fixture.Fx;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.Connectomes;
import cajal.project.Project;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person at the tables of the worm.
class TablesPaneTest {

  private FakeWorkspace workspace;
  private ConnectomeSession session;
  private TablesPane pane;
  private Stage stage;

  @BeforeEach
  void open() {
    Fx.start();
    workspace = Fx.get(() -> new FakeWorkspace(Project.empty("Worm")));
    session = workspace.connectome();
    Fx.run(() -> session.show(Connectomes.load("cook2019_hermaphrodite")));
    pane = Fx.get(() -> new TablesPane(workspace));
    stage = Fx.show((Parent) pane.node(), 1100, 700, false);
    Fx.settle();
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      stage.close();
      workspace.run().close();
    });
  }

  private void filter(String text) {
    Fx.run(() -> ((TextField) stage.getScene().lookup("#table-filter")).setText(text));
    Fx.settle();
  }

  private int rows() {
    return Fx.get(() -> pane.sheet().count());
  }

  private static void fire(MenuButton menu, String id, String text) {
    for (MenuItem item : menu.getItems()) {
      if (id.equals(item.getId()) || text.equals(item.getText())) {
        item.fire();
        return;
      }
    }
    throw new AssertionError("no " + id + text);
  }

  private void measure(String name) {
    Fx.run(() -> fire((MenuButton) stage.getScene().lookup("#measures"), "measure-" + name, "-"));
    Fx.untilFrame("it is measured", () -> session.measures().runningProperty().get().isEmpty());
    Fx.settle();
  }

  @Test
  void aFilterKeepsTheRowsThatAreAskedForAndSaysWhatItCannotRead() {
    filter("kind = neuron and type = motor");
    assertThat(rows()).isEqualTo(126);
    filter("knd = neuron");
    assertThat(
            Fx.get(() ->
                ((TextField) stage.getScene().lookup("#table-filter")).getTooltip().getText()))
        .contains("kind");
    filter("");
    assertThat(rows()).isEqualTo(473);
  }

  @Test
  void aMeasureIsTakenFilteredAndPaintedOnTheCells() {
    measure("degrees");
    assertThat(Fx.get(() -> pane.sheet().table().name())).isEqualTo("degrees");
    filter("total_degree > 100");
    assertThat(rows()).isBetween(2, 20);
    Fx.run(() -> fire((MenuButton) stage.getScene().lookup("#colour-by"), "-", "total degree"));
    var paint = Fx.get(() -> session.paintProperty().get());
    assertThat(paint).isNotNull();
    assertThat(paint.values()).containsKey("AVAL").hasSize(302);
  }

  @Test
  void theSelectionIsSharedBothWays() {
    Fx.run(() -> session.select(Set.of("AVAL", "AVAR")));
    Fx.settle();
    TableView<Integer> view = Fx.get(() -> pane.sheet().view());
    assertThat(Fx.get(() -> view.getSelectionModel().getSelectedItems().size())).isEqualTo(2);
    Fx.run(() -> view.getSelectionModel().clearAndSelect(0));
    assertThat(Fx.get(() -> session.selection())).hasSize(1);
  }
}
