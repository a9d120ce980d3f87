package cajal.app.view.connectome.graph;

import cajal.connectome.circuit.CircuitView.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.util.Duration;

/// Nodes on their way from one layout to the next.
final class Glide {

  private static final Duration TIME = Duration.millis(420);

  /// Connections above which nodes leap, since no frame would be in time.
  private static final int MOST = 2500;

  private final Runnable moved;
  private Map<String, Place> from = Map.of();
  private Map<String, Place> to = Map.of();
  private double part = 1;

  private final Transition transition =
      new Transition() {
        {
          setCycleDuration(TIME);
          setInterpolator(Interpolator.EASE_BOTH);
        }

        @Override
        protected void interpolate(double fraction) {
          part = fraction;
          moved.run();
        }
      };

  /// @param moved called in every frame
  Glide(Runnable moved) {
    this.moved = moved;
  }

  void start(Map<String, Place> before, Map<String, Place> after, int connections) {
    transition.stop();
    from = before;
    to = after;
    part = connections > MOST ? 1 : 0;
    if (part == 0) {
      transition.playFromStart();
    }
  }

  void stop() {
    transition.stop();
    part = 1;
  }

  /// Where nodes are on their way; empty when none is.
  Optional<Map<String, Place>> places() {
    if (transition.getStatus() != Animation.Status.RUNNING || part >= 1) {
      return Optional.empty();
    }
    Map<String, Place> now = new LinkedHashMap<>();
    to.forEach((id, end) -> {
      Place start = from.getOrDefault(id, end);
      now.put(
          id,
          new Place(
              start.x() + (end.x() - start.x()) * part, start.y() + (end.y() - start.y()) * part));
    });
    return Optional.of(now);
  }
}
