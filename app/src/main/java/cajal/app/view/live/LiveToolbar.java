package cajal.app.view.live;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// What the live views show and from when to when; the way back to the newest time.
final class LiveToolbar extends HBox {

  // Where many views have no room for their names, these are cut short.
  private static final double NARROW = 56;

  private final TimeWindow window;
  private final Label stretch = new Label();
  private final ToggleButton live = new ToggleButton("Live");
  private List<LaneStack.Slot> slots = List.of();
  private final HBox switches = new HBox();
  private final Label crowded = new Label();
  private final ToggleButton trajectory = new ToggleButton("Trajectory");

  LiveToolbar(TimeWindow window) {
    this.window = window;
    getStyleClass().add("live-toolbar");
    setAlignment(Pos.CENTER_LEFT);
    stretch.getStyleClass().add("live-stretch");
    stretch.setMinWidth(0);
    live.setMinWidth(Region.USE_PREF_SIZE);
    live.setGraphic(new FontIcon(MaterialDesignB.BROADCAST));
    live.getStyleClass().add("live-follow");
    live.setTooltip(new Tooltip("Follow the newest time (End)"));
    live.setOnAction(event -> {
      if (live.isSelected()) {
        window.follow();
      } else {
        window.pan(0);
      }
    });
    window.followingProperty().subscribe(live::setSelected);
    switches.getStyleClass().add("live-switches");
    trajectory.getStyleClass().add("live-switch");
    trajectory.setId("show-trajectory");
    trajectory.setMinWidth(NARROW);
    trajectory.setTooltip(
        new Tooltip("Show the path of the run along the principal components of its activity"));
    crowded.getStyleClass().add("live-crowded");
    crowded.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            switches,
            trajectory,
            crowded,
            space,
            stretch,
            button(MaterialDesignM.MAGNIFY_MINUS_OUTLINE, "Show a longer time (−)", 1.25),
            button(MaterialDesignM.MAGNIFY_PLUS_OUTLINE, "Show a shorter time (+)", 0.8),
            all(),
            live);
  }

  private Button button(org.kordamp.ikonli.Ikon icon, String tip, double factor) {
    Button button = iconButton(icon, tip);
    button.setOnAction(event -> window.zoom(factor, window.fromMs() + window.spanMs() / 2));
    return button;
  }

  private Button all() {
    Button button = iconButton(MaterialDesignA.ARROW_EXPAND_HORIZONTAL, "Show the whole run (0)");
    button.setOnAction(event -> window.showAll());
    return button;
  }

  static Button iconButton(org.kordamp.ikonli.Ikon icon, String tip) {
    Button button = new Button("", new FontIcon(icon));
    button.getStyleClass().addAll("flat", "button-icon", "live-icon");
    button.setTooltip(new Tooltip(tip));
    button.setAccessibleText(tip);
    return button;
  }

  /// Whether the trajectory is wanted.
  ReadOnlyBooleanProperty trajectoryProperty() {
    return trajectory.selectedProperty();
  }

  /// Shows a switch for each view.
  void take(List<LaneStack.Slot> taken) {
    slots = taken;
    switches.getChildren().clear();
    for (LaneStack.Slot slot : slots) {
      ToggleButton toggle = new ToggleButton(slot.entry().name());
      toggle.getStyleClass().add("live-switch");
      toggle.setMinWidth(NARROW);
      toggle.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      toggle.setMnemonicParsing(false);
      toggle.selectedProperty().bindBidirectional(slot.wanted());
      toggle.setTooltip(new Tooltip("Show or hide " + slot.entry().name()));
      switches.getChildren().add(toggle);
    }
  }

  void show(LaneStack stack) {
    for (int i = 0; i < slots.size(); i++) {
      boolean useful = stack.useful(slots.get(i));
      switches.getChildren().get(i).setVisible(useful);
      switches.getChildren().get(i).setManaged(useful);
    }
    int out = stack.crowdedOut();
    crowded.setText(out == 0 ? "" : "no room for " + out + " more: drag the edge above up");
    double span = window.spanMs();
    stretch.setText(
        TimeTicks.text(window.fromMs(), span) + " – " + TimeTicks.text(window.toMs(), span));
  }
}
