package cajal.app.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.app.command.Workspace;
import cajal.app.fixture.Fx;
import cajal.app.fixture.Pointer;
import cajal.app.session.CellRef;
import cajal.app.session.RunSession;
import cajal.app.session.Session;
import cajal.app.session.UnitLook;
import cajal.app.session.analysis.AnalysisSession;
import cajal.app.session.analysis.StepState;
import cajal.app.view.live.NeuronRows;
import cajal.project.AnalysisStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person who analyses a run.
class AnalysisRoomTest {

  @TempDir private Path folder;

  private final Pointer person = new Pointer();
  private OpenedWindow opened;
  private Session session;
  private RunSession run;

  @BeforeEach
  void open() {
    opened = new OpenedWindow(folder, 1300, 860).withSample("izhikevich-2003");
    session = opened.session();
    run = opened.run();
    opened.showRoom(Workspace.ANALYSIS_ROOM);
  }

  @AfterEach
  void close() {
    opened.close();
  }

  private AnalysisSession analyses() {
    return opened.window().analyses();
  }

  private StepState.Outcome found(String step) {
    return analyses().state(step).found().orElseThrow();
  }

  private void addSpikeStatistics() {
    opened.click("gallery-spike_statistics");
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
              opened.scene().getRoot().lookupAll(".gallery-card").stream()
                      .filter(c ->
                          c.lookup(".image-view") instanceof javafx.scene.image.ImageView v
                              && v.getImage() != null)
                      .count()
                  >= 2);
    }
    opened.look("gallery");
    addSpikeStatistics();
    assertThat(Fx.get(() -> analyses().missing("spike statistics"))).isNotEmpty();
    opened.runUntil(300);
    untilFresh("spike statistics");
    opened.look("result");
    assertThat(found("spike statistics").result().tables()).isNotEmpty();
  }

  @Test
  void aParameterThatIsTypedIsKeptWithTheProjectAndTheResultFollows() {
    addSpikeStatistics();
    opened.runUntil(300);
    untilFresh("spike statistics");
    StepState.Fingerprint before = found("spike statistics").of();
    TextField from = (TextField) opened.node("field-from");
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
    opened.runUntil(200);
    untilFresh("spike statistics");
    Fx.run(() -> analyses().byItselfProperty().set(false));
    opened.runUntil(400);
    Fx.until("it is stale", () -> analyses().state("spike statistics").stale());
    opened.click("compute");
    untilFresh("spike statistics");
  }

  @Test
  void unitsThatAreSelectedInTheTableAreSelectedEverywhere() {
    addSpikeStatistics();
    opened.runUntil(300);
    untilFresh("spike statistics");
    Fx.run(() ->
        opened.scene().getRoot().lookupAll(".room-tab").stream()
            .filter(tab ->
                tab instanceof javafx.scene.control.ToggleButton button
                    && button.getText().startsWith("Table: "))
            .map(tab -> (javafx.scene.control.ToggleButton) tab)
            .findFirst()
            .orElseThrow()
            .fire());
    Fx.settle();
    opened.look("table");
    TableView<?> table = (TableView<?>) opened.node("result-table");
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
    opened.runUntil(300);
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

  private static UnitLook by(List<CellRef> order) {
    return UnitLook.PLAIN.sorted(new UnitLook.Order("hand", order));
  }

  @Test
  void theRasterIsSortedByAColumn() {
    addSpikeStatistics();
    opened.runUntil(300);
    untilFresh("spike statistics");
    List<CellRef> order = List.of(new CellRef("E", 5), new CellRef("E", 2), new CellRef("I", 7));
    Fx.run(() -> session.lookProperty().set(by(order)));
    NeuronRows rows =
        NeuronRows.of(run.recordingProperty().get().header(), List.of()).looking(by(order));
    assertThat(rows.nameOf(0)).isEqualTo("E 5");
    assertThat(rows.rowOf(2)).isEqualTo(1);
    assertThat(rows.rowOf(0)).isEqualTo(2);
    assertThat(rows.cellAt(rows.rowOf(807))).contains(new CellRef("I", 7));
  }

  @Test
  void stepsAreReachedByKeysAlone() {
    Fx.run(() -> {
      analyses().add("spike_statistics");
      analyses().add("pca");
    });
    assertThat(opened.node("export-result").isDisabled()).as("nothing is found yet").isTrue();
    Fx.run(() -> opened.node("step-pca").requestFocus());
    person.type(KeyCode.UP);
    assertThat(Fx.get(() -> analyses().shownProperty().get())).isEqualTo("spike statistics");
    assertThat(Fx.get(() -> opened.scene().getFocusOwner().getId()))
        .isEqualTo("step-spike statistics");
    person.type(KeyCode.DOWN);
    assertThat(Fx.get(() -> analyses().shownProperty().get())).isEqualTo("pca");
    person.type(KeyCode.DELETE);
    assertThat(session.project().analyses()).containsOnlyKeys("spike statistics");
  }

  @Test
  void whatIsExportedIsOfTheStepsOwnDataAndSize() throws IOException {
    Path file = folder.resolve("spikes.csv");
    Files.writeString(file, "unit,time_s\na,0.1\na,0.2\na,0.3\nb,0.15\nb,0.4\nb,0.9\n");
    Fx.run(() -> analyses().dataProperty().set(file.toString()));
    addSpikeStatistics();
    untilFresh("spike statistics");
    Path figure = folder.resolve("found.svg");
    opened.savingTo(figure);
    opened.click("export-result");
    assertThat(height()).as("laid out for two rows").isEqualTo(124);
    opened.click("export-go");
    Fx.until("it is written", () -> Files.exists(figure));
    assertThat(Files.readString(figure))
        .contains(
            "<cajal:project>" + session.project().title(),
            "<cajal:data>" + found("spike statistics").input(),
            "<cajal:shown>all spikes",
            "<cajal:parameters>",
            "<cajal:seed>");
  }

  private int height() {
    return Fx.get(() ->
        opened.scene().getRoot().lookupAll(".spinner").stream()
            .map(node -> (javafx.scene.control.Spinner<?>) node)
            .filter(spinner -> "Height in mm".equals(spinner.getAccessibleText()))
            .map(spinner -> (Integer) spinner.getValue())
            .findFirst()
            .orElseThrow());
  }
}
