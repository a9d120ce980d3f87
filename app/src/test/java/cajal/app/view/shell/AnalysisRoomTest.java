package cajal.app.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.command.Workspace;
import cajal.app.fixture.Fx;
import cajal.app.fixture.Pointer;
import cajal.app.session.AutoSave;
import cajal.app.session.CellRef;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.app.session.analysis.AnalysisSession;
import cajal.app.session.analysis.StepState;
import cajal.app.view.live.NeuronRows;
import cajal.project.AnalysisStep;
import cajal.project.Project;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person who analyses a run.
class AnalysisRoomTest {

  @TempDir private Path folder;

  private final Pointer person = new Pointer();
  private final Session session = Fx.get(() -> new Session(Project.empty("Untitled")));
  private final RunSession run = Fx.get(() -> new RunSession(session));
  private AutoSave journal;
  private WorkbenchWindow window;
  private Stage stage;

  @BeforeEach
  void open() {
    journal = Fx.get(() -> new AutoSave(session, folder, Platform::runLater));
    Settings settings = new Settings(folder.resolve("settings"));
    ProjectDocuments documents =
        new ProjectDocuments(session, settings, Samples.home(), NoDialogs::new, journal);
    stage = Fx.get(Stage::new);
    window =
        Fx.get(() -> {
          WorkbenchWindow made =
              new WorkbenchWindow(session, run, settings, documents, NoDialogs::new, () -> {});
          Scene scene = made.scene(1300, 860);
          stage.setScene(scene);
          session.themeDarkProperty().set(Boolean.getBoolean("cajal.dark"));
          stage.setX(0);
          stage.setY(0);
          stage.show();
          documents.open(Samples.home().resolve("sample-projects").resolve("izhikevich-2003"));
          return made;
        });
    Fx.until("the sample is there", () -> !session.project().network().nodes().isEmpty());
    Fx.run(() -> window.showRoom(Workspace.ANALYSIS_ROOM));
    Fx.settle();
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      stage.close();
      run.close();
      journal.close();
    });
  }

  private static final class NoDialogs implements FileDialogs {
    @Override
    public Optional<Path> open(Path start) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> save(Path start, String name) {
      return Optional.empty();
    }
  }

  private AnalysisSession analyses() {
    return window.analyses();
  }

  private StepState.Outcome found(String step) {
    return analyses().state(step).found().orElseThrow();
  }

  private Node node(String id) {
    Node found = Fx.get(() -> stage.getScene().lookup("#" + id));
    assertThat(found).as(id).isNotNull();
    return found;
  }

  private void click(String id) {
    Bounds at = Fx.get(() -> node(id).localToScreen(node(id).getBoundsInLocal()));
    person.click(at.getCenterX(), at.getCenterY());
  }

  private void look(String name) {
    String shots = System.getProperty("cajal.shots", "");
    if (!shots.isEmpty()) {
      Fx.settle();
      Fx.shot(stage, new File(shots, name + ".png"));
    }
  }

  private void runFor(double ms) {
    Fx.run(() -> run.runUntil(ms));
    Fx.until(
        "the run holds",
        () -> {
          run.poll();
          return run.phase() == RunSession.Phase.PAUSED && run.status().simulatedMs() >= ms;
        });
  }

  private void addSpikeStatistics() {
    click("gallery-spike_statistics");
    assertThat(session.project().analyses()).containsKey("spike statistics");
  }

  private void untilFresh(String step) {
    Fx.until(
        step + " is fresh",
        () -> {
          run.poll();
          return analyses().state(step).outcome() != null && !analyses().state(step).stale();
        });
    Fx.settle();
  }

  @Test
  void anAnalysisThatIsChosenInTheGalleryIsComputedOnceThereIsARun() {
    if (!System.getProperty("cajal.shots", "").isEmpty()) {
      Fx.until(
          "pictures",
          () ->
              stage.getScene().getRoot().lookupAll(".gallery-card").stream()
                      .filter(c ->
                          c.lookup(".image-view") instanceof javafx.scene.image.ImageView v
                              && v.getImage() != null)
                      .count()
                  >= 2);
    }
    look("gallery");
    addSpikeStatistics();
    assertThat(Fx.get(() -> analyses().missing("spike statistics"))).isNotEmpty();
    runFor(300);
    untilFresh("spike statistics");
    look("result");
    assertThat(found("spike statistics").result().tables()).isNotEmpty();
  }

  @Test
  void aParameterThatIsTypedIsKeptWithTheProjectAndTheResultFollows() {
    addSpikeStatistics();
    runFor(300);
    untilFresh("spike statistics");
    StepState.Fingerprint before = found("spike statistics").of();
    TextField from = (TextField) node("field-from");
    Fx.run(() -> {
      from.requestFocus();
      from.setText("100 ms");
    });
    person.type(KeyCode.ENTER);
    Fx.until(
        "it is computed again",
        () ->
            !found("spike statistics").of().equals(before)
                && !analyses().state("spike statistics").stale());
    assertThat(
            Objects.requireNonNull(session.project().analyses().get("spike statistics"))
                .selection())
        .containsEntry("from", "100 ms");
    Fx.run(() -> session.undo());
    assertThat(
            Objects.requireNonNull(session.project().analyses().get("spike statistics"))
                .selection())
        .isEmpty();
  }

  @Test
  void aRunThatGoesOnMakesTheResultStaleUntilItIsComputedAgain() {
    addSpikeStatistics();
    runFor(200);
    untilFresh("spike statistics");
    Fx.run(() -> analyses().byItselfProperty().set(false));
    runFor(400);
    Fx.until("it is stale", () -> analyses().state("spike statistics").stale());
    click("compute");
    untilFresh("spike statistics");
  }

  @Test
  void unitsThatAreSelectedInTheTableAreSelectedEverywhere() {
    addSpikeStatistics();
    runFor(300);
    untilFresh("spike statistics");
    Fx.run(() ->
        stage.getScene().getRoot().lookupAll(".room-tab").stream()
            .filter(tab ->
                tab instanceof javafx.scene.control.ToggleButton button
                    && button.getText().startsWith("Table: "))
            .map(tab -> (javafx.scene.control.ToggleButton) tab)
            .findFirst()
            .orElseThrow()
            .fire());
    Fx.settle();
    look("table");
    TableView<?> table = (TableView<?>) node("result-table");
    Fx.run(() -> table.getSelectionModel().select(3));
    assertThat(session.selectedCellsProperty().get()).hasSize(1);
  }

  @Test
  void aRecordingIsAnalysedWithoutARun() throws IOException {
    Path file = folder.resolve("spikes.csv");
    Files.writeString(file, "unit,time_s\na,0.1\na,0.2\na,0.3\nb,0.15\nb,0.4\nb,0.9\n");
    Fx.run(() -> analyses().dataProperty().set(file.toString()));
    addSpikeStatistics();
    untilFresh("spike statistics");
    assertThat(found("spike statistics").result().tables().getFirst().texts("unit"))
        .containsExactly("a", "b");
  }

  @Test
  void aResultMayBeTheDataOfAnotherStepAndACircleIsRefused() {
    runFor(300);
    addSpikeStatistics();
    untilFresh("spike statistics");
    Fx.run(() -> analyses().add(new AnalysisStep("pca", "spike statistics", Map.of(), Map.of())));
    untilFresh("pca");
    assertThat(found("pca").input()).isEqualTo("spike statistics");
    Fx.run(
        () -> analyses().change("spike statistics", "turn round", step -> step.withSource("pca")));
    assertThat(Fx.get(() -> analyses().missing("pca")).getFirst().what())
        .contains("its own result");
  }

  @Test
  void theRasterIsSortedByAColumn() {
    addSpikeStatistics();
    runFor(300);
    untilFresh("spike statistics");
    List<CellRef> order = List.of(new CellRef("E", 5), new CellRef("E", 2), new CellRef("I", 7));
    Fx.run(() -> session.arrangementProperty().set(order));
    NeuronRows rows =
        NeuronRows.of(run.recordingProperty().get().header(), List.of()).arranged(order);
    assertThat(rows.nameOf(0)).isEqualTo("E 5");
    assertThat(rows.rowOf(2)).isEqualTo(1);
    assertThat(rows.rowOf(0)).isEqualTo(2);
    assertThat(rows.cellAt(rows.rowOf(807))).contains(new CellRef("I", 7));
  }
}
