package cajal.app.view.live;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// The stretch of simulated time that all live views show: either the newest one, moving along with
/// the run, or one that the person holds.
public final class TimeWindow {

  private static final double SMALLEST_MS = 0.5;
  private static final double USUAL_MS = 1000;

  private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private double fromMs;
  private double spanMs = USUAL_MS;
  private double nowMs;

  /// Start of the window, ms.
  public double fromMs() {
    return fromMs;
  }

  /// End of the window, ms.
  public double toMs() {
    return fromMs + spanMs;
  }

  /// Length of the window, ms.
  public double spanMs() {
    return spanMs;
  }

  /// How far the run has come, ms.
  public double nowMs() {
    return nowMs;
  }

  /// Whether the window moves along with the run.
  public ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  public boolean following() {
    return following.get();
  }

  /// Counts the changes of the window, whoever made them.
  public ReadOnlyLongProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  /// Tells how far the run has come; a following window moves along.
  public void advance(double toMs) {
    if (toMs == nowMs) {
      return;
    }
    nowMs = toMs;
    if (following.get()) {
      place(followedFrom(), spanMs);
    }
  }

  /// Starts over for a new run: at its beginning, following.
  ///
  /// @param durationMs how long the run is meant to go, ms; a shorter window shows all of it
  public void reset(double durationMs) {
    nowMs = 0;
    following.set(true);
    place(0, Math.clamp(durationMs, SMALLEST_MS, USUAL_MS));
  }

  /// Moves by a time and holds there.
  public void pan(double ms) {
    following.set(false);
    place(within(fromMs + ms, spanMs), spanMs);
  }

  /// Puts the start of the window to a time and holds there.
  public void hold(double from, double span) {
    following.set(false);
    double width = bounded(span);
    place(within(from, width), width);
  }

  /// Makes the window longer or shorter around a time.
  ///
  /// A following window keeps its newest edge and goes on following.
  ///
  /// @param factor of the length; below 1 zooms in
  /// @param atMs time that stays where it is on screen, ms
  public void zoom(double factor, double atMs) {
    double span = bounded(spanMs * factor);
    if (following.get()) {
      spanMs = span;
      place(followedFrom(), span);
    } else {
      double part = (atMs - fromMs) / spanMs;
      place(within(atMs - part * span, span), span);
    }
  }

  /// Follows the newest time again.
  public void follow() {
    following.set(true);
    place(followedFrom(), spanMs);
  }

  /// Shows the whole run so far and holds there.
  public void showAll() {
    following.set(false);
    place(0, bounded(Math.max(nowMs, SMALLEST_MS)));
  }

  /// Goes back to the usual length, following.
  public void restore() {
    spanMs = USUAL_MS;
    follow();
  }

  private double followedFrom() {
    return Math.max(0, nowMs - spanMs);
  }

  private double bounded(double span) {
    return Math.clamp(span, SMALLEST_MS, Math.max(USUAL_MS, nowMs * 1.25));
  }

  // The window may look past either end of the run by a tenth of itself, so that an end is seen to
  // be one, but not further.
  private double within(double from, double span) {
    double slack = span / 10;
    double lowest = from < 0 ? 0 : -slack;
    double highest = Math.max(0, nowMs + slack - span);
    return Math.clamp(from, Math.min(Math.max(lowest, 0), highest), highest);
  }

  private void place(double from, double span) {
    fromMs = from;
    spanMs = span;
    version.set(version.get() + 1);
  }
}
