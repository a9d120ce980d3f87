package cajal.app.view.live;

import cajal.app.session.RunSession;
import cajal.simulate.Speed;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// How fast a run may go: a slider from slow motion by real time to as fast as possible.
final class SpeedControl extends VBox {

  /// The stops of the slider, simulated time per wall time.
  static final double[] STOPS = {
    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, Double.POSITIVE_INFINITY
  };

  private final Slider slider = new Slider(0, STOPS.length - 1.0, STOPS.length - 1.0);
  private final Label says = new Label();

  SpeedControl(RunSession runs) {
    HBox line = new HBox();
    line.setAlignment(Pos.CENTER);
    line.getStyleClass().add("run-speed-line");
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setBlockIncrement(1);
    slider.setPrefWidth(80);
    slider.setMinWidth(64);
    slider.setAccessibleText("Speed of the simulation");
    slider.setTooltip(
        new Tooltip("How fast simulated time may pass, from 1/100 of real time to no limit"));
    says.getStyleClass().add("run-speed-says");
    says.setMinWidth(Region.USE_PREF_SIZE);
    // Room for the longest text, so that its neighbours stand still.
    setMinWidth(136);
    setPrefWidth(136);
    setAlignment(Pos.CENTER);
    slider
        .valueProperty()
        .subscribe(value -> runs.speedProperty().set(new Speed(STOPS[stop(value.doubleValue())])));
    runs.speedProperty()
        .subscribe(speed -> {
          says.setText(RunWords.speed(speed.factor()));
          if (STOPS[stop(slider.getValue())] != speed.factor()) {
            slider.setValue(nearest(speed.factor()));
          }
        });
    getStyleClass().add("run-speed");
    getChildren().addAll(line, says);
    line.getChildren()
        .addAll(
            new FontIcon(MaterialDesignT.TORTOISE), slider, new FontIcon(MaterialDesignR.RABBIT));
  }

  private static int stop(double value) {
    return (int) Math.clamp(Math.round(value), 0L, STOPS.length - 1L);
  }

  private static int nearest(double factor) {
    int best = STOPS.length - 1;
    for (int i = STOPS.length - 1; i >= 0; i--) {
      if (factor <= STOPS[i]) {
        best = i;
      }
    }
    return best;
  }
}
