package cajal.app.view.connectome;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.command.FakeWorkspace;
import cajal.app.fixture.Fx;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.connectome.circuit.CircuitText;
import cajal.connectome.circuit.CircuitView;
import cajal.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person in the connectome room.
class ConnectomePaneTest {

  @TempDir private Path folder;

  private FakeWorkspace workspace;
  private ConnectomeSession session;
  private ConnectomePane pane;
  private Stage stage;

  @BeforeEach
  void open() {
    workspace = Fx.get(() -> new FakeWorkspace(Project.empty("Worm")));
    session = workspace.connectome();
    pane = Fx.get(() -> new ConnectomePane(workspace));
    stage = Fx.show((Parent) pane.node(), 980, 700, false);
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      pane.seen(false);
      stage.close();
      workspace.run().close();
    });
  }

  @Test
  void nothingIsReadBeforeTheRoomIsSeenAndThenTheWorm() {
    assertThat(Fx.get(() -> session.shownProperty().get())).isNull();
    Fx.run(() -> pane.seen(true));
    Fx.until("the worm is shown", () -> pane.settled());
    assertThat(Fx.get(() -> session.shownProperty().get().name()))
        .isEqualTo(ConnectomeSession.FIRST);
    assertThat(Fx.get(() -> pane.size().getValue())).contains("473");
  }

  @Test
  void aTableWithStrangeColumnsIsShownBeforeItIsRead() throws IOException {
    Path file = folder.resolve("mine.csv");
    Files.writeString(
        file,
        """
        axon,dendrite,contacts seen
        A,B,3
        B,C,5
        C,A,1
        """);
    Fx.run(() -> {
      pane.seen(true);
      session.fileProperty().set(file);
    });
    Fx.until("the columns are asked for", () -> stage.getScene().lookup("#mapping-open") != null);
    Fx.run(() -> {
      choose("#mapping-pre", "axon");
      choose("#mapping-post", "dendrite");
      choose("#mapping-weight", "contacts seen");
    });
    Fx.settle();
    Fx.run(() -> ((Button) stage.getScene().lookup("#mapping-open")).fire());
    Fx.until(
        "the table is shown",
        () ->
            session.shownProperty().get() != null
                && session.shownProperty().get().cells().size() == 3
                && pane.settled());
    assertThat(Fx.get(() -> session.shownProperty().get().connections()))
        .extracting(c -> c.weight())
        .containsExactlyInAnyOrder(3.0, 5.0, 1.0);
    Node asked = Fx.get(() -> stage.getScene().lookup("#mapping-open"));
    assertThat(asked).isNull();
  }

  @SuppressWarnings("unchecked") // a combo box of texts
  private void choose(String id, String value) {
    ((ComboBox<String>) stage.getScene().lookup(id)).setValue(value);
  }

  @Test
  void aSavedCircuitOpensAsItWas() throws IOException {
    CircuitView view = CircuitView.of("white1986_whole", List.of("AVA", "AVB", "PVC"));
    Path file = folder.resolve("command.circuit");
    Files.writeString(file, CircuitText.format(view.withFilter(view.filter().withChemical(4))));
    Fx.run(() -> {
      pane.seen(true);
      session.fileProperty().set(file);
    });
    Fx.until(
        "the circuit is shown",
        () -> session.view().dataset().equals("white1986_whole") && pane.settled());
    assertThat(Fx.get(() -> session.view().members().input())).containsExactly("AVA", "AVB", "PVC");
    assertThat(Fx.get(() -> session.circuit().get().circuit().nodes())).hasSize(3);
    assertThat(Fx.get(() -> session.circuit().get().circuit().edges()))
        .allMatch(edge -> !edge.kind().directed() || edge.weight() >= 4);
  }

  @Test
  void aFileThatIsNoConnectomeIsReportedAndNothingChanges() throws IOException {
    Path file = folder.resolve("broken.graphml");
    Files.writeString(file, "<graphml><graph>");
    Fx.run(() -> {
      pane.seen(true);
      session.fileProperty().set(file);
    });
    Fx.until("it is reported", () -> !workspace.session().notices().isEmpty());
    assertThat(Fx.get(() -> session.view().dataset())).isNotEqualTo("broken");
  }
}
