package cajal.app.view.connectome.run;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.RecordedActivity;
import cajal.app.session.connectome.RecordedActivity.Loaded;
import cajal.app.view.part.Icons;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Opens a recording of named cells and plays it on the views of the connectome.
final class RecordingBar {

  private static final double TIMES_AS_FAST = 10;

  private final RecordedActivity recorded;
  private final Slider time = new Slider();
  private final Label at = new Label();
  private final ToggleButton play = new ToggleButton("", Icons.of("mdi2p-play-outline"));
  private final Button compare = new Button("Compare with wiring");
  private final Button close = new Button("", Icons.of("mdi2c-close"));
  private final HBox bar = new HBox(8);
  private final AnimationTimer clock =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          if (lastNs != 0) {
            forward((now - lastNs) / 1e9 * TIMES_AS_FAST);
          }
          lastNs = now;
        }

        @Override
        public void stop() {
          super.stop();
          lastNs = 0;
        }
      };
  private long lastNs;

  RecordingBar(Workspace workspace) {
    recorded = workspace.connectome().recorded();
    Button open = new Button("Recording…", Icons.of("mdi2f-folder-open-outline"));
    open.setId("open-recording");
    open.setTooltip(
        new Tooltip("Opens recorded activity of named cells and paints it on the connectome"));
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setOnAction(event -> workspace.panels().askForFile(recorded::open));
    time.setId("recording-time");
    time.setPrefWidth(220);
    time.valueProperty().bindBidirectional(recorded.timeProperty());
    time.setAccessibleText("Time of the recording");
    at.setMinWidth(70);
    at.setId("recording-at");
    play.setTooltip(new Tooltip("Plays the recording, ten times as fast as it was"));
    play.setId("recording-play");
    play.selectedProperty()
        .subscribe(on -> {
          if (on) {
            clock.start();
          } else {
            clock.stop();
          }
        });
    compare.setId("compare-wiring");
    compare.setMinWidth(Region.USE_PREF_SIZE);
    compare.setTooltip(
        new Tooltip(
            "Correlates connection weights with the correlation of activity, tests it by relabelling"
                + " cells, and takes distance into account"));
    compare.setOnAction(event -> recorded.compare(_ -> {}));
    close.setTooltip(new Tooltip("Puts the recording away"));
    close.setOnAction(event -> recorded.close());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getChildren().addAll(open, reading(), play, time, at, compare, close);
    recorded.loadedProperty().subscribe(this::show);
    recorded.timeProperty().subscribe(value -> at.setText("%.1f s".formatted(value.doubleValue())));
  }

  private Node reading() {
    ProgressBar share = new ProgressBar();
    share.setId("recording-read");
    share.setPrefWidth(120);
    share.setAccessibleText("How much of the recording was read");
    share.progressProperty().bind(recorded.readProperty());
    Button stop = new Button("", Icons.of("mdi2c-close"));
    stop.setId("recording-stop");
    stop.setAccessibleText("Stop reading");
    stop.setTooltip(new Tooltip("Gives up the recording that is being read"));
    stop.setOnAction(event -> recorded.cancel());
    HBox both = new HBox(4, share, stop);
    both.setAlignment(Pos.CENTER_LEFT);
    both.visibleProperty().bind(recorded.readingProperty());
    both.managedProperty().bind(recorded.readingProperty());
    return both;
  }

  private void show(@Nullable Loaded loaded) {
    for (Node node : new Node[] {play, time, at, compare, close}) {
      node.setVisible(loaded != null);
      node.setManaged(loaded != null);
    }
    if (loaded == null) {
      play.setSelected(false);
    } else {
      time.setMin(loaded.startS());
      time.setMax(Math.max(loaded.startS() + 1e-9, loaded.stopS()));
    }
  }

  private void forward(double seconds) {
    Loaded loaded = recorded.loadedProperty().get();
    if (loaded == null) {
      return;
    }
    double next = recorded.timeProperty().get() + seconds;
    if (next >= loaded.stopS()) {
      play.setSelected(false);
      next = loaded.stopS();
    }
    recorded.timeProperty().set(next);
  }

  Node node() {
    return bar;
  }
}
