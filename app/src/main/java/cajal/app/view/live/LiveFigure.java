package cajal.app.view.live;

import cajal.figure.Figure;
import cajal.figure.Palette;
import cajal.figure.TimeWindow;
import cajal.record.Recording;

/// A live view as a figure for paper: the same populations and cells as on screen.
///
/// @param title what it shows, for a person
/// @param make makes the figure
public record LiveFigure(String title, Make make) {

  /// Makes a figure; may take long for many spikes.
  @FunctionalInterface
  public interface Make {

    /// @param window what of the run to show
    /// @throws cajal.problem.ProblemException if there is nothing to show, or too much
    Figure of(Recording recording, Palette palette, TimeWindow window);
  }
}
