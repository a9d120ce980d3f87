package cajal.app.view.live;

import cajal.app.session.RunSession;
import cajal.app.session.RunSession.Phase;
import cajal.app.session.Session;
import cajal.app.session.SharedRecording;
import cajal.simulate.RunStatus;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Start, pause, step, stop, speed and clock of the run.
public final class RunBar extends VBox {

  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

  private final RunSession runs;
  private final Button start = new Button();
  private final Button stop =
      LiveToolbar.iconButton(
          MaterialDesignS.STOP, "Stop: end the run, its recording stays (Ctrl+.)");
  private final Button step =
      LiveToolbar.iconButton(
          MaterialDesignS.STEP_FORWARD, "Step: advance by one step and hold (Ctrl+Right)");
  private final Label clock = new Label("0.000 s");
  private final Label pace = new Label();
  private final Label spikes = new Label();
  private final Label rate = new Label();
  private final Label hash = new Label();
  private final Label stale = new Label("drawing changed – Start runs it anew");
  private final ProgressBar progress = new ProgressBar(0);

  public RunBar(Session session, RunSession runs) {
    this.runs = runs;
    getStyleClass().add("run-bar");
    getStylesheets().add("/styles/live.css");
    setAccessibleText("Run bar");

    start.getStyleClass().addAll("accent", "run-start");
    start.setMinWidth(Region.USE_PREF_SIZE);
    start.setOnAction(event -> runs.toggle());
    stop.setOnAction(event -> runs.stop());
    step.setOnAction(event -> runs.step());
    clock.getStyleClass().add("run-clock");
    clock.setMinWidth(Region.USE_PREF_SIZE);
    clock.setTooltip(new Tooltip("Simulated time"));
    for (Label label : new Label[] {pace, spikes, rate, hash}) {
      label.getStyleClass().add("run-says");
      label.setMinWidth(Region.USE_PREF_SIZE);
    }
    stale.getStyleClass().add("run-stale");
    stale.setTooltip(
        new Tooltip("The drawing has changed since this run: press Start for a new one"));
    stale.visibleProperty().bind(runs.staleProperty());
    stale.managedProperty().bind(stale.visibleProperty());
    stale.setMinWidth(0);
    progress.getStyleClass().add("run-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText("Progress towards the end of the run");

    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line =
        new HBox(
            start,
            step,
            stop,
            clock,
            new RunForField(session, runs),
            new SpeedControl(runs),
            new BackendControl(session, runs),
            stale,
            space,
            column(pace, hash),
            column(spikes, rate));
    line.getStyleClass().add("run-line");
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(line, progress);

    runs.phaseProperty().subscribe(this::showPhase);
    runs.statusProperty().subscribe(this::showStatus);
    runs.staleProperty().subscribe(value -> showPhase(runs.phase()));
    runs.hashProperty().subscribe(value -> showSeed());
    runs.recordingProperty().subscribe(value -> showSeed());
    session.projectProperty().subscribe(value -> showSeed());
    runs.stageProperty().subscribe(value -> showStatus(runs.status()));
  }

  private static VBox column(Label upper, Label lower) {
    VBox column = new VBox(upper, lower);
    column.getStyleClass().add("run-column");
    column.setMinWidth(0);
    return column;
  }

  private void showPhase(Phase phase) {
    switch (phase) {
      case RUNNING -> label("Pause", MaterialDesignP.PAUSE, "Hold the run (Space)");
      case PAUSED -> {
        if (runs.staleProperty().get()) {
          label(
              "Start",
              MaterialDesignR.RESTART,
              "Run the changed drawing from the beginning (Space)");
        } else {
          label("Resume", MaterialDesignP.PLAY, "Go on with the run (Space)");
        }
      }
      default -> label("Start", MaterialDesignP.PLAY, "Run from the beginning (Space)");
    }
    start.setDisable(phase == Phase.PREPARING);
    step.setDisable(phase == Phase.PREPARING);
    stop.setDisable(phase == Phase.NONE || phase == Phase.STOPPED || phase == Phase.FAILED);
    pseudoClassStateChanged(FAILED, phase == Phase.FAILED);
    showProgress();
    showStatus(runs.status());
  }

  private void label(String text, Ikon icon, String tip) {
    start.setText(text);
    start.setGraphic(new FontIcon(icon));
    start.setTooltip(new Tooltip(tip));
    start.setAccessibleText(text + ": " + tip);
  }

  private void showStatus(RunStatus status) {
    clock.setText(RunWords.clock(status.simulatedMs()));
    pace.setText(
        switch (runs.phase()) {
          case PREPARING -> runs.stageProperty().get().title() + "…";
          case RUNNING -> RunWords.pace(status.realtimeFactor());
          case PAUSED -> "held";
          case STOPPED -> "stopped";
          case FAILED -> "failed";
          case NONE -> "";
        });
    SharedRecording recording = runs.recordingProperty().get();
    int neurons = recording == null ? 0 : recording.header().neurons();
    spikes.setText(recording == null ? "" : RunWords.spikes(status));
    rate.setText(RunWords.meanRate(status, neurons));
    showProgress();
  }

  private void showProgress() {
    double target = runs.targetMs();
    progress.setProgress(
        switch (runs.phase()) {
          case PREPARING -> runs.stageProperty().get().fraction();
          case NONE -> 0;
          default -> target > 0 ? Math.min(1, runs.status().simulatedMs() / target) : 0;
        });
  }

  private void showSeed() {
    String spikeHash = runs.hashProperty().get();
    hash.setText(
        "seed "
            + runs.seed()
            + (spikeHash.isEmpty()
                ? ""
                : " · " + spikeHash.substring(0, Math.min(8, spikeHash.length()))));
    hash.setTooltip(
        new Tooltip(
            spikeHash.isEmpty()
                ? "Every random draw of the run descends from this number"
                : "Every random draw descends from the seed. The hash of all spikes (or, without any, of"
                    + " the state) is "
                    + spikeHash
                    + " whenever this project runs as long with this seed"));
  }
}
