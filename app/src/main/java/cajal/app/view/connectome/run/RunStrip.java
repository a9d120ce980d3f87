package cajal.app.view.connectome.run;

import cajal.app.command.Workspace;
import cajal.app.session.connectome.CircuitExperiment;
import cajal.app.session.connectome.ConnectomeSession;
import cajal.app.session.connectome.LiveActivity;
import cajal.app.view.part.Icons;
import cajal.figure.Palette;
import java.util.Set;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;

/// What runs the circuit that is shown, below its views: what is done to cells, how it is run, and
/// recordings beside it.
public final class RunStrip {

  private static final int FEW = 4;

  private final Workspace workspace;
  private final ConnectomeSession session;
  private final CircuitExperiment experiment;
  private final LiveActivity live;
  private final Label done = new Label();
  private final HBox strip = new HBox(8);
  // The live views look after the run while they are in sight; here nobody else does.
  private final AnimationTimer frames =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          workspace.run().poll();
        }
      };

  public RunStrip(Workspace workspace) {
    this.workspace = workspace;
    session = workspace.connectome();
    experiment = session.experiment();
    live = new LiveActivity(workspace.session(), session, workspace.run(), palette());
    workspace.session().themeDarkProperty().subscribe(_ -> live.wear(palette()));
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.getStyleClass().add("run-strip");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    done.setId("experiment-words");
    done.getStyleClass().add("hint");
    done.setMinWidth(0);
    strip
        .getChildren()
        .addAll(
            button(
                "run-circuit",
                "Run circuit",
                "mdi2p-play",
                "Makes the circuit that is shown a network on the canvas and runs it",
                () -> experiment.run(workspace.run())),
            choices(),
            button(
                "stimulate",
                "Stimulate",
                "mdi2f-flash-outline",
                "Drives the selected cells with a current, or no longer",
                () -> experiment.toggleDriven(session.selection())),
            button(
                "ablate",
                "Ablate",
                "mdi2c-content-cut",
                "Kills the selected cells, or brings them back",
                () -> experiment.toggleAblated(session.selection())),
            button(
                "compare-ablation",
                "Compare",
                "mdi2c-compare-horizontal",
                "Runs with and without the ablation and shows what it changes, cell by cell",
                new AblationSheet(workspace)::open),
            activity(),
            done,
            space,
            new RecordingBar(workspace).node());
    experiment.ablatedProperty().subscribe(_ -> tell());
    experiment.drivenProperty().subscribe(_ -> tell());
    session.selectionProperty().subscribe(this::enable);
    enable(session.selection());
    tell();
  }

  private Palette palette() {
    return Palette.of(workspace.session().themeDarkProperty().get());
  }

  private static Button button(String id, String title, String icon, String tip, Runnable action) {
    Button button = new Button(title, Icons.of(icon));
    button.setId(id);
    button.setTooltip(new Tooltip(tip));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private Node choices() {
    Button button = new Button("", Icons.of("mdi2t-tune"));
    button.setId("circuit-choices");
    button.setTooltip(new Tooltip("Equations, signs and strengths that are assumed"));
    button.setAccessibleText("Equations, signs and strengths that are assumed");
    button.setOnAction(event -> {
      PopOver over = new PopOver(new CircuitChoices(workspace).node());
      over.setArrowLocation(PopOver.ArrowLocation.BOTTOM_LEFT);
      over.setTitle("How the circuit runs");
      over.setHeaderAlwaysVisible(true);
      over.show(button);
    });
    return button;
  }

  private Node activity() {
    CheckBox box = new CheckBox("Activity");
    box.setId("paint-activity");
    box.setTooltip(new Tooltip("Paints the activity of the run on graph, matrix and body"));
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.selectedProperty().bindBidirectional(live.onProperty());
    return box;
  }

  private void enable(Set<String> selection) {
    for (Node node : strip.getChildren()) {
      if ("stimulate".equals(node.getId()) || "ablate".equals(node.getId())) {
        node.setDisable(selection.isEmpty());
      }
    }
  }

  private void tell() {
    Set<String> driven = experiment.drivenProperty().get();
    Set<String> dead = experiment.ablatedProperty().get();
    String words = driven.isEmpty() ? "" : "driven: " + some(driven);
    if (!dead.isEmpty()) {
      words += (words.isEmpty() ? "" : " · ") + "ablated: " + some(dead);
    }
    done.setText(words);
    for (Node node : strip.getChildren()) {
      if ("compare-ablation".equals(node.getId())) {
        node.setDisable(dead.isEmpty());
      }
    }
  }

  private static String some(Set<String> names) {
    return names.size() <= FEW
        ? String.join(", ", names)
        : String.join(", ", names.stream().limit(FEW).toList())
            + " and "
            + (names.size() - FEW)
            + " more";
  }

  public Node node() {
    return strip;
  }

  /// Called when the room comes into sight or goes out of it.
  public void seen(boolean visible) {
    live.seen(visible);
    if (visible) {
      frames.start();
    } else {
      frames.stop();
    }
  }
}
