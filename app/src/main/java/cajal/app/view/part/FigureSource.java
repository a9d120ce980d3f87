package cajal.app.view.part;

import cajal.figure.ExportOptions;
import cajal.figure.Figure;
import cajal.figure.Palette;
import cajal.figure.TimeWindow;
import java.util.Optional;

/// Something in the window that a figure can be made of.
///
/// @param title as the person knows it
/// @param timed whether it shows a time window of the run
/// @param make makes the figure, on a worker
/// @param own its size and origin, where these are not the project's
public record FigureSource(String title, boolean timed, Make make, Optional<Own> own) {

  /// Of the project, in any size.
  public FigureSource(String title, boolean timed, Make make) {
    this(title, timed, make, Optional.empty());
  }

  /// What a figure brings along.
  ///
  /// @param widthMm size for which it was laid out
  /// @param heightMm size for which it was laid out
  /// @param from data, parameters and seed of its own
  public record Own(double widthMm, double heightMm, ExportOptions.Provenance from) {}

  /// Makes a figure.
  @FunctionalInterface
  public interface Make {

    /// @param window what of the run to show; empty for the whole
    /// @throws cajal.problem.ProblemException if it cannot be made
    Figure of(Palette palette, Optional<TimeWindow> window);
  }
}
