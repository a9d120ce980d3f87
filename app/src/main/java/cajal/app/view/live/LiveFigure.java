package cajal.app.view.live;

import cajal.figure.Figure;
import cajal.figure.Palette;
import cajal.record.Recording;
import java.util.function.BiFunction;

/// A live view as a figure for paper: the same window, populations and cells as on screen.
///
/// @param title what it shows, for a person
/// @param make makes the figure of a recording in a palette
public record LiveFigure(String title, BiFunction<Recording, Palette, Figure> make) {

  /// The figure; may take long for many spikes.
  ///
  /// @throws cajal.problem.ProblemException if there is nothing to show, or too much
  public Figure of(Recording recording, Palette palette) {
    return make.apply(recording, palette);
  }
}
