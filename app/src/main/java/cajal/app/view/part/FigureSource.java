package cajal.app.view.part;

import cajal.figure.Figure;
import cajal.figure.Palette;
import cajal.figure.TimeWindow;
import java.util.Optional;

/// Something in the window that a figure can be made of.
///
/// @param title as the person knows it
/// @param timed whether it shows a time window of the run
/// @param make makes the figure, on a worker
public record FigureSource(String title, boolean timed, Make make) {

  /// Makes a figure.
  @FunctionalInterface
  public interface Make {

    /// @param window what of the run to show; empty for the whole
    /// @throws cajal.problem.ProblemException if it cannot be made
    Figure of(Palette palette, Optional<TimeWindow> window);
  }
}
